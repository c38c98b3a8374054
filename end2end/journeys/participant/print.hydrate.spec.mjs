import { test, expect } from '../../essor.mjs';

test('a button prints the statement', async ({ as }) => {
  const page = await as('participant');
  await page.addInitScript(() => { window.print = () => { window.printed = true; }; });
  await page.goto('/declarations/attestation');
  await page.getByRole('button', { name: 'Imprimer' }).click();
  expect(await page.evaluate(() => window.printed)).toBe(true);
  expect(page.troubles).toEqual([]);
});
