// The first page: one card open, the others one line each; whom to call; help and the site map.
import { test, expect, lastMonth } from '../../fixtures.mjs';

test('home has one main button, and the next appointment is one line that leads to it', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('participant');
  await expect(page.locator('main .button--main')).toHaveCount(1);
  await expect(page.locator('main article')).toHaveCount(1);
  await page.locator('main .rows a[href^="/rendez-vous/"]').click();
  await expect(page.getByRole('link', { name: 'Ajouter à mon agenda' })).toBeVisible();
  await expect(page.locator('summary', { hasText: 'Je ne peux pas venir' })).toBeVisible();
});

test('once the month is declared the next appointment is open, with its calendar and how to cancel', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('participant');
  await page.getByRole('button', { name: /^0\s€ ce mois-ci$/ }).click();
  await expect(page).toHaveURL(new RegExp(`/declarations/${lastMonth()}\\?envoye=oui$`));
  await page.goto('/');
  const card = page.locator('.card', { has: page.locator('.card__link') });
  const download = page.waitForEvent('download');
  await card.getByRole('link', { name: 'Ajouter à mon agenda' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.ics$/);
  await card.getByRole('link', { name: 'Je ne peux pas venir' }).click();
  await expect(page.locator('summary', { hasText: 'Je ne peux pas venir' })).toBeVisible();
});

test('the coach is called and written to from home, Moi and Plan', async ({ openAs }) => {
  const page = await openAs('participant');
  for (const address of ['/', '/moi', '/plan', '/aide']) {
    await page.goto(address);
    const contact = page.getByRole('region', { name: 'Qui appeler' }).last();
    await expect(contact).toContainText('Claire Vasseur');
    await expect(contact.getByRole('link', { name: /^Appeler/ })).toHaveAttribute('href', /^tel:\+33\d{9}$/);
    await expect(contact.getByRole('link', { name: /^Écrire/ })).toHaveAttribute('href', /^mailto:/);
  }
});

test('a visitor who cannot sign in finds a number, and every page leads to help and to the site map', async ({ openAs }) => {
  const page = await openAs('guest');
  await page.goto('/connexion');
  await expect(page.locator('main a[href^="tel:"], main a[href="/aide"]').first()).toBeVisible();
  await page.getByRole('contentinfo').getByRole('link', { name: 'Aide', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aide');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Plan du site' }).click();
  const links = await page.locator('main .link-list a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toContain('/connexion');
  expect(links).not.toContain('/declarations');
});
