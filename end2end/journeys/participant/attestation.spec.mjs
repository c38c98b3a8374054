import { test, expect } from '../../essor.mjs';
import { inflateSync } from 'node:zlib';

/** How many pages a PDF has, and how many of its streams draw text. */
function read(pdf) {
  const text = pdf.toString('latin1');
  const drawn = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].filter(([, stream]) => {
    try {
      return / T[jJ]\b/.test(inflateSync(Buffer.from(stream, 'latin1')).toString('latin1'));
    } catch {
      return false;
    }
  });
  return [(text.match(/\/Type\s*\/Page\b/g) ?? []).length, drawn.length];
}

test('the validated months become a sheet for the bank, on paper without what surrounds it', async ({ as }) => {
  const page = await as('participant');
  await page.goto('/declarations');
  await page.getByRole('link', { name: /^Attestation/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Attestation de chiffre d’affaires');
  const rows = page.locator('tbody tr');
  const before = await rows.count();
  expect(before).toBeGreaterThan(2);
  await expect(page.locator('article')).toContainText('Awa Traoré');
  await expect(page.locator('article')).toContainText(/Attestation établie le \d/);

  // Two months only: the two and their sum.
  const months = await page.locator('#de option').evaluateAll((options) => options.map((option) => option.value));
  await page.locator('#de').selectOption(months[3]);
  await page.locator('#a').selectOption(months[2]);
  await page.getByRole('button', { name: 'Afficher cette période' }).click();
  await expect(page).toHaveURL(new RegExp(`de=${months[3]}&a=${months[2]}$`));
  expect(await rows.count()).toBeLessThanOrEqual(3);
  await page.locator('#de').selectOption(months[0]);
  await page.getByRole('button', { name: 'Afficher cette période' }).click();
  await expect(page.locator('#a-erreur')).toContainText('avant son début');

  await page.goto('/declarations/attestation');
  const [pages, drawn] = read(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  expect(pages).toBeGreaterThanOrEqual(1);
  expect(pages).toBeLessThanOrEqual(2);
  expect(drawn).toBeGreaterThanOrEqual(1);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 703, height: 1000 });
  await expect(page.locator('article')).toBeVisible();
  await expect(page.locator('thead')).toBeVisible();
  for (const around of ['.tabs', '.back', '#de', '.demo']) await expect(page.locator(around)).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
});
