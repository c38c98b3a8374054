import { test, expect, lastMonth } from '../../fixtures.mjs';

test('the amount to set aside follows the typed amount and equals the one of the declared month', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  const aside = page.locator('.total__aside');
  await page.getByLabel('Argent reçu').fill('640');
  await expect(aside).toHaveText(/^[1-9]\d*\s€$/);
  const estimate = await aside.textContent();
  await page.getByLabel('Argent reçu').fill('64');
  await expect(aside).not.toHaveText(estimate);
  await page.locator('.category__summary').click();
  await page.getByLabel('Catégorie').selectOption('06');
  await expect(aside).toContainText('Montant inconnu');
  await page.getByLabel('Catégorie').selectOption('02');
  await page.getByLabel('Argent reçu').fill('640');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.sent__aside')).toContainText(estimate);
  await page.getByRole('link', { name: 'Voir ce mois' }).click();
  await expect(page.locator('.section .figure')).toHaveText(estimate);
  expect(page.consoleErrors).toEqual([]);
});

test('an amount for the CAF is copied by its button', async ({ openAs }) => {
  const page = await openAs('participant', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto('/declarations/caf');
  const row = page.locator('.row').first();
  const figure = await row.locator('.copy').textContent();
  await row.getByRole('button', { name: /^Copier/ }).click();
  await expect(row.getByRole('button', { name: /^Copié/ })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(figure);
  expect(page.consoleErrors).toEqual([]);
});
