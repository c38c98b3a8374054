// Moi: language, text size, phone and address changed by a code, devices by their names.
import { test, expect } from '../../fixtures.mjs';

test('the chosen language is shown as chosen and the other one is not', async ({ openAs }) => {
  const awa = await openAs('participant');
  await awa.goto('/moi');
  const look = (name) => awa.getByRole('button', { name }).evaluate((button) => [getComputedStyle(button).backgroundColor, getComputedStyle(button, '::before').content.includes('✓')]);
  const [french, english] = [await look('Français'), await look('English')];
  expect(french[0]).not.toBe(english[0]);
  expect([french[1], english[1]]).toEqual([true, false]);
  // It is the first choice of the page.
  await expect(awa.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText('Langue');
  await awa.getByRole('button', { name: 'English' }).click();
  await expect(awa.getByRole('button', { name: 'English' })).toHaveAttribute('aria-pressed', 'true');
  await awa.getByRole('button', { name: 'Français' }).click();
  await expect(awa.getByRole('button', { name: 'Français' })).toHaveAttribute('aria-pressed', 'true');
});

test('a larger text holds on every page of the device and fits into its screen', { tag: '@firefox' }, async ({ openAs }) => {
  const awa = await openAs('participant');
  await awa.goto('/moi');
  const size = () => awa.locator('h1').evaluate((title) => Number.parseFloat(getComputedStyle(title).fontSize));
  const normal = await size();
  await awa.getByRole('button', { name: 'Très grande' }).click();
  await expect(awa.getByRole('button', { name: 'Très grande' })).toHaveAttribute('aria-pressed', 'true');
  expect(await size()).toBeCloseTo(normal * 1.25, 0);
  for (const address of ['/', '/declarations', '/moi', '/rendez-vous', '/plan']) {
    await awa.goto(address);
    await expect(awa.locator('html')).toHaveAttribute('data-text', 'larger');
    const wider = await awa.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wider, `${address} scrolls sideways`).toBe(0);
  }
  await awa.goto('/moi');
  await awa.getByRole('button', { name: 'Normale' }).click();
  await expect(awa.locator('html')).not.toHaveAttribute('data-text', /./);
});

test('a participant changes the phone by the code that the new one gets', async ({ openAs, demo }) => {
  const awa = await openAs('participant');
  await awa.goto('/moi');
  await awa.getByRole('link', { name: 'Changer le numéro de téléphone' }).click();
  const field = awa.getByLabel('Nouveau numéro de téléphone');
  await field.fill('06 39 98');
  await awa.getByRole('button', { name: 'Recevoir mon code' }).click();
  await expect(awa.locator('#phone-erreur')).toContainText('Ce numéro est incomplet ou trop long.');
  await expect(field).toHaveValue('06 39 98');
  await field.fill('06 39 98 77 88');
  await awa.getByRole('button', { name: 'Recevoir mon code' }).click();
  const [code] = await demo.messageTo('+33639987788', /\b\d{6}\b/);
  const typed = awa.getByLabel('Code à six chiffres');
  await typed.fill(code === '123456' ? '654321' : '123456');
  await awa.getByRole('button', { name: 'Confirmer' }).click();
  await expect(awa.locator('#code-erreur')).toContainText('Ce n’est pas le bon code.');
  await typed.fill(code);
  await awa.getByRole('button', { name: 'Confirmer' }).click();
  await expect(awa.locator('.flash--done')).toContainText('Vos coordonnées sont changées.');
  await expect(awa.getByText('06 39 98 77 88')).toBeVisible();
  await demo.messageTo('+33639985001', /06\s39\s98\s77\s88/);
  expect(awa.consoleErrors).toEqual([]);
});

test('buttons that sign devices out say which device, and the team reaches its page by its name', async ({ openAs }) => {
  const awa = await openAs('participant');
  await openAs('participant');
  await openAs('participant');
  await awa.goto('/moi');
  const names = await awa.locator('main .row button').evaluateAll((buttons) => buttons.map((button) => button.textContent.trim()));
  expect(names.length).toBeGreaterThan(1);
  expect(names.every((name) => /utilisé le/.test(name))).toBe(true);
  const claire = await openAs('coach');
  await claire.getByRole('banner').getByRole('link', { name: /^Moi, / }).click();
  await expect(claire).toHaveURL(/\/moi$/);
});
