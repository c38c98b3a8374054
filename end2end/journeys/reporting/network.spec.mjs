import { test, expect } from '../../fixtures.mjs';

test('the network reads the results that all structures published, then those of one', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('network');
  await expect(page).toHaveURL(/\/reseau$/);
  await expect(page.getByText('2 structures, 110 places')).toBeVisible();
  // One of the two has published the newest half-year, both the one before.
  await expect(page.getByText('1 structure sur 2 a publié')).toBeVisible();
  await expect(page.getByRole('row', { name: /La Ruche des Indépendants/ })).toContainText('pas encore publié');
  await page.getByRole('navigation', { name: 'Semestre' }).getByRole('link').nth(1).click();
  await expect(page.getByText('2 structures sur 2 ont publié')).toBeVisible();

  await page.getByRole('link', { name: 'Les Ateliers du Canal' }).click();
  await expect(page.getByText('Les Ateliers du Canal')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Comment ces chiffres sont protégés' })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('2 structures sur 2 ont publié')).toBeVisible();

  const refused = await page.goto('/personnes');
  expect(refused.status()).toBe(403);
  await page.getByRole('link', { name: 'Aller à l’accueil' }).click();
  await expect(page).toHaveURL(/\/reseau$/);
});
