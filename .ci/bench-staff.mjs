// What each page of the team weighs and takes with very many people in one structure, and the network's with very many structures.
import { readFileSync } from 'node:fs';
import { middle } from './bench-crowd.mjs';

/** The pages of these roles, as app/src/routes.rs lists them. */
function pagesOf(...roles) {
  const rows = readFileSync('app/src/routes.rs', 'utf8').matchAll(/^\s+"(\/[^"]*)", (\w+) => /gm);
  const pages = [...rows].filter(([, , role]) => roles.includes(role)).map(([, route]) => route);
  if (pages.length === 0) throw new Error('app/src/routes.rs lists its pages in another way');
  return pages;
}

// What a page that shows little without a question is asked.
const ASKED = { '/recherche': '?words=ma', '/pilotage/liste': '?chiffre=mois', '/suivis': '?tous=oui', '/verifications': '?tous=oui', '/agenda': '?de=tous' };

// The same pages filtered, sorted and far down.
const ALSO = ['/personnes?etat=tous&tri=-debut&page=9', '/personnes?q=mar', '/suivis?q=mar', '/suivis?tous=oui&tri=accompagnateur', '/suivis?tous=oui&tri=urgence',
  '/pilotage/liste?chiffre=places', '/journal?connexions=oui'];

const parts = (path) => path.split('/').slice(1);
const isName = (part) => part.startsWith('{');
// An identifier, a month, a half-year.
const isValue = (part) => /^([0-9A-Z]{26}|\d{4}-(\d{2}|S[12]))$/.test(part);

/** The route of a path: of those that it may be, the one with the fewest names. */
function routeOf(routes, path) {
  const fits = routes.filter((route) => {
    const [wanted, given] = [parts(route), parts(path)];
    return wanted.length === given.length && wanted.every((part, at) => (isName(part) ? isValue(given[at]) : part === given[at]));
  });
  const names = (route) => parts(route).filter(isName).length;
  return fits.toSorted((one, other) => names(one) - names(other))[0];
}

/** An address of each route: its own, or the first link to it on the pages found so far. */
async function addresses(house, cookie, routes) {
  const found = new Map(routes.filter((route) => !route.includes('{')).map((route) => [route, route + (ASKED[route] ?? '')]));
  // A map that grows while it is walked is walked to its end.
  for (const address of found.values()) {
    const page = await house.text(address, cookie);
    for (const [, link] of page.matchAll(/href="(\/[^"#]*)/g)) {
      const to = link.replaceAll('&amp;', '&');
      const route = routeOf(routes, to.split('?')[0]);
      if (route && !found.has(route)) found.set(route, to);
    }
  }
  return found;
}

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** A row for each page of these roles; `home` is the cookie of a participant of the same house, whose home is the measure of time. */
async function rows(house, cookie, home, roles, where, small) {
  const routes = pagesOf(...roles);
  const known = await addresses(house, cookie, routes);
  const also = roles.includes('Coordinator') ? ALSO : [];
  for (const address of also) known.set(address, address);
  const timed = async (address, who) => {
    const began = performance.now();
    const answer = await house.get(address, who);
    return { ...answer, took: performance.now() - began };
  };
  const table = [];
  for (const route of [...routes, ...also]) {
    const address = known.get(route);
    if (!address) {
      table.push([`${route}, ${where}`, '', 'no page links to it']);
      continue;
    }
    const [pages, homes] = [[], []];
    let last;
    // The first round wakes the files.
    for (let round = 0; round <= (small ? 1 : 15); round += 1) {
      const first = await timed('/', home);
      last = await timed(address, cookie);
      if (last.status >= 500 || first.status !== 200) throw new Error(`${address}: ${last.status}, home: ${first.status}`);
      if (round > 0) {
        homes.push(first.took);
        pages.push(last.took);
      }
    }
    const [page, measure] = [middle(pages), middle(homes)];
    const whole = Buffer.byteLength(await house.text(address, cookie));
    const status = last.status === 200 ? '' : `status ${last.status}, `;
    table.push([
      `${route}, ${where}`, '100 kB, 200 ms',
      `${status}${kb(whole)}, ${kb(last.bytes)} compressed; ${(page / measure).toFixed(1)} × home (${page.toFixed(1)} ms of ${measure.toFixed(1)} ms)`,
    ]);
  }
  return table;
}

/** The people in the structure of a coordinator: its places taken. */
async function peopleOf(house, cookie) {
  const page = await house.text('/pilotage', cookie);
  return Number(page.match(/class="comb__figure num">(\d+)/)?.[1] ?? 0);
}

/** Rows of the pages of the team in the largest structure of a house. */
export async function staffRows(engine, { house, cookies }, small) {
  let [most, coordinator] = [0, cookies.Coordinator[0]];
  for (const cookie of cookies.Coordinator) {
    const people = await peopleOf(house, cookie);
    if (people > most) [most, coordinator] = [people, cookie];
  }
  return rows(house, coordinator, cookies.Participant[0], ['Staff', 'Coordinator'], `${most} people in one structure, ${engine}`, small);
}

/** Rows of the pages of the network. */
export function networkRows(engine, { house, cookies }, structures, small) {
  return rows(house, cookies.Network[0], cookies.Participant[0], ['Network'], `${structures} structures, ${engine}`, small);
}
