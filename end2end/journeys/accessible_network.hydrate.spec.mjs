// What the network reads, in light and dark, on a phone and on a desk.
import { look, still } from '../axe.mjs';
import { test, expect } from '../essor.mjs';

test('axe finds nothing: all structures, and one of them', async ({ as }) => {
  const page = await as('network', still);
  await look(page, 'all structures');
  await page.getByRole('link', { name: 'Les Ateliers du Canal' }).click();
  await look(page, 'one structure');
  await page.goto('/moi');
  await look(page, 'my account');
  expect(page.troubles).toEqual([]);
});
