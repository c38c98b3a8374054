(async (script, module) => {
const islands = document.querySelectorAll("leptos-island");
if (!islands.length && !document.querySelector("[data-copy]")) return;
await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
const bytes = fetch(module);
const essor = await import(script);
await essor.default({ module_or_path: bytes });
essor.hydrate();
for (const island of islands) {
// A browser that translates has put elements of its own around the texts: an island finds them as they were sent.
for (const font of island.querySelectorAll("font")) if (font.isConnected) font.replaceWith(font.textContent);
essor[island.dataset.component](island);
}
document.documentElement.dataset.awake = "";
})