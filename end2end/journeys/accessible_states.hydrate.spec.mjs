// The pages that need something to have happened first: each is looked at in light and dark, on a phone and on a desk.
import { look, still, troubles } from '../axe.mjs';
import { test, expect, figureOf, lastMonth } from '../essor.mjs';

test('axe finds nothing: forms that were refused', async ({ as }) => {
  const guest = await as(null, still);
  await guest.goto('/connexion');
  await guest.locator('#contact').fill('06 39');
  await guest.getByRole('button', { name: 'Recevoir mon code' }).click();
  await expect(guest.locator('.error-summary')).toBeVisible();
  await look(guest, 'contact');
  await guest.goto('/connexion/equipe');
  await guest.getByRole('button', { name: 'Me connecter' }).click();
  await expect(guest.locator('.error-summary')).toBeVisible();
  await look(guest, 'team');

  const participant = await as('participant', still);
  await participant.goto(`/declarations/${lastMonth()}`);
  await participant.getByLabel('Montant encaissé').fill('abc');
  await participant.getByRole('button', { name: 'Envoyer' }).click();
  await expect(participant.locator('.error-summary')).toBeVisible();
  await look(participant, 'declaration');

  const coordinator = await as('coordinator', still);
  await coordinator.goto('/personnes/inviter');
  await coordinator.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(coordinator.locator('.error-summary')).toBeVisible();
  await look(coordinator, 'invitation');
  await coordinator.goto('/agenda/nouveau');
  await coordinator.getByRole('link', { name: /^Fixer ses prix/ }).click();
  await coordinator.getByRole('button', { name: 'Ouvrir aux réservations' }).click();
  await expect(coordinator.locator('.error-summary')).toBeVisible();
  await look(coordinator, 'session');
  expect([guest, participant, coordinator].flatMap(troubles)).toEqual([]);
});

test('axe finds nothing: a month that is asked about, answered, corrected and validated', async ({ as }) => {
  const participant = await as('participant', still);
  const month = `/declarations/${lastMonth()}`;
  await participant.goto(month);
  await participant.getByLabel('Montant encaissé').fill('640');
  await participant.getByRole('button', { name: 'Envoyer' }).click();
  await expect(participant.locator('.flash--done')).toBeVisible();
  await look(participant, 'declared');

  const coach = await as('coach', still);
  let quiet = await figureOf(coach, 'Awa Traoré');
  await quiet.getByText('Poser une question').click();
  await quiet.getByRole('button', { name: 'Envoyer la question' }).click();
  quiet = await figureOf(coach, 'Awa Traoré');
  await expect(quiet.locator('.field__error')).toContainText('Remplissez ce champ.');
  await look(coach, 'question refused');
  await quiet.getByLabel('Votre question, en une phrase').fill('Le marché du 12 est-il compté ?');
  await quiet.getByRole('button', { name: 'Envoyer la question' }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();

  await participant.goto('/');
  await expect(participant.locator('.card--question')).toBeVisible();
  await look(participant, 'question at home');
  await participant.goto(month);
  await look(participant, 'question on its month');
  await participant.getByLabel('Votre réponse, en une phrase').fill('Oui, 50 €.');
  await participant.getByRole('button', { name: 'Répondre' }).click();
  await expect(participant.locator('.thread')).toContainText('Oui, 50 €.');
  await look(participant, 'answered');

  await coach.goto('/verifications');
  await (await figureOf(coach, 'Awa Traoré')).getByRole('button', { name: /^Valider/ }).click();
  await expect(coach.locator('.flash--done')).toHaveText('Le chiffre est validé.');
  await look(coach, 'validated');
  await participant.goto(month);
  await expect(participant.locator('.notice')).toContainText('Ce chiffre est validé');
  await participant.locator('summary', { hasText: 'Ce chiffre est faux' }).click();
  await look(participant, 'locked');
  await participant.locator('#reason').fill('Un avoir oublié');
  await participant.getByRole('button', { name: 'Demander à corriger' }).click();
  await expect(participant.locator('.flash--done')).toBeVisible();
  await look(participant, 'correction requested');
  await coach.goto('/verifications');
  await look(coach, 'queue with a correction');
  await coach.getByRole('link', { name: /Awa Traoré/ }).filter({ hasText: 'Un avoir oublié' }).click();
  await coach.getByRole('button', { name: 'Garder le chiffre' }).click();
  await expect(coach.locator('.field__error')).toBeVisible();
  await look(coach, 'correction to decide');
  await coach.getByRole('button', { name: 'Ouvrir le mois' }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();
  await participant.goto('/');
  await look(participant, 'opened again, at home');
  await participant.goto(`${month}?corriger=oui`);
  await participant.getByLabel('Montant encaissé').fill('600');
  await participant.locator('summary', { hasText: 'Ajouter une précision' }).click();
  await participant.locator('#note').fill('Avoir à la cliente du marché');
  await participant.getByRole('button', { name: 'Envoyer' }).click();
  await expect(participant.locator('.table')).toBeVisible();
  await look(participant, 'two versions');
  expect([participant, coach].flatMap(troubles)).toEqual([]);
});

test('axe finds nothing: sessions that are free, full and held', async ({ as }) => {
  const page = await as('participant', still);
  for (const [name, kind] of [['held', '.session--mine'], ['full', '.session--full'], ['free', '.session:not(.session--mine):not(.session--full)']]) {
    await page.goto('/rendez-vous');
    await page.locator(kind).first().getByRole('link').click();
    await expect(page.locator('.facts')).toBeVisible();
    await look(page, name);
  }
  expect(troubles(page)).toEqual([]);
});

test('axe finds nothing: waiting, an hour to say yes to, one given back late, a calendar of one’s own', async ({ as }) => {
  const page = await as('participant', still);
  await page.goto('/rendez-vous');
  await page.locator('.session--full').first().getByRole('link').click();
  await page.getByRole('button', { name: /^Attendre une place/ }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await look(page, 'waiting');
  await page.goto('/rendez-vous');
  await look(page, 'list with a turn in a queue');
  await page.locator('.session--mine').first().getByRole('link').click();
  await page.getByRole('link', { name: 'Changer d’heure' }).click();
  await expect(page.locator('.slots__button').first()).toBeVisible();
  await look(page, 'another hour');
  await page.locator('.slots__button').first().click();
  await expect(page.locator('.facts')).toBeVisible();
  await look(page, 'another hour, to confirm');
  await page.goto('/moi/agenda');
  await page.locator('form[action="/api/moi/agenda"] button').click();
  await expect(page.locator('.copy')).toBeVisible();
  await look(page, 'calendar');
  expect(troubles(page)).toEqual([]);
});

test('axe finds nothing: windows and types that were refused', async ({ as }) => {
  const coordinator = await as('coordinator', still);
  for (const [address, button] of [['/agenda/plages', 'Ouvrir la plage'], ['/agenda/types/nouveau', 'Enregistrer']]) {
    await coordinator.goto(address);
    await coordinator.getByRole('button', { name: button }).click();
    await expect(coordinator.locator('.error-summary')).toBeVisible();
    await look(coordinator, address);
  }
  expect(troubles(coordinator)).toEqual([]);
});

test('axe finds nothing: in place of a page, and where nobody is found', async ({ as }) => {
  const guest = await as(null, still);
  expect((await guest.goto('/nulle-part')).status()).toBe(404);
  await look(guest, '404');
  const participant = await as('participant', still);
  expect((await participant.goto('/pilotage')).status()).toBe(403);
  await look(participant, '403');
  const coordinator = await as('coordinator', still);
  for (const address of ['/suivis?q=zzz', '/personnes?q=zzz']) {
    await coordinator.goto(address);
    await expect(coordinator.locator('.empty').first()).toBeVisible();
    await look(coordinator, address);
  }
  expect([guest, participant, coordinator].flatMap(troubles)).toEqual([]);
});
