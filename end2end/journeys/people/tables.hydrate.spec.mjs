import { test, expect } from '../../fixtures.mjs';

test('a table is walked, ticked and opened by keys, which do nothing in a text field or when they are off', async ({ openAs }) => {
  const page = await openAs('coordinator', { viewport: { width: 1280, height: 800 } });
  await page.goto('/personnes');
  await expect(page.getByText('Raccourcis clavier')).toBeVisible();
  const names = await page.locator('[aria-labelledby=t_personnes] tbody th a').allInnerTexts();
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  await page.keyboard.press('j');
  expect(await focused()).toBe(names[0]);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('k');
  expect(await focused()).toBe(names[1]);
  await expect(page.locator('.bulk__count')).toHaveText('2 lignes cochées');
  await expect(page.locator('.bulk')).toBeInViewport();
  await expect(page.locator('tbody input:checked')).toHaveCount(2);

  await page.locator('#q').focus();
  await page.keyboard.type('jkx');
  await expect(page.locator('#q')).toHaveValue('jkx');

  // All of the page at once, and none.
  await page.getByRole('link', { name: 'Tout cocher' }).click();
  await expect(page.locator('.bulk__count')).toHaveText('50 lignes cochées');
  await page.getByRole('link', { name: 'Tout décocher' }).click();
  await expect(page.locator('tbody input:checked')).toHaveCount(0);

  await page.getByText('Raccourcis clavier').click();
  await page.getByLabel('Utiliser les raccourcis sur cet appareil').uncheck();
  await page.locator('tbody th a').first().focus();
  await page.keyboard.press('j');
  expect(await focused()).toBe(names[0]);
  await page.getByLabel('Utiliser les raccourcis sur cet appareil').check();
  await page.locator('tbody th a').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(names[0]);
  expect(page.consoleErrors).toEqual([]);
});
