// Two taps over a slow network: two requests leave, and the browser drops the first response with its cookies. The page confirms one deed.
// On the pages of participants a script lets one leave.
import { test, expect, openCancelForm } from '../../fixtures.mjs';

/** Taps a button twice while every response takes 300 ms more; so many requests leave. */
async function tapTwice(page, button, leave = 2) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 300, downloadThroughput: -1, uploadThroughput: -1 });
  let posts = 0;
  page.on('request', (request) => { if (request.method() === 'POST') posts += 1; });
  await button.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await button.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.mouse.click(x + width / 2, y + height / 2, { delay: 20 });
  await expect.poll(() => posts).toBe(leave);
}

test('a funder’s link created by a double tap shows one address that opens', async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/pilotage/financeurs');
  const before = await page.locator('.card').count();
  await page.getByLabel('Pour qui est ce lien').fill('État');
  await tapTwice(page, page.getByRole('button', { name: 'Créer le lien' }));
  await expect(page.locator('.copy__text')).toBeVisible();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.error-summary')).toHaveCount(0);
  // The card of the link and the one that shows its address.
  await expect(page.locator('.card')).toHaveCount(before + 2);
  const funder = await openAs('guest');
  expect((await funder.goto((await page.locator('.copy__text').innerText()).trim())).status()).toBe(200);
});

test('an appointment cancelled by a double tap is confirmed as cancelled', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/rendez-vous');
  await page.locator('.session--mine .session__link').first().click();
  await openCancelForm(page);
  const reason = page.locator('#reason');
  if (await reason.count()) await reason.fill('Malade');
  await tapTwice(page, page.locator('form[action="/api/rendez-vous/annuler"] button'), 1);
  await expect(page).toHaveURL(/\/rendez-vous$/);
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.flash--error')).toHaveCount(0);
});
