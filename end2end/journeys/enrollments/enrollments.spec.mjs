import { test, expect, dayIn, lastMonth } from '../../fixtures.mjs';

/** The last day of a month that lies so many months before this one in Paris. */
function monthEnd(back) {
  const [year, month] = dayIn(0).split('-').map(Number);
  return new Date(Date.UTC(year, month - back, 0)).toISOString().slice(0, 10);
}

async function openEnrollment(page) {
  await page.goto('/suivis?tous=oui&q=Traor');
  await page.getByRole('link', { name: 'Awa Traoré', exact: true }).click();
  await page.getByRole('link', { name: 'Voir et changer le parcours' }).click();
}

test('an enrollment is suspended after a mistake and resumed early, and the page explains the new end', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await openEnrollment(page);
  const address = page.url();
  await page.getByRole('link', { name: 'Suspendre le parcours' }).click();
  await page.locator('[name=first_day]').fill(dayIn(-2));
  await page.locator('[name=last_day]').fill(dayIn(-5));
  await page.locator('[name=reason]').fill('Arrêt maladie');
  await page.getByRole('button', { name: 'Enregistrer la suspension' }).click();
  await expect(page.locator('#last_day-erreur')).toBeVisible();
  await expect(page.locator('[name=reason]')).toHaveValue('Arrêt maladie');
  await page.locator('[name=last_day]').fill(dayIn(7));
  await page.getByRole('button', { name: 'Enregistrer la suspension' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.getByText('a repoussé la fin de 10 jours')).toBeVisible();

  const awa = await openAs('participant');
  await awa.goto('/plan');
  await expect(awa.getByText('a repoussé la fin de 10 jours')).toBeVisible();
  await expect(awa.getByText('Il vous reste')).toBeVisible();

  await page.getByRole('link', { name: /10 jours : Arrêt maladie/ }).click();
  await page.locator('[name=resumes_on]').fill(dayIn(1));
  await page.getByRole('button', { name: 'Lever la suspension' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.getByText('a repoussé la fin de 3 jours')).toBeVisible();
  await page.getByRole('link', { name: /3 jours : Arrêt maladie/ }).click();
  await page.getByRole('button', { name: 'Retirer la suspension' }).click();
  await expect(page).toHaveURL(address);
  await expect(page.locator('.deeds')).toContainText('a retiré la suspension');
});

test('an enrollment near its end is extended, and the extension is cancelled', { tag: '@both-widths' }, async ({ openAs }) => {
  const page = await openAs('coordinator');
  await page.goto('/suivis?tous=oui');
  const people = await page.locator('a[href^="/suivis/"]').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')))]);
  let months = 0;
  for (const person of people.filter((href) => /^\/suivis\/[0-9a-z]+$/i.test(href))) {
    await page.goto(`${person}/parcours`);
    months = Number((await page.locator('main strong').first().innerText()).match(/\d+/)[0]);
    if (months > 13) break;
  }
  expect(months).toBeGreaterThan(13);
  await page.getByRole('link', { name: 'Prolonger le parcours' }).click();
  await page.getByRole('button', { name: 'Prolonger' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
  await page.locator('.choice', { hasText: '50 ans ou plus' }).click();
  const end = await page.locator('[name=seen_end]').inputValue();
  await page.locator('[name=until]').fill(new Date(Date.parse(end) + 90 * 86_400_000).toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Prolonger' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  const row = page.locator('.row', { hasText: 'Prolongation' });
  await expect(row).toContainText('90 jours');
  await row.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(row).toHaveCount(0);
});

test('an exit cancels bookings and leaves three months to declare', { tag: '@every-browser' }, async ({ openAs, demo }) => {
  const page = await openAs('coordinator');
  await openEnrollment(page);
  await page.getByRole('link', { name: 'Enregistrer une sortie' }).click();
  await page.locator('[name=left_on]').fill(monthEnd(4));
  await page.locator('.choice', { hasText: 'Emploi durable' }).click();
  await page.getByRole('button', { name: 'Enregistrer la sortie' }).click();
  await expect(page.locator('#reason-erreur')).toBeVisible();
  await page.locator('[name=reason]').fill('Vit de sa couture');
  await page.getByRole('button', { name: 'Enregistrer la sortie' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.row', { hasText: 'Sortie le' })).toContainText('Emploi durable');
  await demo.messageTo('+33639985001', /annulé/);

  const awa = await openAs('participant');
  await awa.goto('/rendez-vous');
  await expect(awa.locator('.session--mine')).toHaveCount(0);
  await expect(awa.locator('a[href*="/rendez-vous/prendre/"]')).toHaveCount(0);
  await expect(awa.getByRole('link', { name: /^Appeler/ })).toBeVisible();
  await awa.goto('/');
  await expect(awa.locator('main article').first()).toContainText('Votre parcours a pris fin');
  for (const back of [3, 2, 1]) {
    await awa.goto(`/declarations/${monthEnd(back).slice(0, 7)}`);
    await expect(awa.getByText('en dehors de votre parcours')).toHaveCount(0);
  }
  await awa.goto(`/declarations/${lastMonth()}`);
  await awa.getByLabel('Argent reçu').fill('640');
  await awa.getByRole('button', { name: 'Envoyer' }).click();
  await expect(awa.locator('.flash--done')).toBeVisible();

  await page.getByRole('link', { name: /Sortie le/ }).click();
  await page.getByRole('button', { name: 'Annuler la sortie' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.row', { hasText: 'Sortie le' })).toHaveCount(0);
});
