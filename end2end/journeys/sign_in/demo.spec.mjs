import { test, expect } from '../../fixtures.mjs';

test('each button of the demo signs its persona in and opens their home', async ({ openAs }) => {
  for (const [persona, home] of [['participant', '/'], ['coach', '/verifications'], ['coordinator', '/pilotage'], ['network', '/reseau']]) {
    const page = await openAs('guest');
    await page.goto('/connexion');
    await page.locator(`button[value=${persona}]`).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page).toHaveURL(home);
    expect(page.consoleErrors).toEqual([]);
  }
});
