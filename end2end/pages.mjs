// The addresses of every page of each persona, for the tests that walk all of them.
import { dayIn, lastMonth } from './fixtures.mjs';

// The half-year that was over last: published in no demonstration.
const lastHalf = () => {
  const [year, month] = lastMonth().split('-').map(Number);
  if (month === 12) return `${year}-S2`;
  return month >= 6 ? `${year}-S1` : `${year - 1}-S2`;
};

const known = {
  participant: ['/', '/declarations', `/declarations/${lastMonth()}`, `/declarations/${lastMonth()}/pieces?refus=document-kind`, '/declarations/a-mettre-de-cote', '/declarations/caf', '/declarations/attestation', '/rendez-vous', '/rendez-vous/passes', '/plan', '/plan/proposer', '/plan/versions', '/envois', '/moi', '/moi/agenda', '/moi/notifications', '/moi/donnees', '/moi/telephone', '/moi/adresse', '/moi/code', '/aide', '/plan-du-site', '/nulle-part', '/pilotage'],
  coach: ['/verifications', '/verifications/lot', '/verifications/remplacement', '/suivis', '/suivis?tous=oui&vue=appeler', '/suivis?vue=fin&tri=nom', '/suivis?vue=baisse', '/suivis?q=zzz', '/suivis/modeles', '/agenda', '/agenda?vue=jour', '/agenda?vue=jour&de=tous', '/agenda/nouveau', '/agenda/plages', '/agenda/absences', `/agenda/absences/nouvelle?du=${dayIn(1)}&au=${dayIn(30)}`, '/agenda/absences/nouvelle?du=hier', '/agenda/types', '/moi', '/moi/telephone', '/moi/agenda', '/verifications/aujourdhui', '/relances', '/recherche', '/recherche?words=octobre', '/recherche?words=zzz', '/nouveautes', '/moi/resume', '/nulle-part', '/agenda?de=tous', `/agenda/heure?jour=${dayIn(7)}&heure=09:00`, `/agenda/heure?jour=${dayIn(7)}&heure=09:00&pour=reserver`],
  coordinator: ['/connexion/confirmer', '/pilotage', '/pilotage/liste?chiffre=places', '/pilotage/exports', '/pilotage/financeurs', `/pilotage/financeurs/publier/${lastHalf()}`, '/pilotage/etats', '/pilotage/etats/colonnes', `/pilotage/etats/${lastMonth()}`, '/suivis?q=zzz', '/personnes', '/personnes?q=zzz', '/personnes/ajouter', '/personnes/importer', '/personnes/confier', '/personnes/inviter', '/verifications', '/verifications/remplacement', '/plan-du-site', '/reglages', '/journal', '/journal?du=2100-01-01', '/journal/messages', '/journal/messages?etat=echec', '/agenda', '/agenda/types', '/agenda/types/nouveau', '/agenda/plages', '/verifications/aujourdhui', '/relances', '/recherche', '/recherche?words=a', '/nouveautes', '/pilotage/liste?chiffre=declares&tri=-montant', '/personnes?etat=tous&tri=-debut&page=2', '/personnes?etat=tous&coches=oui', '/journal?connexions=oui', '/journal?nom=a'],
  network: ['/reseau', '/moi', '/moi/mot-de-passe', '/moi/second-facteur', '/moi/cles', '/moi/adresse'],
  guest: ['/aide', '/plan-du-site', '/mentions-legales', '/confidentialite', '/accessibilite', '/connexion', '/connexion/code', '/connexion/carte', '/connexion/equipe', '/connexion/second-facteur', '/connexion/oublie', '/nulle-part', '/connexion?language=ar', '/traductions?language=prs'],
};

/** Returns the status that a page answers with. */
export function statusOf(persona, address) {
  if (address === '/nulle-part') return 404;
  return persona === 'participant' && address === '/pilotage' ? 403 : 200;
}

/** Those who have pages; a guest is not signed in. */
export const personas = Object.keys(known);

/** Returns the addresses of all pages of a persona, those with an id found by following a link. */
export async function addressesOf(page, persona) {
  const addresses = [...known[persona]];
  const href = (selector) => page.locator(selector).first().getAttribute('href');
  if (persona === 'participant') {
    await page.goto('/rendez-vous');
    // A session that is booked, one that is full, one with free places.
    for (const kind of ['.session--mine', '.session--full', '.session:not(.session--mine):not(.session--full)']) {
      addresses.push(await href(`${kind} .session__link`));
    }
    const type = await href('.row__link[href*="/prendre/"]');
    await page.goto(type);
    addresses.push(type, `${type}?avec=tous`, await href('.slots__button'));
  }
  if (persona === 'coach') {
    // A person whose enrollment runs: nothing can be booked for a person who left.
    await page.goto('/suivis?q=Awa');
    const person = await href('.case__name a');
    addresses.push(person, `${person}/attestation`, `${person}/rendez-vous`, `${person}/rendez-vous/noter`, `${person}/plan`, `${person}/plan/proposer`, `${person}/parcours`);
    await page.goto(`${person}/rendez-vous`);
    addresses.push(await href('main .row__link'));
    await page.goto('/agenda');
    const session = await href('main a[href*="/agenda/seance/"]');
    addresses.push(session, `${session}/modifier`, `${session}/ajouter`);
    await page.goto('/agenda/nouveau');
    addresses.push(await href('main a[href*="/agenda/nouveau?"]'));
    await page.goto('/agenda/plages');
    addresses.push(await href('main a[href^="/agenda/plages/"]'));
  }
  if (persona === 'coordinator') {
    await page.goto('/suivis?tous=oui&q=Awa');
    const enrollment = `${await href('.case__name a')}/parcours`;
    addresses.push(...['', '/suspendre', '/prolonger', '/sortie', '/debut', '/fiche'].map((form) => enrollment + form));
    for (const name of ['Awa Traoré', 'Claire Vasseur']) {
      await page.goto(`/personnes?q=${encodeURIComponent(name)}`);
      const person = await page.getByRole('link', { name: new RegExp(name) }).first().getAttribute('href');
      addresses.push(person, ...(name === 'Claire Vasseur' ? ['/depart'] : ['/regrouper', '/retirer']).map((form) => person + form));
    }
    await page.goto('/agenda/types');
    addresses.push(await href('main a[href^="/agenda/types/0"]'), await href('main a[href^="/agenda/lieux/"]'));
  }
  if (persona === 'network') {
    await page.goto('/reseau');
    addresses.push(await page.getByRole('link', { name: 'Les Ateliers du Canal' }).getAttribute('href'));
  }
  return [...new Set(addresses)];
}
