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

test('a venue is added, given a new address and withdrawn, and what was typed wrongly can be emptied', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/agenda/types');
  await page.getByText('Ajouter un lieu').click();
  await page.locator('[name=name]').fill('La Serre');
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await expect(page.getByText('ce que vous aviez écrit la dernière fois')).toHaveCount(0);
  await page.goto('/agenda');
  await page.goto('/agenda/types');
  await expect(page.locator('.error-summary')).toHaveCount(0);
  await page.getByRole('button', { name: 'Vider' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await page.getByText('Ajouter un lieu').click();
  await expect(page.locator('[name=name]')).toHaveValue('');

  await page.locator('[name=name]').fill('La Serre');
  await page.locator('[name=address]').fill('1 rue Verte, Troyes');
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await page.getByRole('link', { name: /La Serre/ }).click();
  await page.locator('[name=address]').fill('2 rue Verte, Troyes');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('link', { name: /La Serre/ })).toContainText('2 rue Verte');
  await page.getByRole('link', { name: /La Serre/ }).click();
  await page.getByRole('button', { name: 'Ne plus proposer ce lieu' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.getByRole('link', { name: /La Serre/ })).toHaveCount(0);
  await page.getByRole('button', { name: /^Proposer de nouveau/ }).click();
  await expect(page.getByRole('link', { name: /La Serre/ })).toHaveCount(1);
});
