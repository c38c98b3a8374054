// What pages and forms take with few people and with very many: the same people ask the same of both, in turns.
const MONTH = Symbol('the month before this one');
const SLOTS = Symbol('the free hours of a coach');

const PAGES = {
  Participant: ['/', '/declarations', MONTH, '/declarations/a-mettre-de-cote', '/declarations/caf', '/declarations/attestation', '/rendez-vous',
    '/rendez-vous/passes', SLOTS, '/plan', '/moi'],
  Coordinator: ['/pilotage', '/pilotage/etats', '/verifications', '/agenda', '/suivis', '/personnes', '/journal'],
};
const NAMES = { [MONTH]: '/declarations/{month}', [SLOTS]: '/rendez-vous/prendre/{type}' };

export const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const hundredth = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length * 0.99)];

/** The address of the free hours of a coach; none when nothing can be booked by the hour. */
async function slots({ house, addresses }, cookie) {
  if (!addresses.has(cookie)) addresses.set(cookie, (await house.text('/rendez-vous', cookie)).match(/href="(\/rendez-vous\/prendre\/\w+)/)?.[1]);
  return addresses.get(cookie);
}

/** Those of a role who open a page: for the free hours, some of those who may book one. */
async function readers(one, role, route) {
  if (route !== SLOTS) return one.cookies[role];
  const found = [];
  for (const cookie of one.cookies[role]) if (found.length < 50 && await slots(one, cookie)) found.push(cookie);
  return found;
}

/** The time of 99 of 100 requests of a page, in each house, in ms. */
async function page(houses, role, route, month, rounds, each) {
  const seen = houses.map(() => []);
  const cookies = await Promise.all(houses.map((one) => readers(one, role, route)));
  // The first round wakes the files.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, one] of houses.entries()) {
      for (let nth = 0; nth < each; nth += 1) {
        const cookie = cookies[at][(round * each + nth) % cookies[at].length];
        const address = route === SLOTS ? await slots(one, cookie) : route === MONTH ? `/declarations/${month}` : route;
        const began = performance.now();
        const answer = await one.house.get(address, cookie);
        if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
        if (round > 0) seen[at].push(performance.now() - began);
      }
    }
  }
  return seen.map(hundredth);
}

const isDone = ({ status, headers }) => status === 303 && (headers['set-cookie'] ?? []).some((cookie) => cookie.startsWith('essor-flash=done.'));

/** Sends a form as each participant of each house, in turns: the medians of those that were done, in ms. */
async function form(houses, fields) {
  const seen = houses.map(() => []);
  const most = Math.max(...houses.map(({ cookies }) => cookies.Participant.length));
  for (let nth = 0; nth < most; nth += 1) {
    for (const [at, one] of houses.entries()) {
      const cookie = one.cookies.Participant[nth];
      const [path, body] = (cookie && await fields(one, cookie)) ?? [];
      if (!path) continue;
      const began = performance.now();
      const answer = await one.house.get(path, cookie, { method: 'POST', body: new URLSearchParams(body).toString() });
      if (isDone(answer)) seen[at].push(performance.now() - began);
      else if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`);
    }
  }
  if (seen.some((times) => times.length === 0)) throw new Error('nobody could send the form');
  return seen.map(middle);
}

/** The first free hour of a coach, as the form that books it. */
async function booking(one, cookie) {
  const address = await slots(one, cookie);
  const link = address && (await one.house.text(address, cookie)).match(/href="\/rendez-vous\/confirmer\?([^"]+)"/)?.[1];
  if (!link) return undefined;
  const query = new URLSearchParams(link.replaceAll('&amp;', '&'));
  return ['/api/rendez-vous/creneau', { session_type: query.get('type'), coach: query.get('avec'), starts: query.get('a') }];
}

/** Rows of the table of budgets for one engine: `few` and `many` are the same demo with few and with many people. */
export async function crowdRows(engine, few, many, people, month, small) {
  const houses = [few, many].map((one) => ({ ...one, addresses: new Map() }));
  const [rounds, each] = small ? [1, 3] : [20, 50];
  const rows = [];
  const row = (what, budget, [little, much]) => rows.push(
    [`${what} at ${people} people, ${engine}, of that at 65`, budget, `${(much / little).toFixed(2)} × (${much.toFixed(2)} ms of ${little.toFixed(2)} ms)`],
  );
  for (const [role, routes] of Object.entries(PAGES)) {
    for (const route of routes) {
      row(`p99 of ${NAMES[route] ?? route}`, role === 'Participant' ? '1.5 ×' : '', await page(houses, role, route, month, rounds, each));
    }
  }
  row('booking a free hour (median)', '1.5 ×', await form(houses, booking));
  row('declaring (median)', '1.5 ×', await form(houses, () => ['/api/declarations/zero', { month }]));
  return rows;
}
