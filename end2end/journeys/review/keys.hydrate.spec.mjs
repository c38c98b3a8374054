import { test, expect } from '../../fixtures.mjs';

const desk = { viewport: { width: 1280, height: 800 } };

test('a coach reviews by shortcuts, which do nothing in a text field', async ({ openAs }) => {
  const page = await openAs('coach', desk);
  await page.goto('/verifications');
  await expect(page.getByText('Raccourcis clavier')).toBeVisible();
  const figures = page.locator('[data-figure]');
  const focused = () => page.evaluate(() => document.activeElement.id);
  const ids = await figures.evaluateAll((all) => all.map((it) => it.id));

  await page.keyboard.press('j');
  expect(await focused()).toBe(ids[0]);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(ids[1]);
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  expect(await focused()).toBe(ids[0]);

  // To the last figure without a signal, and a question on it.
  const row = page.locator('.review__row').last();
  const id = await row.locator('summary').first().getAttribute('id');
  for (const _ of ids) if ((await focused()) !== id) await page.keyboard.press('j');
  expect(await focused()).toBe(id);
  await page.keyboard.press('q');
  const field = row.getByLabel('Votre question, en une phrase');
  await expect(field).toBeFocused();
  await page.keyboard.type('jkvq?');
  await expect(field).toHaveValue('jkvq?');
  await row.getByLabel('Pouvez-vous vérifier la catégorie de chaque montant ?').check();
  await expect(field).toHaveValue(/^Pouvez-vous vérifier la catégorie de chaque montant\s\?$/);

  // Validated, and on to the next one.
  await page.locator('.review__row summary').first().focus();
  const [first, second] = await page.locator('.review__row > summary').evaluateAll((all) => all.map((it) => it.id));
  await page.keyboard.press('v');
  await expect(page.locator('.flash--done')).toHaveText('Le chiffre est validé.');
  expect(new URL(page.url()).hash).toBe(`#${second}`);
  await expect(page.locator(`#${first}`)).toHaveCount(0);
  await expect(page.locator(`#${second}`)).toBeFocused();

  // The list of the keys, and their switch.
  await page.keyboard.press('?');
  const use = page.getByLabel('Utiliser les raccourcis sur cet appareil');
  await expect(use).toBeChecked();
  await use.uncheck();
  await page.reload();
  await expect(page.getByText('Raccourcis clavier')).toBeVisible();
  await page.locator(`#${second}`).focus();
  await page.keyboard.press('v');
  await page.keyboard.press('j');
  expect(await focused()).toBe(second);
  expect(page.consoleErrors).toEqual([]);
});
