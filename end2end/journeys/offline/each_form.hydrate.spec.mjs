// Each form that may wait: the network is away before it is opened, at the tap and after it, and the phone goes off in between.
import { expect, lastMonth, reviewEntry } from '../../fixtures.mjs';
import { restart, test, visit } from '../../network.mjs';

const month = `/declarations/${lastMonth()}`;
const awake = (page) => page.locator('html[data-awake]').waitFor();
const declare = async (page, amount) => {
  await awake(page);
  await page.locator('.money__input').fill(amount);
  await page.locator('.actionbar .button--main').click();
};
const todo = '.todo__item:not(.todo__item--done)';

/** Each form: what comes before, its page, how it is filled and sent, how it is named while it waits, and what the server has then. */
const forms = {
  'a declaration': {
    address: () => month,
    send: (page) => declare(page, '315'),
    label: /315 €/,
    async check(page) {
      await page.goto(month);
      await expect(page.locator('.figure').first()).toHaveText(/^315,00\s€$/);
      await expect(page.locator('main')).not.toContainText('Version 2');
    },
  },
  'a month of 0 €': {
    address: () => '/',
    send: (page) => page.locator('form[action="/api/declarations/zero"] button').click(),
    label: /0 €/,
    async check(page) {
      await page.goto(month);
      await expect(page.locator('.figure').first()).toHaveText(/^0,00\s€$/);
    },
  },
  'an answer': {
    async before(page, openAs) {
      await page.goto(month);
      await declare(page, '640');
      await expect(page.locator('.flash--done')).toBeVisible();
      const coach = await openAs('coach');
      const entry = await reviewEntry(coach, 'Awa Traoré');
      await entry.getByText('Poser une question').click();
      await entry.getByLabel('Votre question, en une phrase').fill('Le marché du 12 est-il compté ?');
      await entry.getByRole('button', { name: 'Envoyer la question' }).click();
      await expect(coach.locator('.flash--done')).toBeVisible();
    },
    address: () => month,
    async send(page) {
      await page.locator('input[name=answer]').fill('Oui, 50 € du marché.');
      await page.locator('form[action="/api/declarations/repondre"] .button--main').click();
    },
    label: /Oui, 50 € du marché\./,
    async check(page) {
      await page.goto(month);
      await expect(page.locator('.thread').getByText('Oui, 50 € du marché.')).toHaveCount(1);
    },
  },
  'a ticked action': {
    async before(page) {
      await page.goto('/plan');
      this.title = await page.locator(`${todo}:has(.tick) .todo__title`).first().innerText();
    },
    address: () => '/plan',
    send: (page) => page.locator(`${todo} .tick`).first().click(),
    label: /votre plan/,
    async check(page) {
      await page.goto('/plan');
      await expect(page.locator('.todo__item--done', { hasText: this.title })).toHaveCount(1);
    },
  },
  'a check-in': {
    address: () => '/plan',
    async send(page) {
      await page.locator('.choice', { hasText: 'Difficile' }).click();
      await page.locator('.choice', { hasText: 'L’argent' }).click();
      await page.locator('button[name=call][value=yes]').click();
    },
    label: /Point du mois/,
    async check(page) {
      await page.goto('/plan');
      await expect(page.locator('#point')).toContainText('Difficile');
      await expect(page.locator('#point')).toContainText('Appel demandé.');
    },
  },
  'a booked hour': {
    async before(page) {
      await page.goto('/rendez-vous');
      this.booked = await page.locator('.session--mine').count();
      await page.locator('.row__link[href*="/prendre/"]').first().click();
      this.at = await page.locator('.slots__button').last().getAttribute('href');
    },
    address() { return this.at; },
    send: (page) => page.locator('form[action="/api/rendez-vous/creneau"] button').click(),
    label: /Rendez-vous/,
    async check(page) {
      await page.goto('/rendez-vous');
      await expect(page.locator('.session--mine')).toHaveCount(this.booked + 1);
    },
  },
};

for (const [name, form] of Object.entries(forms)) {
  test(`${name} survives a network that is away before, at and after the tap, and a restart`, async ({ openPhone, openAs, network }) => {
    let phone = await openPhone();
    await form.before?.(phone, openAs);
    await visit(phone, form.address());
    if (await phone.locator('leptos-island').count()) await awake(phone);

    network.is('down');
    await phone.goto(form.address());
    await expect(phone.locator('.waiting__line')).toContainText('Le réseau ne répond pas. Page gardée à');
    await form.send(phone);
    await expect(phone).toHaveURL(/\/envois$/);
    await expect(phone.locator('[data-waiting-list] .row__title')).toHaveText(form.label);

    // The request arrives and its answer is lost: the phone does not know that it is done.
    phone = await restart(phone);
    network.is('lost');
    await phone.goto('/');
    await expect(phone.locator('.waiting__line')).toContainText('1 envoi en attente');
    await expect.poll(() => network.lostPosts).toBeGreaterThan(0);

    phone = await restart(phone);
    network.is('up');
    await phone.goto('/envois');
    await expect(phone.locator('[data-waiting-none]')).toBeVisible();
    await expect(phone.locator('[data-waiting-list] .row')).toHaveCount(0);
    expect(network.posts, 'sent again under its key').toBeGreaterThan(1);
    await form.check(await openAs('participant'));
  });
}
