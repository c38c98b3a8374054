// The pages of an enrollment: refused forms, and every event on it.
import { checkAccessibility, withoutMotion, unexpectedErrors } from '../../accessibility.mjs';
import { test, expect, dayIn } from '../../fixtures.mjs';

test('axe: an enrollment, its refused forms and its events have no violation', async ({ openAs }) => {
  const page = await openAs('coordinator', withoutMotion);
  await page.goto('/suivis?tous=oui&q=Traor');
  await page.getByRole('link', { name: 'Awa Traoré', exact: true }).click();
  await page.getByRole('link', { name: 'Voir et changer le parcours' }).click();
  const path = page.url();
  for (const form of ['suspendre', 'prolonger', 'sortie']) {
    await page.goto(`${path}/${form}`);
    await page.locator('main form .button--main').click();
    await expect(page.locator('.error-summary')).toBeVisible();
    await checkAccessibility(page, `${form}, refused`);
  }

  await page.goto(`${path}/suspendre`);
  await page.locator('[name=first_day]').fill(dayIn(-9));
  await page.locator('[name=last_day]').fill(dayIn(3));
  await page.locator('[name=reason]').fill('Arrêt maladie');
  await page.getByRole('button', { name: 'Enregistrer la suspension' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await checkAccessibility(page, 'path, suspended');
  await page.getByRole('link', { name: /13 jours : Arrêt maladie/ }).click();
  await checkAccessibility(page, 'suspension');

  await page.goto(`${path}/sortie`);
  await page.locator('[name=left_on]').fill(dayIn(0));
  await page.locator('.choice', { hasText: 'Autre sortie' }).click();
  await page.locator('[name=reason]').fill('Déménagement');
  await page.getByRole('button', { name: 'Enregistrer la sortie' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await checkAccessibility(page, 'path, left');
  await page.getByRole('link', { name: /Sortie le/ }).click();
  await checkAccessibility(page, 'exit');
  await page.goto(`${path}/retour`);
  await checkAccessibility(page, 'return');
  expect(unexpectedErrors(page)).toEqual([]);
});
