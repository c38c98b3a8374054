import { test, expect, lastMonth } from '../../fixtures.mjs';
import { randomPng } from '../../random-png.mjs';

test('a large photo is reduced on the phone, which shows both sizes', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}/pieces`);
  const field = page.getByLabel('Photo ou PDF');
  await field.setInputFiles({ name: 'facture.png', mimeType: 'image/png', buffer: randomPng(2000, 1500) });
  // Chosen before the island is awake or after: both count.
  await expect(page.getByRole('status').filter({ hasText: /^Photo réduite de 9,0\sMo à [\d,]+\s[kM]o\.$/ })).toBeVisible();
  const [name, kind, size] = await field.evaluate((input) => [input.files[0].name, input.files[0].type, input.files[0].size]);
  expect([name, kind]).toEqual(['facture.png', 'image/jpeg']);
  expect(size).toBeLessThan(4_000_000);
  await page.getByRole('button', { name: 'Joindre ce document' }).click();
  await expect(page.locator('.row__title')).toHaveText('facture.jpg');
  const opened = await page.request.get(await page.locator('.row__link').getAttribute('href'));
  expect([opened.headers()['content-type'], (await opened.body()).length]).toEqual(['image/jpeg', size]);

  // A small one and one that is no photo go out as they are.
  for (const [file, bytes] of [['petite.png', randomPng(100, 100)], ['fausse.png', Buffer.alloc(1_500_000, 'a')]]) {
    await field.setInputFiles({ name: file, mimeType: 'image/png', buffer: bytes });
    await expect(page.getByRole('status').filter({ hasText: 'réduite' })).toHaveCount(0);
    expect(await field.evaluate((input) => input.files[0].size)).toBe(bytes.length);
  }
  await field.setInputFiles({ name: 'livre.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(12_000_000, 'a') });
  await expect(page.getByRole('status').filter({ hasText: 'dépasse 10 Mo' })).toBeVisible();
  expect(page.consoleErrors).toEqual([]);
});
