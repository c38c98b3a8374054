// Refused forms of several places.
import { checkAccessibility, withoutMotion, unexpectedErrors } from '../../accessibility.mjs';
import { test, expect, lastMonth } from '../../fixtures.mjs';

test('axe: refused forms of sign-in, declaration, invitation and session have no violation', async ({ openAs }) => {
  const guest = await openAs('guest', withoutMotion);
  await guest.goto('/connexion');
  await guest.locator('#contact').fill('06 39');
  await guest.getByRole('button', { name: 'Recevoir mon code' }).click();
  await expect(guest.locator('.error-summary')).toBeVisible();
  await checkAccessibility(guest, 'contact');
  await guest.goto('/connexion/equipe');
  await guest.getByRole('button', { name: 'Me connecter' }).click();
  await expect(guest.locator('.error-summary')).toBeVisible();
  await checkAccessibility(guest, 'team');

  const participant = await openAs('participant', withoutMotion);
  await participant.goto(`/declarations/${lastMonth()}`);
  await participant.getByLabel('Argent reçu').fill('abc');
  await participant.getByRole('button', { name: 'Envoyer' }).click();
  await expect(participant.locator('.error-summary')).toBeVisible();
  await checkAccessibility(participant, 'declaration');

  const coordinator = await openAs('coordinator', withoutMotion);
  await coordinator.goto('/personnes/inviter');
  await coordinator.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(coordinator.locator('.error-summary')).toBeVisible();
  await checkAccessibility(coordinator, 'invitation');
  await coordinator.goto('/agenda/nouveau');
  await coordinator.getByRole('link', { name: /^Fixer ses prix/ }).click();
  await coordinator.getByRole('button', { name: 'Ouvrir aux réservations' }).click();
  await expect(coordinator.locator('.error-summary')).toBeVisible();
  await checkAccessibility(coordinator, 'session');
  expect([guest, participant, coordinator].flatMap(unexpectedErrors)).toEqual([]);
});
