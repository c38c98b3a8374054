// The states of a booking.
import { checkAccessibility, withoutMotion, unexpectedErrors } from '../../accessibility.mjs';
import { test, expect } from '../../fixtures.mjs';

test('axe: a place on the waitlist, another hour to confirm and a calendar address have no violation', async ({ openAs }) => {
  const page = await openAs('participant', withoutMotion);
  await page.goto('/rendez-vous');
  await page.locator('.session--full').first().getByRole('link').click();
  await page.getByRole('button', { name: /^Attendre une place/ }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await checkAccessibility(page, 'waiting');
  await page.goto('/rendez-vous');
  await checkAccessibility(page, 'list with a turn in a queue');
  await page.locator('.session--mine .session__link').first().click();
  await page.getByRole('link', { name: 'Changer d’heure' }).click();
  await expect(page.locator('.slots__button').first()).toBeVisible();
  await checkAccessibility(page, 'another hour');
  await page.locator('.slots__button').first().click();
  await expect(page.locator('.facts')).toBeVisible();
  await checkAccessibility(page, 'another hour, to confirm');
  await page.goto('/moi/agenda');
  await page.locator('form[action="/api/moi/agenda"] button').click();
  await expect(page.locator('.copy')).toBeVisible();
  await checkAccessibility(page, 'calendar');
  expect(unexpectedErrors(page)).toEqual([]);
});
