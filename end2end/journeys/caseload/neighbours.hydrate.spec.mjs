import { test, expect } from '../../fixtures.mjs';

test('a person opened from a list leads to the one before and the one after in that list', { tag: '@both-widths' }, async ({ openAs }) => {
  const coach = await openAs('coach');
  await coach.goto('/suivis?tri=nom');
  const people = coach.locator('main tbody th a[href^="/suivis/"]');
  const names = (await people.allInnerTexts()).map((name) => name.trim().split('\n')[0]);
  await people.nth(1).click();
  await expect(coach.getByRole('heading', { level: 1 })).toHaveText(names[1]);
  await expect(coach.getByRole('link', { name: 'Précédent' })).toHaveAttribute('title', names[0]);
  await coach.getByRole('link', { name: 'Suivant' }).click();
  await expect(coach.getByRole('heading', { level: 1 })).toHaveText(names[2]);

  // Opened by its address in another tab, it belongs to no list.
  const address = coach.url();
  const other = await coach.context().newPage();
  await other.goto(address);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(names[2]);
  await expect(other.locator('.neighbours')).toBeHidden();

  // Who signs in next in this tab finds no names.
  await coach.goto('/moi');
  await coach.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(coach).toHaveURL(/\/connexion$/);
  await expect.poll(() => coach.evaluate(() => sessionStorage.getItem('people'))).toBeNull();
});
