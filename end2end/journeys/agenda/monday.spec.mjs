// A coach's Monday: the figures of the weekend, a call, the meeting it became, the session of the day.
import { test, expect, dayIn } from '../../fixtures.mjs';

test('a Monday: the queue, a call, its meeting and the session of the day in thirteen taps', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  let taps = 0;
  const tap = async (target) => { await target.click(); taps += 1; };
  const place = (name) => tap(page.locator('.side').getByRole('link', { name }));

  // The queue opens with the day: what is like other months is validated together.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('À vérifier');
  const quiet = await page.locator('.review__row .row__title').allTextContents();
  expect(quiet.length).toBeGreaterThan(0);
  await tap(page.getByRole('link', { name: /sans signal$/ }));
  await tap(page.getByRole('button', { name: 'Valider les chiffres cochés' }));
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.review__row')).toHaveCount(0);
  await tap(page.getByRole('link', { name: 'Validés aujourd’hui' }));
  for (const name of quiet) await expect(page.locator('tbody tr', { hasText: name.trim() }).first()).toBeVisible();

  // The first of those to call: the number is beside the name. A telephone takes that tap, which no browser can.
  await place('Mes suivis');
  await tap(page.getByRole('link', { name: /^À appeler/ }));
  const callable = page.locator('.case').filter({ has: page.locator('[href^="tel:+33"]') });
  // A meeting is noted in a path that runs.
  const called = callable.filter({ hasText: /mois à déclarer|Aucune nouvelle/, hasNotText: /Parcours terminé|Dernier jour/ }).first();
  await expect(called.locator('[href^="tel:+33"]')).toBeVisible();
  taps += 1;
  const name = (await called.locator('.case__name a').innerText()).trim();
  await tap(called.locator('.case__name a'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

  // What was said is a meeting, and stands where it counts.
  await tap(page.getByRole('link', { name: 'Noter un rendez-vous déjà tenu' }));
  await page.getByLabel('Jour', { exact: true }).fill(dayIn(-1));
  await page.getByLabel('Heure de début').fill('06:30');
  await page.getByLabel('Une phrase pour les notes').fill('Le mois est fait, il reste à le déclarer.');
  await tap(page.locator('.choice', { hasText: 'À distance' }));
  await tap(page.getByRole('button', { name: 'Noter le rendez-vous' }));
  await expect(page.locator('.flash--done')).toContainText('Le rendez-vous est noté.');
  await expect(page.locator('.roll__row', { hasText: name })).toHaveCount(1);

  // The session that has begun, from the agenda: all are there.
  await place('Agenda');
  await tap(page.locator('.roll-now', { hasText: 'Comprendre ses cotisations' }).getByRole('link', { name: /^Séance de/ }));
  const all = await page.locator('.roll__row').count();
  await tap(page.getByRole('button', { name: 'Tous présents' }).first());
  await expect(page.locator('.flash--done')).toHaveText('Tout le monde est noté présent.');
  await expect(page.getByRole('button', { name: /^Présent/ }).and(page.locator('[aria-pressed="true"]'))).toHaveCount(all);
  expect(taps).toBe(13);
  expect(page.consoleErrors).toEqual([]);
});
