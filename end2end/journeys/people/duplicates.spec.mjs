import { test, expect, dayIn } from '../../fixtures.mjs';

test('a second record of one person is warned of, merged, separated and removed', async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/personnes/ajouter');
  await page.getByLabel('Prénom').fill('TRAORE');
  await page.getByLabel('Nom', { exact: true }).fill('awa');
  await page.getByLabel('Téléphone').fill('06 39 98 44 22');
  await page.getByLabel('Qui accompagne').selectOption({ label: 'Claire Vasseur' });
  await page.getByLabel('Début du parcours').fill(dayIn(0));
  await page.getByLabel('Activité', { exact: true }).fill('couture');
  await page.getByLabel('Catégorie').selectOption('02');
  await page.getByLabel('Chiffre d’affaires mensuel au départ').fill('0');
  await page.getByRole('button', { name: 'Ajouter cette personne' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await expect(page.getByRole('link', { name: /Awa Traoré/ })).toBeVisible();
  await expect(page.getByLabel('Prénom')).toHaveValue('TRAORE');
  await page.getByLabel('C’est une autre personne').check();
  await page.getByRole('button', { name: 'Ajouter cette personne' }).click();
  await expect(page.locator('h1')).toHaveText('TRAORE awa');

  await page.getByRole('link', { name: /Regrouper avec une autre fiche/ }).click();
  await page.getByRole('link', { name: /Awa Traoré/ }).click();
  // The older record stays.
  await page.getByRole('link', { name: 'Garder l’autre fiche' }).click();
  await expect(page.locator('.page__lead')).toContainText('Awa Traoré');
  await page.getByRole('button', { name: 'Regrouper les deux fiches' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('h1')).toHaveText('Awa Traoré');
  await page.goto('/personnes?q=06%2039%2098%2044%2022');
  await expect(page.getByRole('link', { name: /TRAORE awa/ })).toHaveCount(0);

  await page.goBack();
  await page.getByRole('button', { name: 'Séparer les deux fiches' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('h1')).toHaveText('TRAORE awa');

  await page.getByRole('link', { name: 'Retirer une fiche ajoutée par erreur' }).click();
  await page.getByRole('button', { name: 'Retirer définitivement cette fiche' }).click();
  await expect(page.locator('#reason-erreur')).toContainText('Choisissez une raison.');
  await page.getByLabel('Raison').selectOption('Twice');
  await page.getByRole('button', { name: 'Retirer définitivement cette fiche' }).click();
  await expect(page.locator('.flash--done')).toContainText('La fiche est retirée');
});
