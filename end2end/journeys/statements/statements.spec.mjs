import { test, expect, reviewEntry, lastMonth } from '../../fixtures.mjs';

/** Sends the last month as the participant, and validates it as the coach. */
async function declareAndValidate(participant, coach, amount) {
  await participant.getByLabel('Argent reçu').fill(amount);
  await participant.getByRole('button', { name: 'Envoyer' }).click();
  await expect(participant.locator('.flash--done')).toBeVisible();
  await coach.goto('/verifications');
  await (await reviewEntry(coach, 'Awa Traoré')).getByRole('button', { name: /^Valider/ }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();
}

/** Closes the amended statement; nothing is missing in its rows. */
async function amend(coordinator) {
  await coordinator.locator('summary', { hasText: 'Clore l’état rectificatif' }).click();
  await coordinator.getByRole('button', { name: 'Oui, clore le rectificatif' }).click();
  await expect(coordinator.locator('.flash--done')).toHaveText('L’état est clos. Vous pouvez le télécharger.');
}

test('a statement with gaps is closed after a confirmation, and later changes amend only their rows', { tag: '@every-browser' }, async ({ openAs }) => {
  const [coordinator, participant, coach] = [await openAs('coordinator'), await openAs('participant'), await openAs('coach')];
  const address = `/pilotage/etats/${lastMonth()}`;
  await coordinator.goto('/pilotage');
  await coordinator.locator('main').getByRole('link', { name: 'États mensuels' }).click();
  await coordinator.locator(`a[href="${address}"]`).click();

  const people = await coordinator.locator('tbody tr').count();
  await expect(coordinator.locator('main')).toContainText(`${people} personnes.`);

  // Each gap is listed with a link to the page that fills it.
  const undeclared = coordinator.locator('details', { hasText: 'Le mois n’est pas déclaré' });
  await undeclared.getByRole('link', { name: /Awa Traoré/ }).click();
  await expect(coordinator.locator('.back')).toHaveText('Awa Traoré');
  await coordinator.goto(address);

  const close = coordinator.locator('summary', { hasText: 'Clore l’état' });
  await close.click();
  await coordinator.getByRole('button', { name: 'Oui, clore' }).click();
  await expect(coordinator.locator('.error-summary')).toContainText('Il manque des éléments.');
  await coordinator.locator('#confirmed').check();
  await coordinator.getByRole('button', { name: 'Oui, clore' }).click();
  await expect(coordinator.locator('.flash--done')).toHaveText('L’état est clos. Vous pouvez le télécharger.');
  await expect(coordinator.locator('.page__lead')).toContainText('par Sophie Lambert');
  await expect(coordinator.locator('tbody tr')).toHaveCount(people);
  for (const name of ['Télécharger pour Excel', 'Télécharger en CSV']) {
    const file = await coordinator.request.get(await coordinator.getByRole('link', { name }).getAttribute('href'));
    expect(file.status()).toBe(200);
  }

  // A declaration after the closing.
  await participant.goto(`/declarations/${lastMonth()}`);
  await declareAndValidate(participant, coach, '640');
  await coordinator.goto(address);
  await expect(coordinator.locator('.notice--warning')).toContainText('1 ligne a changé');
  await expect(coordinator.locator('[aria-labelledby=changements] th[scope=row]').first()).toContainText('Awa Traoré');
  await amend(coordinator);
  await expect(coordinator.locator('.filter [aria-current=true]')).toHaveText('Version 2, rectificative');

  // A correction after the closing.
  await participant.goto(`/declarations/${lastMonth()}`);
  await participant.locator('summary', { hasText: 'Ce chiffre est faux' }).click();
  await participant.locator('#reason').fill('Un avoir de 40 € oublié');
  await participant.getByRole('button', { name: 'Demander à corriger' }).click();
  await expect(participant.locator('.flash--done')).toBeVisible();
  await coach.goto('/verifications');
  await coach.getByRole('link', { name: /Awa Traoré/ }).filter({ hasText: 'Un avoir de 40 €' }).click();
  await coach.getByRole('button', { name: 'Ouvrir le mois' }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();
  await coordinator.goto(address);
  await expect(coordinator.locator('.notice')).toContainText('Une correction est en cours pour Awa Traoré.');
  await participant.goto(`/declarations/${lastMonth()}?corriger=oui`);
  await declareAndValidate(participant, coach, '600');
  await coordinator.goto(address);
  const changes = coordinator.locator('[aria-labelledby=changements]').first().locator('tbody tr');
  await expect(changes.first()).toContainText(/Awa Traoré.*640,00\s€.*600,00\s€/);
  await amend(coordinator);
  await expect(coordinator.locator('.filter__item')).toHaveText(['Version 1', 'Version 2, rectificative', 'Version 3, rectificative']);

  // The first version stays as it was.
  await coordinator.getByRole('link', { name: 'Version 1' }).click();
  await expect(coordinator.locator('tbody tr')).toHaveCount(people);
  await expect(coordinator.locator('tbody tr', { hasText: 'Awa Traoré' })).toContainText('Le mois n’est pas déclaré');
});

test('a coefficient is saved after a mistake, and a session type is moved to another column', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto(`/pilotage/etats/${lastMonth()}`);
  await page.locator('summary', { hasText: 'Saisir les coefficients' }).click();
  await page.getByLabel('Awa Traoré').fill('beaucoup');
  await page.getByRole('button', { name: 'Enregistrer les coefficients' }).click();
  await expect(page.locator('.error-summary')).toContainText('Écrivez un nombre de 0 à 100');
  await expect(page.getByLabel('Awa Traoré')).toHaveValue('beaucoup');
  await page.getByLabel('Awa Traoré').fill('0,85');
  await page.getByRole('button', { name: 'Enregistrer les coefficients' }).click();
  await expect(page.locator('.flash--done')).toHaveText('Les coefficients sont enregistrés.');
  await expect(page.locator('tbody tr', { hasText: 'Awa Traoré' })).toContainText('0,85');

  await page.goto('/pilotage/etats');
  await page.getByRole('link', { name: 'Colonnes de l’état' }).click();
  await page.getByLabel('Fixer ses prix').selectOption('Colonne rdv_com');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.getByLabel('Fixer ses prix')).toHaveValue('Com');
});
