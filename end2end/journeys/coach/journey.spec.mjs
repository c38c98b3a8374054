import { test, expect, figureOf, lastMonth } from '../../essor.mjs';

test('a figure is asked about, answered and validated', { tag: '@both-widths' }, async ({ as }) => {
  const participant = await as('participant');
  await participant.goto(`/declarations/${lastMonth()}`);
  await participant.getByLabel('Montant encaissé').fill('640');
  await participant.getByRole('button', { name: 'Envoyer' }).click();
  await expect(participant.locator('.flash--done')).toBeVisible();

  const coach = await as('coach');
  const quiet = await figureOf(coach, 'Awa Traoré');
  await quiet.getByText('Poser une question').click();
  await quiet.getByLabel('Votre question, en une phrase').fill('Le marché du 12 est-il compté ?');
  await quiet.getByRole('button', { name: 'Envoyer la question' }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();

  await participant.goto('/');
  await expect(participant.locator('.card--question')).toContainText('Le marché du 12 est-il compté ?');
  await participant.locator('input[name=answer]').fill('Oui, 50 €.');
  await participant.locator('form[action="/api/declarations/repondre"] button').click();
  await expect(participant.locator('.thread')).toContainText('Oui, 50 €.');

  await coach.goto('/verifications');
  const waiting = coach.locator('.review', { hasText: 'Awa Traoré' });
  await expect(waiting.locator('.signal')).toHaveText('A répondu à la question');
  await expect(waiting.locator('.thread')).toContainText('Oui, 50 €.');
  await waiting.getByRole('button', { name: /^Valider/ }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();
  await expect(waiting).toHaveCount(0);

  await participant.goto(`/declarations/${lastMonth()}`);
  await expect(participant.locator('.state--validated').first()).toBeVisible();
  await expect(participant.getByRole('link', { name: 'Corriger' })).toHaveCount(0);
});

test('a session is opened after a slip that keeps what was typed', async ({ as }) => {
  const coach = await as('coach');
  await coach.goto('/agenda/nouveau');
  await coach.locator('#title').fill('Photographier ses produits');
  await coach.locator('#time').fill('14:00');
  await coach.locator('#minutes').fill('120');
  await coach.locator('#places').fill('0');
  await coach.locator('form[action="/api/agenda/creer"] button').click();
  await expect(coach.locator('.error-summary li')).toHaveCount(2);
  await expect(coach.locator('#title')).toHaveValue('Photographier ses produits');
  const day = new Date(Date.now() + 5 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await coach.locator('#day').fill(day);
  await coach.locator('#places').fill('6');
  await coach.locator('form[action="/api/agenda/creer"] button').click();
  await expect(coach.locator('.session', { hasText: 'Photographier ses produits' })).toBeVisible();
});
