// The demo server of each test and the browser contexts that are signed in to it.
import { test as base, expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const binary = process.env.ESSOR_BIN || path.resolve('../target/debug/essor');
const minute = 60_000;

/** Returns a port that nothing listens on, below those that the system gives to outgoing connections and to servers that ask for any. */
export async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer();
    const free = await new Promise((done) => server.once('error', () => done(false)).listen(port, '127.0.0.1', () => done(true)));
    if (!free) continue;
    await new Promise((done) => server.close(done));
    return port;
  }
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Starts `essor demo` on a folder and a free port; the demo fills a folder that is empty. Returns `{ url, stop }` once it is ready;
 * `stop` fails when the server has panicked: a request that ends so may show nothing of it in the browser. */
async function serve(data, settings = {}) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env, ESSOR_ADDR: `127.0.0.1:${port}`, ESSOR_DATA: data, ESSOR_BASE_URL: url, ESSOR_LOG: 'error',
    ESSOR_SMS_AT_NIGHT: '1', ESSOR_STOP_DELAY: '0', ...settings,
  };
  delete env.DATABASE_URL;
  const child = spawn(binary, ['demo'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const lines = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    process.stderr.write(`${line}\n`);
    lines.push(line);
  });
  let stopping = false;
  // Not `exit`: only then is the last line read.
  const ended = new Promise((done) => child.once('close', (code, signal) => {
    // Otherwise its test would only show a page that cannot be reached.
    if (!stopping) console.error(`The demo server at ${url} ended by itself: ${signal ?? `exit code ${code}`}.`);
    done();
  }));
  const deadline = Date.now() + 2 * minute;
  while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) throw new Error('the demo did not start');
    await pause(20);
  }
  // A server that could not bind has ended; the one that answered is another's.
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`another server listens at ${url}`);
  return {
    url,
    async stop() {
      stopping = true;
      child.kill();
      await ended;
      // The sentence of a panic stands on the line after its place.
      const panics = lines.flatMap((line, at) => (line.includes('panicked at') ? [`${line} ${lines[at + 1] ?? ''}`] : []));
      if (panics.length) throw new Error(`the demo server panicked:\n${panics.join('\n')}`);
    },
  };
}

// Filling the demo takes ten times as long as starting on a filled folder, so each worker fills one and copies it for every test.
let filled = null;

/** Returns a folder that the demo has filled within the last ten minutes and on the present day: its dates are relative to then. */
async function filledFolder() {
  if (filled && filled.day === dayIn(0) && Date.now() - filled.at < 10 * minute) return filled.data;
  if (filled) await removeFilledFolder();
  const data = await mkdtemp(path.join(tmpdir(), 'essor-filled-'));
  const [day, at] = [dayIn(0), Date.now()];
  const server = await serve(data);
  await server.stop();
  filled = { data, day, at };
  return data;
}

/** Removes the folder that `startDemo` keeps for the next start. */
export async function removeFilledFolder() {
  if (filled) await rm(filled.data, { recursive: true, force: true });
  filled = null;
}

/** Starts a demo server with data of its own, and with more settings. */
export async function startDemo(settings = {}) {
  const data = await mkdtemp(path.join(tmpdir(), 'essor-'));
  await cp(await filledFolder(), data, { recursive: true });
  const { url, stop } = await serve(data, settings);
  const outbox = path.join(data, 'outbox');
  return {
    url,
    /** Waits for the newest message to a recipient whose text matches; returns the match. */
    async messageTo(recipient, pattern) {
      const deadline = Date.now() + minute;
      while (Date.now() < deadline) {
        for (const name of (await readdir(outbox).catch(() => [])).sort().reverse()) {
          const text = await readFile(path.join(outbox, name), 'utf8');
          if (text.includes(recipient) && pattern.test(text)) return text.match(pattern);
        }
        await pause(100);
      }
      throw new Error(`no message to ${recipient} that matches ${pattern}`);
    },
    async stop() {
      try {
        await stop();
      } finally {
        await rm(data, { recursive: true, force: true });
      }
    },
  };
}

/** Collects the errors in the console of a page. A change of pages that is cut short loses its animation and nothing else. */
function collectConsoleErrors(page) {
  const meant = /^Transition was (aborted|skipped)/;
  page.consoleErrors = [];
  const add = (text) => meant.test(text) || page.consoleErrors.push(text);
  page.on('console', (message) => message.type() === 'error' && add(message.text()));
  page.on('pageerror', (error) => add(error.message));
}

/** Collects the paths of the pages that load WebAssembly; what stands here is the condition of app/src/web/load-islands.js. */
async function reportIslands(context, paths) {
  await context.exposeBinding('reportIsland', (_, pathname) => paths.add(pathname));
  await context.addInitScript(() => document.addEventListener('DOMContentLoaded', () => {
    if (document.querySelector('leptos-island')) window.reportIsland(location.pathname);
  }));
}

/** Makes the readings that Playwright answers at once wait until their page is there whole: a click ends when the next page begins, and
 * rows that are counted while it is still being read are too few. `page.locator` gives every page of the worker the same class. */
function readWholePages(page) {
  const { prototype } = page.locator('html').constructor;
  if (prototype.readsWholePages) return;
  prototype.readsWholePages = true;
  // `all` counts.
  for (const name of ['count', 'allInnerTexts', 'allTextContents', 'evaluateAll']) {
    const read = prototype[name];
    prototype[name] = async function (...given) {
      await this.page().waitForLoadState();
      return read.apply(this, given);
    };
  }
}

/** Signs a persona in by the form of the demo's buttons, without showing the page they stand on, and opens their home. */
async function signIn(page, persona, url) {
  const answer = await page.request.post('/connexion/demo', { form: { persona }, headers: { Accept: 'text/html', Origin: url }, maxRedirects: 0 });
  expect(answer.status(), `${persona} is signed in`).toBe(303);
  await page.goto(answer.headers().location);
}

export const test = base.extend({
  cleanUp: [async ({}, use) => {
    await use();
    await removeFilledFolder();
  }, { scope: 'worker', auto: true }],
  demo: async ({}, use) => {
    const demo = await startDemo();
    await use(demo);
    await demo.stop();
  },
  /** Opens a browser context for a persona, signed in and at home, or for a guest on an empty page. Returns its page. */
  openAs: async ({ browser, demo, contextOptions, javaScriptEnabled, viewport, locale, timezoneId }, use, { tags }) => {
    const contexts = [];
    const twoBrowsers = tags.includes('@both-widths') && javaScriptEnabled !== false;
    const islands = new Set();
    await use(async (persona, options = {}) => {
      // Journeys meet the server itself; those of `journeys/offline` meet it through the service worker.
      const context = await browser.newContext({ ...contextOptions, serviceWorkers: 'block', javaScriptEnabled, viewport, locale, timezoneId, baseURL: demo.url, ...options });
      contexts.push(context);
      const page = await context.newPage();
      collectConsoleErrors(page);
      readWholePages(page);
      if (persona !== 'guest') await signIn(page, persona, demo.url);
      // From here on: the home that sign-in opens is no part of the journey yet.
      if (twoBrowsers) await reportIslands(context, islands);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect([...islands], 'pages that load WebAssembly: tag the journey @every-browser').toEqual([]);
  },
});

export { expect };

/** Returns the entry of a person in the review queue, opened if it is one line among those without a signal. */
export async function reviewEntry(page, name) {
  const entry = page.locator('.review, .review__row').filter({ hasText: name }).first();
  if (await entry.evaluate((it) => it.tagName === 'DETAILS' && !it.open)) await entry.locator('summary').first().click();
  return entry;
}

/** Opens the form that cancels a booking, on the page of its session; when the notice is over it is open already. */
export async function openCancelForm(page) {
  const form = page.locator('details', { has: page.locator('form[action="/api/rendez-vous/annuler"]') });
  if (await form.getAttribute('open') === null) await form.locator('summary').click();
}

/** Holds the WebAssembly of the islands back; returns the function that lets it load. */
export async function holdModule(page) {
  let release;
  const released = new Promise((done) => { release = done; });
  await page.route('**/*.wasm', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Returns the month before the present one in Paris, such as "2026-10". */
export function lastMonth() {
  const [year, month] = dayIn(0).split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** Returns a function that taps a target, and one that returns the number of those taps: a click or a form that is sent; typing is none. */
export function tapCounter() {
  let taps = 0;
  return { tap: async (target) => { await target.click(); taps += 1; }, taps: () => taps };
}

/** Returns the day in Paris that lies so many days from today, such as "2026-12-03". */
export function dayIn(days) {
  const day = new Date(`${new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date())}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** Signs in by the code that is sent to a phone number or mail address; ends at home. */
export async function signInByCode(page, demo, contact, recipient) {
  await page.goto('/connexion');
  await page.getByLabel('Téléphone ou adresse e-mail').fill(contact);
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();
  await expect(page).toHaveURL(/connexion\/code/);
  const [code] = await demo.messageTo(recipient, /\b\d{6}\b/);
  await page.getByLabel('Code à six chiffres').fill(code);
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(page.getByRole('heading', { name: /^Bonjour/ })).toBeVisible();
}
