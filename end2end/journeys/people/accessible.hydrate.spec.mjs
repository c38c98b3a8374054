// Imports, refused forms and a card.
import { checkAccessibility, withoutMotion } from '../../accessibility.mjs';
import { test, expect } from '../../fixtures.mjs';

const file = (text) => ({ name: 'cohorte.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
const header = 'prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;aide_depuis;ca_mensuel_depart;objectif_mensuel;accompagnateur';
const line = 'Fatou;Ndiaye;06 39 98 44 01;;couture;02;01/11/2026;30/10/2028;;oui;RSA;;0;900;claire.vasseur@structure.example';

test('axe: an import refused, to confirm and done, a refused form and a card have no violation', async ({ openAs }) => {
  const page = await openAs('coordinator', withoutMotion);
  await page.goto('/personnes/importer');
  await page.locator('#participants').setInputFiles(file(`${header}\n${line.replace('01/11/2026', 'novembre')}`));
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await checkAccessibility(page, 'refused');
  await page.locator('#participants').setInputFiles(file(`${header}\n${line}`));
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.locator('.card__title')).toBeVisible();
  await checkAccessibility(page, 'to confirm');
  await page.getByRole('button', { name: 'Importer 1 personne' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await checkAccessibility(page, 'taken');
  await page.goto('/personnes/ajouter');
  await page.getByRole('button', { name: 'Ajouter cette personne' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await checkAccessibility(page, 'newcomer refused');
  await page.goto('/personnes?q=traor');
  await page.getByRole('link', { name: /Awa Traoré/ }).click();
  await page.getByRole('link', { name: 'Carte à imprimer' }).click();
  await page.getByRole('button', { name: 'Préparer la carte' }).click();
  await expect(page.locator('.qr')).toBeVisible();
  await checkAccessibility(page, 'card');
  expect(page.consoleErrors).toEqual([]);
});
