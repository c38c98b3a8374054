import { test, expect, lastMonth } from '../../fixtures.mjs';

test('what to put aside is told as one types, and the declared month says the same', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  const aside = page.locator('.total', { has: page.getByRole('heading', { name: 'À mettre de côté' }) });
  await page.getByLabel('Montant encaissé').fill('640');
  await expect(aside.locator('.figure')).toHaveText(/^[1-9]\d*\s€$/);
  const told = await aside.locator('.figure').textContent();
  await page.getByLabel('Montant encaissé').fill('64');
  await expect(aside.locator('.figure')).not.toHaveText(told);
  await page.getByLabel('Catégorie').selectOption('06');
  await expect(aside).toContainText('Montant inconnu');
  await page.getByLabel('Catégorie').selectOption('02');
  await page.getByLabel('Montant encaissé').fill('640');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.section .figure')).toHaveText(told);
  expect(page.consoleErrors).toEqual([]);
});

test('a figure for the CAF is copied by its button', async ({ openAs }) => {
  const page = await openAs('participant', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto('/declarations/caf');
  const row = page.locator('.row').first();
  const figure = await row.locator('.copy').textContent();
  await row.getByRole('button', { name: /^Copier/ }).click();
  await expect(row.getByRole('button', { name: /^Copié/ })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(figure);
  expect(page.consoleErrors).toEqual([]);
});
