// Large text, small screens and wide spacing on every page of a participant: nothing beyond the edge, all five places reachable; and
// what only an accessibility tree shows.
import { test, expect } from '../../fixtures.mjs';
import { addressesOf } from '../../pages.mjs';

/** Returns how many pixels the page is wider than its window, with the elements that reach furthest beyond it. */
const beyond = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  const strips = (it) => { for (let up = it.parentElement; up; up = up.parentElement) if (getComputedStyle(up).overflowX !== 'visible') return true; return false; };
  const far = [...document.body.querySelectorAll('*')].filter((it) => it.getBoundingClientRect().right > clientWidth + 1 && !strips(it));
  return { excess: Math.max(0, scrollWidth - clientWidth), far: far.slice(0, 3).map((it) => it.outerHTML.slice(0, 120)) };
});

/** Returns the names of the places that a tap does not reach. */
const lost = (page) => page.evaluate(() => [...document.querySelectorAll('.tabs__item')].filter((it) => {
  if (!it.checkVisibility()) return false;
  it.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = it.getBoundingClientRect();
  return !it.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}).map((it) => it.textContent));

const spacing = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }';

// The policy of the pages refuses inline styles: the sizes are set on the element.
const cases = [
  ['text of 200 % at 360 px', 360, (page) => page.evaluate(() => { document.documentElement.style.fontSize = '200%'; })],
  ['240 px', 240, () => {}],
  ['320 px', 320, () => {}],
  ['the spacing of WCAG 1.4.12 at 320 px', 320, (page, css) => page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css)],
];

for (const [name, width, prepare] of cases) {
  test(`every page of a participant fits with ${name}`, async ({ openAs }) => {
    const page = await openAs('participant', { reducedMotion: 'reduce' });
    for (const address of await addressesOf(page, 'participant')) {
      await page.setViewportSize({ width, height: 740 });
      await page.goto(address);
      await prepare(page, spacing);
      expect.soft(await beyond(page), address).toEqual({ excess: 0, far: [] });
      expect.soft(await lost(page), `${address}: places`).toEqual([]);
    }
  });
}

test('a stacked table keeps the heads of its columns', async ({ openAs }) => {
  const page = await openAs('guest');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/confidentialite');
  const table = page.getByRole('table').first();
  const heads = await table.locator('thead th').count();
  expect(heads).toBeGreaterThan(1);
  await expect(table.getByRole('columnheader')).toHaveCount(heads);
});

test('no two buttons of a page have one name and different effects', async ({ openAs }) => {
  for (const [persona, address] of [['participant', '/moi'], ['participant', '/plan'], ['coordinator', '/reglages'], ['coordinator', '/verifications']]) {
    const page = await openAs(persona);
    await page.goto(address);
    const twice = await page.evaluate(() => {
      const seen = new Map();
      for (const button of document.querySelectorAll('main form button:not([aria-hidden=true])')) {
        const name = button.textContent.replace(/\s+/g, ' ').trim();
        const sent = new URLSearchParams(new FormData(button.form, button)).toString() + button.form.action;
        seen.set(name, (seen.get(name) ?? new Set()).add(sent));
      }
      return [...seen].filter(([, sent]) => sent.size > 1).map(([name]) => name);
    });
    expect.soft(twice, address).toEqual([]);
  }
});

test('a field of a file speaks the language of the page', async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/personnes/importer');
  const field = page.locator('.file').first();
  await expect(field.locator('.file__face')).toContainText('Aucun fichier choisi');
  await field.locator('input').setInputFiles({ name: 'cohorte.csv', mimeType: 'text/csv', buffer: Buffer.from('x') });
  await expect(field.locator('.file__name')).toHaveText('cohorte.csv');
});
