import { test, expect, reviewEntry, lastMonth } from '../../fixtures.mjs';

/** Sends the last month as the participant, and validates it as the coach. */
async function declareAndValidate(participant, coach, amount) {
  await participant.goto(`/declarations/${lastMonth()}`);
  await participant.getByLabel('Argent reçu').fill(amount);
  await participant.getByRole('button', { name: 'Envoyer' }).click();
  await expect(participant.locator('.flash--done')).toBeVisible();
  await coach.goto('/verifications');
  await (await reviewEntry(coach, 'Awa Traoré')).getByRole('button', { name: /^Valider/ }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();
}

async function requestCorrection(participant, reason) {
  await participant.goto(`/declarations/${lastMonth()}`);
  await participant.locator('summary', { hasText: 'Ce chiffre est faux' }).click();
  await participant.locator('#reason').fill(reason);
  await participant.getByRole('button', { name: 'Demander à corriger' }).click();
  await expect(participant.locator('.flash--done')).toBeVisible();
}

test('a validated month is reopened, corrected and validated, and shows both versions', { tag: '@every-browser' }, async ({ openAs }) => {
  const [participant, coach] = [await openAs('participant'), await openAs('coach')];
  await declareAndValidate(participant, coach, '640');
  await requestCorrection(participant, 'Un avoir de 40 € oublié');

  await coach.goto('/verifications');
  await coach.getByRole('link', { name: /Awa Traoré/ }).filter({ hasText: 'Un avoir de 40 €' }).click();
  await expect(coach.locator('.card__quote')).toHaveText('Un avoir de 40 € oublié');
  await coach.getByRole('button', { name: 'Garder le chiffre' }).click();
  await expect(coach.locator('#sentence')).toHaveAttribute('aria-invalid', 'true');
  await coach.getByRole('button', { name: 'Ouvrir le mois' }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();

  await participant.goto('/');
  await participant.locator('.card', { hasText: 'À corriger' }).getByRole('link', { name: 'Corriger' }).click();
  await participant.getByRole('link', { name: 'Corriger' }).click();
  await participant.getByLabel('Argent reçu').fill('600');
  await participant.getByRole('button', { name: 'Envoyer' }).click();
  await expect(participant.locator('.flash--done')).toBeVisible();

  await coach.goto('/verifications');
  await (await reviewEntry(coach, 'Awa Traoré')).getByRole('button', { name: /^Valider/ }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();
  await participant.goto(`/declarations/${lastMonth()}`);
  await expect(participant.locator('.state--validated').first()).toBeVisible();
  await expect(participant.locator('thead th').first()).toContainText('Version 2');
  await expect(participant.locator('tbody tr').first().locator('td')).toHaveText([/^600,00\s€, changé$/, /^640,00\s€$/]);
  await expect(participant.locator('.thread')).toContainText('Un avoir de 40 € oublié');
});

test('of two coaches who decide on a correction at once the second sees that the month changed', { tag: '@every-browser' }, async ({ openAs }) => {
  const [participant, first, second] = [await openAs('participant'), await openAs('coach'), await openAs('coordinator')];
  await declareAndValidate(participant, first, '640');
  await requestCorrection(participant, 'Un avoir de 40 € oublié');
  for (const page of [first, second]) {
    await page.goto('/verifications');
    await page.getByRole('link', { name: /Awa Traoré/ }).filter({ hasText: 'Un avoir de 40 €' }).click();
    await expect(page.locator('#sentence')).toBeVisible();
  }
  await first.getByRole('button', { name: 'Ouvrir le mois' }).click();
  await expect(first.locator('.flash--done')).toBeVisible();
  await second.locator('#sentence').fill('Le relevé dit 640 €');
  await second.getByRole('button', { name: 'Garder le chiffre' }).click();
  await expect(second.locator('.flash')).toContainText('Ce mois a changé');
  await expect(second.locator('.thread')).toContainText('Le mois est ouvert pour être corrigé.');
});
