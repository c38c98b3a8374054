// Reading aloud, by a synthesiser that says nothing and ends a sentence when the test says so.
import { test, expect } from '../../fixtures.mjs';

/** Puts a synthesiser with these voices in place of the browser's. `window.speech` keeps what was said, with the text that was marked. */
async function withVoices(page, languages) {
  await page.addInitScript((voices) => {
    const speech = { said: [], now: null };
    window.speech = speech;
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const synthesiser = {
      getVoices: () => voices.map((lang) => ({ lang, name: lang })),
      speak(utterance) {
        const [range] = CSS.highlights.get('aloud') ?? [];
        speech.now = utterance;
        const marked = range ? range.toString() : document.querySelector('[data-aloud-now]').textContent;
        const hidden = range?.startContainer.parentElement.closest('.visually-hidden, [aria-hidden=true], .tabs, details:not([open]) > :not(summary)');
        speech.said.push({ text: utterance.text, lang: utterance.lang, marked, hidden: Boolean(hidden) });
      },
      cancel() {
        speech.now = null;
        sessionStorage.setItem('cancelled', '1');
      },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesiser });
  }, languages);
}

/** Ends each sentence until the page is read; returns what was said. */
async function readAll(page) {
  await page.getByRole('button', { name: 'Écouter' }).click();
  await expect.poll(() => page.evaluate(() => speech.said.length)).toBe(1);
  return page.evaluate(() => {
    while (speech.now) {
      const ended = speech.now;
      speech.now = null;
      ended.onend();
    }
    return speech.said;
  });
}

const words = (text) => text.replace(/\s+/g, ' ').trim();

test('a page is read in its order, sentence by sentence, and each is marked while it is read', { tag: '@firefox' }, async ({ openAs }) => {
  const page = await openAs('participant');
  await withVoices(page, ['fr-FR']);
  await page.goto('/declarations');
  const headings = await page.locator('main :is(h1, h2)').evaluateAll((all) => all
    .filter((it) => it.checkVisibility() && !it.children.length && !/[.?!]/.test(it.textContent))
    .map((it) => it.textContent.replace(/\s+/g, ' ').trim()));
  expect(headings.length).toBeGreaterThan(1);
  const said = await readAll(page);
  const places = headings.map((heading) => said.findIndex(({ marked }) => words(marked) === heading));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(new Set(said.map(({ lang }) => lang))).toEqual(new Set(['fr-FR']));
  // Figures are words, and what is marked is what is said but for them.
  expect(said.filter(({ text }) => /[€%]/.test(text))).toEqual([]);
  expect(said.some(({ text, marked }) => /\d euros?/.test(text) && marked.includes('€'))).toBe(true);
  for (const { text, marked } of said.filter((it) => /^[\p{L} ,’.?!]+$/u.test(it.marked) && !/\b(janv|févr|avr|juil|sept|oct|nov|déc)\./.test(it.marked))) expect(text).toBe(words(marked));
  // Nothing that is hidden or in the navigation.
  expect(said.filter(({ hidden }) => hidden)).toEqual([]);
  const button = page.getByRole('button', { name: 'Écouter' });
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByRole('button', { name: 'Arrêter' })).toBeHidden();
  expect(await page.evaluate(() => CSS.highlights.has('aloud'))).toBe(false);
  expect(page.consoleErrors).toEqual([]);
});

test('reading pauses at a sentence, goes on with it, and stops by button, by Escape and with the page', { tag: '@firefox' }, async ({ openAs }) => {
  const page = await openAs('participant');
  await withVoices(page, ['fr-FR']);
  await page.goto('/plan');
  const said = () => page.evaluate(() => speech.said.map(({ text }) => text));
  const end = () => page.evaluate(() => speech.now.onend());
  const [reader, stopper] = [page.locator('[data-aloud=read]'), page.locator('[data-aloud=stop]')];
  await reader.click();
  await expect.poll(said).toHaveLength(1);
  await expect(reader).toHaveAccessibleName('Pause');
  await expect(reader).toHaveAttribute('aria-pressed', 'true');
  await end();
  await reader.click();
  await expect(reader).toHaveAccessibleName('Reprendre');
  await expect(reader).toHaveAttribute('aria-pressed', 'false');
  await reader.click();
  await expect.poll(said).toHaveLength(3);
  const [first, second, again] = await said();
  expect(again).toBe(second);
  await stopper.click();
  await expect(stopper).toBeHidden();
  await expect(reader).toBeFocused();
  expect(await page.evaluate(() => speech.now)).toBe(null);
  await reader.click();
  await expect.poll(said).toHaveLength(4);
  expect((await said())[3]).toBe(first);
  await page.keyboard.press('Escape');
  await expect(reader).toHaveAttribute('aria-pressed', 'false');
  await expect(reader).toHaveAccessibleName('Écouter');
  await reader.click();
  await expect.poll(said).toHaveLength(5);
  await page.evaluate(() => sessionStorage.removeItem('cancelled'));
  await page.goto('/moi');
  expect(await page.evaluate(() => sessionStorage.getItem('cancelled'))).toBe('1');
  expect(page.consoleErrors).toEqual([]);
});

test('each part is read by a voice of its language, and a page without a voice says so', async ({ openAs }) => {
  const page = await openAs('guest');
  await withVoices(page, ['fr-FR', 'ar-SA', 'tr_TR']);
  await page.goto('/connexion?language=ar');
  const title = words(await page.locator('h1').innerText());
  await page.locator('[data-aloud=read]').click();
  await expect.poll(() => page.evaluate(() => speech.said.length)).toBe(1);
  const said = await page.evaluate(() => {
    while (speech.now) {
      const ended = speech.now;
      speech.now = null;
      ended.onend();
    }
    return speech.said;
  });
  expect(said.find(({ text }) => text === title).lang).toBe('ar-SA');
  expect(said.find(({ text }) => text === 'Türkçe').lang).toBe('tr_TR');
  expect(said.find(({ text }) => text === 'Français').lang).toBe('fr-FR');
  expect(said.find(({ text }) => text === 'Українська').lang).toBe('uk');

  const silent = await openAs('guest');
  await withVoices(silent, ['fr-FR']);
  await silent.goto('/connexion?language=prs');
  await silent.locator('[data-aloud=read]').click();
  await expect(silent.locator('.aloud [role=status]')).not.toBeEmpty();
  expect(await silent.evaluate(() => speech.said)).toEqual([]);
});

test('without a synthesiser there is no button', async ({ openAs }) => {
  const page = await openAs('participant');
  await page.addInitScript(() => {
    delete window.speechSynthesis;
    delete Window.prototype.speechSynthesis;
  });
  await page.goto('/plan');
  await expect(page.locator('.aloud')).toBeHidden();
});
