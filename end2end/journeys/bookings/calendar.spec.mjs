import { test, expect, openCancelForm } from '../../fixtures.mjs';
import { execFileSync } from 'node:child_process';

/** Returns the events that an independent parser reads in a calendar. */
function read(text) {
  return JSON.parse(execFileSync('node', ['read-calendar.mjs'], { input: text }));
}

test('a calendar address lists the appointments until it is revoked', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/rendez-vous');
  await page.getByRole('link', { name: 'Voir mes rendez-vous dans l’agenda de mon téléphone' }).click();
  await page.getByRole('button', { name: 'Créer mon adresse d’agenda' }).click();
  const address = (await page.locator('.copy__text').innerText()).trim();
  const calendar = await (await page.request.get(address)).text();
  const { timezones, events } = read(calendar);
  expect(timezones).toBe(1);
  const coaching = events.find(({ summary }) => summary === 'Point individuel');
  expect(coaching.status).toBe('CONFIRMED');

  await page.goto('/rendez-vous');
  const link = await page.locator('.session--mine', { hasText: 'Point individuel' }).locator('.session__link').getAttribute('href');
  const one = read(await (await page.request.get(`${link}/agenda.ics`)).text());
  expect(one.events.map(({ uid, start, end }) => [uid, start, end])).toEqual([[coaching.uid, coaching.start, coaching.end]]);

  await page.goto(link);
  await openCancelForm(page);
  const reason = page.locator('[name=reason]');
  if (await reason.count()) await reason.fill('Enfant malade');
  await page.getByRole('button', { name: 'Annuler ce rendez-vous' }).click();
  const after = read(await (await page.request.get(address)).text()).events.find(({ uid }) => uid === coaching.uid);
  expect(after.status).toBe('CANCELLED');
  expect(after.sequence).toBeGreaterThan(coaching.sequence);

  await page.goto('/moi/agenda');
  await page.getByRole('button', { name: 'Ne plus relier mon agenda' }).click();
  expect((await page.request.get(address)).status()).toBe(404);
});
