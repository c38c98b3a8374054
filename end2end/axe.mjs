// Looks at a page with axe, in light and dark, on a phone and on a desk.
import AxeBuilder from '@axe-core/playwright';
import { expect } from './essor.mjs';

/** How a browser is opened that axe looks into: nothing moves. */
export const still = { reducedMotion: 'reduce', colorScheme: 'light' };

export async function look(page, name) {
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

/** Looks with everything open. */
export async function lookInto(page, name) {
  await page.evaluate(() => document.querySelectorAll('main details').forEach((it) => { it.open = true; }));
  await look(page, name);
}

/** What the console said, but for a page's own status: it is meant. */
export const troubles = (page) => page.troubles.filter((text) => !/^Failed to load resource: .* (403|404) /.test(text));
