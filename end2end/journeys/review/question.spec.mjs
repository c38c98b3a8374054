import { test, expect, reviewEntry, lastMonth } from '../../fixtures.mjs';

test('a declared month is questioned, answered and validated', { tag: '@every-browser' }, async ({ openAs }) => {
  const participant = await openAs('participant');
  await participant.goto(`/declarations/${lastMonth()}`);
  await participant.getByLabel('Argent reçu').fill('640');
  await participant.getByRole('button', { name: 'Envoyer' }).click();
  await expect(participant.locator('.flash--done')).toBeVisible();

  const coach = await openAs('coach');
  const quiet = await reviewEntry(coach, 'Awa Traoré');
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
