import { test, expect } from '../../fixtures.mjs';

test.use({ javaScriptEnabled: false });

test('without JavaScript a month of the chart is a link that shows its amount', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/declarations');
  const slot = page.locator('.chart__slot:not(.chart__slot--selected)').first();
  const [name, figure] = [await slot.getAttribute('data-name'), await slot.getAttribute('data-figure')];
  await expect(page.locator('.chart__month')).not.toHaveText(name);
  await slot.click();
  await expect(page).toHaveURL(/\/declarations\?mois=\d{4}-\d{2}$/);
  await expect(page.locator('.chart__month')).toHaveText(name);
  await expect(page.locator('.chart__figure')).toHaveText(figure);
});
