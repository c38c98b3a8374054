import { test, expect } from '../../fixtures.mjs';

/** Returns the message of a field: the element that its `aria-describedby` names. */
const messageOf = (page, id) => page.locator(`#${id}-erreur`);

test('a wrong contact and a wrong code are reported beside their fields, then the right code signs in', { tag: '@firefox' }, async ({ openAs, demo }) => {
  const page = await openAs('guest');
  await page.goto('/connexion');
  const contact = page.getByLabel('Téléphone ou adresse e-mail');
  await contact.fill('06 39 98');
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();
  await expect(messageOf(page, 'contact')).toContainText('Ce numéro est incomplet ou trop long.');
  await expect(contact).toHaveValue('06 39 98');
  await expect(contact).toHaveAttribute('aria-describedby', /contact-erreur/);
  await contact.fill('06 39 98 50 01');
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();

  const [code] = await demo.messageTo('+33639985001', /\b\d{6}\b/);
  const field = page.getByLabel('Code à six chiffres');
  await field.fill(code === '123456' ? '654321' : '123456');
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(messageOf(page, 'code')).toContainText('Ce n’est pas le bon code.');
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(page.getByRole('heading', { name: 'Bonjour Awa' })).toBeVisible();
  expect(page.consoleErrors).toEqual([]);
});
