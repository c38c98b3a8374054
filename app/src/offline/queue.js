// The queue on the phone: forms that could not be sent yet, in IndexedDB. Each has a key by which the server does it once, however often
// it is sent, and belongs to a person: it is never sent in the name of another.

/** How long an answer is waited for, in milliseconds: with the radio on and the network dead none ever comes. */
const PATIENCE = 10_000;
/** The age from which a form is not sent by itself any more. The server remembers keys for twice as long. */
const TOO_OLD = 30 * 24 * 3600 * 1000;

let opened;

function database() {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open('essor', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('queue', { keyPath: 'key' });
      request.result.createObjectStore('state');
    };
    request.onsuccess = () => {
      const db = request.result;
      const close = () => { db.close(); opened = undefined; };
      // The page deletes the database at sign-out.
      db.onversionchange = close;
      db.onclose = close;
      done(db);
    };
    request.onerror = () => { opened = undefined; failed(request.error); };
  });
  return opened;
}

/** Runs one request on a store of the database; strict: a phone that goes off the next moment has it. */
async function run(store, mode, ask) {
  const tx = (await database()).transaction(store, mode, { durability: 'strict' });
  return new Promise((done, failed) => {
    const asked = ask(tx.objectStore(store));
    tx.oncomplete = () => done(asked.result);
    tx.onabort = () => failed(tx.error);
  });
}

/** The person whose pages the phone shows. */
export const currentPerson = () => run('state', 'readonly', (store) => store.get('person'));
export const setCurrentPerson = (person) => run('state', 'readwrite', (store) => store.put(person, 'person'));

/** Whether a sign-out without a network is still to be sent. */
export const hasToLeave = () => run('state', 'readonly', (store) => store.get('leaves'));
/** Forgets the person and what waits in their name, and keeps that the session is to end. */
export async function leaveLater() {
  await run('queue', 'readwrite', (store) => store.clear());
  await setCurrentPerson(undefined);
  await run('state', 'readwrite', (store) => store.put(true, 'leaves'));
}
export const left = () => run('state', 'readwrite', (store) => store.delete('leaves'));

/** The entries of a person in the queue, oldest first. */
export async function entriesOf(person) {
  const all = person ? await run('queue', 'readonly', (store) => store.getAll()) : [];
  return all.filter((entry) => entry.person === person).sort((one, other) => one.at - other.at);
}

const put = (entry) => run('queue', 'readwrite', (store) => store.put(entry));

/** Removes a form from the queue. One that is on its way may still arrive. */
export const drop = (key) => run('queue', 'readwrite', (store) => store.delete(key));

/** The keys of the forms that are on their way. */
const leaving = new Set();

/** The subject of a form, a text: of two forms with one subject, the later one counts. */
function subjectOf(kind, fields) {
  const about = ['month', 'action', 'session', 'coach', 'starts'].map((name) => fields.get(name) ?? '').join(' ');
  return `${kind === 'nil' ? 'declaration' : kind} ${about}`;
}

/** Puts a form into the queue, in place of one about the same. Returns its entry. */
export async function enqueue(person, address, body) {
  const kind = self.essor.acts[address];
  const subject = subjectOf(kind, new URLSearchParams(body));
  for (const other of await entriesOf(person)) if (other.subject === subject) await drop(other.key);
  const token = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const entry = { key: `${person}.${token}`, person, address, kind, subject, body, at: Date.now(), state: 'waiting' };
  await put(entry);
  return entry;
}

/** Sends a form; returns its outcome. Only a response of Essor itself is final: any other may come from a proxy on the way. */
async function ask({ address, body, key }) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const { status, headers } = await fetch(address, {
      method: 'POST',
      body,
      // Not as a page: a redirect could not be read here.
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': key },
      redirect: 'manual',
      signal: stop.signal,
    });
    const location = headers.get('location');
    if (status === 200 && location) return { state: 'done', location };
    if (status === 401) return { state: 'signed-out' };
    if (status === 422) return { state: 'refused', why: 'mistakes', location };
    if (status === 409) return { state: 'refused', why: 'rule', sentence: decodeURIComponent(headers.get('essor-sentence') ?? ''), location };
    return [400, 403, 404, 413, 415, 421].includes(status) ? { state: 'refused', why: 'other' } : { state: 'waiting', why: 'server' };
  } catch {
    return { state: 'waiting' };
  } finally {
    clearTimeout(timer);
  }
}

/** Sends a form of the queue: removes it when it is done, else keeps it with its outcome. Returns the outcome. */
export async function send(entry) {
  if (leaving.has(entry.key)) return { state: 'waiting' };
  leaving.add(entry.key);
  try {
    const outcome = await ask(entry);
    // An entry that was dropped meanwhile, such as by a sign-out, is not put back.
    const isThere = await run('queue', 'readonly', (store) => store.get(entry.key));
    if (outcome.state === 'done') await drop(entry.key);
    else if (isThere) await put({ ...entry, ...outcome });
    return outcome;
  } finally {
    leaving.delete(entry.key);
  }
}

/** Sends the queue, oldest first, until the network or the session fails. Returns how many were done, and whether one still waits. */
export async function sendAll(person) {
  let [done, waits] = [0, false];
  for (const entry of await entriesOf(person)) {
    if (entry.state === 'refused') continue;
    if (Date.now() - entry.at > TOO_OLD) {
      await put({ ...entry, state: 'refused', why: 'old' });
      continue;
    }
    const { state, why } = await send(entry);
    if (state === 'done') done += 1;
    if (state === 'waiting') waits = true;
    // A server that could not take one form may take the next; a network that is away takes none.
    if (state === 'signed-out' || state === 'waiting' && !why) break;
  }
  return { done, waits };
}
