import { defineConfig } from '@playwright/test';

const whole = process.env.CHROMIUM || '/usr/bin/chromium';

const chromium = {
  browserName: 'chromium',
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  viewport: { width: 360, height: 740 },
  // An element that never comes fails its test after a minute, not after five.
  actionTimeout: 60_000,
  navigationTimeout: 60_000,
  launchOptions: {
    executablePath: process.env.CHROMIUM_SHELL || whole,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  },
};

// By WebDriver BiDi. The service worker reads the language of the browser, which `locale` does not change.
const firefox = {
  browserName: 'firefox',
  channel: 'moz-firefox',
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  viewport: chromium.viewport,
  actionTimeout: 60_000,
  navigationTimeout: 60_000,
  launchOptions: { executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr', firefoxUserPrefs: { 'intl.accept_languages': 'fr-FR, fr' } },
};

// Pages that fade into each other are drawn sixty times a second: an eighth of the time. Those of the whole browsers do, as with people.
const shell = { ...chromium, contextOptions: { reducedMotion: 'reduce' } };
const wholeChromium = { ...chromium, launchOptions: { ...chromium.launchOptions, executablePath: whole } };
const desk = { ...shell, viewport: { width: 1280, height: 800 } };
const hydrated = '**/*.hydrate.spec.mjs';
const webkit = '**/*.webkit.spec.mjs';

// Every journey runs without JavaScript and with WebAssembly; what only WebAssembly gives is in *.hydrate.spec.mjs. A journey runs on a
// phone's screen in both, unless a tag says otherwise:
// - @both-widths: on a phone without JavaScript and on a desk with WebAssembly. For pages whose layout differs by width; they load no
//   WebAssembly (the fixture `openAs` checks it), so that width and script cannot act together.
// - @every-browser: on both screens in both. For pages with islands whose layout differs by width.
// - @firefox: in Firefox as well, with WebAssembly; Playwright cannot press a button there without JavaScript. For a participant's main ways.
// - @whole-browser: for what Chromium's shell has not: notifications that are shown, words that are whole in a PDF.
// Chromium is its shell, the same engine without windows, but for @whole-browser, and for @firefox with WebAssembly on a phone's screen.
// In WebKit, which Playwright does not drive here, they are *.webkit.spec.mjs (webkit.mjs).
export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.spec.mjs',
  // Each test has a server of its own.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 300_000,
  // As for actions: what never comes fails its test after a minute, not after five seconds of a slow machine.
  expect: { timeout: 60_000 },
  outputDir: 'test-results',
  // The longest tests come first, so that no worker is left alone with one at the end.
  projects: [
    { name: 'WebAssembly', testIgnore: webkit, grepInvert: /@both-widths|@firefox|@whole-browser/, use: shell },
    { name: 'WebAssembly, whole browser', testIgnore: webkit, grep: /@firefox|@whole-browser/, grepInvert: /@both-widths/, use: wholeChromium },
    { name: 'WebAssembly, 1280', grep: /@both-widths|@every-browser/, use: desk },
    { name: 'sans JavaScript', testIgnore: [hydrated, webkit], grepInvert: /@whole-browser/, use: { ...shell, javaScriptEnabled: false } },
    { name: 'sans JavaScript, whole browser', testIgnore: [hydrated, webkit], grep: /@whole-browser/, use: { ...wholeChromium, javaScriptEnabled: false } },
    { name: 'sans JavaScript, 1280', testIgnore: [hydrated, webkit], grep: /@every-browser/, use: { ...desk, javaScriptEnabled: false } },
    { name: 'Firefox', grep: /@firefox/, use: firefox },
    // The other phones of its journeys are Chromium's.
    { name: 'WebKit', testMatch: webkit, use: wholeChromium },
  ],
});
