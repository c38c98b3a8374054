// The states of a declared month, as the participant and the coach see them.
import { checkAccessibility, withoutMotion, unexpectedErrors } from '../../accessibility.mjs';
import { test, expect, reviewEntry, lastMonth } from '../../fixtures.mjs';

test('axe: a month that is questioned, answered, validated and corrected has no violation', async ({ openAs }) => {
  const participant = await openAs('participant', withoutMotion);
  const month = `/declarations/${lastMonth()}`;
  await participant.goto(month);
  await participant.getByLabel('Argent reçu').fill('640');
  await participant.getByRole('button', { name: 'Envoyer' }).click();
  await expect(participant.locator('.flash--done')).toBeVisible();
  await checkAccessibility(participant, 'sent');
  await participant.getByRole('link', { name: 'Voir ce mois' }).click();
  await checkAccessibility(participant, 'declared');

  const coach = await openAs('coach', withoutMotion);
  let quiet = await reviewEntry(coach, 'Awa Traoré');
  await quiet.getByText('Poser une question').click();
  await quiet.getByRole('button', { name: 'Envoyer la question' }).click();
  quiet = await reviewEntry(coach, 'Awa Traoré');
  await expect(quiet.locator('.field__error')).toContainText('Remplissez ce champ.');
  await checkAccessibility(coach, 'question refused');
  await quiet.getByLabel('Votre question, en une phrase').fill('Le marché du 12 est-il compté ?');
  await quiet.getByRole('button', { name: 'Envoyer la question' }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();

  await participant.goto('/');
  await expect(participant.locator('.card--question')).toBeVisible();
  await checkAccessibility(participant, 'question at home');
  await participant.goto(month);
  await checkAccessibility(participant, 'question on its month');
  await participant.getByLabel('Votre réponse, en une phrase').fill('Oui, 50 €.');
  await participant.getByRole('button', { name: 'Répondre' }).click();
  await expect(participant.locator('.thread')).toContainText('Oui, 50 €.');
  await checkAccessibility(participant, 'answered');

  await coach.goto('/verifications');
  await (await reviewEntry(coach, 'Awa Traoré')).getByRole('button', { name: /^Valider/ }).click();
  await expect(coach.locator('.flash--done')).toHaveText('Le chiffre est validé.');
  await checkAccessibility(coach, 'validated');
  await participant.goto(month);
  await expect(participant.locator('.notice')).toContainText('Ce mois est vérifié');
  await participant.locator('summary', { hasText: 'Ce chiffre est faux' }).click();
  await checkAccessibility(participant, 'locked');
  await participant.locator('#reason').fill('Un avoir oublié');
  await participant.getByRole('button', { name: 'Demander à corriger' }).click();
  await expect(participant.locator('.flash--done')).toBeVisible();
  await checkAccessibility(participant, 'correction requested');
  await coach.goto('/verifications');
  await checkAccessibility(coach, 'queue with a correction');
  await coach.getByRole('link', { name: /Awa Traoré/ }).filter({ hasText: 'Un avoir oublié' }).click();
  await coach.getByRole('button', { name: 'Garder le chiffre' }).click();
  await expect(coach.locator('.field__error')).toBeVisible();
  await checkAccessibility(coach, 'correction to decide');
  await coach.getByRole('button', { name: 'Ouvrir le mois' }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();
  await participant.goto('/');
  await checkAccessibility(participant, 'opened again, at home');
  await participant.goto(`${month}?corriger=oui`);
  await participant.getByLabel('Argent reçu').fill('600');
  await participant.locator('summary', { hasText: 'Plusieurs activités' }).click();
  await participant.locator('#note').fill('Avoir à la cliente du marché');
  await participant.getByRole('button', { name: 'Envoyer' }).click();
  await participant.getByRole('link', { name: 'Voir ce mois' }).click();
  await expect(participant.locator('.table')).toBeVisible();
  await checkAccessibility(participant, 'two versions');
  expect([participant, coach].flatMap(unexpectedErrors)).toEqual([]);
});
