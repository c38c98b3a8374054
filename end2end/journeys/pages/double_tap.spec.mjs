// Two taps over a slow network: two requests leave, and the browser drops the first response with its cookies.
import { test, expect } from '../../fixtures.mjs';

/** Delays every response by 300 ms. */
async function slow(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 300, downloadThroughput: -1, uploadThroughput: -1 });
}

/** Taps a button again as soon as the first tap has sent the form; the function it returns fails unless both taps sent it. */
async function tapTwice(page, button) {
  const sent = [];
  const count = (request) => request.method() === 'POST' && sent.push(request.url());
  page.on('request', count);
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const tap of [() => button.click({ noWaitAfter: true }), () => page.mouse.click(x, y)]) {
    const left = page.waitForRequest((request) => request.method() === 'POST', { timeout: 20_000 });
    // The first tap waits until a change of pages is over, which takes no taps.
    await tap();
    await left;
  }
  return () => {
    page.off('request', count);
    expect(sent.length, `both taps sent: ${sent}`).toBe(2);
  };
}

test('a sign-in code requested and sent with double taps signs in', async ({ openAs, demo }) => {
  const page = await openAs('guest');
  await page.goto('/connexion');
  await slow(page);
  await page.getByLabel('Téléphone ou adresse e-mail').fill('06 39 98 50 01');
  const asked = await tapTwice(page, page.getByRole('button', { name: 'Recevoir mon code' }));
  await expect(page).toHaveURL(/connexion\/code/);
  asked();
  const [code] = await demo.messageTo('+33639985001', /\b\d{6}\b/);
  await page.getByLabel('Code à six chiffres').fill(code);
  const typed = await tapTwice(page, page.getByRole('button', { name: 'Me connecter' }));
  await expect(page.getByRole('heading', { name: 'Bonjour Awa' })).toBeVisible();
  typed();
  await page.goto('/moi');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/moi$/);
});

test('a printed card sent with a double tap signs in once', async ({ openAs }) => {
  const coordinator = await openAs('coordinator');
  await coordinator.goto('/personnes?q=vandenbroucke');
  await coordinator.getByRole('link', { name: /Jérôme Vandenbroucke/ }).first().click();
  await coordinator.getByRole('link', { name: 'Carte à imprimer' }).click();
  await coordinator.getByRole('button', { name: 'Préparer la carte' }).click();
  const code = await coordinator.locator('.pass__code').textContent();

  const page = await openAs('guest');
  await page.goto('/connexion/carte');
  await slow(page);
  await page.getByLabel('Code de la carte').fill(code);
  const typed = await tapTwice(page, page.getByRole('button', { name: 'Me connecter' }));
  await expect(page.getByRole('heading', { name: /^Bonjour/ })).toBeVisible();
  typed();

  const other = await openAs('guest');
  await other.goto('/connexion/carte');
  await other.getByLabel('Code de la carte').fill(code);
  await other.getByRole('button', { name: 'Me connecter' }).click();
  await expect(other.locator('#code-erreur')).toContainText('Cette carte a déjà servi');
});

test('an invitation accepted with a double tap signs in a participant and a coach', async ({ openAs, demo }) => {
  const coordinator = await openAs('coordinator');
  await coordinator.goto('/personnes?q=vandenbroucke');
  await coordinator.getByRole('link', { name: /Jérôme Vandenbroucke/ }).first().click();
  await coordinator.getByRole('button', { name: /SMS/ }).click();
  await expect(coordinator.locator('.flash--done')).toBeVisible();
  const [participants] = await demo.messageTo('+33639985015', /\/invitation\/\w+/);

  const page = await openAs('guest');
  await page.goto(participants);
  await slow(page);
  const accepted = await tapTwice(page, page.getByRole('button', { name: 'Entrer dans Essor' }));
  await expect(page.getByRole('heading', { name: /^Bonjour/ })).toBeVisible();
  accepted();
  expect((await (await openAs('guest')).goto(participants)).status()).toBe(404);

  await coordinator.goto('/personnes/inviter');
  await coordinator.getByLabel('Prénom').fill('Lina');
  await coordinator.getByLabel('Nom', { exact: true }).fill('Okafor');
  await coordinator.getByLabel('Adresse e-mail').fill('lina.okafor@structure.example');
  await coordinator.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  const [coachs] = await demo.messageTo('lina.okafor@structure.example', /\/invitation\/\w+/);
  const coach = await openAs('guest');
  await coach.goto(coachs);
  await slow(coach);
  await coach.getByLabel('Choisissez un mot de passe').fill('miel de sapin 2026');
  const chosen = await tapTwice(coach, coach.getByRole('button', { name: 'Entrer dans Essor' }));
  await expect(coach).toHaveURL(/\/verifications$/);
  chosen();
  await coach.reload();
  await expect(coach).toHaveURL(/\/verifications$/);
});
