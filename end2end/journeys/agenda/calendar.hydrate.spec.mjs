// Where sessions stand in the grid, at the widths of desks; and what a script adds: dragging, and a key.
import { test, expect, dayIn } from '../../fixtures.mjs';

/** Returns what is wrong with the grid: a session beside its hour, out of its day, or over another one. */
const misplaced = (page) => page.evaluate(() => {
  const found = [];
  const remInPixels = parseFloat(getComputedStyle(document.documentElement).fontSize);
  for (const day of document.querySelectorAll('[data-day]')) {
    const frame = day.getBoundingClientRect();
    const blocks = [...day.querySelectorAll('.block--timed')].map((block) => ({ block, box: block.getBoundingClientRect(), name: block.textContent.trim() }));
    for (const { block, box, name } of blocks) {
      const [[, hour, minute], [, until]] = [...block.querySelector('.block__hour').textContent.matchAll(/(\d+)\sh(?:\s(\d+))?/g)];
      // The part after midnight of a session stands at the top of its day.
      const goesOn = Number(until) < Number(hour) && box.top < frame.top + 12 * 3 * remInPixels;
      const top = goesOn ? box.top : frame.top + (Number(hour) + Number(minute ?? 0) / 60 - Number(day.dataset.from)) * 3 * remInPixels;
      if (Math.abs(box.top - top) > 3) found.push(`${name} stands at ${box.top}, its hour at ${top}`);
      if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`${name} leaves its day`);
      // What is too long is cut: no text is shown over the edge.
      if (getComputedStyle(block).overflow !== 'hidden') found.push(`${name} is not cut`);
    }
    for (const [nth, one] of blocks.entries()) {
      for (const other of blocks.slice(nth + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 1 && down > 1) found.push(`${one.name} is over ${other.name}`);
      }
    }
  }
  return found;
});

test('sessions stand at their hours and never over each other from 1024 to 1920 px', async ({ openAs }) => {
  const page = await openAs('coordinator', { viewport: { width: 1280, height: 800 } });
  let seen = 0;
  for (const days of [0, 7, 14]) {
    for (const width of [1024, 1280, 1440, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`/agenda?jour=${dayIn(days)}&de=tous`);
      expect(await misplaced(page), `${days} days from today, ${width} px`).toEqual([]);
      seen += await page.locator('.block--timed').count();
    }
  }
  expect(seen).toBeGreaterThan(0);
});

test('on a phone the days of the week are tabs', async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto(`/agenda?jour=${dayIn(7)}&de=tous`);
  const shown = page.locator('.week__day:visible');
  await expect(shown).toHaveCount(1);
  const before = await shown.locator('.week__title').innerText();
  await page.locator('.day-tabs__day:not([aria-current])').first().click();
  await expect(page.locator('.day-tabs__day[aria-current]')).toHaveCount(1);
  await expect(shown).toHaveCount(1);
  expect(await shown.locator('.week__title').innerText()).not.toBe(before);
});

test('a session is dragged to another hour, confirmed, and moved back', async ({ openAs }) => {
  const page = await openAs('coach', { viewport: { width: 1280, height: 800 } });
  await page.goto('/agenda/nouveau');
  await page.getByRole('link', { name: /^Fixer ses prix/ }).click();
  await page.getByLabel('Jour', { exact: true }).fill(dayIn(150));
  await page.getByLabel('Heure de début').fill('13:00');
  await page.getByLabel('Durée, en minutes').fill('60');
  await page.getByRole('button', { name: 'Ouvrir aux réservations' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();

  await page.goto(`/agenda?jour=${dayIn(150)}&de=moi`);
  const block = page.locator('[data-move]', { hasText: 'Fixer ses prix' });
  const day = page.locator(`[data-day="${dayIn(150)}"]`);
  const first = Number(await day.getAttribute('data-from'));
  await block.dragTo(day, { sourcePosition: { x: 40, y: 16 }, targetPosition: { x: 40, y: 16 } });
  await expect(page.getByLabel('Jour', { exact: true })).toHaveValue(dayIn(150));
  await expect(page.getByLabel('Heure de début')).toHaveValue(`${String(first).padStart(2, '0')}:00`);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.locator('.flash--done')).toHaveText('La séance est modifiée.');
  await expect(block.locator('.block__hour')).toContainText(new RegExp(`^${first}\\sh`));
  await page.getByRole('button', { name: /^Remettre au/ }).click();
  await expect(block.locator('.block__hour')).toContainText(/^13\sh/);
  await expect(page.getByRole('button', { name: /^Remettre au/ })).toHaveCount(1);

  // Without a mouse: the key of its form.
  await block.getByRole('link').focus();
  await page.keyboard.press('d');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Modifier la séance');
  expect(page.consoleErrors).toEqual([]);
});
