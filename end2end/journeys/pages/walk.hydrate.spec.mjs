// Every page of every persona, loaded once: axe in light and dark, its width, and whether each control can be tapped. axe is a
// script itself, so it looks at pages where scripts run; the same HTML is sent to a browser without JavaScript.
import { checkAccessibility, unexpectedErrors, withoutMotion } from '../../accessibility.mjs';
import { test, expect } from '../../fixtures.mjs';
import { addressesOf, personas, statusOf } from '../../pages.mjs';

/** Returns the controls of the page that another element covers at their middle, once they were scrolled into view. */
const coveredControls = (page) => page.evaluate(() => {
  const shown = (it) => it.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && it.getClientRects().length > 0 && !it.closest('[aria-hidden=true]');
  const controls = [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea, label')];
  const found = [];
  for (const it of controls.filter(shown)) {
    it.scrollIntoView({ block: 'center', inline: 'center' });
    // A link broken over two lines is tapped on one of them.
    const { left, top, width, height } = it.getClientRects()[0];
    // A control for screen readers only has no size to tap.
    if (width < 2 || height < 2) continue;
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    if (!there) continue;
    // A tap on a child of the control, or on the label that it belongs to, is a tap on it.
    const same = it.contains(there) || [...(it.labels ?? [])].some((label) => label.contains(there)) || (it.control && it.control.contains(there));
    // The whole card is its stretched link's.
    const stretched = there.closest('a') === it;
    if (!same && !stretched) found.push(`${it.outerHTML.slice(0, 120)} under ${there.outerHTML.slice(0, 120)}`);
  }
  return found;
});

for (const persona of personas) {
  test(`every page is accessible and every control can be tapped: ${persona}`, async ({ openAs }) => {
    const page = await openAs(persona, withoutMotion);
    for (const address of await addressesOf(page, persona)) {
      const response = await page.goto(address);
      expect.soft(response.status(), address).toBe(statusOf(persona, address));
      await expect.soft(page.locator('h1').first(), address).toBeVisible();
      if (address.endsWith('q=zzz')) await expect.soft(page.locator('.empty').first(), address).toBeVisible();
      await checkAccessibility(page, address, async (width) => {
        expect.soft(await coveredControls(page), `${address}, ${width} px`).toEqual([]);
      });
    }
    expect(unexpectedErrors(page)).toEqual([]);
  });
}
