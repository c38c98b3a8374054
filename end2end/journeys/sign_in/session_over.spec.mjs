// A session that ends while a form is filled in: sign-in says why and comes back to the form.
import { test, expect, lastMonth } from '../../fixtures.mjs';

test('what was typed when the session was over is in the form again after sign-in', { tag: '@firefox' }, async ({ openAs, demo }) => {
  const page = await openAs('participant');
  const form = `/declarations/${lastMonth()}`;
  await page.goto(form);
  const amount = page.locator('[name="lines[0][amount]"]');
  await amount.fill('412,50');
  // The server no longer knows the device.
  await page.context().addCookies([{ name: 'essor-device', value: '0'.repeat(64), url: demo.url, httpOnly: true, sameSite: 'Lax' }]);
  await page.locator('form[action="/api/declarations/envoyer"] .button--main').last().click();
  await expect(page).toHaveURL(/\/connexion$/);
  await expect(page.getByText('Ce que vous avez écrit est gardé.')).toBeVisible();

  await page.locator('#contact').fill('06 39 98 50 01');
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();
  await expect(page).toHaveURL(/connexion\/code/);
  await expect(page.getByText('Ce que vous avez écrit est gardé.')).toBeVisible();
  const [code] = await demo.messageTo('+33639985001', /\b\d{6}\b/);
  await page.locator('#code').fill(code);
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(page).toHaveURL((url) => url.pathname === form);
  await expect(page.locator('.flash')).toBeFocused();
  await expect(amount).toHaveValue('412,50');
});

test('a page that needs a session is opened after sign-in', async ({ openAs, demo }) => {
  const page = await openAs('guest');
  await page.goto('/rendez-vous');
  await expect(page).toHaveURL(/\/connexion$/);
  await page.locator('#contact').fill('06 39 98 50 01');
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();
  const [code] = await demo.messageTo('+33639985001', /\b\d{6}\b/);
  await page.locator('#code').fill(code);
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(page).toHaveURL(/\/rendez-vous$/);
});
