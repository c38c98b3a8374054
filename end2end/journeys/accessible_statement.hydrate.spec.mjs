// The monthly statement in each of its states, looked at in light and dark, on a phone and on a desk.
import AxeBuilder from '@axe-core/playwright';
import { test, expect, lastMonth } from '../essor.mjs';

const still = { reducedMotion: 'reduce', colorScheme: 'light' };

async function look(page, name) {
  await page.evaluate(() => document.querySelectorAll('main details').forEach((it) => { it.open = true; }));
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const where = `${name}, ${colorScheme}, ${width} px`;
      expect.soft(violations.map(({ id, nodes }) => [id, nodes[0].html]), where).toEqual([]);
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
      expect.soft(wide, `${where} does not scroll sideways`).toBeLessThanOrEqual(0);
    }
  }
}

test('axe finds nothing: statements to close, refused, closed, changed since and amended', async ({ as }) => {
  const page = await as('coordinator', still);
  const address = `/pilotage/etats/${lastMonth()}`;
  for (const [name, to] of [['months', '/pilotage/etats'], ['columns', '/pilotage/etats/colonnes'], ['to close', address]]) {
    await page.goto(to);
    await look(page, name);
  }
  await page.getByLabel('Awa Traoré').fill('beaucoup');
  await page.getByRole('button', { name: 'Enregistrer les coefficients' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await look(page, 'coefficients refused');
  await page.getByRole('button', { name: 'Oui, clore' }).click();
  await expect(page.locator('#confirmed-erreur')).toBeVisible();
  await look(page, 'closing refused');
  await page.locator('#confirmed').check();
  await page.getByRole('button', { name: 'Oui, clore' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await look(page, 'closed');

  await page.goto('/pilotage/etats');
  await page.locator('.row', { hasText: 'À rectifier' }).first().getByRole('link').click();
  await expect(page.locator('.notice--warning')).toBeVisible();
  await look(page, 'changed since');
  await page.getByRole('button', { name: 'Oui, clore le rectificatif' }).click();
  await expect(page.locator('.filter')).toBeVisible();
  await look(page, 'amended');
  expect(page.troubles).toEqual([]);
});
