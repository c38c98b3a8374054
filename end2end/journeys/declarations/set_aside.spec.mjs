import { test, expect, lastMonth } from '../../fixtures.mjs';

test('a declared month shows the amount to set aside, its tax option and the amounts for the CAF', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  await page.getByLabel('Argent reçu').fill('1000');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await page.getByRole('link', { name: 'Voir ce mois' }).click();
  const aside = page.locator('.section', { has: page.getByRole('heading', { name: 'À mettre de côté' }) });
  await expect(aside.locator('.figure')).toHaveText(/^\d+\s€$/);
  await expect(aside).toContainText('C’est une estimation.');
  const before = await aside.locator('.figure').textContent();
  await aside.locator('summary').click();
  // The rate with the ACRE: half off for who registered before July 2026, a quarter off since.
  await expect(aside).toContainText(/21,2\s% en temps normal\. Avec l’aide au démarrage \(ACRE\), vous payez (10,6|15,9)\s% de 1\s000,00\s€/);
  const rate = (await aside.textContent()).match(/vous payez (\d+,\d)\s%/)[1];
  const contributions = { '10,6': 106, '15,9': 159 }[rate];
  await expect(aside.locator('.sums')).toContainText(new RegExp(`Cotisations sociales\\s*${contributions}\\s€`));
  await expect(aside.locator('.sums')).toContainText(/Formation\s*1\s€/);
  await expect(aside.locator('.figure')).toHaveText(new RegExp(`^${contributions + 1}\\s€$`));

  await aside.getByRole('link', { name: 'Changer mon calcul' }).click();
  await expect(page.locator('.figure')).toHaveText(before);
  await page.getByLabel('Je paie l’impôt sur le revenu avec mes cotisations').check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.locator('.flash--done')).toHaveText('C’est noté. Le montant est à jour.');
  await expect(page.getByLabel('Je paie l’impôt sur le revenu avec mes cotisations')).toBeChecked();
  await expect(page.locator('.sums')).toContainText(/Impôt sur le revenu\s*17\s€/);
  await expect(page.locator('.figure')).not.toHaveText(before);

  await page.goto('/declarations');
  await expect(page.getByRole('heading', { name: /^Plafond \d{4}$/ })).toBeVisible();
  await page.getByRole('link', { name: /^Déclaration à la CAF/ }).click();
  await expect(page.locator('h1')).toHaveText('Déclaration à la CAF');
  await expect(page.locator('.copy')).toHaveCount(3);
  await expect(page.locator('.copy').first()).toHaveText(/^\d+(,\d\d)?$/);
  expect(page.consoleErrors).toEqual([]);
});
