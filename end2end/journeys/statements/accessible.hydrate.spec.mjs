// The monthly statement in each of its states, every detail open.
import { checkOpened, withoutMotion } from '../../accessibility.mjs';
import { test, expect, lastMonth } from '../../fixtures.mjs';

test('axe: statements to close, refused, closed, changed and amended have no violation', async ({ openAs }) => {
  const page = await openAs('coordinator', withoutMotion);
  const address = `/pilotage/etats/${lastMonth()}`;
  for (const [name, to] of [['months', '/pilotage/etats'], ['columns', '/pilotage/etats/colonnes'], ['to close', address]]) {
    await page.goto(to);
    await checkOpened(page, name);
  }
  await page.getByLabel('Awa Traoré').fill('beaucoup');
  await page.getByRole('button', { name: 'Enregistrer les coefficients' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await checkOpened(page, 'coefficients refused');
  await page.getByRole('button', { name: 'Oui, clore' }).click();
  await expect(page.locator('#confirmed-erreur')).toBeVisible();
  await checkOpened(page, 'closing refused');
  await page.locator('#confirmed').check();
  await page.getByRole('button', { name: 'Oui, clore' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await checkOpened(page, 'closed');

  await page.goto('/pilotage/etats');
  await page.locator('.row', { hasText: 'À rectifier' }).first().getByRole('link').click();
  await expect(page.locator('.notice--warning')).toBeVisible();
  await checkOpened(page, 'changed since');
  await page.getByRole('button', { name: 'Oui, clore le rectificatif' }).click();
  await expect(page.locator('.filter')).toBeVisible();
  await checkOpened(page, 'amended');
  expect(page.consoleErrors).toEqual([]);
});
