// Keyboard shortcuts of the review queue. Each has a button on the page that does the same.
const find = (selector, within = document) => within.querySelector(selector);
const byId = (id) => (id ? document.getElementById(id) : null);

const list = byId("raccourcis");

/** Copies a suggested question into the field. */
document.addEventListener("change", ({ target }) => {
  if (target.closest("[data-ask] fieldset")) find("[name=question]", target.closest("form")).value = target.value;
});

/** Runs the shortcut of a key; returns whether it is one. */
function run(key, item) {
  let to;
  // Outside of an item the arrows scroll the page.
  if (key === "j" && !item) to = find("[data-figure]");
  else if (item && (key === "j" || key === "ArrowDown")) to = byId(item.dataset.next);
  else if (item && (key === "k" || key === "ArrowUp")) to = byId(item.dataset.back);
  else if (item && key === "v") {
    const form = find("form[action$=valider]", item);
    form?.requestSubmit();
    return Boolean(form);
  } else if (item && key === "q") {
    const ask = find("[data-ask]", item);
    item.open = true;
    if (ask) ask.open = true;
    to = ask && find("[name=question]", ask);
  } else if (key === "?" && list) {
    list.open = true;
    to = find("summary", list);
  }
  to?.focus();
  return Boolean(to);
}

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (target.closest("input, textarea, select") || event.ctrlKey || event.altKey || event.metaKey || document.documentElement.dataset.keys) return;
  if (run(key, target.closest("[data-next]"))) event.preventDefault();
});
