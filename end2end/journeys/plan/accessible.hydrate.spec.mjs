// The states of a plan.
import { checkAccessibility, withoutMotion } from '../../accessibility.mjs';
import { test, expect } from '../../fixtures.mjs';

test('axe: a refused check-in, a plan being written, proposed and to sign have no violation', async ({ openAs }) => {
  const awa = await openAs('participant', withoutMotion);
  await awa.goto('/plan');
  await awa.getByRole('button', { name: 'Envoyer, sans appel' }).click();
  await expect(awa.locator('.field__error').first()).toBeVisible();
  await checkAccessibility(awa, 'check-in refused');
  await awa.goto('/plan/proposer');
  await awa.getByRole('link', { name: 'Ajouter un objectif' }).click();
  await awa.getByRole('button', { name: 'Ajouter à la proposition' }).click();
  await expect(awa.locator('.error-summary')).toBeVisible();
  await checkAccessibility(awa, 'goal refused');
  await awa.getByLabel('Domaine').selectOption('Health');
  await awa.getByLabel('Votre objectif').fill('Dormir');
  await awa.getByRole('button', { name: 'Ajouter à la proposition' }).click();
  await awa.getByRole('link', { name: /Ajouter une action.*Dormir/ }).click();
  await checkAccessibility(awa, 'action');
  await awa.goto('/plan/proposer');
  await awa.getByRole('button', { name: 'Signer et proposer' }).click();
  await checkAccessibility(awa, 'proposed');
  await awa.goto('/plan/versions');
  await checkAccessibility(awa, 'versions');
  const coach = await openAs('coach', withoutMotion);
  await coach.goto('/suivis?q=traor');
  await coach.getByRole('link', { name: /Awa Traoré/ }).first().click();
  await coach.getByRole('link', { name: 'Ouvrir le plan d’action' }).click();
  await checkAccessibility(coach, 'to sign');
  expect([...awa.consoleErrors, ...coach.consoleErrors]).toEqual([]);
});
