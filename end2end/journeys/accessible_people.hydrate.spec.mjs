// The pages of people, settings and the journal, in light and dark, on a phone and on a desk.
import { look, still } from '../axe.mjs';
import { test, expect } from '../essor.mjs';

const file = (text) => ({ name: 'cohorte.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
const header = 'prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;aide_depuis;ca_mensuel_depart;objectif_mensuel;accompagnateur';
const line = 'Fatou;Ndiaye;06 39 98 44 01;;couture;02;01/11/2026;30/10/2028;;oui;RSA;;0;900;claire.vasseur@structure.example';

test('axe finds nothing: people, the journal, settings', async ({ as }) => {
  const page = await as('coordinator', still);
  for (const address of ['/personnes', '/personnes?etat=tous', '/personnes/ajouter', '/personnes/importer', '/personnes/confier', '/journal', '/journal?du=2100-01-01', '/reglages']) {
    await page.goto(address);
    await expect(page.locator('h1')).toBeVisible();
    await look(page, address);
  }
  for (const name of [/Awa Traoré/, /Claire Vasseur/]) {
    await page.goto('/personnes');
    await page.getByRole('link', { name }).first().click();
    await expect(page.locator('#first_name')).toBeVisible();
    await look(page, `person ${name}`);
  }
  const guest = await as(null, still);
  await guest.goto('/connexion/carte');
  await look(guest, 'card code');
  expect([page, guest].flatMap((it) => it.troubles)).toEqual([]);
});

test('axe finds nothing: files looked at, refused and taken; forms refused; a card', async ({ as }) => {
  const page = await as('coordinator', still);
  await page.goto('/personnes/importer');
  await page.locator('#participants').setInputFiles(file(`${header}\n${line.replace('01/11/2026', 'novembre')}`));
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await look(page, 'refused');
  await page.locator('#participants').setInputFiles(file(`${header}\n${line}`));
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.locator('.card__title')).toBeVisible();
  await look(page, 'to confirm');
  await page.getByRole('button', { name: 'Importer 1 personne' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await look(page, 'taken');
  await page.goto('/personnes/ajouter');
  await page.getByRole('button', { name: 'Ajouter cette personne' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await look(page, 'newcomer refused');
  await page.goto('/personnes?q=traor');
  await page.getByRole('link', { name: /Awa Traoré/ }).click();
  await page.getByRole('link', { name: 'Carte à imprimer' }).click();
  await page.getByRole('button', { name: 'Préparer la carte' }).click();
  await expect(page.locator('.qr')).toBeVisible();
  await look(page, 'card');
  expect(page.troubles).toEqual([]);
});
