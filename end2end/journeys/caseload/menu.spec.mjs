// The navigation of the team on a wide screen, folded to its pictures and numbers.
import { test, expect } from '../../fixtures.mjs';

test.use({ viewport: { width: 1280, height: 800 } });

test('a folded menu gives its room to the page, stays folded on the next one, and is unfolded again', async ({ openAs, javaScriptEnabled }) => {
  const coach = await openAs('coach');
  await coach.goto('/suivis');
  const width = () => coach.locator('main').evaluate((main) => main.getBoundingClientRect().width);
  const before = await width();
  await coach.locator('#q').fill('Awa');
  const kept = coach.waitForResponse('**/api/moi/menu');
  await coach.getByRole('button', { name: 'Réduire le menu' }).click();
  await kept;
  const unfold = coach.getByRole('button', { name: 'Déplier le menu' });
  await expect(unfold).toHaveAttribute('aria-expanded', 'false');
  expect(await width()).toBeGreaterThan(before);
  // With a script it is the same page still.
  if (javaScriptEnabled !== false) await expect(coach.locator('#q')).toHaveValue('Awa');
  const agenda = coach.locator('.side').getByRole('link', { name: 'Agenda' });
  await expect(agenda).toHaveAttribute('title', 'Agenda');
  await agenda.click();
  await expect(coach).toHaveURL(/\/agenda$/);
  await expect(coach.locator('html')).toHaveAttribute('data-menu', 'folded');
  await unfold.click();
  await expect(coach.getByRole('button', { name: 'Réduire le menu' })).toHaveAttribute('aria-expanded', 'true');
  await expect(coach.locator('html')).not.toHaveAttribute('data-menu', /./);
  expect(coach.consoleErrors).toEqual([]);
});
