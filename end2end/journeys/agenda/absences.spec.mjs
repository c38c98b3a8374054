import { test, expect, dayIn, tapCounter } from '../../fixtures.mjs';

test('an absence hands appointments to a colleague or cancels them, and messages each person', { tag: '@both-widths' }, async ({ openAs, demo }) => {
  const page = await openAs('coach');
  await page.goto('/agenda');
  await page.getByRole('link', { name: 'Absences' }).click();
  await page.locator('[name=du]').fill(dayIn(3));
  await page.locator('[name=au]').fill(dayIn(1));
  await page.getByRole('button', { name: 'Voir ce qui est prévu' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await page.locator('[name=au]').fill(dayIn(30));
  await page.locator('[name=du]').fill(dayIn(1));
  await page.getByRole('button', { name: 'Voir ce qui est prévu' }).click();

  const decisions = page.locator('.decision');
  expect(await decisions.count()).toBeGreaterThanOrEqual(2);
  const coaching = decisions.filter({ hasText: 'Awa' });
  await expect(coaching).toHaveCount(1);
  await coaching.locator('select').selectOption({ index: 1 });
  const colleague = (await coaching.locator('select option').nth(1).textContent()).replace('Confier à ', '');
  for (const group of await decisions.filter({ hasNotText: 'Awa' }).all()) {
    await group.locator('select').selectOption('cancel');
  }
  await page.locator('[name=word]').fill('Réservez une autre date, à bientôt.');
  await page.getByRole('button', { name: 'Enregistrer l’absence' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await demo.messageTo('+33639985001', new RegExp(`votre rendez-vous a changé.*avec ${colleague}`));

  const awa = await openAs('participant');
  await awa.goto('/rendez-vous');
  await expect(awa.locator('.session--mine', { hasText: 'Point individuel' })).toContainText(colleague);
  // No hour of the absence is offered; the rest of today lies before it.
  await awa.locator('.row__link', { hasText: 'Point individuel' }).click();
  await expect(awa.locator('.slots__button').first()).toBeVisible();
  for (const hour of await awa.locator('.slots__button').all()) {
    const starts = new URL(await hour.getAttribute('href'), demo.url).searchParams.get('a');
    const day = starts.slice(0, 10);
    expect(day < dayIn(1) || day > dayIn(30), starts).toBe(true);
  }

  await page.getByRole('button', { name: 'Mettre fin' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
});

test('a leave with nine sessions is recorded in three taps', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  await page.goto('/agenda/nouveau');
  await page.getByRole('link', { name: /^Fixer ses prix/ }).click();
  await page.getByLabel('Jour', { exact: true }).fill(dayIn(200));
  await page.getByLabel('Heure de début').fill('12:15');
  await page.getByLabel('Durée, en minutes').fill('30');
  await page.getByText('Plusieurs dates').click();
  await page.getByLabel('Revient').selectOption({ label: 'Chaque jour, du lundi au vendredi' });
  await page.getByLabel('Nombre de dates').fill('9');
  await page.getByText('Les garder comme les autres jours').click();
  await page.getByRole('button', { name: 'Ouvrir aux réservations' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();

  const { tap, taps } = tapCounter();
  await page.goto('/agenda/absences/nouvelle');
  await expect(page.locator('.error-summary')).toHaveCount(0);
  await page.locator('[name=du]').fill(dayIn(200));
  await page.locator('[name=au]').fill(dayIn(214));
  await tap(page.getByRole('button', { name: 'Voir ce qui est prévu' }));
  await expect(page.locator('.decision')).toHaveCount(9);
  // No colleague is chosen at first.
  await expect(page.locator('[name=everything]:checked')).toHaveValue('');
  const colleague = page.locator('.choice', { hasText: 'libre pour 9 sur 9' }).first();
  const name = await colleague.locator('.choice__title').innerText();
  await tap(colleague);
  await tap(page.getByRole('button', { name: 'Enregistrer l’absence' }));
  await expect(page.locator('.flash--done')).toBeVisible();
  expect(taps()).toBe(3);

  // Of the nine working days from day 200 on, one after a weekend with which they may begin.
  const day = [203, 204, 205].map(dayIn).find((one) => ![0, 6].includes(new Date(one).getUTCDay()));
  await page.goto(`/agenda?jour=${day}&de=tous`);
  const given = page.locator('.block', { hasText: 'Fixer ses prix' });
  expect(await given.count()).toBeGreaterThan(0);
  for (const block of await given.all()) await expect(block).toContainText(`avec ${name}`);
});

test('a weekly availability offers hours to participants, and closing one day removes that day only', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coach');
  await page.goto('/agenda/plages');
  const form = page.locator('form[action="/api/agenda/plages/ouvrir"]');
  await form.getByRole('button', { name: 'Ouvrir la plage' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await form.locator('.choice', { hasText: 'Samedi' }).click();
  await form.locator('[name=from]').fill('10:00');
  await form.locator('[name=to]').fill('11:30');
  await form.getByRole('button', { name: 'Ouvrir la plage' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  const saturday = page.locator('.row--tall', { hasText: 'samedi' });
  await expect(saturday).toContainText('de 10 h à 11 h 30');

  const awa = await openAs('participant');
  const saturdays = async () => {
    await awa.goto('/rendez-vous');
    const hours = await awa.locator('.row__link', { hasText: 'Point individuel' }).getAttribute('href');
    const found = new Set();
    for (const days of [0, 7, 14]) {
      await awa.goto(`${hours}?des=${dayIn(days)}`);
      for (const day of await awa.locator('.slots__day', { hasText: /^Samedi/ }).allInnerTexts()) found.add(day);
    }
    return [...found];
  };
  const [first, ...others] = await saturdays();
  expect(first).toBeTruthy();
  await saturday.locator('summary').click();
  await saturday.getByRole('button', { name: new RegExp(`^Fermer ce jour ${first.replace(/\s/g, '\\s')}`, 'i') }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  expect(await saturdays()).toEqual(others);
  // Its hours are changed on its own form.
  await page.locator('.row--tall', { hasText: 'samedi' }).getByRole('link', { name: /^Modifier/ }).click();
  await expect(page.locator('[name=from]')).toHaveValue('10:00');
  await page.locator('[name=to]').fill('12:00');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.row--tall', { hasText: 'samedi' })).toContainText('de 10 h à 12 h');
  await page.locator('.row--tall', { hasText: 'samedi' }).getByRole('button', { name: 'Fermer la plage' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  expect(await saturdays()).toEqual([]);
});
