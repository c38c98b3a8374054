// The agenda as a calendar: the same links with and without a script, a list of one day on a phone.
import { test, expect, dayIn, tapCounter } from '../../fixtures.mjs';

test('an hour of the agenda leads to booking a person in three taps', { tag: '@both-widths' }, async ({ openAs, demo }) => {
  const page = await openAs('coach');
  const { tap, taps } = tapCounter();
  // Free hours of a coach: Mondays, Wednesdays and Thursdays of each week.
  for (const days of [7, 8, 9, 10, 11, 12, 13]) {
    await page.goto(`/agenda?vue=jour&jour=${dayIn(days)}&de=moi`);
    if (await page.locator('.hour--free').count()) break;
  }
  const hour = page.locator('.hour--free').first();
  await expect(hour).toContainText('libre');
  await tap(hour);
  await tap(page.getByRole('link', { name: /^Réserver pour une personne/ }));
  await tap(page.locator('.row', { hasText: 'Awa Traoré' }).getByRole('button', { name: /^Réserver/ }));
  await expect(page.locator('.flash--done')).toHaveText('Le rendez-vous est réservé. La personne est prévenue.');
  expect(taps()).toBe(3);
  await demo.messageTo('+33639985001', /rendez-vous/);
});

test('the other pages of the agenda are in its head', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  for (const name of ['Plages d’ouverture', 'Absences', 'Types de rendez-vous et lieux', /dans l’agenda de mon téléphone/]) {
    await page.goto('/agenda');
    await page.locator('.page__head').getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(new URL(page.url()).pathname).not.toBe('/agenda');
  }
});
