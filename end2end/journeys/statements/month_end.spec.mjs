import { test, expect, lastMonth, tapCounter } from '../../fixtures.mjs';

test('those who have not declared are reminded in two taps from the statement', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto(`/pilotage/etats/${lastMonth()}`);
  const remind = page.getByRole('link', { name: /^Relancer/ });
  const missing = await page.locator('details', { hasText: 'Le mois n’est pas déclaré' }).locator('.row__link').count();
  expect(missing).toBeGreaterThan(1);
  await expect(remind).toHaveText(`Relancer les ${missing}`);
  const { tap, taps } = tapCounter();
  await tap(remind);
  // On the days on which Essor reminds by itself there may be nobody left to remind.
  const send = page.getByRole('button', { name: /^Envoyer à \d+ personne/ });
  const to = (await send.count()) ? Number((await send.textContent()).match(/\d+/)[0]) : 0;
  const left = await page.locator('main summary .count').allTextContents();
  expect(to + left.map(Number).reduce((sum, n) => sum + n, 0)).toBe(missing);
  if (to > 0) {
    // The text stands there as it leaves, with its link.
    await expect(page.locator('blockquote').first()).toContainText('/declarations');
    await tap(send);
    await expect(page.locator('.flash--done')).toHaveText('Les messages partent.');
    expect(taps()).toBe(2);
    await expect(send).toHaveCount(0);
  }
  const today = page.locator('details', { hasText: 'Déjà un rappel aujourd’hui' });
  await expect(today.locator('summary .count')).not.toHaveText('0');
});

test('a month of more than 60 people is closed from its queue to its statement in under 60 taps', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  const { tap, taps } = tapCounter();
  const place = (name) => tap(page.locator('.side').getByRole('link', { name }));
  await place('À vérifier');

  // Months like the others together, the others one by one; those with a question wait for their answer.
  await tap(page.getByRole('link', { name: /^Valider les \d+ sans signal$/ }));
  await tap(page.getByRole('button', { name: 'Valider les chiffres cochés' }));
  await expect(page.locator('.flash--done')).toBeVisible();
  const telling = page.locator('.review').filter({ hasNot: page.locator('.state--question') });
  for (let left = await telling.count(); left > 0; left -= 1) {
    await tap(telling.first().getByRole('button', { name: /^Valider/ }));
    await expect(telling).toHaveCount(left - 1);
  }

  const statement = async () => {
    await place('Pilotage');
    await tap(page.locator('main').getByRole('link', { name: 'États mensuels' }));
    await tap(page.locator(`a[href="/pilotage/etats/${lastMonth()}"]`));
  };
  await statement();
  const people = await page.locator('tbody tr').count();
  expect(people).toBeGreaterThan(60);

  // All who are missing get a message; two have said their figure on the phone.
  await tap(page.getByRole('link', { name: /^Relancer les/ }));
  const send = page.getByRole('button', { name: /^Envoyer à/ });
  if (await send.count()) await tap(send);
  for (const euros of ['120', '0']) {
    await statement();
    await tap(page.locator('details', { hasText: 'Le mois n’est pas déclaré' }).locator('.row__link').first());
    await page.locator('#montant-0').fill(euros);
    await tap(page.getByRole('button', { name: 'Enregistrer et valider' }));
    await expect(page.locator('.flash--done')).toBeVisible();
  }

  await statement();
  await tap(page.locator('summary', { hasText: 'Clore l’état' }));
  await tap(page.locator('#confirmed'));
  await tap(page.getByRole('button', { name: 'Oui, clore' }));
  await expect(page.locator('.flash--done')).toHaveText('L’état est clos. Vous pouvez le télécharger.');
  await expect(page.locator('tbody tr')).toHaveCount(people);
  expect(taps()).toBeLessThan(60);
});
