// Lighthouse's verdict on pages, as a phone on slow 4G has them: in a Chromium that is thrown away.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const RUNS = 3;
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--remote-debugging-port=0', 'about:blank',
];

export async function chromium() {
  const profile = mkdtempSync(path.join(tmpdir(), 'essor-chromium-'));
  // A group of its own: its helpers go on writing to the profile after the browser itself has ended.
  const child = spawn(process.env.CHROMIUM, [`--user-data-dir=${profile}`, ...FLAGS], { stdio: 'ignore', detached: true });
  const ended = new Promise((done) => child.once('exit', done));
  const stop = async () => {
    child.kill();
    await ended;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // None is left.
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });
  };
  for (;;) {
    if (child.exitCode !== null) throw new Error('Chromium did not start');
    try {
      const port = Number(readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
      return { port, stop };
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** Imports a package that lies beside Lighthouse. */
export const fromLighthouse = (name) => import(pathToFileURL(createRequire(path.join(process.env.LIGHTHOUSE, 'package.json')).resolve(name)));

/**
 * Connects to a browser that listens on a port and gives it a cookie (`name=value`). A header instead would give way to the first
 * cookie that the server sets, and the next page would be that of a visitor who is not signed in.
 */
export async function withCookie(port, cookie) {
  const { default: puppeteer } = await fromLighthouse('puppeteer-core');
  const browser = await puppeteer.connect({ browserURL: `http://localhost:${port}` });
  const [name, value] = cookie.split('=');
  await browser.setCookie({ name, value, domain: 'localhost', path: '/' });
  return browser;
}

/** Opens a page in a browser and throws it away. */
export async function openAndClose() {
  const browser = await chromium();
  await browser.stop();
}

/** Of each page the run in the middle by performance: scores in percent, times in ms, what went over the wire in bytes. */
export async function audit(urls, cookie) {
  const { default: lighthouse } = await fromLighthouse('lighthouse');
  const browser = await chromium();
  try {
    if (cookie) await (await withCookie(browser.port, cookie)).disconnect();
    const verdicts = [];
    for (const url of urls) {
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) {
        const { lhr } = await lighthouse(url, {
          port: browser.port, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'],
        });
        if (lhr.finalDisplayedUrl !== url) throw new Error(`${url} leads to ${lhr.finalDisplayedUrl}`);
        const score = (category) => Math.round(lhr.categories[category].score * 100);
        const value = (name) => lhr.audits[name].numericValue;
        runs.push({
          url, performance: score('performance'), accessibility: score('accessibility'), practices: score('best-practices'),
          lcp: value('largest-contentful-paint'), tbt: value('total-blocking-time'), cls: value('cumulative-layout-shift'),
          bytes: value('total-byte-weight'),
          missed: Object.values(lhr.audits).filter((one) => one.score !== null && one.score < 0.9 && one.scoreDisplayMode === 'binary').map((one) => one.id),
        });
      }
      verdicts.push(runs.sort((a, b) => a.performance - b.performance || b.lcp - a.lcp)[Math.floor(RUNS / 2)]);
    }
    return verdicts;
  } finally {
    await browser.stop();
  }
}
