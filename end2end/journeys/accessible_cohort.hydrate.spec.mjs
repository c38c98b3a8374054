// The cohort in figures, with the lists and files behind them, looked at in light and dark, on a phone and on a desk.
import AxeBuilder from '@axe-core/playwright';
import { test, expect } from '../essor.mjs';

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

test('axe finds nothing: figures, refused filters, lists, exports', async ({ as }) => {
  const page = await as('coordinator', still);
  for (const address of [
    '/pilotage', '/pilotage?de=2026-13', '/pilotage/liste?chiffre=places', '/pilotage/liste?chiffre=mois.1-6', '/pilotage/liste?chiffre=sorties',
    '/pilotage/liste?chiffre=presents', '/pilotage/liste?chiffre=mois&a=hier', '/pilotage/exports',
  ]) {
    await page.goto(address);
    await look(page, address);
  }
  expect(page.troubles).toEqual([]);
});
