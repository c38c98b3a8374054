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

// Every journey is made twice: without JavaScript, and with WebAssembly. What only WebAssembly gives is in *.hydrate.spec.mjs.
export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.spec.mjs',
  workers: 2,
  retries: 0,
  timeout: 300_000,
  outputDir: 'test-results',
  projects: [
    { name: 'sans JavaScript', testIgnore: '**/*.hydrate.spec.mjs', use: { ...chromium, javaScriptEnabled: false } },
    { name: 'WebAssembly', use: chromium },
  ],
});
