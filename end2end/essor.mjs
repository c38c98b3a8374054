// A demo of its own for each test file that asks for one: started on a free port, stopped by its handle.
import { test as base } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const binary = process.env.ESSOR_BIN || path.resolve('../target/debug/essor');

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

export async function start() {
  const data = await mkdtemp(path.join(tmpdir(), 'essor-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env, ESSOR_ADDR: `127.0.0.1:${port}`, ESSOR_DATA: data, ESSOR_BASE_URL: url, ESSOR_LOG: 'warn',
    ESSOR_SMS_AT_NIGHT: '1', ESSOR_STOP_DELAY: '0',
  };
  delete env.DATABASE_URL;
  const child = spawn(binary, ['demo'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((done) => child.once('exit', done));
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) break;
    if (child.exitCode !== null || tries > 600) throw new Error('the demo did not start');
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    url,
    /** The newest message to someone, once it has been written down. */
    async messageTo(recipient, holding) {
      for (let tries = 0; tries < 300; tries += 1) {
        const names = await readdir(path.join(data, 'outbox')).catch(() => []);
        for (const name of names.sort().reverse()) {
          const text = await readFile(path.join(data, 'outbox', name), 'utf8');
          if (text.includes(recipient) && holding.test(text)) return text.match(holding);
        }
        await new Promise((done) => setTimeout(done, 100));
      }
      throw new Error(`no message to ${recipient}`);
    },
    async stop() {
      child.kill();
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

export const test = base.extend({
  essor: async ({}, use) => {
    const essor = await start();
    await use(essor);
    await essor.stop();
  },
  /** Signs a persona in, in a browser of their own. */
  as: async ({ browser, essor, contextOptions, javaScriptEnabled, viewport, locale, timezoneId }, use) => {
    const opened = [];
    await use(async (persona, options = {}) => {
      const context = await browser.newContext({ ...contextOptions, javaScriptEnabled, viewport, locale, timezoneId, baseURL: essor.url, ...options });
      opened.push(context);
      const page = await context.newPage();
      const troubles = [];
      // A change of pages that is cut short loses its animation and nothing else.
      const isTrouble = (message) => message.type() === 'error' && !/^Transition was (aborted|skipped)/.test(message.text());
      page.on('console', (message) => isTrouble(message) && troubles.push(message.text()));
      page.on('pageerror', (error) => /^Transition was (aborted|skipped)/.test(error.message) || troubles.push(error.message));
      page.troubles = troubles;
      if (persona) {
        await page.goto('/connexion');
        await page.locator(`button[value=${persona}]`).click();
        await page.locator('h1').waitFor();
      }
      return page;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

export { expect } from '@playwright/test';

/** Someone's figure under review, opened if it is one line among those without a signal. */
export async function figureOf(page, name) {
  const figure = page.locator('.review, .review__row').filter({ hasText: name }).first();
  if (await figure.evaluate((it) => it.tagName === 'DETAILS' && !it.open)) await figure.locator('summary').first().click();
  return figure;
}

/** "2026-10", the month before the one that runs in Paris. */
export function lastMonth() {
  const [year, month] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit' }).format(new Date()).split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** "2026-12-03": a day in Paris, so many days from today. */
export function dayIn(days) {
  const day = new Date(`${new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date())}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
