// The script of every page.
import './drafts.js';
import '../ui/read-aloud-button.js';
import { wakeIslands } from './load-islands.js';

const beside = (file) => new URL(file, import.meta.url).href;

/** How long at most is waited, in milliseconds, for a browser to say that it has painted: of an empty page none does. */
const LONGEST_PAINT = 1000;

/** Resolves when the page has been shown, by the word of the browser where it gives one; at once in a tab that is not. */
const shown = new Promise((done) => {
  if (document.hidden) return done();
  const isPainted = () => performance.getEntriesByName("first-contentful-paint").length > 0;
  const reportsPaint = globalThis.PerformanceObserver?.supportedEntryTypes?.includes("paint");
  requestAnimationFrame(() => setTimeout(done, reportsPaint && !isPainted() ? LONGEST_PAINT : 0));
  if (reportsPaint) {
    new PerformanceObserver((_, observer) => {
      if (!isPainted()) return;
      observer.disconnect();
      done();
    }).observe({ type: "paint", buffered: true });
  }
});

// On the pages of participants, the script that works without a network: see app/src/offline. A copy says at once from when it is; what a
// page of the network says can wait until it is shown.
const mark = document.querySelector('[data-person]');
if (mark) (mark.dataset.keptAt ? Promise.resolve() : shown).then(() => import(beside('offline.js'))).catch(() => {});
shown.then(() => wakeIslands(beside('essor.js'), beside('essor.wasm')));
