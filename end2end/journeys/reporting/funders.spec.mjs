import { test, expect } from '../../fixtures.mjs';

test('a funder’s link opens without an account, shows a half-year published later and closes when it is revoked', { tag: '@every-browser' }, async ({ openAs }) => {
  const coordinator = await openAs('coordinator');
  await coordinator.goto('/pilotage');
  await coordinator.getByRole('link', { name: 'Liens pour les financeurs' }).click();
  await coordinator.getByLabel('Pour qui est ce lien').fill('DDETS de l’Aube');
  await coordinator.getByLabel('Ouvert jusqu’au').fill('2020-01-01');
  await coordinator.getByRole('button', { name: 'Créer le lien' }).click();
  await expect(coordinator.locator('#until-erreur')).toContainText('Ce jour est passé');
  await expect(coordinator.getByLabel('Pour qui est ce lien')).toHaveValue('DDETS de l’Aube');
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await coordinator.getByLabel('Ouvert jusqu’au').fill(soon);
  await coordinator.getByRole('button', { name: 'Créer le lien' }).click();
  const address = (await coordinator.locator('.copy__text').innerText()).trim();
  const link = coordinator.locator('article', { has: coordinator.getByRole('heading', { name: 'DDETS de l’Aube' }) });
  await expect(link).toContainText('Personne ne l’a encore ouvert.');

  // A clean browser: no account, no cookie.
  const funder = await openAs('guest');
  expect((await funder.goto(address)).status()).toBe(200);
  await expect(funder.getByRole('heading', { level: 1 })).toContainText('Résultats de l’année');
  await expect(funder.locator('main')).toContainText('Comment ces chiffres sont protégés');
  await expect(funder.locator('main')).not.toContainText('Traoré');
  await expect(funder.locator('.tabs, .side')).toHaveCount(0);
  expect(await funder.context().cookies()).toEqual([]);
  const before = await funder.locator('table').first().innerText();
  const years = await funder.locator('.filter__item').count();

  // Every link shows the half-year that is published now; the numbers published before stay.
  await coordinator.goto('/pilotage/financeurs');
  await coordinator.getByRole('link', { name: 'Publier le' }).first().click();
  await expect(coordinator.locator('main')).toContainText('ne pourront pas être retirés');
  // What funders will see is on the page before it is published, to the last figure.
  const promised = await coordinator.locator('#apercu tbody').first().locator('td').allInnerTexts();
  const [year] = (await coordinator.getByRole('heading', { level: 1 }).innerText()).match(/\d{4}/);
  await coordinator.getByRole('button', { name: 'Publier définitivement' }).click();
  await expect(coordinator.locator('.flash--done')).toContainText('Le semestre est publié');
  await expect(link).toContainText('Dernière visite le');
  await funder.goto(`${address}?annee=${year}`);
  expect(await funder.locator('tbody').first().locator('td').allInnerTexts()).toEqual(promised);
  await funder.goto(address);
  const published = coordinator.locator('.row', { hasText: 'Publié le' });
  await expect(published).toHaveCount(3);
  if ((await funder.locator('.filter__item').count()) > Math.max(years, 1)) {
    await funder.locator('.filter__item').nth(1).click();
    expect(await funder.locator('table').first().innerText()).toBe(before);
  }

  await link.locator('summary', { hasText: 'Désactiver ce lien' }).click();
  await link.getByRole('button', { name: 'Oui, désactiver ce lien' }).click();
  await expect(coordinator.locator('.flash--done')).toContainText('Le lien est désactivé');
  await expect(link).toContainText('Désactivé le');
  expect((await funder.goto(address)).status()).toBe(404);
  await expect(funder.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas');
});

test('the results of a year print on four sheets at most, without navigation', async ({ openAs }) => {
  const coordinator = await openAs('coordinator');
  await coordinator.goto('/pilotage/financeurs');
  await coordinator.getByLabel('Pour qui est ce lien').fill('État');
  await coordinator.getByRole('button', { name: 'Créer le lien' }).click();
  const address = (await coordinator.locator('.copy__text').innerText()).trim();
  const funder = await openAs('guest');
  await funder.goto(address);
  const pages = ((await funder.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
  expect(pages).toBeGreaterThanOrEqual(1);
  expect(pages).toBeLessThanOrEqual(4);
  await funder.emulateMedia({ media: 'print' });
  await funder.setViewportSize({ width: 703, height: 1000 });
  for (const navigation of ['.filter', '.demo', '.button']) {
    for (const one of await funder.locator(navigation).all()) await expect(one).toBeHidden();
  }
  await expect(funder.locator('thead').first()).toBeVisible();
  await expect(funder.locator('main')).toContainText('Comment ces chiffres sont protégés');
});
