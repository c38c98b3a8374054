// Notes in the states that only a form brings about; the walk checks the pages as they are.
import { checkAccessibility, withoutMotion } from '../../accessibility.mjs';
import { test, expect } from '../../fixtures.mjs';

test('axe: notes that are refused, changed, removed and shared have no violation', async ({ openAs }) => {
  const coach = await openAs('coach', withoutMotion);
  await coach.goto('/suivis?q=Awa');
  await coach.getByRole('link', { name: /^Écrire une note sur Awa/ }).click();
  const form = coach.locator('form[action="/api/suivis/notes/ecrire"]');
  await form.getByRole('button', { name: 'Enregistrer la note' }).click();
  await expect(form.locator('.field__error')).toBeVisible();
  await checkAccessibility(coach, 'note refused');
  await form.locator('#note').fill('Bravo pour ce mois.');
  await form.getByText('Partagée avec Awa').click();
  await form.getByRole('button', { name: 'Enregistrer la note' }).click();
  const note = coach.locator('.note', { hasText: 'Bravo pour ce mois.' });
  await note.locator('summary').click();
  await expect(note.getByRole('button', { name: 'Enregistrer la modification' })).toBeVisible();
  await checkAccessibility(coach, 'note being changed');
  await note.locator('textarea').fill(' ');
  await note.getByRole('button', { name: 'Enregistrer la modification' }).click();
  await expect(coach.locator('.note .field__error')).toBeVisible();
  await checkAccessibility(coach, 'change refused');

  const awa = await openAs('participant', withoutMotion);
  await awa.goto('/plan');
  await expect(awa.locator('.thread')).toContainText('Bravo pour ce mois.');
  await checkAccessibility(awa, 'notes as the person reads them');
  await coach.locator('.note', { hasText: 'Partagée' }).first().getByRole('button', { name: /^Retirer/ }).click();
  await expect(coach.locator('.note--removed')).toBeVisible();
  await checkAccessibility(coach, 'note taken away');
  expect([...coach.consoleErrors, ...awa.consoleErrors]).toEqual([]);
});
