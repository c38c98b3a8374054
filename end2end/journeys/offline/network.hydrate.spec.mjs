// What a person sees and keeps when the network, the session or the other phone has its own mind.
import { checkAccessibility, withoutMotion } from '../../accessibility.mjs';
import { expect, lastMonth, signInByCode } from '../../fixtures.mjs';
import { restart, signInOn, test, visit } from '../../network.mjs';

const month = `/declarations/${lastMonth()}`;
const rows = (page) => page.locator('[data-waiting-list] .row');
const sendButton = (page) => page.locator('.actionbar .button--main');

async function type(page, amount) {
  await visit(page, month);
  await page.locator('html[data-awake]').waitFor();
  await page.locator('.money__input').fill(amount);
}

/** Queues a declaration without a network. */
async function queue(page, network, amount) {
  await type(page, amount);
  network.is('down');
  await sendButton(page).click();
  await expect(page).toHaveURL(/\/envois$/);
  await expect(rows(page)).toHaveCount(1);
}

/** What the server has of the month, asked without a service worker; `null` when it was not declared. */
async function declared(openAs) {
  const page = await openAs('participant');
  await page.goto(month);
  const figure = page.locator('.figure.num[data-sent]');
  return (await figure.count()) ? figure.innerText() : null;
}

test('with a network every form goes through the service worker as without it', { tag: '@firefox' }, async ({ openPhone, network }) => {
  const page = await openPhone();
  await type(page, 'abc');
  await sendButton(page).click();
  await expect(page.locator('.money__input')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('.error-summary')).toBeVisible();
  await page.locator('html[data-awake]').waitFor();
  await page.locator('.money__input').fill('315');
  await sendButton(page).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.sent .figure')).toHaveText(/^315\s€$/);
  await page.goto('/plan');
  const done = await page.locator('.todo__item--done').count();
  await page.locator('.todo__item:not(.todo__item--done) .tick').first().click();
  await expect(page.locator('.todo__item--done')).toHaveCount(done + 1);
  await expect(page).toHaveURL(/#action-/);
  await page.goto('/envois');
  await expect(rows(page)).toHaveCount(0);
  expect(network.posts).toBe(4);
});

test('on a dead network the button says that it sends, a second tap sends nothing, and the form waits', { tag: '@firefox' }, async ({ openPhone, openAs, network }) => {
  const page = await openPhone();
  await visit(page, '/declarations');
  await type(page, '315');
  network.is('dead');
  // While a page is on its way Playwright asks it nothing: it writes down itself what it shows, and taps again.
  await page.evaluate(() => {
    const [button, note] = ['.actionbar .button--main', '.actionbar__note'].map((name) => document.querySelector(name));
    new MutationObserver(() => {
      const { top, bottom } = note.getBoundingClientRect();
      const shown = [button.getAttribute('aria-busy'), note.textContent, top >= 0 && bottom <= innerHeight];
      if (shown[0]) sessionStorage.setItem('shown', JSON.stringify(shown));
      if (shown[0]) button.click();
    }).observe(button.closest('form'), { attributes: true, childList: true, subtree: true, characterData: true });
  });
  await sendButton(page).click({ noWaitAfter: true });
  await expect(page).toHaveURL(/\/envois$/, { timeout: 20_000 });
  expect(await page.evaluate(() => JSON.parse(sessionStorage.getItem('shown')))).toEqual(['true', 'Envoi…', true]);
  await expect(rows(page)).toHaveCount(1);
  // Pages are not waited for either, where there is a copy.
  await page.goto('/declarations');
  await expect(page.locator('.waiting__line')).toContainText('Page gardée à');
  await page.getByRole('link', { name: '1 envoi en attente' }).click();
  await expect(page).toHaveURL(/\/envois$/);
  network.is('up');
  await page.goto('/envois');
  await expect(rows(page)).toHaveCount(0);
  expect(await declared(openAs)).toMatch(/^315,00\s€$/);
});

test('“Garder pour plus tard” sends nothing, on a network that is away', async ({ openPhone, openAs, network }) => {
  const page = await openPhone();
  await type(page, '8000');
  network.is('down');
  const sent = network.posts;
  await page.getByRole('button', { name: 'Garder pour plus tard' }).click({ noWaitAfter: true });
  // The worker answers that there is nothing to show: no navigation ends, for which a locator would wait.
  await page.waitForFunction((kept) => document.querySelector('.actionbar__note').textContent === kept, 'C’est gardé sur ce téléphone. Rien n’est envoyé.');
  expect(await page.evaluate(() => document.querySelector('.money__input').value)).toBe('8000');
  network.is('up');
  await page.goto('/envois');
  await expect(page.locator('[data-waiting-none]')).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  expect(network.posts).toBe(sent);
  expect(await declared(openAs)).toBe(null);
  await page.goto(month);
  await expect(page.locator('.money__input')).toHaveValue('8000');
});

test('of two amounts for a month that wait the later one is sent', { tag: '@firefox' }, async ({ openPhone, openAs, network }) => {
  const page = await openPhone();
  await queue(page, network, '315');
  await page.goto(month);
  await page.locator('html[data-awake]').waitFor();
  await page.locator('.money__input').fill('400');
  await sendButton(page).click();
  await expect(page).toHaveURL(/\/envois$/);
  await expect(page.locator('[data-waiting-list] .row__title')).toHaveText(/400 €/);
  network.is('up');
  await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
  await expect(rows(page)).toHaveCount(0);
  expect(await declared(openAs)).toMatch(/^400,00\s€$/);
});

test('a month that another phone has sent meanwhile is told with both amounts', async ({ openPhone, openAs, network }) => {
  const page = await openPhone();
  await page.emulateMedia(withoutMotion);
  await queue(page, network, '315');
  network.is('up');
  const other = await openAs('participant');
  await other.goto(month);
  await other.locator('html[data-awake]').waitFor();
  await other.locator('.money__input').fill('400');
  await sendButton(other).click();
  await expect(other.locator('.flash--done')).toBeVisible();
  await page.goto('/envois');
  await expect(page.locator('[data-waiting-list] .row__note')).toContainText(/déjà été envoyé.*400,00\s€.*315,00\s€/);
  await checkAccessibility(page, 'what waits');
  await page.getByRole('link', { name: 'Ouvrir' }).click();
  await expect(page.locator('.figure').first()).toHaveText(/^400,00\s€$/);
  await expect(page.locator('.notice', { hasText: /315,00\s€/ })).toBeVisible();
  await page.goto('/envois');
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: 'Ne pas envoyer' }).click();
  await expect(rows(page)).toHaveCount(0);
});

test('a form sent after the end of the session waits, and leaves after sign-in', async ({ openPhone, openAs, network }) => {
  const page = await openPhone();
  await type(page, '315');
  await page.context().clearCookies();
  await sendButton(page).click();
  await expect(page).toHaveURL(/\/connexion\?envoi=attend$/);
  await expect(page.locator('.notice')).toContainText('Votre envoi attend sur ce téléphone.');
  await signInOn(page, 'participant', network.url, '/');
  await expect(page.locator('.flash--done')).toBeVisible();
  expect(await declared(openAs)).toMatch(/^315,00\s€$/);
});

test('what one person left on a phone is not sent by another, who sees none of it', async ({ openPhone, openAs, network }) => {
  const left = await openPhone();
  await queue(left, network, '315');
  // What the page left has begun to send ends with it.
  const page = await restart(left);
  network.is('up');
  await page.context().clearCookies();
  const before = network.posts;
  await signInOn(page, 'coach', network.url, '/verifications');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name.includes('pages')).length)).toBe(0);
  await expect(page.locator('.waiting')).toHaveCount(0);
  // The sign-in alone.
  expect(network.posts).toBe(before + 1);
  expect(await declared(openAs)).toBe(null);
  await signInOn(page, 'participant', network.url, '/');
  await expect.poll(() => declared(openAs)).toMatch(/^315,00\s€$/);
});

test('of two participants on one phone the second sees neither pages nor queue of the first', async ({ openPhone, openAs, network, demo }) => {
  const page = await openPhone();
  const person = () => page.locator('[data-person]').first().getAttribute('data-person');
  await visit(page, '/declarations');
  await queue(page, network, '315');
  const first = await person();
  network.is('up');
  await page.context().clearCookies();
  await signInByCode(page, demo, '+33 6 39 98 58 27', '+33639985827');
  const second = await person();
  expect(second).not.toBe(first);
  const owners = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.includes(' pages ')).map((name) => name.split(' pages ')[1]));
  await expect.poll(owners).toEqual([second]);
  await visit(page, '/envois');
  await expect(page.locator('[data-waiting-none]')).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  network.is('down');
  for (const address of ['/', '/envois', '/declarations', month]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const shown = await page.content();
    expect(shown, address).not.toContain(first);
    expect(await page.locator('body').innerText(), address).not.toMatch(/Awa|315/);
  }
  network.is('up');
  await page.goto('/envois');
  await expect(page.locator('[data-waiting-none]')).toBeVisible();
  expect(await declared(openAs)).toBe(null);
});

test('signing out warns of what waits, and takes the copies and the queue along', { tag: '@firefox' }, async ({ openPhone, openAs, network }) => {
  const page = await openPhone();
  await visit(page, '/moi');
  await queue(page, network, '315');
  await page.goto('/moi');
  const quit = page.getByRole('button', { name: 'Se déconnecter' });
  await expect(page.locator('.waiting__line')).toContainText('1 envoi en attente');
  const asked = [];
  page.once('dialog', (dialog) => { asked.push(dialog.message()); dialog.dismiss(); });
  await quit.click();
  await expect.poll(() => asked).toEqual([expect.stringContaining('Un envoi n’est pas encore parti.')]);
  await expect(page).toHaveURL(/\/moi$/);
  await expect(page.locator('.waiting__line')).toContainText('1 envoi en attente');
  network.is('up');
  page.once('dialog', (dialog) => dialog.accept());
  await quit.click();
  await expect(page).toHaveURL(/\/connexion$/);
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name.includes('pages')).length)).toBe(0);
  await signInOn(page, 'participant', network.url, '/envois');
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await expect(page.locator('[data-waiting-none]')).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  expect(await declared(openAs)).toBe(null);
});

test('a page that is not on the phone says so, and opens when the network is back', { tag: '@firefox' }, async ({ openPhone, network }) => {
  const page = await openPhone();
  network.is('down');
  await page.goto('/declarations/caf');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pas de réseau');
  await checkAccessibility(page, 'the page without a network');
  network.is('up');
  await page.getByRole('link', { name: 'Réessayer' }).click();
  await expect(page).toHaveURL(/\/declarations\/caf$/);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Pas de réseau');
});

test('a sign-out without a network forgets the pages at once, and the session ends with the next page', async ({ openPhone, network }) => {
  const page = await openPhone();
  await visit(page, '/declarations');
  await visit(page, '/moi');
  network.is('down');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pas de réseau');
  await page.goto('/declarations');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pas de réseau');
  network.is('up');
  await page.goto('/declarations');
  await expect(page).toHaveURL(/\/connexion$/);
});

test('a form of another site is refused on a phone with the service worker as without it', async ({ openPhone, openAs, network }) => {
  const page = await openPhone();
  const evil = await page.context().newPage();
  await evil.setContent(`<form method="post" action="${network.url}/api/declarations/zero"><input name="month" value="${lastMonth()}"></form>`);
  const answer = evil.waitForResponse((response) => response.url().endsWith('/api/declarations/zero'));
  await evil.evaluate(() => document.forms[0].submit());
  expect((await answer).status()).toBe(403);
  expect(await declared(openAs)).toBe(null);
  await page.goto('/envois');
  await expect(rows(page)).toHaveCount(0);
});
