// What the coordinator gives funders and what funders see, in light and dark, on a phone and on a desk.
import AxeBuilder from '@axe-core/playwright';
import { test, expect } from '../essor.mjs';

const still = { reducedMotion: 'reduce', colorScheme: 'light' };

async function look(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const where = `${name}, ${colorScheme}, ${width} px`;
      expect.soft(violations.map(({ id, nodes }) => [id, nodes[0].html]), where).toEqual([]);
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
      expect.soft(wide, `${where} does not scroll sideways`).toBeLessThanOrEqual(0);
    }
  }
}

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
