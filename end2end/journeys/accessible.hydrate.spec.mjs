import AxeBuilder from '@axe-core/playwright';
import { test, expect, dayIn, lastMonth } from '../essor.mjs';

// axe is a script itself, so it looks at pages where scripts run; the same HTML is sent to both.
const pages = {
  participant: ['/', '/declarations', `/declarations/${lastMonth()}`, `/declarations/${lastMonth()}/pieces?refus=document-kind`, '/declarations/a-mettre-de-cote', '/declarations/caf', '/declarations/attestation', '/rendez-vous', '/rendez-vous/passes', '/plan', '/moi', '/moi/agenda', '/nulle-part'],
  coach: ['/verifications', '/verifications/lot', '/verifications/remplacement', '/suivis', '/agenda', '/agenda?vue=jour', '/agenda/nouveau', '/agenda/plages', '/agenda/absences', `/agenda/absences/nouvelle?du=${dayIn(1)}&au=${dayIn(30)}`, '/agenda/absences/nouvelle?du=hier', '/agenda/types', '/moi/agenda'],
  coordinator: ['/pilotage', '/personnes', '/personnes/inviter', '/verifications', '/verifications/remplacement', '/reglages', '/agenda', '/agenda/types', '/agenda/types/nouveau', '/agenda/plages'],
  null: ['/connexion', '/connexion/code', '/connexion/equipe'],
};

for (const [persona, known] of Object.entries(pages)) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      test(`axe finds nothing: ${persona}, ${colorScheme}, ${width} px`, async ({ as }) => {
        const page = await as(persona === 'null' ? null : persona, { colorScheme, viewport: { width, height: 800 }, javaScriptEnabled: true, reducedMotion: 'reduce' });
        const addresses = [...known];
        if (persona === 'participant') {
          await page.goto('/rendez-vous');
          addresses.push(await page.locator('.session__link').first().getAttribute('href'));
          const type = await page.locator('.row__link[href*="/prendre/"]').first().getAttribute('href');
          await page.goto(type);
          addresses.push(type, `${type}?avec=tous`, await page.locator('.slots__button').first().getAttribute('href'));
        }
        if (persona === 'coach') {
          await page.goto('/suivis');
          const person = await page.locator('.case__name a').first().getAttribute('href');
          addresses.push(person, `${person}/attestation`, `${person}/rendez-vous`);
          await page.goto(`${person}/rendez-vous`);
          addresses.push(await page.locator('main .row__link').first().getAttribute('href'));
          await page.goto('/agenda');
          const session = await page.locator('main a[href*="/agenda/seance/"]').first().getAttribute('href');
          addresses.push(session, `${session}/modifier`, `${session}/ajouter`);
        }
        for (const address of addresses) {
          await page.goto(address);
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => [address, id, nodes[0].html]), address).toEqual([]);
          const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
          expect(wide, `${address} does not scroll sideways`).toBeLessThanOrEqual(0);
        }
      });
    }
  }
}
