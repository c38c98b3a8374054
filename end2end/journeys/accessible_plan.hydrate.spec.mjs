// The pages of the plan, each looked at in light and dark, on a phone and on a desk.
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

test('axe finds nothing: a plan that is written, proposed, signed and said how it goes', async ({ as }) => {
  const awa = await as('participant', still);
  await look(awa, 'home');
  await awa.goto('/plan');
  await look(awa, 'plan');
  await awa.getByRole('button', { name: 'Envoyer, sans appel' }).click();
  await expect(awa.locator('.field__error').first()).toBeVisible();
  await look(awa, 'check-in refused');
  await awa.goto('/plan/proposer');
  await look(awa, 'to write');
  await awa.getByRole('link', { name: 'Ajouter un objectif' }).click();
  await awa.getByRole('button', { name: 'Noter dans la proposition' }).click();
  await expect(awa.locator('.error-summary')).toBeVisible();
  await look(awa, 'goal refused');
  await awa.getByLabel('Domaine').selectOption('Health');
  await awa.getByLabel('Votre objectif').fill('Dormir');
  await awa.getByRole('button', { name: 'Noter dans la proposition' }).click();
  await awa.getByRole('link', { name: /Ajouter une action.*Dormir/ }).click();
  await look(awa, 'action');
  await awa.goto('/plan/proposer');
  await awa.getByRole('button', { name: 'Signer et proposer' }).click();
  await look(awa, 'proposed');
  await awa.goto('/plan/versions');
  await look(awa, 'versions');
  const coach = await as('coach', still);
  await coach.goto('/suivis?q=traor');
  await coach.getByRole('link', { name: /Awa Traoré/ }).first().click();
  await coach.getByRole('link', { name: 'Voir le plan, proposer, signer' }).click();
  await look(coach, 'to sign');
  expect([...awa.troubles, ...coach.troubles]).toEqual([]);
});
