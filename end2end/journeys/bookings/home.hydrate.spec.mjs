import { test, expect } from '../../fixtures.mjs';

test('from home the next appointment is added to the calendar and can be cancelled', async ({ openAs }) => {
  const page = await openAs('participant');
  const card = page.locator('.card', { has: page.locator('.card__link') });
  const download = page.waitForEvent('download');
  await card.getByRole('link', { name: 'Ajouter à mon agenda' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.ics$/);
  await card.getByRole('link', { name: 'Je ne peux pas venir' }).click();
  await expect(page.locator('summary', { hasText: 'Je ne peux pas venir' })).toBeVisible();
});
