import { test, expect, reviewEntry, dayIn } from '../../fixtures.mjs';

const together = (page) => page.getByRole('link', { name: /^Valider les \d+ sans signal$/ });

test('months without a signal are validated as a batch, which is undone', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/verifications');
  const all = Number((await together(page).textContent()).match(/\d+/)[0]);
  const rows = await page.locator('.review__row').count();
  // All that wait, also those of the next page.
  expect(all).toBeGreaterThanOrEqual(rows);

  await together(page).click();
  await expect(page.getByRole('checkbox')).toHaveCount(all);
  const apart = (await page.locator('.choice__title').first().textContent()).trim();
  await page.getByRole('checkbox').first().uncheck();
  await page.getByRole('button', { name: 'Valider les chiffres cochés' }).click();
  await expect(page.locator('.flash--done')).toContainText(`${all - 1} chiffres validés.`);
  await expect(page.locator('.review__row')).toHaveCount(1);
  await expect(page.locator('.review__row')).toContainText(apart);

  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.locator('.flash--done')).toContainText(`C’est annulé : ${all - 1} chiffres`);
  await expect(page.locator('.review__row')).toHaveCount(rows);
  await expect(page.getByRole('button', { name: 'Annuler' })).toHaveCount(0);
  expect(page.consoleErrors).toEqual([]);
});

test('of two coaches who validate at once the second sees who validated and when', { tag: '@every-browser' }, async ({ openAs }) => {
  const [coach, other] = [await openAs('coach'), await openAs('coordinator')];
  await Promise.all([coach, other].map((page) => page.goto('/verifications')));
  const name = (await coach.locator('.review__row .row__title').first().textContent()).trim();
  const [mine, theirs] = [await reviewEntry(coach, name), await reviewEntry(other, name)];
  await mine.getByRole('button', { name: /^Valider/ }).click();
  await expect(coach.locator('.flash--done')).toHaveText('Le chiffre est validé.');
  await theirs.getByRole('button', { name: /^Valider/ }).click();
  await expect(other.locator('.flash--warning')).toContainText(new RegExp(`${name}, .*:\\sClaire Vasseur l’a validé à \\d+\\sh`));

  // One tap undoes the validation, for both coaches.
  await expect(coach.locator('.actionbar')).toContainText(name);
  await expect(coach.locator('.actionbar')).toBeInViewport();
  await coach.getByRole('button', { name: 'Annuler' }).click();
  await expect(coach.locator('.review__row', { hasText: name })).toHaveCount(1);
  await other.reload();
  await expect(other.locator('.flash--warning')).toContainText('Claire Vasseur a annulé sa validation');
  expect([...coach.consoleErrors, ...other.consoleErrors]).toEqual([]);
});

test('a suggested question is sent without typing', async ({ openAs }) => {
  const page = await openAs('coach');
  await page.goto('/verifications');
  const name = (await page.locator('.review__row .row__title').first().textContent()).trim();
  const figure = await reviewEntry(page, name);
  await figure.getByText('Poser une question').click();
  await figure.getByLabel('Est-ce que tout l’argent encaissé ce mois-là est compté ?').check();
  await figure.getByRole('button', { name: 'Envoyer la question' }).click();
  await expect(page.locator('.flash--done')).toHaveText('La question est envoyée.');
  const asked = page.locator('.review', { hasText: name });
  await expect(asked.locator('.thread')).toContainText('Est-ce que tout l’argent encaissé ce mois-là est compté ?');
  await expect(asked.locator('.state--question')).toBeVisible();
});

test('a substitute validates for an absent coach until the substitution ends', async ({ openAs }) => {
  const coordinator = await openAs('coordinator');
  await coordinator.goto('/verifications');
  await coordinator.getByRole('link', { name: 'Remplacement' }).click();
  await coordinator.getByRole('button', { name: 'Enregistrer le remplacement' }).click();
  await expect(coordinator.locator('.error-summary li')).toHaveCount(4);
  await coordinator.getByLabel('Qui est absent').selectOption({ label: 'Mehdi Aubert' });
  await coordinator.getByLabel('Qui remplace').selectOption({ label: 'Claire Vasseur' });
  const today = dayIn(0);
  await coordinator.getByLabel('Premier jour').fill(today);
  await coordinator.getByLabel('Dernier jour compris').fill(today);
  await coordinator.getByRole('button', { name: 'Enregistrer le remplacement' }).click();
  await expect(coordinator.locator('.rows')).toContainText('Claire Vasseur remplace Mehdi Aubert');

  const coach = await openAs('coach');
  await coach.goto('/verifications');
  const instead = coach.locator('.review__row', { hasText: 'à la place de Mehdi Aubert' });
  const before = await instead.count();
  expect(before).toBeGreaterThan(0);
  await instead.first().locator('summary').first().click();
  await instead.first().getByRole('button', { name: /^Valider/ }).click();
  await expect(coach.locator('.flash--done')).toHaveText('Le chiffre est validé.');
  await expect(instead).toHaveCount(before - 1);

  await coordinator.getByRole('button', { name: /^Arrêter/ }).click();
  await expect(coordinator.locator('.flash--done')).toHaveText('Le remplacement est arrêté.');
  await coach.goto('/verifications');
  await expect(coach.getByText('à la place de Mehdi Aubert')).toHaveCount(0);
});
