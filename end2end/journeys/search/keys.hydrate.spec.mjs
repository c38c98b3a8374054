import { test, expect } from '../../fixtures.mjs';
import { violations } from '../../accessibility.mjs';

const desk = { viewport: { width: 1280, height: 800 } };

test('anyone is found with one key and a few letters from every page', async ({ openAs }) => {
  const page = await openAs('coordinator', desk);
  for (const [address, key] of [['/pilotage', '/'], ['/agenda', 'Control+k'], ['/journal', 'Meta+k']]) {
    await page.goto(address);
    await page.keyboard.press(key);
    const field = page.getByRole('combobox', { name: 'Une personne, un mois, une séance, une page' });
    await expect(field).toBeFocused();
    await page.keyboard.type('traore');
    const option = page.getByRole('option', { name: /^Awa Traoré/ });
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    await expect(field).toHaveAttribute('aria-activedescendant', await option.getAttribute('id'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Awa Traoré');
  }
});

test('the results are chosen with the arrows, closed with Escape, and a slash in a text is a slash', async ({ openAs }) => {
  const page = await openAs('coordinator', desk);
  await page.goto('/personnes');
  await page.keyboard.press('/');
  await page.keyboard.type('absence');
  const options = page.locator('[role=option]');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  expect(await violations(page)).toEqual([]);
  const count = await options.count();
  expect(count).toBeGreaterThan(1);
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(options.nth(count - 1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await page.getByLabel('Chercher une personne').fill('');
  await page.keyboard.type('1/2');
  await expect(page.getByLabel('Chercher une personne')).toHaveValue('1/2');
});
