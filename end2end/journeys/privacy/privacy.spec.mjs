// One's own data: taken as a file, and the wish to be erased, said and withdrawn.
import { test, expect } from '../../fixtures.mjs';

test('a participant takes their data and withdraws the wish to be erased', async ({ openAs }) => {
  const awa = await openAs('participant');
  await awa.goto('/moi');
  await awa.getByRole('link', { name: 'Mes données' }).click();
  const [file] = await Promise.all([awa.waitForEvent('download'), awa.getByRole('link', { name: 'Télécharger mes données' }).click()]);
  expect(file.suggestedFilename()).toBe('mes-donnees.zip');
  await awa.getByRole('button', { name: 'Demander l’effacement' }).click();
  await expect(awa.getByText('Votre demande est envoyée à votre structure.')).toBeVisible();
  await awa.getByRole('button', { name: 'Annuler l’effacement' }).click();
  await expect(awa.getByRole('button', { name: 'Demander l’effacement' })).toBeVisible();
});

test('the foot of every page leads to the legal pages', async ({ openAs }) => {
  const page = await openAs('guest');
  await page.goto('/connexion');
  for (const name of ['Mentions légales', 'Confidentialité', 'Accessibilité']) {
    await page.getByRole('contentinfo').getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
});
