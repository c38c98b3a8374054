// A passkey of the team, held by an authenticator that Chromium simulates.
import { test, expect } from '../../fixtures.mjs';

const password = 'trois vélos rouges';

/** Gives the browser of a page an authenticator that keeps passkeys and recognises its owner. */
async function addAuthenticator(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

test('a colleague registers a passkey, signs in with it, and removes it', async ({ openAs, demo }) => {
  const email = 'iris.cle@structure.example';
  const coordinator = await openAs('coordinator');
  await coordinator.goto('/personnes/inviter');
  await coordinator.getByLabel('Prénom').fill('Iris');
  await coordinator.getByLabel('Nom', { exact: true }).fill('Okafor');
  await coordinator.getByLabel('Adresse e-mail').fill(email);
  await coordinator.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(coordinator.locator('.flash--done')).toHaveText('L’invitation est envoyée.');
  const [link] = await demo.messageTo(email, /\/invitation\/\w+/);

  const page = await openAs('guest');
  const { session, authenticatorId } = await addAuthenticator(page);
  await page.goto(link);
  await page.getByLabel('Choisissez un mot de passe').fill(password);
  await page.getByRole('button', { name: 'Entrer dans Essor' }).click();
  await expect(page).toHaveURL(/\/verifications$/);

  await page.goto('/moi');
  await page.getByRole('link', { name: 'Clés d’accès' }).click();
  await expect(page.getByText('il faut un navigateur récent')).toHaveCount(0);
  await page.getByLabel('Nom de la clé').fill('Mon ordinateur');
  await page.getByRole('button', { name: 'Créer une clé d’accès' }).click();
  await expect(page.locator('.flash--done')).toContainText('La clé d’accès est créée.');
  await expect(page.getByRole('listitem').filter({ hasText: 'Mon ordinateur' })).toContainText('pas encore utilisée');
  await demo.messageTo(email, /une clé d’accès est ajoutée|clé d’accès vient d’être ajoutée/);
  const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials.map(({ isResidentCredential, rpId }) => [isResidentCredential, rpId])).toEqual([[true, 'localhost']]);

  await page.goto('/moi');
  await page.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click();
  await page.goto('/connexion/equipe');
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await expect(page).toHaveURL(/\/verifications$/);

  await page.goto('/moi/cles');
  const row = page.getByRole('listitem').filter({ hasText: 'Mon ordinateur' });
  await expect(row).toContainText('dernier usage');
  await row.getByRole('button', { name: 'Retirer la clé' }).click();
  await expect(page.locator('.flash--done')).toContainText('La clé d’accès est retirée.');
  await expect(row).toHaveCount(0);
  await demo.messageTo(email, /clé d’accès (est|de votre compte Essor vient d’être) retirée/);

  // The authenticator still has it, the site no longer.
  await page.goto('/moi');
  await page.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click();
  await page.goto('/connexion/equipe');
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await expect(page.getByText('Cette clé d’accès n’est pas reconnue.')).toBeVisible();
  await page.goto('/moi');
  await expect(page).toHaveURL(/\/connexion$/);
  expect(page.consoleErrors).toEqual([]);
});

test('without an authenticator the button says so, and the password works as before', async ({ openAs }) => {
  const page = await openAs('guest');
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await page.goto('/connexion/equipe');
  await page.evaluate(() => { navigator.credentials.get = () => Promise.reject(new DOMException('refused', 'NotAllowedError')); });
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await expect(page.getByText('Aucune clé d’accès n’a été lue.')).toBeVisible();
  await expect(page.getByLabel('Mot de passe', { exact: true })).toBeEditable();
  expect(page.consoleErrors).toEqual([]);
});
