// The script of every page.
import './drafts.js';
import '../ui/read-aloud-button.js';
import { wakeIslands } from './load-islands.js';

const beside = (file) => new URL(file, import.meta.url).href;

// On the pages of participants, the script that works without a network: see app/src/offline.
if (document.querySelector('[data-person]')) import(beside('offline.js')).catch(() => {});
wakeIslands(beside('essor.js'), beside('essor.wasm'));
