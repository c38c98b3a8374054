// How long a draft is kept on the phone.
import { test, expect, holdModule, lastMonth } from '../../fixtures.mjs';

const month = lastMonth();
const drafts = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('essor.')).length);

async function type(page, amount) {
  await page.goto(`/declarations/${month}`);
  await page.locator('html[data-awake]').waitFor();
  await page.locator('.money__input').fill(amount);
  await expect(page.locator('.notice--draft')).toBeVisible();
}

test('a draft kept without a network is never sent by itself', async ({ openAs }) => {
  const page = await openAs('participant');
  let sent = 0;
  page.on('request', (request) => { if (request.method() === 'POST') sent += 1; });
  await type(page, '8000');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Garder pour plus tard' }).click();
  const note = page.locator('.actionbar__note');
  await expect(note).toHaveText('C’est gardé sur ce téléphone. Rien n’est envoyé.');
  await expect(note).toBeInViewport();
  await page.context().setOffline(false);
  await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(true);
  // Queued for sending, then kept as a draft: the later choice counts.
  await page.context().setOffline(true);
  await page.locator('.actionbar .button--main').click();
  await expect(note).toContainText('l’envoi partira tout seul');
  await page.getByRole('button', { name: 'Garder pour plus tard' }).click();
  await expect(note).toContainText('Rien n’est envoyé');
  await page.context().setOffline(false);
  await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(true);
  await page.goto('/declarations');
  await expect(page.locator('.row', { hasText: 'Brouillon' })).toHaveCount(0);
  expect(sent).toBe(0);
  await page.goto(`/declarations/${month}`);
  await expect(page.locator('.money__input')).toHaveValue('8000');
});

test('a form sent without a network is sent once when the network is back', async ({ openAs }) => {
  const page = await openAs('participant');
  await type(page, '315');
  await page.context().setOffline(true);
  await page.locator('.money__input').press('Enter');
  await expect(page.locator('.actionbar__note')).toContainText('l’envoi partira tout seul');
  await page.context().setOffline(false);
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.figure').first()).toContainText('315');
  expect(await drafts(page)).toBe(0);
});

test('a draft is deleted from the phone once its month is sent, and at sign-out', async ({ openAs }) => {
  const page = await openAs('participant');
  await type(page, '250');
  expect(await drafts(page)).toBe(1);
  await page.locator('.actionbar .button--main').click();
  await expect(page.locator('.flash--done')).toBeVisible();
  expect(await drafts(page)).toBe(0);

  // A correction that was begun stays as long as it is not sent.
  await page.getByRole('link', { name: 'Voir ce mois' }).click();
  await page.getByRole('link', { name: 'Corriger' }).click();
  await page.locator('html[data-awake]').waitFor();
  await page.locator('.money__input').fill('260');
  await expect(page.locator('.notice--draft')).toBeVisible();
  await page.goto(`/declarations/${month}`);
  await expect(page.locator('.figure').first()).toContainText('250,00');
  expect(await drafts(page)).toBe(1);

  await page.goto('/moi');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page).toHaveURL(/\/connexion$/);
  await expect.poll(() => drafts(page)).toBe(0);
});

test('what is typed and chosen before the form is awake counts, before an older draft', async ({ openAs }) => {
  const page = await openAs('participant');
  await type(page, '300');
  const release = await holdModule(page);
  await page.goto(`/declarations/${month}`);
  await page.locator('.money__input').fill('50');
  await page.locator('.category__summary').click();
  const category = page.locator('.category select');
  const other = category.locator('option:not(:checked)').first();
  const [code, name] = [await other.getAttribute('value'), await other.textContent()];
  await category.selectOption(code);
  release();
  await page.locator('html[data-awake]').waitFor();
  await expect(page.locator('.total__figure')).toHaveText(/^50,00\s€$/);
  await expect(page.locator('.category__summary')).toContainText(name);
  await expect(page.locator('.money__input')).toHaveValue('50');
  await expect(page.locator('.notice--draft')).toBeVisible();
  // The draft of the phone is the newer one now.
  await page.goto(`/declarations/${month}`);
  await page.locator('html[data-awake]').waitFor();
  await expect(page.locator('.money__input')).toHaveValue('50');
  await expect(category).toHaveValue(code);
});

test('an expired session keeps the draft on the phone', async ({ openAs }) => {
  const page = await openAs('participant');
  await type(page, '250');
  await page.context().clearCookies();
  await page.goto('/declarations');
  await expect(page).toHaveURL(/\/connexion$/);
  expect(await drafts(page)).toBe(1);
});
