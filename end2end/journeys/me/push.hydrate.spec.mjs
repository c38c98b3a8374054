// Notifications on this phone. No browser of a test reaches a push service: the subscription is the test's own, a push comes from the
// developer tools.
import { test, expect } from '../../fixtures.mjs';

const button = 'Recevoir les rappels sur ce téléphone';
/** The subscription of the example of RFC 8291, 5. */
const subscription = {
  endpoint: 'https://push.exemple.net/phone',
  keys: { p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4', auth: 'BTBZMqHH6r4Tts7J_aSIgg' },
};

/** Gives the pages of a context a worker whose browser answers with that permission and subscribes. */
function simulate(page, permission) {
  return page.context().addInitScript(({ permission, subscription }) => {
    Object.defineProperty(Notification, 'permission', { get: () => (permission === 'granted' ? 'default' : permission) });
    Notification.requestPermission = async () => permission;
    const pushManager = {
      getSubscription: async () => null,
      subscribe: async ({ userVisibleOnly, applicationServerKey }) => {
        if (!userVisibleOnly || applicationServerKey.length !== 65) throw new Error('no subscription');
        return { toJSON: () => subscription };
      },
    };
    const worker = { pushManager };
    Object.defineProperty(ServiceWorkerContainer.prototype, 'ready', { get: () => Promise.resolve(worker) });
    ServiceWorkerContainer.prototype.getRegistration = async () => worker;
  }, { permission, subscription });
}

test('a participant has reminders shown on this phone until they stop it', async ({ openAs }) => {
  const page = await openAs('participant');
  await simulate(page, 'granted');
  await page.goto('/moi/notifications');
  await page.getByRole('button', { name: button }).click();
  await expect(page.locator('.flash--done')).toHaveText('Les rappels s’afficheront sur ce téléphone.');
  await expect(page.getByText('Les rappels s’affichent sur ce téléphone.')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Si aucune notification ne passe' })).toBeVisible();
  await page.getByRole('button', { name: 'Arrêter sur ce téléphone' }).click();
  await expect(page.locator('.flash--done')).toHaveText('Les rappels ne s’affichent plus sur ce téléphone.');
  await expect(page.getByRole('button', { name: button })).toBeVisible();
  expect(page.consoleErrors).toEqual([]);
});

test('a browser that blocks notifications says what remains', async ({ openAs }) => {
  const page = await openAs('participant');
  await simulate(page, 'denied');
  await page.goto('/moi/notifications');
  await expect(page.getByText('Votre navigateur bloque les notifications')).toBeVisible();
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByText('Votre navigateur bloque les notifications')).toBeVisible();
  await expect(page.getByRole('button', { name: button })).toBeEnabled();
  expect(page.consoleErrors).toEqual([]);
});

test('a push is shown with its page, and one that cannot be read too', { tag: '@whole-browser' }, async ({ openAs }) => {
  const page = await openAs('participant', { serviceWorkers: 'allow' });
  await page.context().grantPermissions(['notifications']);
  const session = await page.context().newCDPSession(page);
  const registered = new Promise((done) => session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    const ours = registrations.find(({ scopeURL }) => scopeURL.endsWith('/essai-push/'));
    if (ours) done(ours.registrationId);
  }));
  await session.send('ServiceWorker.enable');
  // Under a scope of its own: the worker of the site is another.
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/push.js', { scope: '/essai-push/' });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (worker.state !== 'activated') {
      await new Promise((done) => worker.addEventListener('statechange', () => worker.state === 'activated' && done()));
    }
  });
  const registrationId = await registered;
  const origin = new URL(page.url()).origin;
  const deliver = (data) => session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
  const shown = () => page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration('/essai-push/');
    return (await registration.getNotifications()).map(({ title, body, tag, data }) => ({ title, body, tag, url: data.url }));
  });
  const reminder = { title: 'Novembre est à déclarer', body: 'Rien gagné ? Envoyez 0.', url: '/declarations/2026-11', tag: 'declare-2026-11', lang: 'fr' };
  await deliver(JSON.stringify(reminder));
  const { lang, ...expected } = reminder;
  await expect.poll(shown).toEqual([expected]);
  // A later one of the same month takes its place.
  await deliver(JSON.stringify({ ...reminder, body: 'Dernier jour.' }));
  await expect.poll(shown).toEqual([{ ...expected, body: 'Dernier jour.' }]);
  await deliver('pas du JSON');
  await expect.poll(async () => (await shown()).map(({ title }) => title).sort()).toEqual(['Essor', 'Novembre est à déclarer']);
});
