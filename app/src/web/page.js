// The script of every page.
import './drafts.js';
import '../ui/read-aloud-button.js';
import { wakeIslands } from './load-islands.js';

const beside = (file) => new URL(file, import.meta.url).href;

/** Resolves when the page has been shown; at once in a tab that is not. */
const shown = new Promise((done) => {
  if (document.hidden) done();
  else requestAnimationFrame(() => setTimeout(done));
});

// On the pages of participants, the script that works without a network: see app/src/offline. A copy says at once from when it is; what a
// page of the network says can wait until it is shown.
const mark = document.querySelector('[data-person]');
if (mark) (mark.dataset.keptAt ? Promise.resolve() : shown).then(() => import(beside('offline.js'))).catch(() => {});
shown.then(() => wakeIslands(beside('essor.js'), beside('essor.wasm')));
