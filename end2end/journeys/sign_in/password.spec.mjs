import { test, expect } from '../../fixtures.mjs';

test('an invited colleague chooses a password of twelve characters and signs in with it elsewhere', async ({ openAs, demo }) => {
  const coordinator = await openAs('coordinator');
  await coordinator.goto('/personnes/inviter');
  await coordinator.getByLabel('Prénom').fill('Lina');
  await coordinator.getByLabel('Nom', { exact: true }).fill('Okafor');
  await coordinator.getByLabel('Adresse e-mail').fill('lina.okafor@structure.example');
  await coordinator.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(coordinator.locator('.flash--done')).toHaveText('L’invitation est envoyée.');
  await expect(coordinator.locator('tbody th', { hasText: 'Lina Okafor' })).toBeVisible();

  const [link] = await demo.messageTo('lina.okafor@structure.example', /\/invitation\/\w+/);
  const invited = await openAs('guest');
  await invited.goto(link);
  await invited.getByLabel('Choisissez un mot de passe').fill('trop court');
  await invited.getByRole('button', { name: 'Entrer dans Essor' }).click();
  await expect(invited.locator('#password-erreur')).toContainText('Écrivez au moins 12 caractères.');
  await invited.getByLabel('Choisissez un mot de passe').fill('miel de sapin 2026');
  await invited.getByRole('button', { name: 'Entrer dans Essor' }).click();
  await expect(invited).toHaveURL(/\/verifications$/);

  const elsewhere = await openAs('guest');
  // The link has served: it opens nothing any more.
  expect((await elsewhere.goto(link)).status()).toBe(404);
  await elsewhere.goto('/connexion/equipe');
  await elsewhere.getByLabel('Adresse e-mail').fill('lina.okafor@structure.example');
  await elsewhere.getByLabel('Mot de passe').fill('miel de sapin 2027');
  await elsewhere.getByRole('button', { name: 'Me connecter' }).click();
  await expect(elsewhere.locator('#password-erreur')).toContainText('n’est pas le bon');
  await elsewhere.getByLabel('Mot de passe').fill('miel de sapin 2026');
  await elsewhere.getByRole('button', { name: 'Me connecter' }).click();
  await expect(elsewhere).toHaveURL(/\/verifications$/);
});
