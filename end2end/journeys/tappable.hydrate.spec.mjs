// Whoever taps a control gets that control, and nothing that lies over it.
import { test, expect } from '../essor.mjs';
import { addressesOf, personas } from '../pages.mjs';

/** The controls of the page that something else lies over at their middle, once they were scrolled into view. */
const covered = (page) => page.evaluate(() => {
  const shown = (it) => it.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && it.getClientRects().length > 0 && !it.closest('[aria-hidden=true]');
  const controls = [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea, label')];
  const found = [];
  for (const it of controls.filter(shown)) {
    it.scrollIntoView({ block: 'center', inline: 'center' });
    // A link broken over two lines is tapped on one of them.
    const { left, top, width, height } = it.getClientRects()[0];
    // What only a screen reader meets has no size to tap.
    if (width < 2 || height < 2) continue;
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    if (!there) continue;
    // A tap on what is in it, or on the label that it belongs to, is a tap on it.
    const same = it.contains(there) || [...(it.labels ?? [])].some((label) => label.contains(there)) || (it.control && it.control.contains(there));
    // The whole card is its stretched link's.
    const stretched = there.closest('a') === it;
    if (!same && !stretched) found.push(`${it.outerHTML.slice(0, 120)} under ${there.outerHTML.slice(0, 120)}`);
  }
  return found;
});

for (const persona of personas) {
  for (const width of [360, 1280]) {
    test(`every control can be tapped: ${persona}, ${width} px`, async ({ as }) => {
      const page = await as(persona === 'guest' ? null : persona, { viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      for (const address of await addressesOf(page, persona)) {
        await page.goto(address);
        expect.soft(await covered(page), address).toEqual([]);
      }
    });
  }
}

test('from home the next appointment goes into the calendar, and can be given back', async ({ as }) => {
  const page = await as('participant');
  const card = page.locator('.card', { has: page.locator('.card__link') });
  const download = page.waitForEvent('download');
  await card.getByRole('link', { name: 'Ajouter à mon agenda' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.ics$/);
  await card.getByRole('link', { name: 'Je ne peux pas venir' }).click();
  await expect(page.locator('summary', { hasText: 'Je ne peux pas venir' })).toBeVisible();
});
