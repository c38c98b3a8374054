import { test, expect, lastMonth } from '../../fixtures.mjs';

test('a draft on the phone is named at home until it is sent', async ({ openAs }) => {
  const page = await openAs('participant');
  const told = page.getByText('Un brouillon est gardé sur ce téléphone.');
  await expect(told).toBeHidden();
  await page.goto(`/declarations/${lastMonth()}`);
  await page.locator('html[data-awake]').waitFor();
  await page.locator('.money__input').fill('315');
  await expect(page.locator('.notice--draft')).toBeVisible();
  await page.goto('/');
  await expect(told).toBeVisible();
});
