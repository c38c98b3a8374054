import { test, expect, dayIn } from '../../fixtures.mjs';

test('a person is added after a mistake, given a card and signs in by its code', async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/personnes');
  await page.getByRole('link', { name: 'Ajouter une personne' }).click();
  await page.getByLabel('Prénom').fill('Mariam');
  await page.getByLabel('Nom', { exact: true }).fill('Keita');
  await page.getByRole('button', { name: 'Ajouter cette personne' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await expect(page.getByLabel('Prénom')).toHaveValue('Mariam');
  await page.getByLabel('Téléphone').fill('06 39 98 44 21');
  await page.getByLabel('Qui accompagne').selectOption({ label: 'Claire Vasseur' });
  await page.getByLabel('Début du parcours').fill(dayIn(0));
  await page.getByLabel('Activité', { exact: true }).fill('couture et retouches');
  await page.getByLabel('Catégorie').selectOption('02');
  await page.getByLabel('Chiffre d’affaires mensuel au départ').fill('80,50');
  await page.getByRole('button', { name: 'Ajouter cette personne' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('h1')).toHaveText('Mariam Keita');

  await page.getByRole('link', { name: 'Carte à imprimer' }).click();
  await page.getByRole('button', { name: 'Préparer la carte' }).click();
  await expect(page.getByRole('img', { name: 'Code à scanner avec le téléphone' })).toBeVisible();
  const code = await page.locator('.pass__code').innerText();
  await page.getByRole('link', { name: 'Petit format A6' }).click();
  await expect(page.locator('.pass--a6')).toBeVisible();

  const guest = await openAs('guest');
  await guest.goto('/connexion');
  await guest.getByRole('link', { name: 'J’ai une carte imprimée' }).click();
  await guest.getByLabel('Code de la carte').fill('K7MP');
  await guest.getByRole('button', { name: 'Me connecter' }).click();
  await expect(guest.locator('#code-erreur')).toContainText('douze signes');
  await guest.getByLabel('Code de la carte').fill(code.toLowerCase());
  await guest.getByRole('button', { name: 'Me connecter' }).click();
  await expect(guest.locator('h1')).toContainText('Mariam');
  const second = await openAs('guest');
  await second.goto('/connexion/carte');
  await second.getByLabel('Code de la carte').fill(code);
  await second.getByRole('button', { name: 'Me connecter' }).click();
  await expect(second.locator('#code-erreur')).toContainText('a déjà servi');
});

test('one person and several are reassigned to another coach, and the journal lists each', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/personnes?q=traor');
  await page.getByRole('link', { name: /Awa Traoré/ }).click();
  await page.locator('#coach').selectOption({ label: 'Sophie Lambert' });
  await page.getByRole('button', { name: 'Changer d’accompagnateur' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.page__lead')).toContainText('Sophie Lambert');

  await page.goto('/personnes/confier');
  await page.getByRole('button', { name: 'Confier ces personnes' }).click();
  await expect(page.locator('.error-summary')).toContainText('Cochez au moins une personne.');
  await page.locator('#de').selectOption({ label: 'Claire Vasseur' });
  await page.getByRole('button', { name: 'Afficher' }).click();
  const boxes = page.locator('tbody input[type=checkbox]');
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  const name = await page.locator('tbody th a').nth(2).innerText();
  await page.locator('#coach').selectOption({ label: 'Sophie Lambert' });
  await page.getByRole('button', { name: 'Confier ces personnes' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await page.goto(`/personnes?q=${encodeURIComponent(name)}`);
  await expect(page.locator('tbody tr', { hasText: name })).toContainText('Sophie Lambert');

  await page.goto('/journal');
  await page.locator('#quoi').selectOption('enrollment');
  await page.locator('#qui').selectOption({ label: 'Sophie Lambert' });
  await page.locator('#du').fill(dayIn(0));
  await page.getByRole('button', { name: 'Afficher' }).click();
  await expect(page).toHaveURL(/quoi=enrollment/);
  await expect(page.locator('tbody tr').filter({ hasText: 'Accompagnateur changé' })).toHaveCount(3);
  await expect(page.locator('tbody')).toContainText('Awa Traoré');
});

test('a list is sorted, turned, saved as a view and exported; ticked people are given to a coach from it', async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/personnes');
  const names = () => page.locator('[aria-labelledby=t_personnes] tbody th').allInnerTexts();
  const first = await names();
  expect(first).toHaveLength(50);
  await expect(page.locator('.pages__count')).toContainText('1 à 50 sur 65');
  await page.getByRole('link', { name: 'Page suivante' }).click();
  const second = await names();
  expect(second).toHaveLength(15);
  expect(second.filter((name) => first.includes(name))).toEqual([]);

  // From the end of the alphabet: the same people in reverse.
  await page.locator('[aria-labelledby=t_personnes]').getByRole('link', { name: /^Nom/ }).click();
  await expect(page).toHaveURL(/\?tri=-nom$/);
  await expect(page.locator('th[aria-sort=descending]')).toContainText('Nom');
  expect(await names()).toEqual([...first, ...second].reverse().slice(0, 50));

  await page.getByText('Enregistrer cette vue').click();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await page.locator('#name').fill('À l’envers');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.locator('.flash--done')).toHaveText('La vue est enregistrée.');
  await page.goto('/personnes');
  await page.getByRole('link', { name: 'À l’envers' }).click();
  await expect(page).toHaveURL(/tri=-nom/);

  const chosen = (await names()).slice(0, 2);
  const boxes = page.locator('tbody input[type=checkbox]');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.locator('.bulk select').selectOption({ label: 'Sophie Lambert' });
  await page.locator('.bulk').getByRole('button', { name: 'Confier' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await page.goto('/personnes?tri=-nom');
  for (const name of chosen) await expect(page.locator('tbody tr', { hasText: name }).first()).toContainText('Sophie Lambert');

  await page.getByRole('button', { name: /^Retirer la vue/ }).click();
  await expect(page.getByRole('link', { name: 'À l’envers' })).toHaveCount(0);
});

test('the coordinator role is granted and revoked, except for the last coordinator', async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/personnes');
  await page.getByRole('link', { name: /^Claire Vasseur/ }).click();
  await page.getByRole('button', { name: 'Donner le rôle de coordination' }).click();
  await expect(page.locator('.page__lead')).toContainText('Coordination');
  await page.getByRole('button', { name: 'Retirer la coordination' }).click();
  await expect(page.locator('.flash--done')).toHaveText('Le rôle est changé.');
  await page.goto('/personnes');
  await page.getByRole('link', { name: /^Sophie Lambert/ }).click();
  await expect(page.locator('main')).toContainText('demandez à une autre personne de la coordination');
  await expect(page.getByRole('button', { name: 'Retirer la coordination' })).toHaveCount(0);
});
