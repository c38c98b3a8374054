import { test, expect } from '../../fixtures.mjs';

test('the page of the search finds a person by the beginnings of their names in any order', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  await page.goto('/recherche');
  const main = page.getByRole('main');
  await main.getByRole('searchbox').fill('TRAORE aw');
  await main.getByRole('button', { name: 'Chercher' }).click();
  await expect(main.getByRole('link', { name: /Awa Traoré/ }).first()).toBeVisible();
  await main.getByRole('link', { name: /^Awa Traoré/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Awa Traoré');

  // The record that was opened stands there before anything is typed.
  await page.goto('/recherche');
  await expect(main.getByRole('link', { name: /^Awa Traoré/ })).toBeVisible();
});

test('an address that does not exist keeps the navigation and leads to the search', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  expect((await page.goto('/nulle-part')).status()).toBe(404);
  await expect(page.getByRole('navigation', { name: 'Navigation principale' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Rechercher partout' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rechercher partout');
});

test('on a phone the places of the coordinator are at the thumb or behind Plus', async ({ openAs }) => {
  const page = await openAs('coordinator');
  const places = page.getByRole('navigation', { name: 'Navigation principale' });
  await expect(places.getByRole('link')).toHaveCount(4);
  await places.getByText('Plus', { exact: true }).click();
  await places.getByRole('link', { name: 'Journal' }).click();
  await expect(page).toHaveURL(/\/journal$/);
  await places.getByText('Plus', { exact: true }).click();
  await expect(places.getByRole('link', { name: 'Journal' })).toHaveAttribute('aria-current', 'page');
});
