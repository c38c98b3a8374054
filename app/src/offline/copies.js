// Copies on the phone: the files of this build, and the last pages of the person who is signed in.
import { currentPerson, setCurrentPerson } from './queue.js';

/** A new build has other files, and its pages name them: nothing of an older one stays. */
const BUILD = self.essor.package;
const SHELL = `${BUILD} shell`;
const PAGES = `${BUILD} pages `;
/** The most pages that are kept. */
const MOST_PAGES = 40;
/** The age from which a copy is not shown, in milliseconds: 14 days. */
const TOO_OLD = 14 * 24 * 3600 * 1000;
/** The pages that are kept: none with a secret in it, such as the address of a calendar. */
const KEPT = /^\/($|declarations|rendez-vous|plan|envois$|moi$)/;

const folder = BUILD.slice(0, BUILD.lastIndexOf('/') + 1);
const first = [`${BUILD}.css`, `${folder}page.js`, `${folder}offline.js`, '/fonts/atkinson-latin-400.woff2', '/fonts/atkinson-latin-700.woff2', '/icons.svg', '/favicon.svg'];

/** Whether an address is that of a file of this build. The style of the team is none of a participant's. */
export const isFile = (path) => path.startsWith(folder) && !path.endsWith('/team.css') || /^\/(fonts|icons|mots)\/|^\/(icons|favicon)\.svg$/.test(path);

/** Whether the page of an address is kept. */
export const isKept = (url) => KEPT.test(new URL(url).pathname);

/** Keeps the files that every page needs. The module of the forms is kept once a form has fetched it. */
export async function keepFiles() {
  await (await caches.open(SHELL)).addAll(first);
}

/** A file, from the phone if it is there. */
export async function file(request) {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request.url, response.clone());
  return response;
}

/** Deletes what older builds have kept. */
export async function forgetOlder() {
  const old = (await caches.keys()).filter((name) => !name.startsWith(`${BUILD} `));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The mark of a page. What people typed cannot look like it: a `<` in a text is escaped, and so is a quote in an attribute. */
const MARK = /<div (class="waiting" )?data-person="(\w+)"/;

/** The address of the words of a page's script, see words.rs. */
const WORDS = /data-words="([^"]+)"/;

/** Deletes the copies of pages. */
export async function forgetPages() {
  const pages = (await caches.keys()).filter((name) => name.startsWith(PAGES));
  await Promise.all(pages.map((name) => caches.delete(name)));
}

/**
 * Keeps a page that came from the server. Its mark says whose it is: with another person's, or with none, as when the session is over or
 * a coach has signed in, the pages that were kept before go.
 */
export async function learn(url, response) {
  if (response.status !== 200 || !response.headers.get('content-type')?.startsWith('text/html')) return;
  const text = await response.text();
  const person = text.match(MARK)?.[2];
  if (person !== await currentPerson()) {
    await forgetPages();
    await setCurrentPerson(person);
  }
  if (!person || !isKept(url)) return;
  // Without them its copy could not say from when it is.
  await file(new Request(new URL(text.match(WORDS)[1], url)));
  const { pathname, search } = new URL(url);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': response.headers.get('content-security-policy'),
    // As the server sends it: a page that was left is not shown after a sign-out, and its forms are known as ours.
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'kept-at': String(Date.now()),
  };
  const cache = await caches.open(PAGES + person);
  await cache.put(pathname + search, new Response(text, { headers }));
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PAGES)).map((key) => cache.delete(key)));
}

/** The copy of a page of the person who is signed in; `undefined` without one. */
export async function copyOf(url) {
  const person = await currentPerson();
  const { pathname, search } = new URL(url);
  const copy = person && await (await caches.open(PAGES + person)).match(pathname + search);
  return copy && Date.now() - Number(copy.headers.get('kept-at')) < TOO_OLD ? copy : undefined;
}

/** A copy as a page that says when it was kept. */
export async function shown(copy) {
  const text = (await copy.text()).replace(MARK, `<div data-kept-at="${copy.headers.get('kept-at')}" $1data-person="$2"`);
  return new Response(text, { headers: copy.headers });
}

/** Returns the language of the page below: that of the browser, for which Dari is Persian; French for one that has no words. */
function languageOfBrowser() {
  const [wanted] = self.navigator.language.split('-');
  const known = wanted === 'fa' ? 'prs' : wanted;
  return known in self.essor.words ? known : 'fr';
}

/** The page in place of one of which there is no copy, in the language of the browser. */
export function offlinePage(url) {
  const language = languageOfBrowser();
  const direction = ['ar', 'prs'].includes(language) ? 'rtl' : 'ltr';
  const words = self.essor.words[language];
  // Whole: a path that begins with two slashes would be another site.
  const here = new URL(url).href.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const html = `<!DOCTYPE html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><meta name="color-scheme" content="light dark"><title>${words['offline-title']} – Essor</title><link rel="stylesheet" href="${BUILD}.css"><link rel="icon" href="/favicon.svg" type="image/svg+xml"></head><body><div class="shell shell--bare"><main class="page" id="contenu"><div class="empty empty--page"><h1 class="empty__title">${words['offline-title']}</h1><p class="empty__text">${words['offline-text']}</p><div class="actions"><a class="button button--main" href="${here}">${words['offline-retry']}</a><a class="button" href="/">${words['stop-home']}</a></div></div></main></div></body></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" };
  return new Response(html, { status: 503, headers });
}
