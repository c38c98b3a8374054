// The pages of the plan, each looked at in light and dark, on a phone and on a desk.
import { look, still } from '../axe.mjs';
import { test, expect } from '../essor.mjs';

test('axe finds nothing: a plan that is written, proposed, signed and said how it goes', async ({ as }) => {
  const awa = await as('participant', still);
  await look(awa, 'home');
  await awa.goto('/plan');
  await look(awa, 'plan');
  await awa.getByRole('button', { name: 'Envoyer, sans appel' }).click();
  await expect(awa.locator('.field__error').first()).toBeVisible();
  await look(awa, 'check-in refused');
  await awa.goto('/plan/proposer');
  await look(awa, 'to write');
  await awa.getByRole('link', { name: 'Ajouter un objectif' }).click();
  await awa.getByRole('button', { name: 'Noter dans la proposition' }).click();
  await expect(awa.locator('.error-summary')).toBeVisible();
  await look(awa, 'goal refused');
  await awa.getByLabel('Domaine').selectOption('Health');
  await awa.getByLabel('Votre objectif').fill('Dormir');
  await awa.getByRole('button', { name: 'Noter dans la proposition' }).click();
  await awa.getByRole('link', { name: /Ajouter une action.*Dormir/ }).click();
  await look(awa, 'action');
  await awa.goto('/plan/proposer');
  await awa.getByRole('button', { name: 'Signer et proposer' }).click();
  await look(awa, 'proposed');
  await awa.goto('/plan/versions');
  await look(awa, 'versions');
  const coach = await as('coach', still);
  await coach.goto('/suivis?q=traor');
  await coach.getByRole('link', { name: /Awa Traoré/ }).first().click();
  await coach.getByRole('link', { name: 'Voir le plan, proposer, signer' }).click();
  await look(coach, 'to sign');
  expect([...awa.troubles, ...coach.troubles]).toEqual([]);
});
