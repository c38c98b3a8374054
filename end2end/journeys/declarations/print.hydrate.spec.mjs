import { test, expect } from '../../fixtures.mjs';

test('an attestation that was issued has a button that prints it', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.addInitScript(() => { window.print = () => { window.printed = true; }; });
  await page.goto('/declarations/attestation');
  await page.getByRole('button', { name: 'Établir l’attestation' }).click();
  await page.getByRole('button', { name: 'Imprimer' }).click();
  expect(await page.evaluate(() => window.printed)).toBe(true);
  expect(page.consoleErrors).toEqual([]);
});
