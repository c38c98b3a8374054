import { test, expect, lastMonth } from '../../fixtures.mjs';

test('typing updates the total, shows mistakes and saves the draft', async ({ openAs }) => {
  const page = await openAs('participant');
  const address = `/declarations/${lastMonth()}`;
  await page.goto(address);
  const amount = page.getByLabel('Montant encaissé').first();
  await expect(async () => {
    await amount.fill('');
    await amount.pressSequentially('12,5');
    await expect(page.locator('.total__figure')).toHaveText(/^12,50\s€$/, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await page.getByLabel('Montant encaissé').nth(1).fill('abc');
  await page.getByLabel('Montant encaissé').first().focus();
  await expect(page.locator('.field__error').nth(1)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await page.getByLabel('Montant encaissé').nth(1).fill('7,5');
  await expect(page.locator('.total__figure')).toHaveText(/^20,00\s€$/);
  await page.reload();
  await expect(page.locator('.total__figure')).toHaveText(/^20,00\s€$/);
  await expect(page.locator('.notice--draft')).toBeVisible();
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.figure').first()).toHaveText(/^20,00\s€$/);
  expect(page.consoleErrors).toEqual([]);
});

test('a form sent without a network waits and is sent by itself', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  const amount = page.getByLabel('Montant encaissé').first();
  await expect(async () => {
    await amount.fill('');
    await amount.pressSequentially('190');
    await expect(page.locator('.total__figure')).toHaveText(/^190,00\s€$/, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.actionbar__note')).toContainText('l’envoi partira tout seul');
  await page.context().setOffline(false);
  await expect(page.locator('.figure').first()).toHaveText(/^190,00\s€$/);
});

test('a mistake in the field left for the send button is reported', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  const amount = page.getByLabel('Montant encaissé').first();
  await expect(async () => {
    await amount.fill('');
    await amount.pressSequentially('12');
    await expect(page.locator('.total__figure')).toHaveText(/^12,00\s€$/, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await amount.fill('abc');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
});
