import { test, expect } from '../../fixtures.mjs';
import { readSheets } from '../../read-pdf.mjs';

test('indicators of a coach and a period open their list, and rows are exported', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/pilotage');
  await expect(page.getByRole('heading', { name: 'Places et parcours' })).toBeVisible();
  await expect(page.locator('.key-figure')).toHaveCount(5);
  await expect(page.locator('.multiple')).toHaveCount(3);
  // A point of the trend opens the rows of its month, as many as it says.
  const point = page.locator('.trend__point').last();
  const [, months] = (await point.getAttribute('aria-label')).match(/(\d+)\smois déclarés/);
  await page.goto(await point.getAttribute('href'));
  await expect(page.locator('.page__lead')).toContainText(new RegExp(`\\b${months}\\slignes?`));
  await page.goto('/pilotage');
  await page.getByLabel('Accompagnateur').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Afficher' }).click();
  await expect(page).toHaveURL(/de=\d{4}-\d{2}&a=\d{4}-\d{2}&accompagnateur=\w+/);

  const declared = page.locator('main a[href*="chiffre=declares&"]');
  const count = Number(await declared.textContent());
  expect(count).toBeGreaterThan(0);
  await declared.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mois déclarés');
  // Pages of fifty rows, of which the text says how many there are.
  await expect(page.locator('tbody tr')).toHaveCount(Math.min(count, 50));
  expect((await page.locator('.pages__count').innerText()).replace(/\D/g, '').endsWith(String(count))).toBe(true);
  await page.getByRole('link', { name: 'Pilotage' }).first().click();

  await page.goto('/pilotage/exports');
  const taking = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Parcours' }).click();
  expect((await taking).suggestedFilename()).toBe('parcours.csv');
});

test('a period that ends before it begins is reported beside its field', async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/pilotage');
  await page.getByLabel('Du mois').selectOption({ index: 0 });
  await page.getByLabel('Au mois').selectOption({ index: 3 });
  await page.getByRole('button', { name: 'Afficher' }).click();
  await expect(page.locator('#a-erreur')).toContainText('Le dernier mois est avant le premier.');
  await expect(page.locator('.error-summary')).toBeVisible();
});

test('Pilotage prints on two sheets that a funder can be handed', async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/pilotage');
  const title = await page.locator('.page__lead').first().innerText();
  const paper = await readSheets(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  expect(paper.length).toBeLessThanOrEqual(2);
  const words = paper.map((sheet) => sheet.words).join(' ');
  expect(words).toContain(title);
  expect(words).toContain('Les chiffres montent-ils');
  expect(words).not.toContain('Afficher');
});
