import { test, expect, openCancelForm } from '../../fixtures.mjs';

/** Day and hour on the clock of Paris, so many minutes from now, in steps of five: as a form takes them. */
function parisIn(minutes) {
  const at = new Date(Math.ceil((Date.now() + minutes * 60_000) / 300_000) * 300_000);
  const part = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/** The address of Awa's page for her coach. */
async function caseloadAddress(coach) {
  await coach.goto('/suivis?q=Awa');
  return coach.locator('.case__name a').first().getAttribute('href');
}

test('the next hour of the coach is booked in three taps from home', { tag: ['@both-widths', '@firefox'] }, async ({ openAs, demo }) => {
  const page = await openAs('participant');
  let taps = 0;
  const tap = async (target) => {
    taps += 1;
    await target.click();
  };
  await tap(page.getByRole('link', { name: /^R(endez-vous|DV)/ }).first());
  const card = page.locator('.card', { hasText: 'Prochaine heure avec' });
  const hour = (await card.locator('.card__title').innerText()).trim();
  await tap(card.getByRole('link', { name: /^Réserver/ }));
  await expect(page).toHaveTitle(/^Confirmer\s: /);
  await tap(page.getByRole('button', { name: 'Réserver ma place' }));
  await expect(page.locator('.flash--done')).toBeVisible();
  expect(taps).toBe(3);
  await demo.messageTo('+33639985001', /votre place est réservée\./);
  // It is not offered again, and its day stands once beside its hour.
  expect(await page.locator('.card__title').allInnerTexts()).not.toContain(hour);
  const [, day, month, start] = hour.match(/(\d+)(?:er)?\s(\S+), (.+)$/);
  const line = page.locator('.session--mine', { has: page.locator('.date-tile__day', { hasText: new RegExp(`^${day}$`) }) }).filter({ hasText: start });
  await expect(line).toHaveCount(1);
  await expect(line.getByRole('link', { name: /^Agenda/ })).toBeVisible();
  await expect(line.locator('.session__main')).not.toContainText(month);
  expect(page.consoleErrors).toEqual([]);
});

test('an appointment is booked in a later week, moved in one step and cancelled', { tag: ['@both-widths', '@firefox'] }, async ({ openAs, demo }) => {
  const page = await openAs('participant');
  await page.goto('/rendez-vous');
  await page.getByRole('link', { name: /Point par téléphone ou en visio/ }).click();
  // Hours two weeks ahead can be given back freely, whatever the day.
  await page.locator('.weeks a').nth(2).click();
  await expect(page.locator('.weeks a[aria-current]')).toHaveCount(1);
  await page.locator('.slots__button').last().click();
  await expect(page.getByText('librement jusqu’au')).toBeVisible();
  await page.getByRole('button', { name: 'Réserver ma place' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  const mine = page.locator('.session--mine', { hasText: 'Point par téléphone' });
  await expect(mine).toHaveCount(1);
  const before = await mine.innerText();
  await demo.messageTo('+33639985001', /votre place est réservée\. Point par téléphone/);

  await mine.locator('.session__link').click();
  await page.getByRole('link', { name: 'Changer d’heure' }).click();
  await expect(page.getByText('L’ancienne reste réservée')).toBeVisible();
  await page.locator('.weeks a').nth(2).click();
  await page.locator('.slots__button').first().click();
  await page.getByRole('button', { name: 'Changer pour cette heure' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(mine).toHaveCount(1);
  expect(await mine.innerText()).not.toBe(before);
  await demo.messageTo('+33639985001', /votre rendez-vous a changé/);

  await mine.locator('.session__link').click();
  await expect(page.locator('.deed', { hasText: 'a déplacé du' })).toBeVisible();
  await expect(page.locator('.deed', { hasText: 'a ouvert cette séance' })).toHaveCount(0);
  await page.locator('summary', { hasText: 'Je ne peux pas venir' }).click();
  await page.getByRole('button', { name: 'Annuler ce rendez-vous' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(mine).toHaveCount(0);
  await page.getByRole('link', { name: 'Rendez-vous passés ou annulés' }).click();
  await expect(page.locator('.row', { hasText: 'Point par téléphone' }).filter({ hasText: 'Vous avez annulé' })).toBeVisible();
  expect(page.consoleErrors).toEqual([]);
});

test('a freed place is offered to the first person on the waitlist, who accepts it', { tag: '@both-widths' }, async ({ openAs, demo }) => {
  const coach = await openAs('coach');
  await coach.goto('/agenda/nouveau');
  await coach.getByRole('link', { name: /Trouver ses premiers clients/ }).click();
  const { day } = parisIn(60 * 24 * 40);
  await coach.locator('[name=day]').fill(day);
  await coach.locator('[name=time]').fill('18:00');
  await coach.locator('[name=places]').fill('1');
  await coach.locator('form[action="/api/agenda/creer"] .button--main').click();
  await expect(coach.locator('.flash--done')).toBeVisible();

  const page = await openAs('participant');
  await page.goto('/rendez-vous?type=Training');
  const address = await page.locator('.session', { hasText: 'Trouver ses premiers clients' }).filter({ hasText: '18 h' }).locator('.session__link').getAttribute('href');
  const session = address.split('/').pop();
  await coach.goto(`/agenda/seance/${session}/ajouter`);
  await coach.locator('form[action="/api/agenda/reserver"] button').nth(5).click();
  await expect(coach.locator('.flash--done')).toBeVisible();

  await page.goto(address);
  await page.getByRole('button', { name: /^Attendre une place/ }).click();
  await expect(page.getByText('Vous êtes le n° 1 sur la liste')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Réserver ma place' })).toHaveCount(0);

  await coach.goto(`/agenda/seance/${session}`);
  await coach.locator('summary', { hasText: 'Retirer' }).first().click();
  await coach.locator('form[action="/api/agenda/retirer"] button').first().click();
  await expect(coach.locator('.flash--done')).toBeVisible();
  await demo.messageTo('+33639985001', /une place s’est libérée/);

  await page.goto('/');
  await expect(page.getByText('Une place s’est libérée pour vous')).toBeVisible();
  await page.getByRole('button', { name: 'Prendre la place' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.state--validated', { hasText: 'Place réservée' })).toBeVisible();
});

test('a late cancellation needs a reason, which the coach reads', { tag: '@every-browser' }, async ({ openAs }) => {
  const coach = await openAs('coach');
  await coach.goto(`${await caseloadAddress(coach)}/rendez-vous`);
  await coach.getByRole('link', { name: /Point individuel/ }).click();
  await coach.locator('summary', { hasText: 'Une autre heure' }).click();
  const { day, time } = parisIn(180);
  await coach.locator('[name=day]').fill(day);
  await coach.locator('[name=time]').fill(time);
  await coach.getByRole('button', { name: 'Réserver cette heure' }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();

  const page = await openAs('participant');
  await page.goto('/rendez-vous');
  await page.locator('.session--mine', { hasText: 'Point individuel' }).first().locator('.session__link').click();
  await expect(page.getByText('C’est dans moins de 24 heures')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Changer d’heure' })).toHaveCount(0);
  // The notice is over: the form is open and asks why.
  await expect(page.locator('[name=reason]')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler ce rendez-vous' }).click();
  await expect(page.locator('[name=reason]')).toHaveAttribute('aria-invalid', 'true');
  await page.locator('[name=reason]').fill('Enfant malade');
  await page.getByRole('button', { name: 'Annuler ce rendez-vous' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await page.goto('/rendez-vous/passes');
  const past = page.locator('.row', { hasText: 'Point individuel' }).first();
  await expect(past).toContainText('(tardivement)');
  await past.locator('.row__link').click();
  await expect(page.locator('.deed', { hasText: 'Enfant malade' })).toBeVisible();
});
