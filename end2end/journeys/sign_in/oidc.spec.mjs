import { test as base, expect, startDemo } from '../../fixtures.mjs';
import { startIdentityProvider } from '../../identity-provider.mjs';

const email = 'sophie.lambert@structure.example';

const test = base.extend({
  provider: async ({}, use) => {
    const provider = await startIdentityProvider();
    await use(provider);
    await provider.stop();
  },
  demo: async ({ provider }, use) => {
    const demo = await startDemo(provider.settings);
    provider.admit(demo.url);
    await use(demo);
    await demo.stop();
  },
});

/** Leaves for the provider by its button, and types an account there; the page that leads there goes on by itself. */
async function signInThere(page, account) {
  await page.getByRole('button', { name: 'Se connecter avec Annuaire d’essai' }).click();
  await page.getByPlaceholder('Enter any login').fill(account);
  await page.getByPlaceholder('and password').fill('peu importe');
  await page.getByRole('button', { name: 'Sign-in' }).click();
}

test('a coordinator signs in by the identity provider, and a stranger is told why not', async ({ openAs }) => {
  const page = await openAs('guest');
  await page.goto('/connexion/equipe');
  await signInThere(page, email);
  // The provider asks once whether it may give the address away.
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(/\/verifications$/);
  await page.goto('/moi');
  await expect(page.getByText('Sophie')).not.toHaveCount(0);

  const stranger = await openAs('guest');
  await stranger.goto('/connexion/equipe');
  await signInThere(stranger, 'personne@ailleurs.example');
  await stranger.getByRole('button', { name: 'Continue' }).click();
  await expect(stranger).toHaveURL(/\/connexion\/equipe$/);
  await expect(stranger.locator('#oidc-erreur')).toContainText('Aucun compte de l’équipe ne correspond.');
  await stranger.goto('/moi');
  await expect(stranger).toHaveURL(/\/connexion$/);
});

test('a sign-in that is given up at the provider can begin anew', async ({ openAs }) => {
  const page = await openAs('guest');
  await page.goto('/connexion/equipe');
  await page.getByRole('button', { name: 'Se connecter avec Annuaire d’essai' }).click();
  await page.getByRole('link', { name: '[ Cancel ]' }).click();
  await expect(page.locator('#oidc-erreur')).toContainText('La connexion n’a pas été confirmée.');
  await signInThere(page, email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(/\/verifications$/);
});
