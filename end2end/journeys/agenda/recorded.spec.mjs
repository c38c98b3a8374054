import { test, expect, dayIn, tapCounter } from '../../fixtures.mjs';

/** Opens the page of the session that has just begun. */
async function openBegun(page) {
  await page.goto('/agenda');
  await page.locator('.roll-now', { hasText: 'Comprendre ses cotisations' }).getByRole('link', { name: /^Séance de/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Comprendre ses cotisations');
}

test('a meeting already held is recorded in three taps from the person’s page and withdrawn', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  await page.goto('/suivis?q=traor');
  await page.getByRole('link', { name: /Awa Traoré/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Awa Traoré');
  const { tap, taps } = tapCounter();
  await tap(page.getByRole('link', { name: 'Noter un rendez-vous déjà tenu' }));
  // What is filled in is a meeting that is just over: only what differs is typed.
  await page.getByLabel('Jour', { exact: true }).fill(dayIn(-1));
  await page.getByLabel('Heure de début').fill('06:30');
  await page.getByLabel('Une phrase pour les notes').fill('Elle a son premier devis.');
  await tap(page.locator('.choice', { hasText: 'À distance' }));
  await tap(page.getByRole('button', { name: 'Noter le rendez-vous' }));
  await expect(page.locator('.flash--done')).toContainText('Le rendez-vous est noté.');
  expect(taps()).toBe(3);
  await expect(page.locator('.facts')).toContainText('À distance');
  await expect(page.locator('.roll__row', { hasText: 'Awa Traoré' }).getByRole('button', { name: /^Présent/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.deed', { hasText: 'a noté ce rendez-vous déjà tenu' })).toHaveCount(1);

  const participant = await openAs('participant');
  await participant.goto('/rendez-vous/passes');
  const past = participant.locator('main', { hasText: /\b6\sh\s30/ });
  await expect(past).toHaveCount(1);

  // A mistake: another person had come.
  await page.locator('summary', { hasText: 'Noté par erreur' }).click();
  await page.getByRole('button', { name: 'Retirer ce rendez-vous' }).click();
  await expect(page.locator('.flash--done')).toHaveText('Le rendez-vous est retiré. Il ne compte plus.');
  await expect(page.locator('#notes')).toContainText('Elle a son premier devis.');
  await participant.goto('/rendez-vous/passes');
  await expect(past).toHaveCount(0);
  expect(page.consoleErrors).toEqual([]);
});

test('a meeting in the future is refused with what was typed kept', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  await page.goto('/suivis?q=traor');
  await page.getByRole('link', { name: /Awa Traoré/ }).first().click();
  await page.getByRole('link', { name: 'Noter un rendez-vous déjà tenu' }).click();
  await page.getByLabel('Jour', { exact: true }).fill(dayIn(2));
  await page.getByLabel('Durée, en minutes').fill('45');
  await page.getByRole('button', { name: 'Noter le rendez-vous' }).click();
  await expect(page.locator('.error-summary')).toContainText('ce moment n’est pas encore passé');
  await expect(page.getByLabel('Durée, en minutes')).toHaveValue('45');
  await expect(page.getByLabel('Jour', { exact: true })).toHaveValue(dayIn(2));
});

test('a person who came without a place is added to a session that has begun in two taps', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  await openBegun(page);
  const people = page.locator('.roll__row');
  const before = await people.count();
  const { tap, taps } = tapCounter();
  await tap(page.getByRole('link', { name: 'Ajouter quelqu’un' }));
  const name = (await page.locator('.roll__row .row__title').first().textContent()).trim();
  await tap(page.locator('form[action="/api/agenda/venu"] button').first());
  await expect(page.locator('.flash--done')).toHaveText('La personne est ajoutée et notée présente.');
  expect(taps()).toBe(2);
  await expect(people).toHaveCount(before + 1);
  await expect(people.filter({ hasText: name }).getByRole('button', { name: /^Présent/ })).toHaveAttribute('aria-pressed', 'true');
  expect(page.consoleErrors).toEqual([]);
});

test('everybody is marked present in one tap and unmarked in one more', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  await openBegun(page);
  const present = page.getByRole('button', { name: /^Présent/ }).and(page.locator('[aria-pressed="true"]'));
  const all = await page.locator('.roll__row').count();
  await page.getByRole('button', { name: 'Tous présents' }).first().click();
  await expect(page.locator('.flash--done')).toHaveText('Tout le monde est noté présent.');
  await expect(present).toHaveCount(all);
  await page.getByRole('button', { name: /^Annuler «/ }).click();
  await expect(page.locator('.flash--done')).toContainText('les présences sont de nouveau à noter');
  await expect(present).toHaveCount(0);
  expect(page.consoleErrors).toEqual([]);
});

test('a session cancelled by mistake is brought back with those who were booked', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  await page.goto('/agenda');
  await page.getByRole('link', { name: 'Ouvrir une séance' }).click();
  await page.getByRole('link', { name: /^Tenir ses comptes/ }).click();
  await page.getByLabel('Jour', { exact: true }).fill(dayIn(20));
  await page.getByLabel('Heure de début').fill('18:15');
  await page.getByRole('button', { name: 'Ouvrir aux réservations' }).click();
  await page.getByRole('link', { name: 'Ajouter quelqu’un' }).click();
  await page.getByLabel('Chercher une personne').fill('traor');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.getByRole('button', { name: /Awa Traoré/ }).click();
  await expect(page.locator('.roll__name', { hasText: 'Awa Traoré' })).toHaveCount(1);
  await page.getByText('Annuler la séance').click();
  await page.getByRole('button', { name: 'Annuler et prévenir' }).click();
  await expect(page.locator('.state--off')).toHaveText('Annulé');

  await page.getByRole('button', { name: 'Rétablir la séance' }).click();
  await expect(page.locator('.flash--done')).toContainText('La séance est rétablie.');
  await expect(page.locator('.state--off')).toHaveCount(0);
  await expect(page.locator('.roll__name', { hasText: 'Awa Traoré' })).toHaveCount(1);
  const participant = await openAs('participant');
  await participant.goto('/rendez-vous');
  await expect(participant.locator('.session--mine', { hasText: 'Tenir ses comptes' }).filter({ hasText: /18\sh\s15/ })).toHaveCount(1);
  expect(page.consoleErrors).toEqual([]);
});
