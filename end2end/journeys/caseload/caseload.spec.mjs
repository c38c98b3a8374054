import { test, expect } from '../../fixtures.mjs';

/** Returns the number of people in the heading of the list. */
const people = async (page) => Number.parseInt(await page.locator('.section__title').innerText(), 10);

test('the filter for people to call offers each phone and mail in one tap, and the address keeps filter and order', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('coach');
  await page.locator('.side').getByRole('link', { name: 'Mes suivis' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes suivis');
  const cases = page.locator('.case');
  const all = await cases.count();
  expect(all).toBe(Math.min(50, await people(page)));
  // People without an urgent alert come last.
  const urgent = await cases.evaluateAll((items) => items.map((item) => item.querySelector('.concern--now') !== null));
  expect(urgent[0]).toBe(true);
  expect(urgent).toEqual([...urgent].sort((one, other) => Number(other) - Number(one)));

  const filter = page.getByRole('link', { name: /^À appeler/ });
  const announced = Number.parseInt(await filter.locator('.count').innerText(), 10);
  await filter.click();
  await expect(page).toHaveURL(/\?vue=appeler$/);
  await expect(page.getByRole('link', { name: /^À appeler/ })).toHaveAttribute('aria-current', 'true');
  await expect(cases).toHaveCount(announced);
  expect(announced).toBeGreaterThan(0);
  expect(announced).toBeLessThan(all);
  for (const one of await cases.all()) await expect(one).toContainText(/Aucune nouvelle depuis|Souhaite un appel|mois à déclarer/);

  // The first person with both a phone and a mail address.
  const reached = cases.filter({ has: page.locator('[href^="tel:+33"]') }).filter({ has: page.locator('[href^="mailto:"]') });
  const first = reached.first();
  const name = await first.locator('.case__name a').innerText();
  await expect(first.getByRole('link', { name: new RegExp(`${name}$`) }).and(page.locator('[href^="tel:+33"]'))).toBeVisible();
  await expect(first.locator('[href^="mailto:"], [href^="sms:+33"]').filter({ visible: true })).toHaveCount(1);
  const concern = await first.locator('.concern').first().innerText();

  // Sorting and searching keep the filter.
  if (announced > 1) {
    await page.getByRole('link', { name: 'Nom', exact: true }).click();
    await expect(page).toHaveURL(/\?vue=appeler&tri=nom$/);
    await expect(cases).toHaveCount(announced);
  }
  await page.locator('[name=q]').fill(name);
  await page.getByRole('button', { name: 'Chercher' }).click();
  await expect(page).toHaveURL(/vue=appeler/);
  await expect(cases).toHaveCount(1);
  await page.getByRole('link', { name: 'Voir toute la liste' }).click();
  await expect(cases).toHaveCount(announced);

  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.locator('.page__head .concern').first()).toHaveText(concern);
  for (const way of ['tel:+33', 'sms:+33', 'mailto:']) await expect(page.locator(`.page__actions [href^="${way}"]`)).toBeVisible();
});

test('the caseload of the whole structure is one tap away and names each coach', async ({ openAs }) => {
  const page = await openAs('coach');
  await page.goto('/suivis');
  const own = await people(page);
  await page.getByRole('link', { name: 'Tout le monde' }).click();
  await expect(page).toHaveURL(/\?tous=oui$/);
  expect(await people(page)).toBe(65);
  expect(own).toBeLessThan(65);
  await expect(page.locator('.case')).toHaveCount(50);
  await expect(page.locator('.case', { hasText: 'Mehdi Aubert' }).first()).toBeVisible();

  const coordinator = await openAs('coordinator');
  await coordinator.goto('/suivis?vue=fin');
  const ending = coordinator.locator('.case');
  expect(await ending.count()).toBeGreaterThan(0);
  for (const one of await ending.all()) await expect(one).toContainText(/de parcours|Parcours terminé|Le parcours se termine|Dernier jour du parcours/);
});
