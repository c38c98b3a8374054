import { test, expect, lastMonth } from '../../fixtures.mjs';
import { randomPng } from '../../random-png.mjs';

const photo = { name: 'facture de tissu.png', mimeType: 'image/png', buffer: randomPng(2000, 1500) };

test('a photo is attached to the month, opened, removed and put back', { tag: '@every-browser' }, async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  await page.getByRole('link', { name: /^Justificatifs/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Justificatifs/);
  await page.getByLabel('Photo ou PDF').setInputFiles(photo);
  await page.getByRole('button', { name: 'Joindre ce document' }).click();
  await expect(page.locator('.flash--done')).toHaveText('Le document est joint à votre mois.');
  const row = page.locator('.row', { hasText: 'facture de tissu' });
  await expect(row).toHaveCount(1);

  const opened = await page.request.get(await row.getByRole('link').getAttribute('href'));
  expect(opened.status()).toBe(200);
  expect(opened.headers()['content-type']).toMatch(/^image\/(png|jpeg)$/);
  const here = page.url();
  await row.getByRole('link').click();
  await expect(page.locator('img')).toHaveCount(1);
  await page.goto(here);

  await row.getByRole('button', { name: /^Retirer/ }).click();
  await expect(page.locator('.flash--done')).toContainText('Vous pouvez le remettre');
  await page.getByRole('button', { name: /^Remettre/ }).click();
  await expect(page.locator('.flash--done')).toHaveText('Le document est de nouveau joint.');
  await page.goto(`/declarations/${lastMonth()}`);
  await expect(page.getByRole('link', { name: /^Justificatifs/ })).toContainText('1 document');
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
  expect(wide, 'the page does not scroll sideways').toBeLessThanOrEqual(0);
  expect(page.consoleErrors).toEqual([]);
});

test('a missing, unreadable or oversized document is reported beside its field', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}/pieces`);
  await page.getByRole('button', { name: 'Joindre ce document' }).click();
  await expect(page.locator('#document-erreur')).toContainText('Choisissez une photo ou un PDF.');
  await expect(page).toHaveTitle(/^Erreur\s: /);
  await page.getByLabel('Photo ou PDF').setInputFiles({ name: 'facture.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
  await page.getByRole('button', { name: 'Joindre ce document' }).click();
  await expect(page.locator('#document-erreur')).toContainText('ni une photo');
  await expect(page.locator('.error-summary a')).toHaveAttribute('href', '#document');
  await page.getByLabel('Photo ou PDF').setInputFiles({ name: 'livre.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(12_000_000, '%PDF-1.7') });
  await page.getByRole('button', { name: 'Joindre ce document' }).click();
  await expect(page.locator('#document-erreur')).toContainText('dépasse 10 Mo');
  await expect(page.getByText('Rien n’est joint à ce mois.')).toBeVisible();
});

test('an attached document is visible to the coach and not to the rest of the team', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}/pieces`);
  await page.getByLabel('Photo ou PDF').setInputFiles({ name: 'relevé.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') });
  await page.getByRole('button', { name: 'Joindre ce document' }).click();
  await expect(page.locator('.flash--done')).toBeVisible();

  const coach = await openAs('coach');
  await coach.goto('/suivis?q=Awa');
  await coach.getByRole('link', { name: 'Awa Traoré', exact: true }).click();
  await expect(coach.getByRole('heading', { level: 1 })).toHaveText('Awa Traoré');
  const link = coach.getByRole('link', { name: 'relevé.pdf' });
  await expect(link).toBeVisible();
  const address = await link.getAttribute('href');
  const opened = await coach.request.get(address);
  expect([opened.status(), await opened.text()]).toEqual([200, '%PDF-1.4\n%%EOF']);

  const coordinator = await openAs('coordinator');
  await coordinator.goto(address.replace(/\/pieces.*/, ''));
  await expect(coordinator.getByRole('heading', { level: 1 })).toHaveText('Awa Traoré');
  await expect(coordinator.getByRole('link', { name: 'relevé.pdf' })).toHaveCount(0);
  expect((await coordinator.request.get(address)).status()).toBe(404);
});
