// The caseload and notes, with what only a tap brings: each looked at in light and dark, on a phone and on a desk.
import { look, still } from '../axe.mjs';
import { test, expect } from '../essor.mjs';

test('axe finds nothing: the caseload in all its views', async ({ as }) => {
  const coach = await as('coach', still);
  for (const address of ['/suivis', '/suivis?tous=oui&vue=appeler', '/suivis?vue=fin&tri=nom', '/suivis?vue=baisse', '/suivis?q=zzz']) {
    await coach.goto(address);
    await expect(coach.getByRole('heading', { level: 1 })).toHaveText('Mes suivis');
    await look(coach, address);
  }
  expect(coach.troubles).toEqual([]);
});

test('axe finds nothing: notes that are refused, changed, taken away, shared', async ({ as }) => {
  const coach = await as('coach', still);
  await coach.goto('/suivis?q=Awa');
  await coach.getByRole('link', { name: /^Écrire une note sur Awa/ }).click();
  const form = coach.locator('form[action="/api/suivis/notes/ecrire"]');
  await form.getByRole('button', { name: 'Enregistrer la note' }).click();
  await expect(form.locator('.field__error')).toBeVisible();
  await look(coach, 'note refused');
  await form.locator('#note').fill('Bravo pour ce mois.');
  await form.getByText('Partagée avec Awa').click();
  await form.getByRole('button', { name: 'Enregistrer la note' }).click();
  const note = coach.locator('.note', { hasText: 'Bravo pour ce mois.' });
  await note.locator('summary').click();
  await expect(note.getByRole('button', { name: 'Enregistrer la modification' })).toBeVisible();
  await look(coach, 'note being changed');
  await note.locator('textarea').fill(' ');
  await note.getByRole('button', { name: 'Enregistrer la modification' }).click();
  await expect(coach.locator('.note .field__error')).toBeVisible();
  await look(coach, 'change refused');

  const awa = await as('participant', still);
  await awa.goto('/plan');
  await expect(awa.locator('.thread')).toContainText('Bravo pour ce mois.');
  await look(awa, 'notes as the person reads them');
  await coach.locator('.note', { hasText: 'Partagée' }).first().getByRole('button', { name: /^Retirer/ }).click();
  await expect(coach.locator('.note--removed')).toBeVisible();
  await look(coach, 'note taken away');
  expect([...coach.troubles, ...awa.troubles]).toEqual([]);
});
