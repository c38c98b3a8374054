// The pages of each persona, for tests that look at every one of them.
import { dayIn, lastMonth } from './essor.mjs';

const known = {
  participant: ['/', '/declarations', `/declarations/${lastMonth()}`, `/declarations/${lastMonth()}/pieces?refus=document-kind`, '/declarations/a-mettre-de-cote', '/declarations/caf', '/declarations/attestation', '/rendez-vous', '/rendez-vous/passes', '/plan', '/plan/proposer', '/plan/versions', '/moi', '/moi/agenda', '/nulle-part'],
  coach: ['/verifications', '/verifications/lot', '/verifications/remplacement', '/suivis', '/agenda', '/agenda?vue=jour', '/agenda/nouveau', '/agenda/plages', '/agenda/absences', `/agenda/absences/nouvelle?du=${dayIn(1)}&au=${dayIn(30)}`, '/agenda/absences/nouvelle?du=hier', '/agenda/types', '/moi/agenda'],
  coordinator: ['/pilotage', '/pilotage/liste?chiffre=places', '/pilotage/exports', '/pilotage/financeurs', '/pilotage/etats', '/pilotage/etats/colonnes', `/pilotage/etats/${lastMonth()}`, '/personnes', '/personnes/ajouter', '/personnes/importer', '/personnes/confier', '/personnes/inviter', '/verifications', '/verifications/remplacement', '/reglages', '/journal', '/agenda', '/agenda/types', '/agenda/types/nouveau', '/agenda/plages'],
  network: ['/reseau', '/moi'],
  guest: ['/connexion', '/connexion/code', '/connexion/carte', '/connexion/equipe'],
};

/** Those who have pages; `guest` is nobody who signed in. */
export const personas = Object.keys(known);

/** Every page of a persona, those that only a link leads to found by following it. */
export async function addressesOf(page, persona) {
  const addresses = [...known[persona]];
  const href = (selector) => page.locator(selector).first().getAttribute('href');
  if (persona === 'participant') {
    await page.goto('/rendez-vous');
    for (const kind of ['.session--mine', '.session--full', '.session:not(.session--mine):not(.session--full)']) {
      if (await page.locator(`${kind} .session__link`).count()) addresses.push(await href(`${kind} .session__link`));
    }
    const type = await href('.row__link[href*="/prendre/"]');
    await page.goto(type);
    addresses.push(type, `${type}?avec=tous`, await href('.slots__button'));
  }
  if (persona === 'coach') {
    // Someone whose path runs: nothing can be booked for who left.
    await page.goto('/suivis?q=Awa');
    const person = await href('.case__name a');
    addresses.push(person, `${person}/attestation`, `${person}/rendez-vous`, `${person}/plan`, `${person}/plan/proposer`, `${person}/parcours`);
    await page.goto(`${person}/rendez-vous`);
    addresses.push(await href('main .row__link'));
    await page.goto('/agenda');
    const session = await href('main a[href*="/agenda/seance/"]');
    addresses.push(session, `${session}/modifier`, `${session}/ajouter`);
    await page.goto('/agenda/nouveau');
    addresses.push(await href('main a[href*="/agenda/nouveau?"]'));
  }
  if (persona === 'coordinator') {
    await page.goto('/suivis?tous=oui');
    const path = `${await href('.case__name a')}/parcours`;
    addresses.push(...['', '/suspendre', '/prolonger', '/sortie', '/debut'].map((form) => path + form));
    await page.goto('/personnes');
    addresses.push(await href('main a[href^="/personnes/0"]'));
    await page.goto('/agenda/types');
    addresses.push(await href('main a[href^="/agenda/types/0"]'));
  }
  return [...new Set(addresses)];
}
