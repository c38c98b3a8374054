// Enter in a field sends the form's main action, on every page.
import { test, expect, lastMonth } from '../../fixtures.mjs';
import { addressesOf, personas } from '../../pages.mjs';

/** Returns the forms of the page that Enter may send: a field of each to press it in, and the body that its main button would send. */
const forms = (page) => page.evaluate(() => {
  const types = ['text', 'tel', 'email', 'password', 'date', 'time', 'search', 'url', 'number', 'month'];
  const submits = (form) => [...form.elements].filter((it) => it.type === 'submit');
  return [...document.querySelectorAll('form[method=post]')].flatMap((form, at) => {
    const field = [...form.elements].find((it) => it.matches('input') && types.includes(it.type) && !it.disabled);
    if (!field) return [];
    const main = submits(form).filter((it) => it.matches('.button--main'));
    // The shown ones; where none of them is the main one, the first is.
    const shown = submits(form).filter((it) => !it.matches('[aria-hidden=true]'));
    const button = main[0] ?? shown[0];
    for (let it = form; it; it = it.parentElement) if (it.matches('details')) it.open = true;
    form.dataset.enter = at;
    field.dataset.enterOf = at;
    const sent = new URLSearchParams(new FormData(form, button));
    return [{ at, action: form.getAttribute('action'), many: shown.length, main: main.length, sent: sent.toString() }];
  });
});

/** Returns the pairs of a form body in order; a form writes line ends of a text area as CRLF. */
const sorted = (text) => [...new URLSearchParams(text)].map((pair) => pair.join('=').replaceAll('\r\n', '\n')).sort();

for (const persona of personas) {
  test(`Enter in a field sends the main action of its form on every page: ${persona}`, async ({ openAs }) => {
    const page = await openAs(persona);
    // Nothing is sent and nothing happens to the page: a navigation that is aborted leaves it as it is.
    await page.route((url) => url.pathname.startsWith('/api/'), (route) => route.abort('aborted'));
    let pressed = 0;
    for (const address of await addressesOf(page, persona)) {
      await page.goto(address);
      for (const { at, action, many, main, sent } of await forms(page)) {
        const where = `${address}, ${action}`;
        expect.soft(main, `${where} has one main button at most`).toBeLessThanOrEqual(1);
        const got = page.waitForRequest((request) => request.method() === 'POST');
        await page.locator(`[data-enter-of="${at}"]`).press('Enter', { noWaitAfter: true });
        const request = await got;
        expect.soft(new URL(request.url()).pathname, where).toBe(action);
        if (!request.headers()['content-type'].startsWith('multipart/')) {
          expect.soft(sorted(request.postData() ?? ''), `${where}: ${many} buttons`).toEqual(sorted(sent));
        }
        pressed += 1;
      }
    }
    if (persona !== 'network') expect(pressed).toBeGreaterThan(0);
  });
}

test('Enter in an amount sends the month with every line', async ({ openAs, javaScriptEnabled }) => {
  const page = await openAs('participant');
  await page.goto(`/declarations/${lastMonth()}`);
  if (javaScriptEnabled !== false) await page.locator('html[data-awake]').waitFor();
  await page.getByLabel('Argent reçu').fill('640');
  await page.locator('summary', { hasText: 'Plusieurs activités' }).click();
  await page.getByRole('button', { name: 'Ajouter une autre activité' }).click();
  await page.getByLabel('Argent reçu').nth(1).fill('15,50');
  await page.getByLabel('Argent reçu').nth(1).press('Enter');
  await expect(page.locator('.flash--done')).toBeVisible();
  await expect(page.locator('.figure').first()).toContainText('655,50');
});
