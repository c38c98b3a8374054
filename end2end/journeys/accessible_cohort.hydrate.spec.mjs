// The cohort in figures, with the lists and files behind them, looked at in light and dark, on a phone and on a desk.
import { lookInto, still } from '../axe.mjs';
import { test, expect } from '../essor.mjs';

test('axe finds nothing: figures, refused filters, lists, exports', async ({ as }) => {
  const page = await as('coordinator', still);
  for (const address of [
    '/pilotage', '/pilotage?de=2026-13', '/pilotage/liste?chiffre=places', '/pilotage/liste?chiffre=mois.1-6', '/pilotage/liste?chiffre=sorties',
    '/pilotage/liste?chiffre=presents', '/pilotage/liste?chiffre=mois&a=hier', '/pilotage/exports',
  ]) {
    await page.goto(address);
    await lookInto(page, address);
  }
  expect(page.troubles).toEqual([]);
});
