import { test, expect } from '../../fixtures.mjs';

const SECRET = 'Craint pour son logement, y revenir doucement.';

async function openNotes(coach) {
  await coach.goto('/suivis?q=Awa');
  await coach.getByRole('link', { name: /^Écrire une note sur Awa/ }).click();
  await expect(coach.locator('#note')).toBeVisible();
}

test('a note is for the team until its author shares it, and disappears for the participant when it is removed', { tag: '@every-browser' }, async ({ openAs }) => {
  const coach = await openAs('coach');
  const awa = await openAs('participant');
  const seen = async () => {
    await awa.goto('/plan');
    return awa.locator('.thread', { hasText: SECRET }).count();
  };
  await openNotes(coach);
  const form = coach.locator('form[action="/api/suivis/notes/ecrire"]');
  // The team is the default reader.
  await expect(form.getByLabel(/^Pour l’équipe/)).toBeChecked();
  await form.getByRole('button', { name: 'Enregistrer la note' }).click();
  await expect(form.locator('.field__error')).toContainText('Remplissez ce champ.');
  await form.locator('#note').fill(SECRET);
  await form.getByRole('button', { name: 'Enregistrer la note' }).click();
  await expect(coach.locator('.flash--done')).toHaveText('La note est enregistrée pour l’équipe.');
  const note = coach.locator('.note', { hasText: SECRET });
  await expect(note.locator('.note__readers')).toHaveText(/^Pour l’équipe\s: Awa ne la voit pas$/);
  await expect(form.locator('#note')).toHaveValue('');
  expect(await seen()).toBe(0);
  const coordinator = await openAs('coordinator');
  await openNotes(coordinator);
  await expect(coordinator.locator('.note', { hasText: SECRET })).toBeVisible();
  await expect(coordinator.locator('.note', { hasText: SECRET }).getByRole('button')).toHaveCount(0);

  await note.locator('summary').click();
  await note.getByText('Partagée avec Awa').click();
  await note.getByRole('button', { name: 'Enregistrer la modification' }).click();
  await expect(coach.locator('.flash--done')).toHaveText('La note est modifiée et partagée.');
  await expect(note.locator('.note__readers')).toHaveText(/^Partagée\s: Awa la lit aussi$/);
  expect(await seen()).toBe(1);

  await note.getByRole('button', { name: /^Retirer/ }).click();
  await expect(coach.locator('.flash--done')).toBeVisible();
  await expect(note).toHaveCount(0);
  expect(await seen()).toBe(0);
  await coach.locator('.note--removed').getByRole('button', { name: /^Remettre/ }).click();
  await expect(note).toHaveCount(1);
  expect(await seen()).toBe(1);
});

test('a note of two lines keeps its line break for coach and participant', async ({ openAs }) => {
  const coach = await openAs('coach');
  await openNotes(coach);
  const form = coach.locator('form[action="/api/suivis/notes/ecrire"]');
  await form.locator('#note').fill('Nous avons parlé du marché.\nOn se revoit lundi.');
  await form.getByText('Partagée avec Awa').click();
  await form.getByRole('button', { name: 'Enregistrer la note' }).click();
  await expect(coach.locator('.flash--done')).toHaveText('La note est enregistrée et partagée.');
  const awa = await openAs('participant');
  await awa.goto('/plan');
  const section = awa.locator('section', { has: awa.getByRole('heading', { name: 'Ce que nous nous sommes dit' }) });
  await expect(section.locator('.note__text').first()).toHaveText(/marché\.\n.*lundi\./, { useInnerText: true });
  await expect(section.locator('.thread__who').first()).toContainText('Claire Vasseur');
});
