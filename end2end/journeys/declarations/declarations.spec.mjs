import { test, expect, lastMonth, reviewEntry, tapCounter } from '../../fixtures.mjs';

test('from home the usual month is sent with two taps and its digits', { tag: ['@every-browser', '@firefox'] }, async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/');
  const { tap, taps } = tapCounter();
  await tap(page.getByRole('link', { name: 'Déclarer', exact: true }));
  await expect(page.getByLabel('Argent reçu')).toBeFocused();
  await page.keyboard.type('640');
  await tap(page.getByRole('button', { name: 'Envoyer' }));
  await expect(page.locator('h1 .figure')).toHaveText(/^640\s€$/);
  await expect(page.locator('.sent')).toContainText('vous n’avez rien à faire');
  await expect(page.locator('.sent__aside')).toHaveText(/^Mettez \d+\s€ de côté\.$/);
  expect(taps()).toBe(2);
});

test('nothing received is sent with one tap and taken back with another', { tag: ['@every-browser', '@firefox'] }, async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/');
  const { tap, taps } = tapCounter();
  await tap(page.getByRole('button', { name: /^0\s€ ce mois-ci$/ }));
  await expect(page.locator('h1 .figure')).toHaveText(/^0\s€$/);
  expect(taps()).toBe(1);
  await tap(page.getByRole('button', { name: 'Annuler l’envoi' }));
  await expect(page.locator('.flash--done')).toContainText('de nouveau à déclarer');
  await expect(page.getByLabel('Argent reçu')).toHaveValue('');
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^0\s€ ce mois-ci$/ })).toBeVisible();
  expect(page.consoleErrors).toEqual([]);
});

test('a question is answered from home with two taps', { tag: ['@every-browser', '@firefox'] }, async ({ openAs }) => {
  const [page, coach] = [await openAs('participant'), await openAs('coach')];
  await page.goto(`/declarations/${lastMonth()}`);
  await page.getByLabel('Argent reçu').fill('640');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.sent')).toBeVisible();
  await coach.goto('/verifications');
  const review = await reviewEntry(coach, 'Awa Traoré');
  await review.getByText('Poser une question').click();
  await review.getByLabel('Votre question, en une phrase').fill('Le marché du 12 est-il compté ?');
  await review.getByRole('button', { name: 'Envoyer la question' }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();
  await page.goto('/');
  const { tap, taps } = tapCounter();
  const form = page.locator('form[action="/api/declarations/repondre"]');
  await tap(form.locator('input[name=answer]'));
  await page.keyboard.type('Oui.');
  await tap(form.getByRole('button'));
  await expect(page.locator('.thread')).toContainText('Oui.');
  expect(taps()).toBe(2);
});

test('a month that a second tab sent meanwhile shows both amounts', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('participant');
  const other = await page.context().newPage();
  for (const tab of [page, other]) await tab.goto(`/declarations/${lastMonth()}`);
  for (const [tab, amount] of [[page, '100'], [other, '200']]) {
    await tab.getByLabel('Argent reçu').fill(amount);
    await tab.getByRole('button', { name: 'Envoyer' }).click();
  }
  const notice = other.locator('.notice', { hasText: 'Ce mois a déjà été envoyé' });
  await expect(notice).toContainText(/100,00\s€\. Vous vouliez 200,00\s€\s\?/);
  await notice.getByRole('link', { name: 'Corriger' }).click();
  await expect(other.getByLabel('Argent reçu')).toHaveValue('200');
  await other.getByRole('button', { name: 'Envoyer' }).click();
  await expect(other.locator('h1 .figure')).toHaveText(/^200\s€$/);
});

test('a month with money given back, a number of clients and a note is declared after a mistake', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  await page.getByLabel('Argent reçu').fill('300');
  await page.locator('summary', { hasText: 'Plusieurs activités' }).click();
  await page.getByRole('button', { name: 'Ajouter de l’argent rendu' }).click();
  const second = page.locator('.line').nth(1);
  await second.getByLabel('Argent rendu à un client').fill('80');
  await second.locator('.category__summary').click();
  await second.locator('select').selectOption('03');
  await page.locator('#clients').fill('plein');
  await page.locator('#note').fill('Malade deux semaines');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('#clients')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#note')).toHaveValue('Malade deux semaines');
  await expect(second.getByLabel('Argent rendu à un client')).toHaveValue('80');
  await page.locator('#clients').fill('4');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('h1 .figure')).toHaveText(/^220\s€$/);
  await page.getByRole('link', { name: 'Voir ce mois' }).click();
  await expect(page.locator('.figure').first()).toHaveText(/^220,00\s€$/);
  await expect(page.locator('.sums').first()).toContainText(/−80,00\s€/);
  await expect(page.locator('main')).toContainText('4 clients');
  await expect(page.locator('main')).toContainText('Malade deux semaines');
  expect(page.consoleErrors).toEqual([]);
});

test('a month kept as a draft is resumed and sent', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  await page.getByLabel('Argent reçu').fill('12,');
  await page.getByRole('button', { name: 'Garder pour plus tard' }).click();
  await expect(page).toHaveURL(/\/declarations$/);
  await page.locator('.row', { hasText: 'Brouillon' }).getByRole('link').click();
  await expect(page.getByLabel('Argent reçu')).toHaveValue('12,');
  await page.getByLabel('Argent reçu').fill('12,50');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.figure').first()).toHaveText(/^12,50\s€$/);
  await page.goto('/declarations');
  await expect(page.locator('.row', { hasText: 'Brouillon' })).toHaveCount(0);
});

test('an invalid amount is reported beside its field and in the title, and nothing is declared', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  await page.getByLabel('Argent reçu').fill('abc');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.error-summary')).toContainText('Il y a un point à revoir');
  await expect(page).toHaveTitle(/^Erreur\s: /);
  await expect(page.locator('#montant-0-erreur')).toHaveText('Erreur : Écrivez le montant en chiffres, par exemple 1 250,50.');
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^0\s€ ce mois-ci$/ })).toBeVisible();
});
