// What the coordinator gives funders and what funders see, in light and dark, on a phone and on a desk.
import { look, still } from '../axe.mjs';
import { test, expect } from '../essor.mjs';

test('axe finds nothing: links for funders, and their results', async ({ as }) => {
  const coordinator = await as('coordinator', still);
  await coordinator.goto('/pilotage/financeurs');
  for (const summary of await coordinator.locator('main summary').all()) await summary.click();
  await look(coordinator, 'funders');
  await coordinator.getByRole('button', { name: 'Créer le lien' }).click();
  await expect(coordinator.locator('.error-summary')).toBeVisible();
  await look(coordinator, 'a link refused');
  await coordinator.getByLabel('Pour qui est ce lien').fill('État');
  await coordinator.getByRole('button', { name: 'Créer le lien' }).click();
  await expect(coordinator.locator('.copy')).toBeVisible();
  await look(coordinator, 'a link made');
  const address = (await coordinator.locator('.copy__text').innerText()).trim();
  const funder = await as(null, still);
  await funder.goto(address);
  await look(funder, 'results');
  expect([coordinator, funder].flatMap((page) => page.troubles)).toEqual([]);
});
