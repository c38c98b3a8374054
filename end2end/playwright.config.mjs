import { defineConfig } from '@playwright/test';

const chromium = {
  browserName: 'chromium',
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  viewport: { width: 360, height: 740 },
  // An element that never comes fails its test after a minute, not after five.
  actionTimeout: 60_000,
  navigationTimeout: 60_000,
  launchOptions: {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  },
};

const desk = { ...chromium, viewport: { width: 1280, height: 800 } };
const hydrated = '**/*.hydrate.spec.mjs';

// Every journey runs without JavaScript and with WebAssembly; what only WebAssembly gives is in *.hydrate.spec.mjs. A journey runs on a
// phone's screen in both, unless a tag says otherwise:
// - @both-widths: on a phone without JavaScript and on a desk with WebAssembly. For pages whose layout differs by width; they load no
//   WebAssembly (the fixture `openAs` checks it), so that width and script cannot act together.
// - @every-browser: on both screens in both. For pages with islands whose layout differs by width.
export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.spec.mjs',
  // Each test has a server of its own.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 300_000,
  outputDir: 'test-results',
  // The longest tests come first, so that no worker is left alone with one at the end.
  projects: [
    { name: 'WebAssembly', grepInvert: /@both-widths/, use: chromium },
    { name: 'WebAssembly, 1280', grep: /@both-widths|@every-browser/, use: desk },
    { name: 'sans JavaScript', testIgnore: hydrated, use: { ...chromium, javaScriptEnabled: false } },
    { name: 'sans JavaScript, 1280', testIgnore: hydrated, grep: /@every-browser/, use: { ...desk, javaScriptEnabled: false } },
  ],
});
