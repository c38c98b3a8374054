import { test, expect, openCancelForm, signInByCode } from '../../fixtures.mjs';

test('the last place goes to one person, the next one sees that it is full until it is cancelled', async ({ openAs, demo }) => {
  const page = await openAs('participant');
  await page.goto('/rendez-vous');
  const card = page.locator('.session', { has: page.locator('.places__free', { hasText: /^1\splace/ }) }).first();
  const address = await card.locator('.session__link').getAttribute('href');
  await page.goto(address);
  await page.getByRole('button', { name: 'Réserver ma place' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();

  // Another person, by mail, whose enrollment runs beyond the session.
  const other = await openAs('guest');
  await signInByCode(other, demo, 'elise.chambon@courriel.example', 'elise.chambon@courriel.example');
  await other.goto(address);
  await expect(other.getByRole('button', { name: 'Réserver ma place' })).toHaveCount(0);
  await expect(other.locator('.places--none')).toBeVisible();

  await openCancelForm(page);
  await page.locator('form[action="/api/rendez-vous/annuler"] button').click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await other.goto(address);
  await expect(other.getByRole('button', { name: 'Réserver ma place' })).toBeVisible();
});

test('booking the last place after another person took it is refused and shows that the session is full', async ({ openAs, demo }) => {
  const one = await openAs('participant');
  const other = await openAs('guest');
  await signInByCode(other, demo, '+33 6 39 98 58 27', '+33639985827');

  await one.goto('/rendez-vous');
  const card = one.locator('.session', { has: one.locator('.places', { hasText: /^1\splace sur ([2-9]|\d\d)/ }) });
  const address = await card.first().locator('.session__link').getAttribute('href');
  for (const page of [one, other]) {
    await page.goto(address);
    await expect(page.locator('.places')).toHaveText(/^1\splace sur/);
  }
  await one.getByRole('button', { name: 'Réserver ma place' }).click();
  await expect(one.locator('.flash--done')).toHaveText('Votre place est réservée.');
  await other.getByRole('button', { name: 'Réserver ma place' }).click();
  await expect(other.locator('.flash--error')).toHaveText('Toutes les places sont prises. Choisissez une autre date.');
  await expect(other.locator('.places')).toHaveText(/^Complet\s: 0 place sur/);
  await expect(other.getByRole('button', { name: 'Réserver ma place' })).toHaveCount(0);
  await other.goto('/rendez-vous');
  await expect(other.locator(`.session--mine a[href="${address}"]`)).toHaveCount(0);
  expect([...one.consoleErrors, ...other.consoleErrors]).toEqual([]);
});
