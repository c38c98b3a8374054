import { test, expect, lastMonth } from '../../fixtures.mjs';

test('from home a month is declared with three taps and one number', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/');
  let taps = 0;
  const tap = async (target) => {
    await target.click();
    taps += 1;
  };
  await tap(page.getByRole('link', { name: 'Déclarer', exact: true }));
  await tap(page.getByLabel('Montant encaissé'));
  await page.keyboard.type('640');
  await tap(page.getByRole('button', { name: 'Envoyer' }));
  await expect(page.locator('.figure').first()).toHaveText(/^640,00\s€$/);
  expect(taps).toBeLessThanOrEqual(3);
});

test('a month with a credit note, a number of clients and a note is declared after a mistake', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  await page.getByLabel('Montant encaissé').fill('300');
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
  const second = page.locator('.line').nth(1);
  await second.getByLabel('Montant encaissé').fill('80');
  await second.locator('select').selectOption('03');
  await second.locator('.choice', { has: page.locator('[value=CreditNote]') }).click();
  await page.locator('summary', { hasText: 'Ajouter une précision' }).click();
  await page.locator('#clients').fill('plein');
  await page.locator('#note').fill('Malade deux semaines');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('#clients')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#note')).toHaveValue('Malade deux semaines');
  await expect(second.locator('[value=CreditNote]')).toBeChecked();
  await page.locator('#clients').fill('4');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.figure').first()).toHaveText(/^220,00\s€$/);
  await expect(page.locator('.sums').first()).toContainText(/−80,00\s€/);
  await expect(page.locator('main')).toContainText('4 clients');
  await expect(page.locator('main')).toContainText('Malade deux semaines');
  expect(page.consoleErrors).toEqual([]);
});

test('a month kept as a draft is resumed and sent', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  await page.getByLabel('Montant encaissé').fill('12,');
  await page.getByRole('button', { name: 'Garder pour plus tard' }).click();
  await expect(page).toHaveURL(/\/declarations$/);
  await page.locator('.row', { hasText: 'Brouillon' }).getByRole('link').click();
  await expect(page.getByLabel('Montant encaissé')).toHaveValue('12,');
  await page.getByLabel('Montant encaissé').fill('12,50');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.figure').first()).toHaveText(/^12,50\s€$/);
  await page.goto('/declarations');
  await expect(page.locator('.row', { hasText: 'Brouillon' })).toHaveCount(0);
});

test('an invalid amount is reported beside its field and in the title, and nothing is declared', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  await page.getByLabel('Montant encaissé').fill('abc');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.error-summary')).toContainText('Il y a un point à revoir');
  await expect(page).toHaveTitle(/^Erreur\s: /);
  await expect(page.locator('#montant-0-erreur')).toHaveText('Erreur : Écrivez le montant en chiffres, par exemple 1 250,50.');
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^0\s€ ce mois-ci$/ })).toBeVisible();
});
