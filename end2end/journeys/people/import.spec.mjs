import { test, expect } from '../../fixtures.mjs';

const header = 'prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;aide_depuis;ca_mensuel_depart;objectif_mensuel;accompagnateur';

/** "31/12/2026", so many days after today in Paris. */
function day(after) {
  return new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris' }).format(new Date(Date.now() + after * 86_400_000));
}

const line = (name, phone, start) => `${name};Ndiaye;${phone};;couture;02;${start};${day(729)};;oui;RSA;;0;900;claire.vasseur@structure.example`;
const file = (lines) => ({ name: 'cohorte.csv', mimeType: 'text/csv', buffer: Buffer.from([header, ...lines].join('\n')) });

test('an import names its wrong line and enrolls everyone at once when it is corrected', { tag: '@both-widths' }, async ({ openAs, demo }) => {
  const page = await openAs('coordinator');
  await page.goto('/personnes');
  await page.getByRole('link', { name: 'Importer un fichier' }).click();
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.locator('#participants')).toHaveAttribute('aria-invalid', 'true');

  await page.locator('#participants').setInputFiles(file([line('Fatou', '06 39 98 44 01', day(0)), line('Moussa', '06 39 98 44 02', '31 novembre')]));
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.locator('h1')).toHaveText('Des lignes sont à corriger');
  const trouble = page.locator('tbody tr');
  await expect(trouble).toHaveCount(1);
  await expect(trouble).toContainText('Ligne 3');
  await expect(trouble).toContainText('debut_parcours');
  await expect(trouble).toContainText('Écrivez la date comme 31/12/2026.');

  const mended = file([line('Fatou', '06 39 98 44 01', day(0)), line('Moussa', '06 39 98 44 02', day(0))]);
  await page.locator('#participants').setInputFiles(mended);
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.locator('.card__title')).toHaveText('2 personnes entrent');
  await expect(page.locator('.card')).toContainText('67 places prises sur 70');
  await page.getByRole('button', { name: 'Importer 2 personnes' }).click();
  await expect(page.locator('.flash--done')).toHaveText('L’import est fait.');
  await page.getByRole('button', { name: /^Inviter les \d+ personnes qui attendent$/ }).click();
  await expect(page.locator('.flash--done')).toHaveText('Les invitations sont envoyées.');
  await expect(page.locator('.page__lead')).toContainText('67');

  // The same file once more changes nothing.
  await page.goto('/personnes/importer');
  await page.locator('#participants').setInputFiles(mended);
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.locator('main')).toContainText('Tout est déjà là');

  // Four more where three places are left: the one too many is refused on its line.
  await page.goto('/personnes/importer');
  await page.locator('#participants').setInputFiles(file([3, 4, 5, 6].map((n) => line(`Nouveau${n}`, `06 39 98 44 0${n}`, day(0)))));
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(trouble).toHaveCount(1);
  await expect(trouble).toContainText('Ligne 5');
  await expect(trouble).toContainText('Toutes les places de la structure sont prises.');

  const [, link] = await demo.messageTo('+33639984401', /(\/invitation\/\w+)/);
  const guest = await openAs('guest');
  await guest.goto(link);
  await guest.getByRole('button', { name: 'Entrer dans Essor' }).click();
  await expect(guest.locator('h1')).toContainText('Fatou');
});

test('an import names who enters, and each new coach is ticked before an account is made', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/personnes/importer');
  const lines = [line('Salimata', '06 39 98 45 01', day(0)).replace('claire.vasseur', 'lou.martin'), line('Ousmane', '06 39 98 45 02', day(0))];
  const rows = [`${header};remarques`, ...lines.map((row) => `${row};à rappeler`)];
  await page.locator('#participants').setInputFiles({ name: 'cohorte.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  const entering = page.getByRole('region', { name: 'Qui entre' }).locator('tbody tr');
  await expect(entering).toHaveCount(2);
  await expect(entering.first()).toContainText('Salimata Ndiaye');
  await expect(entering.first()).toContainText('lou.martin@structure.example');
  await expect(page.locator('.notice--warning')).toContainText('remarques');

  await page.getByRole('button', { name: 'Importer 2 personnes' }).click();
  await expect(page.getByText('cochez chaque accompagnateur à créer')).toBeVisible();
  await page.getByRole('checkbox', { name: /lou\.martin@structure\.example/ }).check();
  await page.getByRole('button', { name: 'Importer 2 personnes' }).click();
  await expect(page.locator('.flash--done')).toHaveText('L’import est fait.');
});
