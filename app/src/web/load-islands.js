/** Resolves in a task of its own, after `ms`: between two of them the browser answers a touch. */
const pause = (ms = 0) => new Promise((done) => setTimeout(done, ms));

/** Wakes the islands of a page that is shown. Most pages have none, and fetch neither script nor module. */
export async function wakeIslands(script, module) {
  const islands = document.querySelectorAll("leptos-island");
  if (!islands.length) return;
  // The module needs reference types (Chrome 96, Safari 15): an older browser does not fetch it.
  if (!WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0]))) return;
  const bytes = fetch(module);
  const essor = await import(script);
  await pause();
  await essor.default({ module_or_path: bytes });
  await pause();
  essor.hydrate();
  for (const island of islands) {
    await pause();
    const join = essor[island.dataset.component](island);
    // A form on its way says so in its button, where the island would look for what the server drew (see app/src/offline/page.js).
    await pause();
    while (island.querySelector("[data-sending]")) await pause(100);
    // A browser that translates has put elements of its own around the texts: an island finds them as they were sent.
    for (const font of island.querySelectorAll("font")) if (font.isConnected) font.replaceWith(font.textContent);
    join?.();
  }
  document.documentElement.dataset.awake = "";
}
