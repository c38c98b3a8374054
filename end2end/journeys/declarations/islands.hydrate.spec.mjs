import { test, expect, lastMonth } from '../../fixtures.mjs';

test('typing updates the total, shows mistakes and saves the draft', { tag: '@firefox' }, async ({ openAs }) => {
  const page = await openAs('participant');
  const address = `/declarations/${lastMonth()}`;
  await page.goto(address);
  const amount = page.getByLabel('Argent reçu').first();
  await expect(amount).toHaveAttribute('required');
  await expect(async () => {
    await amount.fill('');
    await amount.pressSequentially('12,5');
    await expect(page.locator('.total__figure')).toHaveText(/^12,50\s€$/, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await page.locator('summary', { hasText: 'Plusieurs activités' }).click();
  await page.getByRole('button', { name: 'Ajouter une autre activité' }).click();
  await expect(page.getByLabel('Argent reçu').nth(1)).toBeFocused();
  await page.getByLabel('Argent reçu').nth(1).fill('abc');
  await expect(page.locator('.money__echo').nth(1)).toHaveText('Écrivez le montant en chiffres, par exemple 1 250,50.');
  await page.getByLabel('Argent reçu').first().focus();
  await expect(page.locator('.field__error').nth(1)).toBeVisible();
  // It is said as soon as it shows, and one amount alone has to be given.
  await expect(page.locator('.field__error').nth(1)).toHaveAttribute('role', 'alert');
  await expect(amount).not.toHaveAttribute('required');
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await page.getByLabel('Argent reçu').nth(1).fill('7,5');
  await expect(page.locator('.total__figure')).toHaveText(/^20,00\s€$/);
  await page.reload();
  await expect(page.locator('.total__figure')).toHaveText(/^20,00\s€$/);
  await expect(page.locator('.notice--draft')).toBeVisible();
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.figure').first()).toHaveText(/^20\s€$/);
  expect(page.consoleErrors).toEqual([]);
});

test('nothing moves when the form of a month wakes', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.addInitScript(() => {
    window.shifts = PerformanceObserver.supportedEntryTypes.includes('layout-shift') ? [] : ['this browser does not say'];
    window.observer = new PerformanceObserver((list) => window.shifts.push(...list.getEntries()));
    window.observer.observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`/declarations/${lastMonth()}`);
  await expect(page.locator('.actionbar__sums')).toBeVisible();
  const moved = await page.evaluate(async () => {
    // Two frames: what the last change moved has been painted.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => { requestAnimationFrame(done); });
    return [...window.shifts, ...window.observer.takeRecords()].map((shift) => (
      shift.sources ? `${shift.value}: ${shift.sources.map(({ node }) => node?.outerHTML ?? node?.nodeName)}`.slice(0, 200) : shift));
  });
  expect(moved).toEqual([]);
});

test('a form sent without a network waits and is sent by itself', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  const amount = page.getByLabel('Argent reçu').first();
  await expect(async () => {
    await amount.fill('');
    await amount.pressSequentially('190');
    await expect(page.locator('.total__figure')).toHaveText(/^190,00\s€$/, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.actionbar__note')).toContainText('l’envoi partira tout seul');
  await page.context().setOffline(false);
  await expect(page.locator('.figure').first()).toHaveText(/^190\s€$/);
});

test('a mistake in the field left for the send button is reported', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  const amount = page.getByLabel('Argent reçu').first();
  await expect(async () => {
    await amount.fill('');
    await amount.pressSequentially('12');
    await expect(page.locator('.total__figure')).toHaveText(/^12,00\s€$/, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await amount.fill('abc');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.locator('.error-summary')).toBeVisible();
});

test('the button says what it sends, and the sums are announced once, after the last key', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  await page.locator('html[data-awake]').waitFor();
  await page.evaluate(() => {
    window.spoken = [];
    const status = [...document.querySelectorAll('.actionbar [role=status]')].at(-1);
    new MutationObserver(() => window.spoken.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await expect(page.locator('.actionbar .button--main')).toHaveText('Envoyer');
  await page.getByLabel('Argent reçu').pressSequentially('315');
  await expect(page.locator('.actionbar .button--main')).toHaveText(/^Envoyer 315\s€$/);
  await expect(page.locator('.total__aside')).toHaveText(/^[1-9]\d*\s€$/);
  await expect(page.locator('.actionbar__sums')).toBeInViewport();
  await expect.poll(() => page.evaluate(() => window.spoken.length)).toBe(1);
  expect(await page.evaluate(() => window.spoken[0])).toMatch(/^Total du mois 315,00\s€\. À mettre de côté \d+\s€$/);
  await expect(page.locator('.money__echo')).toHaveAttribute('aria-live', 'off');
  expect(page.consoleErrors).toEqual([]);
});

test('what cannot be read says why while it is typed', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  await page.locator('html[data-awake]').waitFor();
  for (const [typed, why] of [
    ['abc', /en chiffres/], ['1000000000000', /trop grand/], ['12,3456', /deux chiffres au plus/], ['-50', /ne peut pas être négatif/], ['12,', /^12,00\s€$/],
  ]) {
    await page.getByLabel('Argent reçu').fill(typed);
    await expect(page.locator('.money__echo'), typed).toHaveText(why);
  }
  expect(page.consoleErrors).toEqual([]);
});
