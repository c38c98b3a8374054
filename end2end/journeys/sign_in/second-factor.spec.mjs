import { createHmac } from 'node:crypto';
import { test, expect } from '../../fixtures.mjs';

const password = 'miel de sapin 2026';

/** Returns the bytes of a base32 text (RFC 4648). */
function fromBase32(text) {
  const bits = [...text].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

/** Returns the code of an authenticator app (RFC 6238), so many steps of 30 seconds from now. */
function codeOf(secret, steps = 0) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Invites a colleague, who chooses a password; returns their page. */
async function invited(openAs, demo, first, email) {
  const coordinator = await openAs('coordinator');
  await coordinator.goto('/personnes/inviter');
  await coordinator.getByLabel('Prénom').fill(first);
  await coordinator.getByLabel('Nom', { exact: true }).fill('Okafor');
  await coordinator.getByLabel('Adresse e-mail').fill(email);
  await coordinator.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(coordinator.locator('.flash--done')).toHaveText('L’invitation est envoyée.');
  const [link] = await demo.messageTo(email, /\/invitation\/\w+/);
  const page = await openAs('guest');
  await page.goto(link);
  await page.getByLabel('Choisissez un mot de passe').fill(password);
  await page.getByRole('button', { name: 'Entrer dans Essor' }).click();
  await expect(page).toHaveURL(/\/verifications$/);
  return page;
}

/** Types address and password on the page of the team. */
async function typePassword(page, email, typed) {
  await page.goto('/connexion/equipe');
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(typed);
  await page.getByRole('button', { name: 'Me connecter' }).click();
}

test('a colleague enrols an authenticator app, signs in with its code, and once with a recovery code', async ({ openAs, demo }) => {
  const email = 'lina.second@structure.example';
  const page = await invited(openAs, demo, 'Lina', email);
  await page.goto('/moi');
  await page.getByRole('link', { name: 'Connexion en deux étapes' }).click();
  await page.getByRole('button', { name: 'Préparer mon application' }).click();
  await expect(page.getByRole('img', { name: 'Code QR pour l’application d’authentification' })).toBeVisible();
  const secret = (await page.locator('strong.num').textContent()).replaceAll(' ', '');
  const field = page.getByLabel('Code à six chiffres');
  await field.fill('12345');
  await page.getByRole('button', { name: 'Activer' }).click();
  await expect(page.locator('#code-erreur')).toContainText('Le code a six chiffres.');
  const used = codeOf(secret);
  await field.fill(used);
  await page.getByRole('button', { name: 'Activer' }).click();
  await expect(page.locator('.flash--done')).toContainText('activée');
  const codes = await page.locator('ol li').allTextContents();
  expect(codes).toHaveLength(10);
  expect(page.consoleErrors).toEqual([]);

  const elsewhere = await openAs('guest');
  await typePassword(elsewhere, email, password);
  await expect(elsewhere).toHaveURL(/second-facteur$/);
  // The code that enrolled the app has served.
  await elsewhere.getByLabel('Code à six chiffres').fill(used);
  await elsewhere.getByRole('button', { name: 'Me connecter' }).click();
  await expect(elsewhere.locator('#code-erreur')).toContainText('Ce n’est pas le bon code');
  await elsewhere.getByLabel('Code à six chiffres').fill(codeOf(secret, 1));
  await elsewhere.getByRole('button', { name: 'Me connecter' }).click();
  await expect(elsewhere).toHaveURL(/\/verifications$/);

  const third = await openAs('guest');
  await typePassword(third, email, password);
  await third.getByLabel('Code à six chiffres').fill(codes[4].toLowerCase());
  await third.getByRole('button', { name: 'Me connecter' }).click();
  await expect(third).toHaveURL(/\/verifications$/);
});

test('a forgotten password is replaced by a link in a mail, and a known one on one’s own page', async ({ openAs, demo }) => {
  const email = 'noe.oublie@structure.example';
  const page = await invited(openAs, demo, 'Noé', email);
  const elsewhere = await openAs('guest');
  await elsewhere.goto('/connexion/equipe');
  await elsewhere.getByRole('link', { name: /Mot de passe oublié/ }).click();
  await elsewhere.getByLabel('Adresse e-mail').fill(email);
  await elsewhere.getByRole('button', { name: 'Recevoir un lien' }).click();
  await expect(elsewhere.locator('.flash--done')).toContainText('un lien arrive dans la minute');
  const [link] = await demo.messageTo(email, /\/connexion\/nouveau-mot-de-passe\/\w+/);
  await elsewhere.goto(link);
  await elsewhere.getByLabel('Choisissez un mot de passe').fill('okafor-essor-2026');
  await elsewhere.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
  await expect(elsewhere.locator('#password-erreur')).toContainText('se devine');
  await elsewhere.getByLabel('Choisissez un mot de passe').fill('trois vélos rouges');
  await elsewhere.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
  await expect(elsewhere).toHaveURL(/\/verifications$/);
  // The device that was signed in before is signed out.
  await page.goto('/moi');
  await expect(page).toHaveURL(/\/connexion$/);

  await elsewhere.goto('/moi');
  await elsewhere.getByRole('link', { name: 'Changer mon mot de passe' }).click();
  await elsewhere.getByLabel('Mot de passe actuel').fill('trois vélos verts');
  await elsewhere.getByLabel('Choisissez un mot de passe').fill('une chaise sous la pluie');
  await elsewhere.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
  await expect(elsewhere.locator('#old-erreur')).toContainText('Ce n’est pas le bon mot de passe');
  await elsewhere.getByLabel('Mot de passe actuel').fill('trois vélos rouges');
  await elsewhere.getByLabel('Choisissez un mot de passe').fill('une chaise sous la pluie');
  await elsewhere.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
  await expect(elsewhere.locator('.flash--done')).toContainText('Le mot de passe est changé.');
  expect(elsewhere.consoleErrors).toEqual([]);
});
