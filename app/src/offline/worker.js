// The service worker of participants' phones: pages and forms without a network. `/sw.js` gives it the address of the build, the forms
// that may wait and its words (worker.rs).
import { copyOf, file, forgetOlder, forgetPages, isFile, isKept, keepFiles, learn, offlinePage, shown } from './copies.js';
import { currentPerson, drop, enqueue, entriesOf, hasToLeave, leaveLater, left, send, sendAll } from './queue.js';

const SIGN_OUT = '/api/connexion/quitter';

/** How long a page is waited for, in milliseconds: with a copy of it on the phone, and without. */
const WITH_COPY = 4_000;
const WITHOUT_COPY = 20_000;

const within = (promise, milliseconds) => Promise.race([promise, new Promise((_, late) => { setTimeout(late, milliseconds); })]);

addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(keepFiles());
});

addEventListener('activate', (event) => event.waitUntil(forgetOlder().then(() => self.clients.claim())));

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  // A download, such as an attestation, takes the time that it takes.
  const isPage = request.mode === 'navigate' && !/\.\w+$/.test(pathname);
  // A form of another site is the server's to refuse: sent from here it would look like one of ours.
  const isOurs = request.referrer.startsWith(`${origin}/`);
  if (request.method === 'POST' && isPage && isOurs && pathname in self.essor.acts) event.respondWith(act(event, pathname));
  else if (request.method === 'POST' && isPage && isOurs && pathname === SIGN_OUT) event.respondWith(signOut(request));
  else if (request.method === 'GET' && isPage) event.respondWith(open(event));
  else if (request.method === 'GET' && isFile(pathname)) event.respondWith(file(request));
});

/** Resolves when the mark of every page that has arrived is stored: forms are sent for that person only. */
let learned = Promise.resolve();

function learnSoon(url, response) {
  learned = learned.then(() => learn(url, response)).catch(() => {});
  return learned;
}

async function person() {
  await within(learned, WITH_COPY).catch(() => {});
  return currentPerson();
}

/** Signs out. Without a network the phone forgets at once what it keeps, and the session ends with the next page that it asks for. */
async function signOut(request) {
  try {
    return await within(fetch(request), WITH_COPY);
  } catch {
    await leaveLater();
    await forgetPages();
    return offlinePage(new URL('/', request.url).href);
  }
}

/** Ends the session that was to end when there was no network. Throws while there is still none. */
async function leave() {
  if (!await hasToLeave()) return;
  await fetch(SIGN_OUT, { method: 'POST', headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }, redirect: 'manual' });
  await left();
}

/** A page from the network; its copy when none comes in time. */
async function open(event) {
  const { request } = event;
  try {
    await within(leave(), WITHOUT_COPY);
  } catch {
    return offlinePage(request.url);
  }
  const network = fetch(request);
  // The copy is taken before the page is read.
  event.waitUntil(network.then((response) => learnSoon(request.url, response.clone())).catch(() => {}));
  const [owner, copy] = await Promise.all([currentPerson(), copyOf(request.url)]).catch(() => []);
  // Of the team's pages only the mark is read.
  if (!owner) return network;
  try {
    const response = await within(network, copy ? WITH_COPY : WITHOUT_COPY);
    if (![502, 503, 504].includes(response.status) || !copy) return response;
  } catch {}
  return copy ? shown(copy) : offlinePage(request.url);
}

const to = (location) => Response.redirect(location, 303);

/** Sends a form that may wait, and leads where its answer leads; where none comes, it is kept and its page says so. */
async function act(event, address) {
  const { request } = event;
  const spare = request.clone();
  const body = await request.text();
  const fields = new URLSearchParams(body);
  // The buttons that edit the form and declare nothing: the typed fields stay in the page, which says that they are kept.
  if (['keep', 'add', 'remove'].some((name) => fields.get(name))) {
    return within(fetch(spare), WITH_COPY).catch(() => tell({ type: 'kept' }).then(() => new Response(null, { status: 204 })));
  }
  let entry;
  try {
    const owner = await person();
    if (!owner) return fetch(spare);
    entry = await enqueue(owner, address, body);
  } catch {
    // A phone that keeps nothing sends as any browser does.
    return fetch(spare);
  }
  const outcome = await send(entry);
  if (outcome.state === 'done') return to(outcome.location);
  if (outcome.state === 'refused' && outcome.location) {
    // The page of the answer says why, and has what was typed.
    await drop(entry.key);
    return to(outcome.location);
  }
  await self.registration.sync?.register('send').catch(() => {});
  return to(outcome.state === 'signed-out' ? '/connexion?envoi=attend' : '/envois');
}

/** Sends the queue and notifies the open pages. Throws while a form still waits for the network, so that the browser tries again. */
async function sendWaiting() {
  const { done, waits } = await sendAll(await person());
  await tellState(done);
  if (waits) throw new Error('waiting for the network');
}

async function tell(message) {
  for (const page of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) page.postMessage(message);
}

const tellState = async (done = 0) => tell({ type: 'state', done, acts: Object.keys(self.essor.acts), entries: await entriesOf(await person()) });

/** Keeps a page, unless there is a copy. */
async function keepPage(address) {
  if (!isKept(address) || await copyOf(address)) return;
  await learnSoon(address, await fetch(address, { headers: { accept: 'text/html' }, redirect: 'manual' }));
}

addEventListener('sync', (event) => event.waitUntil(sendWaiting()));

addEventListener('message', (event) => {
  const { type, key, isFirst } = event.data;
  const page = event.source.url;
  const work = {
    hello: async () => {
      // The first page was there before the worker, which has no copy of it.
      if (isFirst) await keepPage(page).catch(() => {});
      await tellState();
      // Before anything is sent: the page that is opened next says what was done, and only that page.
      await within(keepPage(new URL('/envois', page).href), WITH_COPY).catch(() => {});
      await sendWaiting().catch(() => {});
    },
    send: sendWaiting,
    drop: async () => { await drop(key); await tellState(); },
  }[type];
  // A form that still waits is no failure: the pages show it.
  if (work) event.waitUntil(work().catch(() => {}));
});
