import { test, expect } from '../../fixtures.mjs';

test('the coordinator sees the places, finds a person and invites a colleague', async ({ openAs, demo }) => {
  const page = await openAs('coordinator');
  await expect(page.locator('.comb__figure')).toHaveText('65');
  await expect(page.locator('.comb')).toContainText('70');
  await page.goto('/personnes');
  await page.locator('#q').fill('traor');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await expect(page.locator('tbody th', { hasText: 'Awa Traoré' })).toBeVisible();

  await page.goto('/personnes/inviter');
  await page.locator('#first_name').fill('Lina');
  await page.locator('#last_name').fill('Okafor');
  await page.locator('#email').fill('lina');
  await page.locator('form[action="/api/personnes/inviter"] button').click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await expect(page.locator('#last_name')).toHaveValue('Okafor');
  await page.locator('#email').fill('lina.okafor@structure.example');
  await page.locator('form[action="/api/personnes/inviter"] button').click();
  await expect(page.locator('.flash--done')).toBeVisible();

  const [, link] = await demo.messageTo('lina.okafor@structure.example', /(\/invitation\/\w+)/);
  const colleague = await openAs('guest');
  await colleague.goto(link);
  await colleague.locator('#password').fill('miel de sapin 2026');
  await colleague.locator('form[action="/api/invitation"] button').click();
  await expect(colleague).toHaveURL(/verifications/);
});
