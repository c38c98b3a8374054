import { test, expect, lastMonth, reviewEntry } from '../../fixtures.mjs';

/** Opens the last month of a person from their page, as the team. */
async function openMonth(page, name) {
  await page.goto(`/suivis?tous=oui&q=${name.split(' ')[0]}`);
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.locator(`a.row__link[href$="/${lastMonth()}"]`).click();
}

test('a month agreed by phone is entered in two taps, read with its author, contested by one', { tag: '@every-browser' }, async ({ openAs }) => {
  const [coach, participant] = [await openAs('coach'), await openAs('participant')];
  await openMonth(coach, 'Awa Traoré');
  await coach.getByLabel('Argent reçu').first().fill('trois cents');
  await coach.getByRole('button', { name: 'Enregistrer et valider' }).click();
  await expect(coach.locator('#montant-0')).toHaveAttribute('aria-invalid', 'true');
  await coach.locator('#montant-0').fill('315');
  await coach.getByRole('button', { name: 'Enregistrer et valider' }).click();
  await expect(coach.locator('.flash--done')).toHaveText('Le chiffre est enregistré et validé. La personne est prévenue.');
  await expect(coach.locator('.figure')).toHaveText(/^315,00\s€$/);

  await participant.goto(`/declarations/${lastMonth()}`);
  await expect(participant.locator('.notice').first()).toContainText('Claire Vasseur a écrit ce montant pour vous');
  await expect(participant.locator('.notice').first()).toContainText('Accord par téléphone');
  await participant.getByRole('button', { name: 'Ce n’est pas mon chiffre' }).click();
  await expect(participant.locator('.flash--done')).toBeVisible();
  await expect(participant.getByRole('button', { name: 'Ce n’est pas mon chiffre' })).toHaveCount(0);

  await coach.goto('/verifications');
  await coach.getByRole('link', { name: /Awa Traoré/ }).filter({ hasText: 'Ce n’est pas mon chiffre' }).click();
  await coach.getByRole('button', { name: 'Ouvrir le mois' }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();
  expect([...coach.consoleErrors, ...participant.consoleErrors]).toEqual([]);
});

test('an entry is undone, and the month is to be declared again', { tag: '@both-widths' }, async ({ openAs }) => {
  const coach = await openAs('coach');
  await openMonth(coach, 'Awa Traoré');
  await coach.locator('#montant-0').fill('0');
  await coach.getByRole('button', { name: 'Enregistrer sans valider' }).click();
  await expect(coach.locator('.state--submitted')).toBeVisible();
  await coach.getByRole('button', { name: 'Annuler la saisie' }).click();
  await expect(coach.locator('.flash--done')).toHaveText('La saisie est annulée.');
  await expect(coach.locator('.state--due')).toBeVisible();
});

test('a validation is undone from the list of the day after leaving the queue', { tag: '@both-widths' }, async ({ openAs }) => {
  const coach = await openAs('coach');
  await coach.goto('/verifications');
  const name = (await coach.locator('.review__row .row__title').first().textContent()).trim();
  await (await reviewEntry(coach, name)).getByRole('button', { name: /^Valider/ }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();
  await coach.goto('/suivis');
  await coach.goto('/verifications');
  await coach.getByRole('link', { name: 'Validés aujourd’hui' }).click();
  await coach.locator('tbody tr', { hasText: name }).getByRole('button', { name: /^Annuler/ }).click();
  await expect(coach.locator('.flash--done')).toHaveText('La validation est annulée. Le chiffre est de nouveau à vérifier.');
  await expect(coach.locator('tbody tr', { hasText: name })).toHaveCount(0);
  await coach.goto('/verifications');
  await expect(coach.locator('.review__row', { hasText: name })).toHaveCount(1);
});

test('a validated month is opened again with a reason, which its participant reads', async ({ openAs }) => {
  const [coach, participant] = [await openAs('coach'), await openAs('participant')];
  await openMonth(coach, 'Awa Traoré');
  await coach.locator('#montant-0').fill('315');
  await coach.getByRole('button', { name: 'Enregistrer et valider' }).click();
  await coach.locator('summary', { hasText: 'Rouvrir ce mois' }).click();
  await coach.getByRole('button', { name: 'Rouvrir le mois' }).click();
  await expect(coach.locator('#why')).toHaveAttribute('aria-invalid', 'true');
  await coach.locator('#why').fill('Le relevé dit 310 €');
  await coach.getByRole('button', { name: 'Rouvrir le mois' }).click();
  await expect(coach.locator('.flash--done')).toHaveText('Le mois est rouvert. La personne est prévenue.');
  await participant.goto(`/declarations/${lastMonth()}`);
  await expect(participant.locator('.thread')).toContainText('Le relevé dit 310 €');
  await expect(participant.locator('.thread')).toContainText('Claire Vasseur');
  await coach.getByRole('button', { name: 'Annuler l’ouverture' }).click();
  await expect(coach.locator('.state--validated').first()).toBeVisible();
});
