// Links for funders, and the results that they open.
import { checkAccessibility, withoutMotion } from '../../accessibility.mjs';
import { test, expect } from '../../fixtures.mjs';

test('axe: links for funders and their results have no violation', async ({ openAs }) => {
  const coordinator = await openAs('coordinator', withoutMotion);
  await coordinator.goto('/pilotage/financeurs');
  for (const summary of await coordinator.locator('main summary').all()) await summary.click();
  await checkAccessibility(coordinator, 'funders');
  await coordinator.getByRole('button', { name: 'Créer le lien' }).click();
  await expect(coordinator.locator('.error-summary')).toBeVisible();
  await checkAccessibility(coordinator, 'a link refused');
  await coordinator.getByLabel('Pour qui est ce lien').fill('État');
  await coordinator.getByRole('button', { name: 'Créer le lien' }).click();
  await expect(coordinator.locator('.copy')).toBeVisible();
  await checkAccessibility(coordinator, 'a link made');
  const address = (await coordinator.locator('.copy__text').innerText()).trim();
  const funder = await openAs('guest', withoutMotion);
  await funder.goto(address);
  await checkAccessibility(funder, 'results');
  expect([coordinator, funder].flatMap((page) => page.consoleErrors)).toEqual([]);
});
