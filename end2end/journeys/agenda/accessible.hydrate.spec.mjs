// Refused forms of the agenda.
import { checkAccessibility, withoutMotion, unexpectedErrors } from '../../accessibility.mjs';
import { test, expect } from '../../fixtures.mjs';

test('axe: refused forms for an availability and a session type have no violation', async ({ openAs }) => {
  const coordinator = await openAs('coordinator', withoutMotion);
  for (const [address, button] of [['/agenda/plages', 'Ouvrir la plage'], ['/agenda/types/nouveau', 'Enregistrer']]) {
    await coordinator.goto(address);
    await coordinator.getByRole('button', { name: button }).click();
    await expect(coordinator.locator('.error-summary')).toBeVisible();
    await checkAccessibility(coordinator, address);
  }
  expect(unexpectedErrors(coordinator)).toEqual([]);
});
