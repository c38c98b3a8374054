import AxeBuilder from '@axe-core/playwright';
import { test, expect, lastMonth } from '../essor.mjs';

// axe is a script itself, so it looks at pages where scripts run; the same HTML is sent to both.
const pages = {
  participant: ['/', '/declarations', `/declarations/${lastMonth()}`, `/declarations/${lastMonth()}/pieces?refus=document-kind`, '/declarations/a-mettre-de-cote', '/declarations/caf', '/declarations/attestation', '/rendez-vous', '/plan', '/moi', '/nulle-part'],
  coach: ['/verifications', '/verifications/lot', '/verifications/remplacement', '/suivis', '/agenda', '/agenda/nouveau'],
  coordinator: ['/pilotage', '/personnes', '/personnes/inviter', '/verifications', '/verifications/remplacement', '/reglages'],
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
        }
        if (persona === 'coach') {
          await page.goto('/suivis');
          const person = await page.locator('.row__link').first().getAttribute('href');
          addresses.push(person, `${person}/attestation`);
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
