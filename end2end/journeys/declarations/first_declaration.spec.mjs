import { test, expect, lastMonth, signInByCode } from '../../fixtures.mjs';

test('a participant signs in by a code, declares a month after a mistake and corrects it', { tag: '@every-browser' }, async ({ openAs, demo }) => {
  const page = await openAs('guest');
  await signInByCode(page, demo, '06 39 98 50 01', '+33639985001');
  await page.getByRole('link', { name: 'Déclarer', exact: true }).click();
  const amount = page.getByLabel('Argent reçu');
  await amount.fill('abc');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await expect(amount).toHaveValue('abc');
  await expect(amount).toHaveAttribute('aria-invalid', 'true');
  await amount.fill('1 250,50');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.figure').first()).toHaveText(/1\s250,50\s€/);

  await page.getByRole('link', { name: 'Voir ce mois' }).click();
  await page.getByRole('link', { name: 'Corriger' }).click();
  await page.locator('summary', { hasText: 'Plusieurs activités' }).click();
  await page.getByRole('button', { name: 'Ajouter de l’argent rendu' }).click();
  await page.getByLabel('Argent rendu à un client').fill('80');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.figure').first()).toHaveText(/1\s170,50\s€/);
  await page.getByRole('link', { name: 'Voir ce mois' }).click();
  await expect(page.locator('td[data-label="Version 2"]').first()).toBeVisible();
  expect(page.consoleErrors).toEqual([]);
});

test('nil is declared from home in one tap', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('participant');
  await page.getByRole('button', { name: /^0\s€ ce mois-ci$/ }).click();
  await expect(page).toHaveURL(new RegExp(`/declarations/${lastMonth()}\\?envoye=oui$`));
  await expect(page.locator('.figure').first()).toHaveText(/^0\s€$/);
});
