// What every page of a participant does for a network that comes and goes: it registers the service worker, says what waits on the phone
// and from when a copy is, and shows that a form is on its way.
const mark = document.querySelector('[data-person]');
const { person, keptAt } = mark.dataset;
const line = mark.querySelector('[role=status]');
const words = await (await fetch(line.dataset.words)).json();
const language = document.documentElement.lang;
const list = document.querySelector('[data-waiting-list]');
const workers = navigator.serviceWorker;
/** Longer than any answer takes: then the button works again. */
const LONGEST_SENDING = 60_000;
/** Longer than a page is waited for: then this one stays. */
const LONGEST_LEAVING = 25_000;

let acts = [];
let entries = [];
let isTouched = false;
let isLeaving = false;
let isOld = false;

const say = (key, one = '', other = '') => words[key].replace('{one}', () => one).replace('{other}', () => other);
// Browsers know Dari as the Persian of Afghanistan, and English alone as that of the United States. Months, digits and hours are those
// of the other screens: 9 h 05, 9:05, 09:05.
const locale = `${{ prs: 'fa-AF', en: 'en-GB' }[language] ?? language}-u-ca-gregory-nu-latn`;
const hourOf = (hour, minute) => {
  if (language === 'fr') return `${Number(hour)}\u00a0h\u00a0${minute}`;
  return `${language === 'en' ? Number(hour) : hour.padStart(2, '0')}:${minute}`;
};
const date = (at, options) => new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Paris', ...options }).format(new Date(at))
  .replace(/(\d+):(\d+)/, (_, hour, minute) => hourOf(hour, minute));
/** The path to which a form is sent. By its attribute: a field named “action” hides the property. */
const pathOf = (form) => new URL(form.getAttribute('action') ?? '', location.href).pathname;
const monthOf = (fields) => date(`${fields.get('month')}-15T12:00:00Z`, { month: 'long', year: 'numeric' });
/** An amount with its sign where the language has it; its figures stay as they were typed. */
const euros = (figures) => (language === 'en' ? `€${figures}` : `${figures} €`);
const clock = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' };
const day = { weekday: 'long', day: 'numeric', month: 'long' };

const toWorker = async (message) => (await workers.ready).active.postMessage(message);

/** An element with attributes, and texts or elements in it. */
function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** The label of a form of the queue: its subject and the typed values. */
function labelOf({ kind, body }) {
  const fields = new URLSearchParams(body);
  // A line left empty is not sent as an amount.
  const amounts = [...fields].filter(([name, amount]) => name.endsWith('[amount]') && amount.trim()).map(([name, amount]) => (
    `${fields.get(name.replace('[amount]', '[kind]')) === 'CreditNote' ? '−' : ''}${euros(amount.trim())}`
  ));
  switch (kind) {
    case 'declaration': return say('waiting-month', monthOf(fields), amounts.join(' + ') || euros('0'));
    case 'nil': return say('waiting-month', monthOf(fields), euros('0'));
    case 'answer': return say('waiting-answer', monthOf(fields), fields.get('answer'));
    case 'tick': return say(fields.get('done') === 'yes' ? 'waiting-tick' : 'waiting-untick');
    case 'check-in': return say('waiting-check-in', monthOf(fields));
    case 'slot': return say('waiting-slot', date(fields.get('starts'), { ...day, ...clock }));
    default: return say('waiting-booking');
  }
}

/** Why a form of the queue is still there. */
function stateOf({ state, why, sentence, at }) {
  if (state === 'signed-out') return say('waiting-sign-in');
  if (state !== 'refused') return say('waiting-since', date(at, { ...day, ...clock }));
  if (why === 'rule' && sentence) return sentence;
  return say({ mistakes: 'waiting-mistakes', old: 'waiting-old' }[why] ?? 'waiting-refused');
}

/** Where a form of the queue is opened when the server did not say. */
function pageOf({ kind, body, location }) {
  const month = new URLSearchParams(body).get('month');
  if (location) return location;
  if (kind === 'tick' || kind === 'check-in') return '/plan';
  return month ? `/declarations/${month}` : '/rendez-vous';
}

function row(entry) {
  // Of several rows each control has a name of its own for those who hear it.
  const about = () => element('span', { class: 'visually-hidden' }, `, ${labelOf(entry)}`);
  const drop = element('button', { class: 'button button--small', type: 'button' }, say('waiting-drop'), about());
  drop.addEventListener('click', () => confirm(say('waiting-drop-sure', labelOf(entry))) && toWorker({ type: 'drop', key: entry.key }));
  const open = entry.state === 'refused' ? [element('a', { class: 'button button--small', href: pageOf(entry) }, say('waiting-open'), about())] : [];
  const text = element('span', { class: 'row__main' },
    element('span', { class: 'row__title' }, labelOf(entry)),
    element('span', { class: 'row__note' }, stateOf(entry)));
  return element('li', { class: 'row' }, element('div', { class: 'row__link' }, text), element('div', { class: 'row__aside' }, ...open, drop));
}

/** Writes the line of the frame: from when a copy is, and how much waits. Written only when it changes, since it is read aloud then. */
function draw() {
  const kept = keptAt ? [say('waiting-copy', date(Number(keptAt), clock))] : [];
  const count = entries.length === 1 ? say('waiting-one') : say('waiting-more', entries.length);
  const link = entries.length && !list ? [element('a', { href: '/envois' }, count)] : [];
  const content = [...kept, ...(kept.length && link.length ? [' '] : []), ...link];
  if (line.textContent !== content.map((it) => it.textContent ?? it).join('')) line.replaceChildren(...content);
  if (!list) return;
  list.replaceChildren(...entries.map(row));
  document.querySelector('[data-waiting-none]').hidden = entries.length > 0;
  document.querySelector('[data-waiting-send]').hidden = !entries.some(({ state }) => state === 'waiting');
}

/** Shows that a form is on its way, at the button that was tapped; returns how to end it. */
function showSending(form, button) {
  const note = form.querySelector('.actionbar__note') ?? line;
  const [label, said] = [button && [...button.childNodes], [...note.childNodes]];
  form.dataset.sending = '';
  button?.setAttribute('aria-busy', 'true');
  // A button that is an icon stays one.
  if (button && !button.querySelector('.visually-hidden')) button.replaceChildren(say('waiting-sending'));
  note.textContent = say('waiting-sending');
  return () => {
    delete form.dataset.sending;
    button?.removeAttribute('aria-busy');
    button?.replaceChildren(...label);
    note.replaceChildren(...said);
  };
}

/** For each form on its way, the function that shows its button as before. */
const sending = new Map();
function endSending(form) {
  sending.get(form)?.();
  sending.delete(form);
}

// First of all listeners: a second tap reaches none of them.
addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (form.getAttribute('method') !== 'post') return;
  const stop = () => { event.preventDefault(); event.stopImmediatePropagation(); };
  const path = pathOf(form);
  if (form.dataset.sending !== undefined) return stop();
  if (path.endsWith('/connexion/quitter') && entries.length) {
    if (!confirm(say('waiting-leave'))) return stop();
    entries.forEach(({ key }) => workers.controller?.postMessage({ type: 'drop', key }));
  }
  const isEdit = ['keep', 'add', 'remove'].includes(submitter?.name);
  // The worker keeps what cannot be sent: no script of the page holds it back.
  if (acts.includes(path) && !isEdit && workers?.controller) event.stopPropagation();
  const button = submitter ?? form.querySelector('button.button--main, button:not([name])');
  form.dataset.sending = '';
  setTimeout(() => {
    if (event.defaultPrevented) {
      delete form.dataset.sending;
      return;
    }
    sending.set(form, showSending(form, button));
    setTimeout(() => endSending(form), LONGEST_SENDING);
  });
}, true);

addEventListener('input', () => { isTouched = true; });
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  [...sending.keys()].forEach(endSending);
  stay();
});

/** Loads the page anew when it does not show what was sent meanwhile, unless a person types in it, sends or leaves. */
function refresh() {
  if (isOld && !isTouched && !isLeaving && !sending.size) location.reload();
}

function stay() {
  isLeaving = false;
  refresh();
}
// A page that was asked for is not given up for this one again. A download, after which this one stays, asks for one too.
addEventListener('beforeunload', () => {
  isLeaving = true;
  setTimeout(stay, LONGEST_LEAVING);
});

/** Says at the buttons of the forms that may wait whether there is a network. */
function showNetwork() {
  for (const form of document.forms) {
    const note = acts.includes(pathOf(form)) && form.querySelector('.actionbar__note');
    if (note) note.textContent = navigator.onLine ? '' : say('waiting-offline');
  }
}
addEventListener('offline', showNetwork);
addEventListener('online', showNetwork);

if (keptAt) document.querySelectorAll('.flash').forEach((flash) => flash.remove());
draw();

if (workers) {
  addEventListener('online', () => toWorker({ type: 'send' }));
  document.querySelector('[data-waiting-send]')?.addEventListener('click', () => toWorker({ type: 'send' }));
  workers.addEventListener('message', ({ data }) => {
    if (data.type === 'kept') {
      const forms = [...sending.keys()];
      forms.forEach(endSending);
      for (const form of forms) (form.querySelector('.actionbar__note') ?? line).textContent = say('kept-offline');
      return;
    }
    acts = data.acts;
    entries = data.entries.filter((entry) => entry.person === person);
    draw();
    if (!navigator.onLine) showNetwork();
    if (data.done) isOld = true;
    refresh();
  });
  const isFirst = !workers.controller;
  const greet = () => toWorker({ type: 'hello', isFirst });
  // Firefox looks for a new worker before it registers one again, and on a dead network waits for that without an end.
  const registered = workers.register('/sw.js');
  (isFirst ? registered.then(greet) : greet()).catch(() => {});
  registered.catch(() => {});
}
