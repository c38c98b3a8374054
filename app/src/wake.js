(async (script, module) => {
const islands = document.querySelectorAll("leptos-island");
if (!islands.length && !document.querySelector("[data-copy]")) return;
await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
const bytes = fetch(module);
const essor = await import(script);
await essor.default({ module_or_path: bytes });
essor.hydrate();
for (const island of islands) essor[island.dataset.component](island);
})