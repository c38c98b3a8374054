// What the network reads, in light and dark, on a phone and on a desk.
import { checkAccessibility, withoutMotion } from '../../accessibility.mjs';
import { test, expect } from '../../fixtures.mjs';

test('axe finds nothing: all structures, and one of them', async ({ openAs }) => {
  const page = await openAs('network', withoutMotion);
  await checkAccessibility(page, 'all structures');
  await page.getByRole('link', { name: 'Les Ateliers du Canal' }).click();
  await checkAccessibility(page, 'one structure');
  await page.goto('/moi');
  await checkAccessibility(page, 'my account');
  expect(page.consoleErrors).toEqual([]);
});
