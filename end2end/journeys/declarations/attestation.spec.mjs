import { test, expect } from '../../fixtures.mjs';
import { readSheets } from '../../read-pdf.mjs';

const pdf = (page) => page.pdf({ format: 'A4', preferCSSPageSize: true });

test('an attestation lists the validated months of a period and prints without navigation', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/declarations');
  await page.getByRole('link', { name: /^Attestation/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Attestation de chiffre d’affaires');
  const rows = page.locator('.paper .table tbody tr');
  const before = await rows.count();
  expect(before).toBeGreaterThan(2);
  await expect(page.locator('article')).toContainText('Awa Traoré');
  await expect(page.locator('article')).toContainText(/Fait à Troyes, le \d/);

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
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 703, height: 1000 });
  await expect(page.locator('article')).toBeVisible();
  await expect(page.locator('.paper .table thead')).toBeVisible();
  for (const navigation of ['.tabs', '.back', '#de', '.demo', '.brand']) await expect(page.locator(navigation)).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('an attestation of seven months fits one sheet, a longer one numbers its sheets and names the person on each', { tag: '@whole-browser' }, async ({ openAs, demo, browser }) => {
  const open = async (page, address, many) => {
    await page.goto(address);
    const months = await page.locator('#de option').evaluateAll((options) => options.map((option) => option.value));
    expect(months.length).toBeGreaterThan(many);
    await page.goto(`${address}?de=${months[many]}&a=${months[1]}`);
    await page.getByRole('button', { name: 'Établir l’attestation' }).click();
    await expect(page.locator('.flash--done')).toBeVisible();
    const reference = (await page.locator('.paper__reference').textContent()).replace('Référence ', '');
    return { reference, paper: await readSheets(await pdf(page)) };
  };

  const seven = await open(await openAs('participant'), '/declarations/attestation', 7);
  expect(seven.paper.length).toBe(1);
  const [{ words }] = seven.paper;
  expect(words.indexOf('La Ruche des Indépendants')).toBeGreaterThanOrEqual(0);
  // The software is named in the note on what was carried over, and heads nothing.
  expect(words.replace(/« Repris » : .*? dans Essor\./, '')).not.toMatch(/\bEssor\b/);
  for (const said of ['SIRET 732 829 320 00074', 'd’Awa Traoré', 'Montants déclarés par la personne.', 'Fait à Troyes', 'Cachet et signature', 'page 1/1']) {
    expect(words).toContain(said);
  }

  // A person with a longer enrollment, opened by the coach.
  const page = await openAs('coach');
  await page.goto('/suivis?q=Bencherif');
  await page.getByRole('link', { name: 'Idriss Bencherif', exact: true }).click();
  const link = page.getByRole('link', { name: 'Attestation pour une banque ou la CAF' });
  const all = await open(page, await link.getAttribute('href'), 18);
  expect(all.reference).not.toBe(seven.reference);
  expect(all.paper.length).toBeGreaterThan(1);
  all.paper.forEach((sheet, at) => {
    expect(sheet.words).toContain(`page ${at + 1}/${all.paper.length}`);
    expect(sheet.words).toContain(`Référence ${all.reference}, Idriss Bencherif`);
  });

  // The bank reads the code, and no name.
  const code = (await page.locator('.paper__verify').textContent()).match(/code ([A-Z2-9-]{19})/)[1];
  const bank = await browser.newPage({ baseURL: demo.url, locale: 'fr-FR' });
  await bank.goto('/verifier');
  await bank.getByLabel('Code de l’attestation').fill(code.toLowerCase().replaceAll('-', ' '));
  await bank.getByRole('button', { name: 'Vérifier' }).click();
  await expect(bank.locator('.facts')).toContainText(all.reference);
  await expect(bank.locator('main')).not.toContainText('Bencherif');
  const row = page.locator('.row', { hasText: all.reference });
  await row.getByRole('button', { name: 'Révoquer' }).click();
  await expect(row).toContainText('Révoquée le');
  await bank.goto(`/verifier/${code}`);
  await expect(bank.locator('.notice--warning')).toContainText('a été révoquée');
  await bank.close();
});
