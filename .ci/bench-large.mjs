// What the team's pages weigh and take where one structure has very many people.
import { middle } from './bench-crowd.mjs';

const PAGES = [
  '/personnes', '/personnes?etat=tous&tri=-debut&page=9', '/personnes?q=mar', '/personnes/confier', '/suivis', '/suivis?tri=accompagnateur', '/suivis?q=mar',
  '/suivis?tri=urgence', '/verifications', '/agenda', '/pilotage', '/pilotage/liste?chiffre=places', '/pilotage/liste?chiffre=mois', '/pilotage/etats', '/journal',
  '/journal?connexions=oui', '/reglages',
];

/** The coordinator of the largest structure, by the number of rows that the list of people names. */
async function ofTheLargest(house, cookies) {
  const sizes = await Promise.all(cookies.map(async (cookie) => {
    const counted = (await house.text('/personnes?etat=tous', cookie)).match(/class="pages__count"[^>]*>([^<]*)/)?.[1] ?? '';
    return Number(counted.split(/sur|of/).at(-1).replace(/\D/g, ''));
  }));
  const largest = Math.max(...sizes);
  return [cookies[sizes.indexOf(largest)], largest];
}

/** Rows of the table of budgets: weight and time of each page of the team. */
export async function largeRows(house, cookies, month, small) {
  const [cookie, people] = await ofTheLargest(house, cookies);
  const rows = [];
  for (const page of [...PAGES, `/pilotage/etats/${month}`]) {
    const bytes = Buffer.byteLength(await house.text(page, cookie));
    const times = [];
    for (let nth = 0; nth < (small ? 2 : 20); nth += 1) {
      const began = performance.now();
      const answer = await house.get(page, cookie);
      if (answer.status !== 200) throw new Error(`${page}: ${answer.status}`);
      times.push(performance.now() - began);
    }
    rows.push([`${page}, ${people} people in one structure: HTML`, '100 kB', `${(bytes / 1000).toFixed(1)} kB`]);
    rows.push([`${page}, ${people} people in one structure: median time`, '200 ms', `${middle(times).toFixed(0)} ms`]);
  }
  return rows;
}
