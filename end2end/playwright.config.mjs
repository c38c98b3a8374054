import { defineConfig } from '@playwright/test';

const chromium = {
  browserName: 'chromium',
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  viewport: { width: 360, height: 740 },
  launchOptions: {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  },
};

const desk = { ...chromium, viewport: { width: 1280, height: 800 } };
const hydrated = '**/*.hydrate.spec.mjs';

// Every journey is made twice: without JavaScript, and with WebAssembly. What only WebAssembly gives is in *.hydrate.spec.mjs.
// Those tagged @both-widths are made on a desk's screen too.
export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.spec.mjs',
  workers: 2,
  retries: 0,
  timeout: 300_000,
  outputDir: 'test-results',
  projects: [
    { name: 'sans JavaScript', testIgnore: hydrated, use: { ...chromium, javaScriptEnabled: false } },
    { name: 'sans JavaScript, 1280', testIgnore: hydrated, grep: /@both-widths/, use: { ...desk, javaScriptEnabled: false } },
    { name: 'WebAssembly, 1280', grep: /@both-widths/, use: desk },
    { name: 'WebAssembly', use: chromium },
  ],
});
