import { test, expect, lastMonth } from '../../essor.mjs';

/** What stands beside a field: the sentence that its `aria-describedby` names. */
const beside = (page, id) => page.locator(`#${id}-erreur`);

test('a contact and a code that are wrong are told beside their fields, then the right code signs in', async ({ as, essor }) => {
  const page = await as(null);
  await page.goto('/connexion');
  const contact = page.getByLabel('Téléphone ou adresse e-mail');
  await contact.fill('06 39 98');
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();
  await expect(beside(page, 'contact')).toContainText('Ce numéro est incomplet ou trop long.');
  await expect(contact).toHaveValue('06 39 98');
  await expect(contact).toHaveAttribute('aria-describedby', /contact-erreur/);
  await contact.fill('06 39 98 50 01');
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();

  const [code] = await essor.messageTo('+33639985001', /\b\d{6}\b/);
  const field = page.getByLabel('Code à six chiffres');
  await field.fill(code === '123456' ? '654321' : '123456');
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(beside(page, 'code')).toContainText('Ce n’est pas le bon code.');
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(page.getByRole('heading', { name: 'Bonjour Awa' })).toBeVisible();
  expect(page.troubles).toEqual([]);
});

test('an amount that is none is told beside its field and in the title, and nothing is declared', async ({ as }) => {
  const page = await as('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  await page.getByLabel('Montant encaissé').fill('abc');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.error-summary')).toContainText('Il y a un point à revoir');
  await expect(page).toHaveTitle(/^Erreur\s: /);
  await expect(beside(page, 'montant-0')).toHaveText('Erreur : Écrivez le montant en chiffres, par exemple 1 250,50.');
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^0\s€ ce mois-ci$/ })).toBeVisible();
});

test('two look at the last place: it goes to one, the button of the other says that it is gone', async ({ as, essor }) => {
  const one = await as('participant');
  const other = await as(null);
  await other.goto('/connexion');
  await other.getByLabel('Téléphone ou adresse e-mail').fill('+33 6 39 98 58 27');
  await other.getByRole('button', { name: 'Recevoir mon code' }).click();
  await expect(other).toHaveURL(/connexion\/code/);
  const [code] = await essor.messageTo('+33639985827', /\b\d{6}\b/);
  await other.getByLabel('Code à six chiffres').fill(code);
  await other.getByRole('button', { name: 'Me connecter' }).click();
  await expect(other.getByRole('heading', { name: /^Bonjour/ })).toBeVisible();

  await one.goto('/rendez-vous');
  const card = one.locator('.session', { has: one.locator('.places', { hasText: /^1\splace sur ([2-9]|\d\d)/ }) });
  const address = await card.first().locator('.session__link').getAttribute('href');
  for (const page of [one, other]) {
    await page.goto(address);
    await expect(page.locator('.places')).toHaveText(/^1\splace sur/);
  }
  await one.getByRole('button', { name: 'Réserver ma place' }).click();
  await expect(one.locator('.flash--done')).toHaveText('Votre place est réservée.');
  await other.getByRole('button', { name: 'Réserver ma place' }).click();
  await expect(other.locator('.flash--error')).toHaveText('Toutes les places sont prises. Choisissez une autre date.');
  await expect(other.locator('.places')).toHaveText(/^Complet\s: 0 place sur/);
  await expect(other.getByRole('button', { name: 'Réserver ma place' })).toHaveCount(0);
  await other.goto('/rendez-vous');
  await expect(other.locator(`.session--mine a[href="${address}"]`)).toHaveCount(0);
  expect([...one.troubles, ...other.troubles]).toEqual([]);
});
