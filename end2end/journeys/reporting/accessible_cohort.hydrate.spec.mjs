// The indicators of the cohort with their lists and exports, every detail open.
import { checkOpened, withoutMotion } from '../../accessibility.mjs';
import { test, expect } from '../../fixtures.mjs';

test('axe: indicators, refused filters, lists and exports have no violation', async ({ openAs }) => {
  const page = await openAs('coordinator', withoutMotion);
  for (const address of [
    '/pilotage', '/pilotage?de=2026-13', '/pilotage/liste?chiffre=places', '/pilotage/liste?chiffre=mois.1-6', '/pilotage/liste?chiffre=sorties',
    '/pilotage/liste?chiffre=presents', '/pilotage/liste?chiffre=mois&a=hier', '/pilotage/exports',
  ]) {
    await page.goto(address);
    await checkOpened(page, address);
  }
  expect(page.consoleErrors).toEqual([]);
});
