import AxeBuilder from '@axe-core/playwright';
import { test, expect } from '../essor.mjs';
import { addressesOf, personas } from '../pages.mjs';

// axe is a script itself, so it looks at pages where scripts run; the same HTML is sent to both.
for (const persona of personas) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      test(`axe finds nothing: ${persona}, ${colorScheme}, ${width} px`, async ({ as }) => {
        const page = await as(persona === 'guest' ? null : persona, { colorScheme, viewport: { width, height: 800 }, javaScriptEnabled: true, reducedMotion: 'reduce' });
        const addresses = await addressesOf(page, persona);
        for (const address of addresses) {
          await page.goto(address);
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => [address, id, nodes[0].html]), address).toEqual([]);
          const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
          expect(wide, `${address} does not scroll sideways`).toBeLessThanOrEqual(0);
        }
      });
    }
  }
}
