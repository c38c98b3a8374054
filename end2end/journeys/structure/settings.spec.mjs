import { test, expect } from '../../fixtures.mjs';

test('settings are changed, and fewer places than are taken are refused', async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/reglages');
  const save = (address) => page.locator(`form[action="/api/reglages/${address}"] button`).click();
  await page.locator('#places').fill('64');
  await save('places');
  await expect(page.locator('#places-erreur')).toContainText('Plus de places sont prises.');
  await expect(page.locator('#places')).toHaveValue('64');
  await page.locator('#places').fill('72');
  await save('places');
  await expect(page.locator('.flash--done')).toBeVisible();
  await page.locator('#name').fill('La Ruche de Troyes');
  await save('nom');
  await expect(page.locator('.page__lead')).toHaveText('La Ruche de Troyes');
  await page.locator('#last_day').fill('2026-12-21');
  await save('dispositif');
  await expect(page.locator('#last_day')).toHaveValue('2026-12-21');
  await page.goto('/personnes');
  await expect(page.locator('.page__lead')).toContainText('72');
});
