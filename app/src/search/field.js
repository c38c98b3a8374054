const field = document.getElementById("trouver");
const own = document.querySelector("[data-find-here]");
const wait = 120;
let asked;
/** Resolves to the part of the search page that lists what a query finds; to null when another query came after it or nothing answered. */
async function find(query) {
asked?.abort();
asked = new AbortController();
try {
const answer = await fetch(`/recherche?words=${encodeURIComponent(query)}`, { signal: asked.signal, headers: { Accept: "text/html" } });
if (!answer.ok || answer.redirected) return null;
return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-found]");
} catch { return null; }
}
if (field) {
const form = field.form;
const list = form.querySelector("[role=listbox]");
const status = form.querySelector("[role=status]");
let timer, shown, at;
field.setAttribute("role", "combobox");
field.setAttribute("aria-autocomplete", "list");
field.setAttribute("aria-controls", list.id);
field.setAttribute("aria-expanded", "false");
const close = () => {
clearTimeout(timer);
asked?.abort();
list.hidden = true;
list.replaceChildren();
field.setAttribute("aria-expanded", "false");
field.removeAttribute("aria-activedescendant");
shown = undefined;
};
const choose = (next) => {
at = next;
[...list.children].forEach((option, place) => option.setAttribute("aria-selected", place === at));
const option = list.children[at];
if (!option) return field.removeAttribute("aria-activedescendant");
field.setAttribute("aria-activedescendant", option.id);
option.scrollIntoView({ block: "nearest" });
};
const show = async () => {
const query = field.value.trim();
const found = await find(query);
if (!found || query !== field.value.trim() || document.activeElement !== field) return;
list.replaceChildren(...[...found.querySelectorAll("a.row__link")].map((link, place) => {
const option = document.createElement("li");
option.setAttribute("role", "option");
option.className = "find__option";
option.id = `trouve-${place}`;
option.dataset.to = link.getAttribute("href");
for (const part of ["row__title", "row__note"]) {
const from = link.querySelector(`.${part}`);
if (!from) continue;
const text = document.createElement("span");
text.className = part;
text.textContent = from.textContent;
option.append(text, " ");
}
return option;
}));
status.textContent = found.dataset.found;
shown = query;
list.hidden = !list.children.length;
field.setAttribute("aria-expanded", String(!list.hidden));
choose(query ? 0 : -1);
};
const later = () => { clearTimeout(timer); timer = setTimeout(show, wait); };
field.addEventListener("input", later);
field.addEventListener("focus", later);
field.addEventListener("blur", close);
field.addEventListener("keydown", (event) => {
if (event.isComposing) return;
const last = list.children.length - 1;
const step = { ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last }[event.key];
if (step !== undefined && !list.hidden) {
event.preventDefault();
choose(step);
} else if (event.key === "Escape") {
if (list.hidden) field.blur(); else { event.preventDefault(); close(); }
} else if (event.key === "Enter" && shown === field.value.trim() && list.children[at]) {
event.preventDefault();
location.assign(list.children[at].dataset.to);
}
});
list.addEventListener("pointerdown", (event) => event.preventDefault());
list.addEventListener("click", ({ target }) => {
const option = target.closest("[data-to]");
if (option) location.assign(option.dataset.to);
});
addEventListener("keydown", (event) => {
const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing && !document.documentElement.dataset.keys;
if (event.defaultPrevented || !command && !slash) return;
event.preventDefault();
const here = field.checkVisibility?.() ?? field.offsetParent;
if (here || own) { (here ? field : own).focus(); (here ? field : own).select(); } else location.assign("/recherche");
});
}
if (own) {
let timer;
own.addEventListener("input", () => {
clearTimeout(timer);
timer = setTimeout(async () => {
const query = own.value.trim();
const found = await find(query);
if (!found || query !== own.value.trim()) return;
document.querySelector("[data-found]").replaceWith(found);
document.querySelector("[data-found-status]").textContent = found.dataset.found;
history.replaceState(null, "", query ? `/recherche?words=${encodeURIComponent(query)}` : "/recherche");
}, wait);
});
}
