import { test, expect } from '../../fixtures.mjs';

/** Writes a goal with one action into the proposal, from the page of the plan. */
async function propose(page, title) {
  await page.getByRole('link', { name: 'Proposer un changement' }).click();
  await page.getByRole('link', { name: 'Ajouter un objectif' }).click();
  await page.getByRole('button', { name: 'Ajouter à la proposition' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await page.getByLabel('Domaine').selectOption('Business');
  await page.getByLabel('Votre objectif').fill(title);
  await page.getByLabel('Chiffre d’affaires visé').fill('900');
  await page.getByRole('button', { name: 'Ajouter à la proposition' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await page.getByRole('link', { name: new RegExp(`Ajouter une action.*${title}`) }).click();
  await page.getByLabel('Que faut-il faire').fill('Appeler trois clientes');
  await page.getByRole('button', { name: 'Ajouter à la proposition' }).click();
  await expect(page.locator('.goal', { hasText: title })).toContainText('Appeler trois clientes');
  await page.getByRole('button', { name: 'Signer et proposer' }).click();
  await expect(page.locator('.flash--done')).toContainText('C’est signé.');
}

async function openPlan(coach) {
  await coach.goto('/suivis?q=traor');
  await coach.getByRole('link', { name: /Awa Traoré/ }).first().click();
  await coach.getByRole('link', { name: 'Ouvrir le plan d’action' }).click();
}

test('a plan proposed by the coach is signed by the participant, who completes an action', { tag: '@every-browser' }, async ({ openAs }) => {
  const coach = await openAs('coach');
  await openPlan(coach);
  await propose(coach, 'Vivre de mes retouches');
  const awa = await openAs('participant');
  await awa.getByRole('link', { name: 'Un plan attend votre signature' }).click();
  await awa.getByRole('button', { name: 'Signer ce plan' }).click();
  await expect(awa.locator('.flash--done')).toContainText('signé par vous deux');
  const goal = awa.locator('.goal', { hasText: 'Vivre de mes retouches' });
  await expect(goal).toContainText(/900,00\s€/);
  await goal.getByRole('button', { name: 'Fait', pressed: false }).click();
  await expect(awa.locator('.goal', { hasText: 'Vivre de mes retouches' })).toContainText('1 action sur 1');
  await awa.getByRole('link', { name: 'Versions du plan' }).click();
  await expect(awa.locator('.section').first()).toContainText('Signé par les deux');
  expect(awa.consoleErrors).toEqual([]);
});

test('a plan proposed by the participant is signed by the coach', { tag: '@every-browser' }, async ({ openAs }) => {
  const awa = await openAs('participant');
  await awa.goto('/plan');
  await propose(awa, 'Trouver un local');
  const coach = await openAs('coach');
  await openPlan(coach);
  await coach.getByRole('button', { name: 'Signer ce plan' }).click();
  await expect(coach.locator('.goal', { hasText: 'Trouver un local' })).toBeVisible();
  await awa.goto('/plan');
  await expect(awa.locator('.goal', { hasText: 'Trouver un local' })).toBeVisible();
});

test('a monthly check-in takes three taps and reaches the coach', { tag: '@every-browser' }, async ({ openAs }) => {
  const awa = await openAs('participant');
  await awa.getByRole('link', { name: /^Comment ça va ce mois/ }).click();
  await awa.locator('.choice', { hasText: 'Difficile' }).click();
  await awa.locator('.choice', { hasText: 'L’argent' }).click();
  await awa.getByRole('button', { name: 'Envoyer, et m’appeler' }).click();
  await expect(awa.locator('.flash--done')).toBeVisible();
  await expect(awa.locator('#point')).toContainText('Appel demandé.');
  const coach = await openAs('coach');
  await coach.goto('/suivis?q=traor');
  await coach.getByRole('link', { name: /Awa Traoré/ }).first().click();
  await expect(coach.locator('main')).toContainText('Difficile. Ce qui bloque');
});

test('an action is completed and reopened', { tag: '@firefox' }, async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/plan');
  const before = await page.locator('.todo__item--done').count();
  const open = page.locator('.todo__item:not(.todo__item--done)').first();
  const title = await open.locator('.todo__title').innerText();
  await open.locator('.tick').click();
  await expect(page.locator('.todo__item--done')).toHaveCount(before + 1);
  await page.locator('.todo__item', { hasText: title }).first().locator('.tick').click();
  await expect(page.locator('.todo__item--done')).toHaveCount(before);
});

test('a plan is kept as a template and copied to another person on one screen', { tag: '@both-widths' }, async ({ openAs }) => {
  const coach = await openAs('coach');
  await openPlan(coach);
  await coach.getByRole('link', { name: 'Proposer un changement' }).click();
  await coach.locator('summary', { hasText: 'Garder ce plan comme modèle' }).click();
  await coach.getByLabel('Nom du modèle').fill('Couture');
  await coach.getByRole('button', { name: 'Garder comme modèle' }).click();
  await expect(coach.locator('.flash--done')).toContainText('Le modèle est gardé.');
  const goals = await coach.locator('.goal__title').allInnerTexts();

  await coach.goto('/suivis?tous=oui&q=cherif');
  await coach.getByRole('link', { name: /Cherif/ }).first().click();
  await coach.getByRole('link', { name: 'Ouvrir le plan d’action' }).click();
  await coach.getByRole('link', { name: 'Proposer un changement' }).click();
  await coach.getByRole('link', { name: 'Couture' }).click();
  await expect(coach.locator('.copied--goal')).toHaveCount(goals.length);
  await coach.locator('.copied--goal').first().getByLabel('Un objectif').fill('Ouvrir un atelier');
  await coach.getByRole('button', { name: 'Ajouter à la proposition' }).click();
  await expect(coach.locator('.goal__title', { hasText: 'Ouvrir un atelier' })).toBeVisible();
  await coach.getByRole('button', { name: 'Signer et proposer' }).click();
  await expect(coach.locator('.flash--done')).toContainText('C’est signé.');
});
