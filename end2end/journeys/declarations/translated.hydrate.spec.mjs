// A browser that translates the page puts <font> elements in place of its texts, before and after the islands wake. The
// form goes on: totals follow, drafts are kept, nothing stops.
import { test, expect, holdModule, lastMonth } from '../../fixtures.mjs';

const month = lastMonth();

/** Replaces each text by two elements with another text, as Google Translate does. */
function translate() {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts.filter((it) => !it.parentElement.closest('script, style, font, textarea'))) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    outer.style.verticalAlign = inner.style.verticalAlign = 'inherit';
    inner.append(text.data.replace(/[a-zà-ÿ]{4,}/gi, (word) => word.toUpperCase()));
    outer.append(inner);
    text.replaceWith(outer);
  }
}

/** Opens a page and translates it while its WebAssembly is held back; returns the function that lets it load. */
async function openTranslated(page, address) {
  const release = await holdModule(page);
  await page.goto(address);
  await page.evaluate(translate);
  expect(await page.locator('body font').count()).toBeGreaterThan(5);
  return release;
}

for (const when of ['before waking', 'after waking', 'before and after']) {
  test(`the form of a month survives translation ${when}`, async ({ openAs }) => {
    const page = await openAs('participant');
    if (when === 'after waking') {
      await page.goto(`/declarations/${month}`);
    } else {
      const release = await openTranslated(page, `/declarations/${month}`);
      // An amount typed before the module loaded counts.
      await page.locator('.money__input').fill('100');
      release();
    }
    await page.locator('html[data-awake]').waitFor();
    if (when !== 'after waking') await expect(page.locator('.total__figure')).toHaveText(/^100,00\s€$/);
    await page.locator('.money__input').fill('640');
    await expect(page.locator('.total__figure')).toHaveText(/^640,00\s€$/);
    if (when !== 'before waking') await page.evaluate(translate);

    await page.locator('.money__input').fill('1250,5');
    await expect(page.locator('.money__echo')).toHaveText(/^1\s250,50\s€$/);
    await expect(page.locator('.total__figure').first()).toHaveText(/^1\s250,50\s€$/);
    await page.locator('form .disclose__summary').click();
    await page.locator('button[name=add]').first().click();
    await expect(page.locator('.line')).toHaveCount(2);
    if (when !== 'before waking') await page.evaluate(translate);
    await page.locator('.money__input').nth(1).fill('49,50');
    await expect(page.locator('.total__figure').first()).toHaveText(/^1\s300,00\s€$/);
    await page.locator('.money__input').nth(1).fill('50,50');
    await expect(page.locator('.total__figure').first()).toHaveText(/^1\s301,00\s€$/);
    await page.locator('.money__input').nth(1).fill('abc');
    await page.locator('select').nth(1).focus();
    await expect(page.locator('.field__error:visible')).toContainText(/nombre|chiffres/i);
    await page.locator('.line__remove').nth(1).click();
    await expect(page.locator('.line')).toHaveCount(1);
    await expect(page.locator('.total__figure').first()).toHaveText(/^1\s250,50\s€$/);

    // The page is closed and opened again: the draft is there.
    await page.goto('/declarations');
    await page.goto(`/declarations/${month}`);
    await expect(page.locator('.notice--draft')).toBeVisible();
    await expect(page.locator('.money__input')).toHaveValue('1250,5');
    await page.evaluate(translate);
    await page.locator('.actionbar .button--main').click();
    await expect(page.locator('.flash--done')).toBeVisible();
    await expect(page.locator('.figure').first()).toContainText('250,50');
    expect(page.consoleErrors).toEqual([]);
  });
}

test('the chart shows the tapped month on a translated page too', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/declarations');
  await page.evaluate(translate);
  for (const at of [3, 4]) {
    const slot = page.locator('.chart__slot').nth(at);
    await slot.click();
    await expect(page.locator('.chart__month')).toHaveText(await slot.getAttribute('data-name'));
    await expect(page.locator('.chart__figure')).toHaveText(await slot.getAttribute('data-figure'));
    await page.evaluate(translate);
  }
  expect(page.consoleErrors).toEqual([]);
});

test('an amount is copied from a translated page', async ({ openAs }) => {
  const page = await openAs('participant', { permissions: ['clipboard-read', 'clipboard-write'] });
  const release = await openTranslated(page, '/declarations/caf');
  release();
  const button = page.locator('[data-copy]').first();
  await button.click();
  await expect(button.locator('[data-copied]')).toHaveText('Copié');
  expect(page.consoleErrors).toEqual([]);
});
