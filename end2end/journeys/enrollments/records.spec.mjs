import { test, expect, dayIn, tapCounter } from '../../fixtures.mjs';

test('the entry record is corrected in one form, two taps from the person’s page', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/suivis?tous=oui&q=Traor');
  await page.getByRole('link', { name: 'Awa Traoré', exact: true }).click();
  const { tap, taps } = tapCounter();
  await tap(page.getByRole('link', { name: 'Corriger la fiche d’entrée' }));
  const acre = await page.locator('#acre').inputValue();
  await page.locator('#trade').fill('Couture et broderie');
  await page.locator('#acre').selectOption(acre === 'yes' ? 'no' : 'yes');
  await page.locator('#acre_from').fill(dayIn(-40));
  await page.locator('#goal').fill('987');
  await page.locator('#reason').fill('Attestation de l’Urssaf reçue');
  await tap(page.getByRole('button', { name: 'Enregistrer la correction' }));
  await expect(page.locator('.flash--done')).toHaveText('La fiche d’entrée est corrigée. Les calculs ont suivi.');
  expect(taps()).toBe(2);
  await expect(page.locator('main')).toContainText('Couture et broderie');

  await page.getByRole('link', { name: 'Corriger la fiche d’entrée' }).click();
  const corrections = page.locator('tbody tr');
  await expect(corrections).toHaveCount(3);
  await expect(corrections.filter({ hasText: 'ACRE' })).toContainText('à partir du');
  await expect(corrections.filter({ hasText: 'Objectif mensuel' })).toContainText('987,00');
  for (const correction of await corrections.all()) await expect(correction).toContainText('Attestation de l’Urssaf reçue');
  await expect(page.locator('#reason')).toHaveValue('');
  await expect(page.locator('#acre_from')).toHaveValue('');

  // What cannot be read stands beside its field, with all that was typed.
  await page.locator('#siret').fill('123');
  await page.locator('#trade').fill('Broderie');
  await page.getByRole('button', { name: 'Enregistrer la correction' }).click();
  await expect(page.locator('#siret-erreur')).toBeVisible();
  await expect(page.locator('#reason-erreur')).toBeVisible();
  await expect(page.locator('#trade')).toHaveValue('Broderie');
  await expect(corrections).toHaveCount(3);
  expect(page.consoleErrors).toEqual([]);
});

test('a person who does not come after all gives the place back', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/personnes/ajouter');
  const typed = { 'contact[first_name]': 'Inès', 'contact[last_name]': 'Lenoir', 'contact[phone]': '06 39 98 46 01', 'entry[starts_on]': dayIn(14), 'entry[trade]': 'vélos', 'entry[starting_turnover]': '0' };
  for (const [name, value] of Object.entries(typed)) await page.locator(`[name="${name}"]`).fill(value);
  await page.locator('[name="entry[coach]"]').selectOption({ index: 1 });
  await page.locator('[name="entry[activity]"]').selectOption('02');
  const places = await page.locator('.page__lead').innerText();
  await page.locator('form.form button.button--main').click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await page.goto('/suivis?tous=oui&q=Lenoir');
  await page.getByRole('link', { name: 'Inès Lenoir', exact: true }).click();
  await expect(page.locator('main')).toContainText('Commence le');
  await expect(page.locator('main')).not.toContainText('Mois 1 sur');
  await page.getByRole('link', { name: 'Voir et changer le parcours' }).click();
  await page.getByRole('button', { name: 'Retirer cette entrée' }).click();
  await expect(page.locator('.flash--done')).toHaveText('L’entrée est retirée. La place est libre.');
  await page.goto('/personnes/ajouter');
  await expect(page.locator('.page__lead')).toHaveText(places);
});
