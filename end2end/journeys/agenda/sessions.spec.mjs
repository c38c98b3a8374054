import { test, expect, dayIn } from '../../fixtures.mjs';

/** The page of the next session of that name. */
async function nextSession(page, title) {
  await page.goto('/agenda');
  for (let weeks = 0; weeks < 6; weeks += 1) {
    await page.getByRole('link', { name: 'Semaine suivante' }).click();
    await page.locator('.page__eyebrow').waitFor();
    const link = page.locator('.block__link', { hasText: title }).first();
    if (await link.count()) {
      // On a phone the agenda shows one day of the week.
      await page.goto(await link.getAttribute('href'));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      return;
    }
  }
  throw new Error(`no session of that name: ${title}`);
}

test('attendance is marked in one tap and undone in one more', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  await page.goto('/agenda');
  const begun = page.locator('.roll-now', { hasText: 'Comprendre ses cotisations' });
  const people = begun.locator('.roll__row');
  await expect(people).toHaveCount(4);
  const [first, second] = [people.nth(0), people.nth(1)];

  await first.getByRole('button', { name: /^Présent/ }).click();
  await expect(first.getByRole('button', { name: /^Présent/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(first.getByRole('button', { name: /^Absent/ })).toHaveCount(0);
  await second.getByRole('button', { name: /^Absent/ }).click();
  await expect(second.getByRole('button', { name: /^Absent/ })).toHaveAttribute('aria-pressed', 'true');

  // A mistake: the person had called.
  await second.getByRole('button', { name: /^Annuler/ }).click();
  await second.getByRole('button', { name: /^Excusé/ }).click();
  await expect(second.getByRole('button', { name: /^Excusé/ })).toHaveAttribute('aria-pressed', 'true');

  // The session's own page says the same, and who noted what.
  await begun.getByRole('link', { name: /^Séance de/ }).click();
  const third = page.locator('.roll__row').nth(2);
  await third.getByRole('button', { name: /^Présent/ }).click();
  await expect(third).toBeInViewport();
  await expect(third.getByRole('button', { name: /^Présent/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.deed', { hasText: 'Claire Vasseur a noté' })).toHaveCount(4);
  await expect(page.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
  expect(page.consoleErrors).toEqual([]);
});

test('a weekly series is opened after a mistake, then moved from its second date on', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  const day = dayIn(45);
  await page.goto('/agenda');
  await page.getByRole('link', { name: 'Ouvrir une séance' }).click();
  await page.getByRole('link', { name: /^Tenir ses comptes/ }).click();
  await expect(page.getByLabel('Durée, en minutes')).toHaveValue('180');
  await page.getByLabel('Nombre de places').fill('0');
  await page.getByLabel('Heure de début').fill('17:15');
  const send = page.getByRole('button', { name: 'Ouvrir aux réservations' });
  await send.click();
  await expect(page.locator('.error-summary li')).toHaveCount(2);
  await expect(page.getByLabel('Heure de début')).toHaveValue('17:15');

  await page.getByLabel('Jour', { exact: true }).fill(day);
  await page.getByLabel('Nombre de places').fill('6');
  await page.getByText('Plusieurs dates').click();
  await page.getByLabel('Revient').selectOption({ label: 'Chaque semaine' });
  await page.getByLabel('Nombre de dates').fill('3');
  await send.click();
  await expect(page.locator('.flash--done')).toHaveText('Les séances sont ouvertes aux réservations.');
  const block = page.locator('.block', { hasText: 'Tenir ses comptes' });
  await expect(block).toContainText(/17\sh\s15 à 20\sh\s15/);

  // The same hour again is refused beside the day, with everything kept.
  await page.goto('/agenda/nouveau');
  await page.getByRole('link', { name: /^Fixer ses prix/ }).click();
  await page.getByLabel('Jour', { exact: true }).fill(day);
  await page.getByLabel('Heure de début').fill('18:00');
  await send.click();
  await expect(page.locator('#day-erreur')).toContainText('en a déjà une autre à cette heure');
  await expect(page.getByLabel('Heure de début')).toHaveValue('18:00');

  await page.goto(`/agenda?jour=${dayIn(52)}`);
  await block.getByRole('link').click();
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Heure de début').fill('18:00');
  await page.getByLabel('Durée, en minutes').fill('60');
  await page.getByLabel('Celle-ci et les suivantes').check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.locator('.flash--done')).toHaveText('La séance et les suivantes sont modifiées.');
  await expect(page.locator('.facts')).toContainText(/18\sh à 19\sh/);
  for (const [days, hours] of [[45, /17\sh\s15 à 20\sh\s15/], [59, /18\sh à 19\sh/]]) {
    await page.goto(`/agenda?jour=${dayIn(days)}`);
    await expect(block).toContainText(hours);
  }
  expect(page.consoleErrors).toEqual([]);
});

test('cancelling a session sends its message to everyone who booked', { tag: '@both-widths' }, async ({ openAs, demo }) => {
  const page = await openAs('coach');
  await nextSession(page, 'Rendez-vous avec un expert-comptable');
  await page.getByRole('link', { name: 'Ajouter quelqu’un' }).click();
  await page.getByLabel('Chercher une personne').fill('traor');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.getByRole('button', { name: /Awa Traoré/ }).click();
  await expect(page.locator('.flash--done')).toHaveText('La place est réservée. La personne est prévenue.');
  await expect(page.locator('.roll__name', { hasText: 'Awa Traoré' })).toHaveCount(1);

  await page.getByText('Annuler la séance').click();
  await page.getByLabel('Message aux personnes inscrites').fill('L’expert est malade.');
  await page.getByRole('button', { name: 'Annuler et prévenir' }).click();
  await expect(page.locator('.flash--done')).toContainText('La séance est annulée.');
  await expect(page.locator('.state--off')).toHaveText('Annulé');
  await expect(page.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
  await demo.messageTo('expert-comptable', /L’expert est malade\./);

  const participant = await openAs('participant');
  await participant.goto('/rendez-vous');
  await expect(participant.locator('.session--mine', { hasText: 'expert-comptable' })).toHaveCount(0);
  expect(page.consoleErrors).toEqual([]);
});

test('removing a participant from a session frees the place', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  await nextSession(page, 'Fixer ses prix');
  const names = page.locator('section', { has: page.getByRole('heading', { name: 'Inscrits' }) }).locator('.roll__name');
  const before = await names.count();
  const left = Number((await page.locator('.places__free').textContent()).match(/\d+/)[0]);
  const name = (await names.first().textContent()).trim();
  const row = page.locator('.roll__row', { hasText: name });
  await row.getByText('Retirer').first().click();
  await row.getByLabel('Un mot pour cette personne').fill('Venez plutôt en décembre.');
  await row.getByRole('button', { name: 'Retirer et prévenir' }).click();
  await expect(page.locator('.flash--done')).toHaveText('La place est retirée. La personne est prévenue.');
  await expect(names).toHaveCount(before - 1);
  await expect(page.locator('.places__free')).toHaveText(`${left + 1} places`);
  await expect(page.locator('.roll__row', { hasText: name })).toContainText('« Venez plutôt en décembre. »');
  expect(page.consoleErrors).toEqual([]);
});
