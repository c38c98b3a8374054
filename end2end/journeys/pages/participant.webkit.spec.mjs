// A participant's main ways in WebKit, the engine of every iPhone.
import { expect, test } from '../../webkit.mjs';
import { lastMonth } from '../../fixtures.mjs';

const month = `/declarations/${lastMonth()}`;
const amount = '.money__input';
const send = '.actionbar .button--main';

const signIn = async (page, persona = 'participant') => {
  await page.tap(`button[value=${persona}]`);
  await page.at({ participant: '/', coach: '/verifications' }[persona]);
};

/** The text of an element, its spaces like each other. */
const text = (page, selector) => page.run((css) => document.querySelector(css)?.innerText.replace(/\s+/g, ' ').trim() ?? null, selector).catch(() => null);
const reads = (page, selector) => expect.poll(() => text(page, selector), { message: selector, timeout: 15_000 });

test('a participant signs in by the code of their phone', async ({ webkit: page, demo }) => {
  await page.type('[name=contact]', '06 39 98 50 01');
  await page.tap('button', 'Recevoir mon code');
  await page.at('/connexion/code');
  const [code] = await demo.messageTo('+33639985001', /\b\d{6}\b/);
  await page.type('[name=code]', code);
  await page.tap('button', 'Me connecter');
  await reads(page, 'h1').toMatch(/^Bonjour Awa/);
});

test('a month is declared with its total while one types, and a mistake is named before', async ({ webkit: page }) => {
  await signIn(page);
  await page.tap('a', 'Déclarer');
  await page.at(month);
  await page.awake();
  await page.type(amount, 'abc');
  await page.tap(send);
  await page.find('.error-summary');
  await page.find(`${amount}[aria-invalid=true]`);
  await page.awake();
  await page.type(amount, '640');
  await reads(page, '.actionbar').toContain('640');
  await page.tap(send);
  await reads(page, 'h1 .figure').toBe('640 €');
  await reads(page, '.sent__aside').toMatch(/^Mettez \d+ € de côté\.$/);
});

test('nothing received is sent with one tap and taken back', async ({ webkit: page }) => {
  await signIn(page);
  await page.tap('button', '0 € ce mois-ci');
  await reads(page, 'h1 .figure').toBe('0 €');
  await page.tap('button', 'Annuler l’envoi');
  await reads(page, '.flash--done').toContain('de nouveau à déclarer');
});

test('the next hour of the coach is booked and cancelled', async ({ webkit: page }) => {
  await signIn(page);
  await page.open('/rendez-vous');
  const mine = () => page.run(() => [...document.querySelectorAll('.session--mine .session__link')].map((link) => link.pathname)).catch(() => []);
  const before = await mine();
  await page.tap('a', 'Point par téléphone ou en visio');
  await page.find('.weeks a');
  // Two weeks ahead an hour is given back freely, whatever the day.
  await page.open(await page.run(() => document.querySelectorAll('.weeks a')[2].href));
  await page.tap('.slots__button');
  await page.tap('button', 'Réserver ma place');
  await page.find('.flash--done');
  await expect.poll(async () => (await mine()).length).toBe(before.length + 1);
  const [booked] = (await mine()).filter((path) => !before.includes(path));
  await page.open(booked);
  await page.tap('summary', 'Je ne peux pas venir');
  await page.tap('button', 'Annuler ce rendez-vous');
  await page.find('.flash--done');
  await page.open('/rendez-vous');
  expect(await mine()).toEqual(before);
});

test('an action is completed and reopened', async ({ webkit: page }) => {
  await signIn(page);
  await page.open('/plan');
  const done = () => page.run(() => document.querySelectorAll('.todo__item--done').length).catch(() => null);
  const before = await done();
  await page.tap('.todo__item:not(.todo__item--done) .tick');
  await expect.poll(done).toBe(before + 1);
  const anchor = await page.run(() => location.hash);
  await page.tap(`${anchor} .tick`);
  await expect.poll(done).toBe(before);
});

test('a question of the coach is answered from home', async ({ webkit: page, openAs }) => {
  await signIn(page);
  await page.open(month);
  await page.awake();
  await page.type(amount, '640');
  await page.tap(send);
  await page.find('.sent');
  const coach = await openAs('coach');
  await coach.goto('/verifications');
  const review = coach.locator('.review, .review__row').filter({ hasText: 'Awa Traoré' }).first();
  if (await review.evaluate((it) => it.tagName === 'DETAILS' && !it.open)) await review.locator('summary').first().click();
  await review.getByText('Poser une question').click();
  await review.getByLabel('Votre question, en une phrase').fill('Le marché du 12 est-il compté ?');
  await review.getByRole('button', { name: 'Envoyer la question' }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();
  await page.open('/');
  await page.type('input[name=answer]', 'Oui.');
  await page.tap('form[action="/api/declarations/repondre"] button');
  await reads(page, '.thread').toContain('Oui.');
});

test('pages in Arabic run from right to left and fit into the screen', async ({ webkit: page }) => {
  await signIn(page);
  await page.open('/moi');
  await page.tap('button', 'العربية');
  await page.find('html[lang=ar]');
  for (const address of ['/', '/declarations', '/rendez-vous', '/plan', '/moi']) {
    await page.open(address);
    const [dir, width, wide] = await page.run(() => [document.documentElement.dir, innerWidth, document.documentElement.scrollWidth]);
    expect([address, dir, width, wide <= width]).toEqual([address, 'rtl', 360, true]);
  }
});

test('a page is read aloud and each sentence is marked', async ({ webkit: page }) => {
  await signIn(page);
  await page.open('/declarations');
  await page.run(() => {
    window.said = [];
    window.SpeechSynthesisUtterance = class { constructor(words) { this.text = words; } };
    const synthesiser = {
      getVoices: () => [{ lang: 'fr-FR', name: 'fr-FR' }],
      speak: (utterance) => window.said.push([utterance.text, CSS.highlights?.get('aloud')?.size ?? document.querySelectorAll('[data-aloud-now]').length]),
      cancel: () => {},
      addEventListener: () => {},
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesiser, configurable: true });
  });
  await page.tap('button', 'Écouter');
  await expect.poll(() => page.run(() => window.said.length)).toBe(1);
  expect(await page.run(() => window.said[0][1])).toBe(1);
});

test('a form without a network waits on the phone and leaves by itself', async ({ webkit: page, network, openAs }) => {
  await signIn(page);
  await expect.poll(() => page.run(() => Boolean(navigator.serviceWorker.controller)), { timeout: 15_000 }).toBe(true);
  await page.open('/envois');
  await page.open(month);
  await page.awake();
  await page.type(amount, '315');
  network.is('down');
  await page.tap(send);
  await page.at('/envois');
  await reads(page, '[data-waiting-list] .row__title').toContain('315 €');
  network.is('up');
  await page.tap('[data-waiting-send]');
  await page.find('[data-waiting-none]');
  const other = await openAs('participant');
  await other.goto(month);
  await expect(other.locator('.figure.num[data-sent]')).toHaveText(/^315,00\s€$/);
});
