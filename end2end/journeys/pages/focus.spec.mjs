// Where the focus is after a form: on its mistakes, or on what was done, so that it is read aloud and seen.
import { test, expect } from '../../fixtures.mjs';

test('a refused form takes the focus to its mistakes, which name and reach their fields', { tag: '@firefox' }, async ({ openAs }) => {
  const page = await openAs('guest');
  await page.goto('/connexion');
  await page.locator('#contact').fill('06 39');
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();
  const summary = page.locator('.error-summary');
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Erreur/);
  const label = await page.locator('label[for=contact]').innerText();
  const link = summary.getByRole('link').first();
  await expect(link).toContainText(`${label}\u00a0: `);
  await link.click();
  await expect(page.locator('#contact')).toBeFocused();
});

test('the summary of mistakes follows what is typed', async ({ openAs, javaScriptEnabled }) => {
  const page = await openAs('participant');
  await page.goto('/plan');
  await page.getByRole('button', { name: 'Envoyer, sans appel' }).click();
  const summary = page.locator('.error-summary');
  await expect(summary.getByRole('link')).toHaveCount(2);
  await page.locator('.choice', { hasText: 'Difficile' }).click();
  await expect(summary.getByRole('link')).toHaveCount(javaScriptEnabled === false ? 2 : 1);
  await page.locator('.choice', { hasText: 'L’argent' }).click();
  await expect(summary).toHaveCount(javaScriptEnabled === false ? 1 : 0);
  expect(page.consoleErrors).toEqual([]);
});

test('a form that is one part of its page has its mistakes above it', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/plan');
  await page.getByRole('button', { name: 'Envoyer, sans appel' }).click();
  const summary = page.locator('.error-summary');
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Erreur/);
  await expect(summary.getByRole('link')).toHaveCount(2);
  for (const field of ['mood', 'blocker']) {
    const group = page.locator('fieldset').filter({ has: page.locator(`#${field}`) });
    await expect(group).toHaveAttribute('aria-describedby', `${field}-erreur`);
    await expect(page.locator(`#${field}-erreur`)).toBeVisible();
    await expect(page.locator(`#${field}`)).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator(`#${field}`)).toHaveAttribute('required');
  }
});

test('what was done takes the focus, and is in view where the page lands', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto('/plan');
  await page.locator('.choice', { hasText: 'Difficile' }).click();
  await page.locator('.choice', { hasText: 'L’argent' }).click();
  await page.getByRole('button', { name: 'Envoyer, sans appel' }).click();
  await expect(page.locator('.flash--done')).toBeFocused();
  // The address of a tick leads to its action, far below.
  await page.locator('.tick').first().click();
  await expect(page).toHaveURL(/#action-/);
  await expect(page.locator('.flash--done')).toBeInViewport({ ratio: 1 });
});
