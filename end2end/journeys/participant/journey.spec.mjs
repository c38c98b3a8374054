import { test, expect, lastMonth } from '../../essor.mjs';

async function signInByCode(page, essor, typed, recipient) {
  await page.goto('/connexion');
  await page.getByLabel('Téléphone ou adresse e-mail').fill(typed);
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();
  await expect(page).toHaveURL(/connexion\/code/);
  const [code] = await essor.messageTo(recipient, /\b\d{6}\b/);
  await page.locator('#code').fill(code);
  await page.locator('form[action="/api/connexion/code"] button').click();
  await expect(page.locator('h1')).toContainText('Bonjour');
}

test('someone signs in by a code, declares the month after a slip, and corrects it', { tag: '@both-widths' }, async ({ as, essor }) => {
  const page = await as(null);
  await signInByCode(page, essor, '06 39 98 50 01', '+33639985001');
  await page.getByRole('link', { name: 'Déclarer', exact: true }).click();
  const amount = page.getByLabel('Montant encaissé');
  await amount.fill('abc');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await expect(amount).toHaveValue('abc');
  await expect(amount).toHaveAttribute('aria-invalid', 'true');
  await amount.fill('1 250,50');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.figure').first()).toHaveText(/1\s250,50\s€/);

  await page.getByRole('link', { name: 'Corriger' }).click();
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await page.getByLabel('Montant encaissé').nth(1).fill('80');
  await page.locator('.line').nth(1).locator('.choice', { has: page.locator('[value=CreditNote]') }).click();
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.figure').first()).toHaveText(/1\s170,50\s€/);
  await expect(page.locator('td[data-label="Version 2"]').first()).toBeVisible();
  expect(page.troubles).toEqual([]);
});

test('nil is declared from home in one tap', { tag: '@both-widths' }, async ({ as }) => {
  const page = await as('participant');
  await page.getByRole('button', { name: /^0\s€ ce mois-ci$/ }).click();
  await expect(page).toHaveURL(new RegExp(`/declarations/${lastMonth()}$`));
  await expect(page.locator('.figure').first()).toHaveText(/^0,00\s€$/);
});

test('the last place goes to one, the next one is told, and it can be given back', async ({ as, essor }) => {
  const page = await as('participant');
  await page.goto('/rendez-vous');
  const card = page.locator('.session', { has: page.locator('.places__free', { hasText: /^1\splace/ }) }).first();
  const address = await card.locator('.session__link').getAttribute('href');
  await page.goto(address);
  await page.getByRole('button', { name: 'Réserver ma place' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();

  // Somebody else, by mail, whose path runs beyond the session.
  const other = await as(null);
  await signInByCode(other, essor, 'elise.chambon@courriel.example', 'elise.chambon@courriel.example');
  await other.goto(address);
  await expect(other.getByRole('button', { name: 'Réserver ma place' })).toHaveCount(0);
  await expect(other.locator('.places--none')).toBeVisible();

  await page.locator('summary').click();
  await page.locator('form[action="/api/rendez-vous/annuler"] button').click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await other.goto(address);
  await expect(other.getByRole('button', { name: 'Réserver ma place' })).toBeVisible();
});

test('an action is ticked off and opened again', async ({ as }) => {
  const page = await as('participant');
  await page.goto('/plan');
  const before = await page.locator('.todo__item--done').count();
  const open = page.locator('.todo__item:not(.todo__item--done)').first();
  const title = await open.locator('.todo__title').innerText();
  await open.locator('.tick').click();
  await expect(page.locator('.todo__item--done')).toHaveCount(before + 1);
  await page.locator('.todo__item', { hasText: title }).first().locator('.tick').click();
  await expect(page.locator('.todo__item--done')).toHaveCount(before);
});
