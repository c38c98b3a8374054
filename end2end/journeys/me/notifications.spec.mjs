// Moi, Notifications: how a participant is reminded to declare.
import { test, expect } from '../../fixtures.mjs';

test('a participant reads when reminders come, stops them and takes them up again', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/moi');
  await page.getByRole('link', { name: 'Notifications' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notifications');
  await expect(page.getByText('Jamais la nuit.')).toBeVisible();
  // Without a choice the page says what happens, and it is one of the answers.
  await expect(page.getByText('Vous n’avez rien choisi')).toBeVisible();
  await expect(page.locator('input[name=reminders]:checked')).toHaveCount(1);
  await expect(page.locator('input[name=reminders]:checked')).not.toHaveValue('None');

  await page.getByLabel('Aucun rappel').check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.locator('.flash--done')).toHaveText('C’est noté.');
  await expect(page.getByLabel('Aucun rappel')).toBeChecked();
  await expect(page.getByText('Vous n’avez rien choisi')).toHaveCount(0);

  const first = page.locator('input[name=reminders]').first();
  await first.check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.locator('.flash--done')).toHaveText('C’est noté.');
  await expect(first).toBeChecked();
  expect(page.consoleErrors).toEqual([]);
});

test('the team has no reminders to choose', async ({ openAs }) => {
  const page = await openAs('coach');
  await page.goto('/moi');
  await expect(page.getByRole('main').getByRole('link', { name: 'Notifications' })).toHaveCount(0);
  const answer = await page.goto('/moi/notifications');
  expect(answer.status()).toBe(403);
});
