import { test, expect } from '../../fixtures.mjs';

for (const width of [320, 360, 1280]) {
  test(`twelve months of the chart are in view at ${width} px, each with one name`, async ({ openAs }) => {
    const page = await openAs('participant', { viewport: { width, height: 740 } });
    await page.goto('/declarations');
    const slots = page.locator('.chart__slot');
    const count = await slots.count();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(12);
    // With the months to come, the names of twelve.
    await expect(page.locator('.chart__letter')).toHaveCount(12);
    for (const slot of await slots.all()) {
      const { x, width: wide } = await slot.boundingBox();
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + wide).toBeLessThanOrEqual(width + 1);
      expect(wide).toBeGreaterThanOrEqual(24);
      // The month is said once, then its amount and its state.
      const name = await slot.getAttribute('aria-label');
      const shown = await slot.getAttribute('data-name');
      expect(name.toLowerCase().split(shown.toLowerCase())).toHaveLength(2);
    }
    await expect(page.locator('.chart__slot--selected')).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

test('the chosen month shows its amount and its difference to the month before', async ({ openAs, javaScriptEnabled }) => {
  const page = await openAs('participant');
  await page.goto('/declarations');
  const slot = page.locator('.chart__slot:not(.chart__slot--selected)[data-change*="€"]').first();
  const [name, figure, change] = await Promise.all(['data-name', 'data-figure', 'data-change'].map((it) => slot.getAttribute(it)));
  await expect(page.locator('.chart__month')).not.toHaveText(name);
  await slot.click();
  await expect(page.locator('.chart__month')).toHaveText(name);
  await expect(page.locator('.chart__figure')).toHaveText(figure);
  await expect(page.locator('.chart__change').first()).toHaveText(change);
  expect(change).toMatch(/^[+−][\d\s,]+€ par rapport à /);
  await expect(page.locator('.chart__slot[aria-current]')).toHaveCount(1);
  await expect(page.locator('.chart__slot[aria-current]')).toHaveAttribute('data-name', name);
  // The script shows it in place; without it, the link opens a page that does.
  await expect(page).toHaveURL(javaScriptEnabled === false ? /\/declarations\?mois=\d{4}-\d{2}$/ : /\/declarations$/);
  expect(page.consoleErrors).toEqual([]);
});

test('the sum of the year is that of its months', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/declarations');
  const cents = (text) => Number(text.replace(/[^\d,−-]/g, '').replace('−', '-').replace(',', ''));
  for (const total of await page.locator('.chart__totals p').allInnerTexts()) {
    const [, year, amount] = total.match(/^Total (\d{4})\s: (.*)$/);
    const rows = page.locator('.row__link[href^="/declarations/2"]', { hasText: year }).locator('.row__figure');
    const months = (await rows.allInnerTexts()).filter((text) => text.trim());
    expect(cents(amount), `${year}: ${months}`).toBe(months.reduce((sum, text) => sum + cents(text), 0));
  }
});
