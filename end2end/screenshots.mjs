// Pictures of the main pages: `ESSOR_BIN=… node screenshots.mjs FOLDER`. No test: for people to look at.
import { chromium } from '@playwright/test';
import path from 'node:path';
import { lastMonth, removeFilledFolder, startDemo } from './fixtures.mjs';
import config from './playwright.config.mjs';

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder for the pictures: node screenshots.mjs FOLDER');

const pages = {
  guest: { connexion: '/connexion' },
  participant: {
    accueil: '/',
    'chiffre-d-affaires': '/declarations',
    declaration: `/declarations/${lastMonth()}`,
    'mettre-de-cote': '/declarations/a-mettre-de-cote',
    caf: '/declarations/caf',
    'rendez-vous': '/rendez-vous',
    plan: '/plan',
  },
  coach: { verifications: '/verifications', suivis: '/suivis', agenda: '/agenda', 'agenda-jour': '/agenda?vue=jour', 'ouvrir-une-seance': '/agenda/nouveau' },
  coordinator: { pilotage: '/pilotage' },
};
const sizes = [{ width: 360, height: 740 }, { width: 1280, height: 800 }];

const { launchOptions, locale, timezoneId } = config.projects[0].use;
const demo = await startDemo();
const browser = await chromium.launch(launchOptions);
try {
  for (const viewport of sizes) {
    for (const colorScheme of ['light', 'dark']) {
      for (const [persona, addresses] of Object.entries(pages)) {
        const page = await browser.newPage({ baseURL: demo.url, viewport, colorScheme, locale, timezoneId, reducedMotion: 'reduce' });
        const take = async (name) => {
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: path.join(folder, `${name}-${viewport.width}-${colorScheme}.png`) });
        };
        if (persona !== 'guest') {
          await page.goto('/connexion');
          await page.locator(`button[value=${persona}]`).click();
          await page.locator('nav a[aria-current=page]').first().waitFor();
        }
        for (const [name, address] of Object.entries(addresses)) {
          await page.goto(address, { waitUntil: 'networkidle' });
          await take(name);
        }
        if (persona === 'coach') {
          await page.goto('/suivis?q=traor');
          await page.locator('.case__name a').first().click();
          await page.locator('.chart').waitFor();
          await take('suivi');
          await page.goto('/agenda');
          await page.goto(await page.locator('.block__link').first().getAttribute('href'));
          await page.locator('.facts').waitFor();
          await take('seance');
        }
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
  await demo.stop();
  await removeFilledFolder();
}
