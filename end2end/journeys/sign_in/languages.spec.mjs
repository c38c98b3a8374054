import { test, expect } from '../../fixtures.mjs';

/** Whether nothing of the page lies outside the screen: a page from right to left overflows to the left. */
const fits = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth <= clientWidth && [...document.querySelectorAll('main *, header *')].every((it) => {
    const { left, right, width } = it.getBoundingClientRect();
    return !width || it.closest('.visually-hidden, .filter, svg') || (left >= -1 && right <= clientWidth + 1);
  });
});

test('a participant chooses Arabic before sign-in, keeps it after, and reads their pages from right to left', { tag: '@firefox' }, async ({ openAs, demo }) => {
  const page = await openAs('guest', { viewport: { width: 320, height: 700 } });
  await page.goto('/connexion');
  await page.getByRole('link', { name: 'العربية' }).click();
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'ar');
  await expect(html).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('link', { name: 'العربية' })).toHaveAttribute('aria-current', 'true');
  expect(await fits(page)).toBe(true);
  await page.locator('[name=contact]').fill('06 39 98 50 01');
  await page.locator('form.auth__form button').click();
  await expect(page).toHaveURL(/connexion\/code/);
  await expect(html).toHaveAttribute('lang', 'ar');
  const [code] = await demo.messageTo('+33639985001', /\b\d{6}\b/);
  await page.locator('[name=code]').fill(code);
  await page.locator('form.auth__form button').click();
  // The stored language is French; the chosen one is offered in itself.
  await expect(html).toHaveAttribute('lang', 'fr');
  await page.getByRole('button', { name: 'العربية' }).click();
  await expect(html).toHaveAttribute('lang', 'ar');
  await expect(page.locator('.notice--language')).toHaveCount(0);
  for (const address of ['/', '/declarations', '/rendez-vous', '/plan', '/moi', '/traductions']) {
    await page.goto(address);
    await expect(html, address).toHaveAttribute('dir', 'rtl');
    expect(await fits(page), address).toBe(true);
    // What the structure wrote is said to be French, for the voice that reads it.
    const written = page.locator('main :is(.session__title, .goal__title, .todo__title, .card__text span[lang])');
    expect(await written.evaluateAll((all) => all.filter((it) => it.closest('[lang]').lang !== 'fr').map((it) => it.textContent)), address).toEqual([]);
  }
  // The page that explains the mark is one tap away.
  await page.goto('/plan');
  await page.locator('.foot a[href="/traductions"]').click();
  await expect(page).toHaveURL(/\/traductions$/);
  await page.goto('/moi');
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(html).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('button', { name: 'Français' })).toHaveAttribute('aria-pressed', 'true');
  expect(page.consoleErrors).toEqual([]);
});
