import { test, expect, lastMonth } from '../../fixtures.mjs';
import { readSheets } from '../../read-pdf.mjs';

test('a statement prints in landscape with all columns, the structure and the number of each sheet', { tag: '@whole-browser' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto(`/pilotage/etats/${lastMonth()}`);
  const columns = await page.locator('.sheet--wide thead th').allTextContents();
  expect(columns.length).toBeGreaterThan(6);
  const names = await page.locator('.sheet--wide tbody th a').allTextContents();
  const paper = await readSheets(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  expect(paper[0].words).toContain('La Ruche des Indépendants');
  const all = paper.map(({ words }) => words).join(' ');
  for (const column of columns) expect(all).toContain(column.trim());
  for (const name of names) expect(all).toContain(name.trim().normalize('NFC'));
  paper.forEach((sheet, at) => {
    expect(sheet.landscape).toBe(true);
    expect(sheet.reach).toBeLessThanOrEqual(sheet.width);
    expect(sheet.words).toContain(`page ${at + 1}/${paper.length}`);
  });
});
