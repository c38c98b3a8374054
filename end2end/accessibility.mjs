// axe and the width of a page, in light and dark, on a phone and on a desk.
import axe from 'axe-core/axe.min.js';
import { expect } from './fixtures.mjs';

/** Options of a browser context for axe: nothing moves, so that no colour is measured halfway. */
export const withoutMotion = { reducedMotion: 'reduce', colorScheme: 'light' };

// The dark scheme sets other values for the colours and changes nothing else (style/tokens.css): the rules on colours say all about it.
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Returns the violations of the page in the browser's present state: rule and first element of each. */
export async function violations(page, rules) {
  // Injected once per page and run there: a builder that injects it each time, and opens a tab for the result, takes four times as long.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: only }) });
    return violations.map(({ id, nodes }) => [id, nodes[0].html]);
  }, rules);
}

/** Checks the page at one width. */
async function checkWidth(page, name, width) {
  await page.setViewportSize({ width, height: 800 });
  for (const [colorScheme, rules] of [['dark', colourRules], ['light', null]]) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await violations(page, rules), `${name}, ${colorScheme}, ${width} px`).toEqual([]);
  }
  const excess = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
  expect.soft(excess, `${name}, ${width} px does not scroll sideways`).toBeLessThanOrEqual(0);
}

/** Checks the page with axe at both widths, and runs `atWidth` at each of them. */
export async function checkAccessibility(page, name, atWidth = () => {}) {
  // axe runs in the document itself and would miss what stands in a frame.
  expect.soft(page.frames(), `${name} has no frame`).toHaveLength(1);
  for (const width of [360, 1280]) {
    await checkWidth(page, name, width);
    await atWidth(width);
  }
}

/** Checks the page with every `details` open. */
export async function checkOpened(page, name) {
  await page.evaluate(() => document.querySelectorAll('main details').forEach((it) => { it.open = true; }));
  await checkAccessibility(page, name);
}

/** Returns the errors of the console except for a page's own status, where it is meant to be 403 or 404. */
export const unexpectedErrors = (page) => page.consoleErrors.filter((text) => !/^Failed to load resource: .* (403|404) /.test(text));
