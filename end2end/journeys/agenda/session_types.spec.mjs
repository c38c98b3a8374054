import { test, expect } from '../../fixtures.mjs';

test('a session type is added after a mistake, changed and withdrawn', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/agenda/types');
  await page.getByRole('link', { name: 'Ajouter un type' }).click();
  await page.locator('[name=title]').fill('Vendre en ligne');
  await page.locator('[name=minutes]').fill('7');
  await page.locator('[name=places]').fill('8');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await expect(page.locator('[name=title]')).toHaveValue('Vendre en ligne');
  await page.locator('[name=minutes]').fill('90');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await page.getByRole('link', { name: /Vendre en ligne/ }).click();
  await page.locator('[name=cancel_notice]').fill('48');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('link', { name: /Vendre en ligne/ }).click();
  await expect(page.locator('[name=cancel_notice]')).toHaveValue('48');
  await page.getByRole('button', { name: 'Ne plus proposer ce type' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.getByRole('link', { name: /Vendre en ligne/ })).toHaveCount(0);

  await page.goto('/reglages');
  await page.locator('[name=offer_hours]').fill('0');
  await page.locator('form[action="/api/reglages/offre"] button').click();
  await expect(page.locator('[name=offer_hours]')).toHaveAttribute('aria-invalid', 'true');
  await page.locator('[name=offer_hours]').fill('12');
  await page.locator('form[action="/api/reglages/offre"] button').click();
  await expect(page.locator('.flash--done')).toBeVisible();
});
