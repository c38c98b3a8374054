// WebKit as Debian has it: MiniBrowser, driven by WebDriver. Playwright drives only a WebKit of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './fixtures.mjs';
import { expect, test as base } from './network.mjs';

const [width, height] = [360, 740];
/** The key under which WebDriver gives elements. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Returns the path of the browser, which Debian keeps out of the path of users; `WEBKIT` names another. */
function browserPath() {
  const folders = ['/usr/lib', '/usr/libexec'].flatMap((root) => readdirSync(root).map((name) => path.join(root, name)));
  const places = folders.flatMap((folder) => ['4.1', '6.0', '4.0'].map((version) => path.join(folder, `webkit2gtk-${version}`, 'MiniBrowser')));
  const found = process.env.WEBKIT || places.find((place) => { try { return readdirSync(path.dirname(place)).includes('MiniBrowser'); } catch { return false; } });
  if (!found) throw new Error('MiniBrowser is missing: install webkit2gtk-driver');
  return found;
}

/** Starts a screen without a screen, on the first free number. Returns its name, such as `:99`, and how to stop it. */
async function startScreen() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = await once(child.stdio[3], 'data');
  return { name: `:${String(number).trim()}`, stop: () => child.kill() };
}

/** Starts the driver, and the browser's window without its bar, which is wider than a phone. */
async function startDriver(screen) {
  const home = await mkdtemp(path.join(tmpdir(), 'essor-webkit-'));
  await mkdir(path.join(home, 'gtk-3.0'));
  await writeFile(path.join(home, 'gtk-3.0', 'gtk.css'), '* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(.1); }');
  const port = await freePort();
  const env = {
    ...process.env, DISPLAY: screen.name, GDK_BACKEND: 'x11', XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, TZ: 'Europe/Paris',
    // No bus and no user namespaces in a container; the pages are our own.
    NO_AT_BRIDGE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  };
  const child = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await expect.poll(() => fetch(`${url}/status`).then((answer) => answer.ok, () => false), { timeout: 30_000 }).toBe(true);
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens a window as wide as a phone. Returns what a journey does with it. */
async function openWindow(driver, baseUrl) {
  const call = async (method, address, body) => {
    const answer = await fetch(driver.url + address, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(60_000) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${address}: ${value?.error} ${value?.message}`);
    return value;
  };
  const options = { binary: browserPath(), args: ['--automation'] };
  const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } });
  const session = `/session/${sessionId}`;
  await call('POST', `${session}/window/rect`, { width, height });
  /** Runs a function in the page; what it takes and returns may be elements. */
  const run = (script, ...args) => call('POST', `${session}/execute/sync`, { script: `return (${script}).apply(null, arguments)`, args });
  /** Returns the first visible element of a selector whose text or name holds some words, once it is there. */
  const find = async (selector, words = '') => {
    let found;
    await expect.poll(async () => {
      // A page on its way has nothing to ask.
      found = await run((css, text) => [...document.querySelectorAll(css)].find((it) => {
        const name = `${it.getAttribute('aria-label') ?? ''} ${it.textContent}`.replace(/\s+/g, ' ');
        return it.checkVisibility() && name.includes(text);
      }) ?? null, selector, words).catch(() => null);
      return Boolean(found?.[ELEMENT]);
    }, { message: `${selector} ${words}`, timeout: 15_000 }).toBe(true);
    return `${session}/element/${found[ELEMENT]}`;
  };
  const page = {
    run,
    find,
    open: (address) => call('POST', `${session}/url`, { url: new URL(address, baseUrl).href }),
    url: async () => new URL(await call('GET', `${session}/url`)).pathname,
    async tap(selector, words) {
      const element = await find(selector, words);
      // The driver scrolls no further than to the edge of the window, where the places are.
      await run((it) => it.scrollIntoView({ block: 'center', behavior: 'instant' }), { [ELEMENT]: element.split('/').at(-1) });
      await call('POST', `${element}/click`, {});
    },
    async type(selector, text) {
      const field = await find(selector);
      await call('POST', `${field}/clear`, {});
      await call('POST', `${field}/value`, { text });
    },
    /** Waits until the path of the page is that one. */
    at: (pathname) => expect.poll(() => page.url().catch(() => null), { timeout: 15_000 }).toBe(pathname),
    /** Waits until the module of the islands is awake. */
    awake: () => find('html[data-awake]'),
    accept: () => call('POST', `${session}/alert/accept`, {}),
    close: () => call('DELETE', session),
  };
  return page;
}

export const test = base.extend({
  display: [async ({}, use) => {
    const screen = await startScreen();
    await use(screen);
    screen.stop();
  }, { scope: 'worker' }],
  // One for each journey: asked for a second window while the first one still closes, a driver may never answer.
  driver: async ({ display }, use) => {
    const driver = await startDriver(display);
    await use(driver);
    await driver.stop();
  },
  /** A window at the sign-in page of the demo, reached through the network. */
  webkit: async ({ driver, demo }, use) => {
    const page = await openWindow(driver, demo.url);
    await page.open('/connexion');
    await use(page);
    await page.close();
  },
});

export { expect };
