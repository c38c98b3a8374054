import { test, expect } from '../../fixtures.mjs';

test('the journal is paged, and the address keeps its filter', async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/journal?quoi=declaration');
  const newest = await page.locator('tbody tr').first().innerText();
  await expect(page.locator('tbody tr')).toHaveCount(50);
  await page.getByRole('link', { name: 'Plus ancien' }).click();
  await expect(page).toHaveURL(/quoi=declaration.*apres=/);
  expect(await page.locator('tbody tr').first().innerText()).not.toBe(newest);
  await page.getByRole('link', { name: 'Revenir au plus récent' }).click();
  expect(await page.locator('tbody tr').first().innerText()).toBe(newest);
});
