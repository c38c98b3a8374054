// Keys within a table of the team, "tick all" without a new page, and how many rows are ticked.
const table = document.querySelector(".table--dense");
if (table) {
  const rows = () => [...table.querySelectorAll("tbody tr")];
  const boxes = () => [...table.querySelectorAll("tbody input[type=checkbox]")];
  const opener = (row) => row.querySelector("th a, td a");
  const say = document.querySelector(".bulk__count");
  const how = say && say.textContent;
  const all = table.querySelector("[data-tick-all]");
  const count = () => {
    if (!say) return;
    const ticked = boxes().filter((box) => box.checked).length;
    say.textContent = ticked === 0 ? how : (ticked === 1 ? say.dataset.one : say.dataset.many.replace("2", ticked));
  };
  const turnWord = () => {
    const word = all.querySelector("span");
    const other = all.dataset.tickAll;
    all.dataset.tickAll = word.textContent;
    word.textContent = other;
  };
  if (all) all.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const ticked = boxes().every((box) => box.checked);
    for (const box of boxes()) box.checked = !ticked;
    turnWord();
    count();
  });
  table.addEventListener("change", count);
  count();
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    const typed = target.closest("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]");
    if (typed || event.ctrlKey || event.altKey || event.metaKey || document.documentElement.dataset.keys) return;
    const row = target.closest(".table--dense tbody tr");
    const at = row ? rows().indexOf(row) : -1;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") {
      const next = rows()[row ? at + (key === "j" ? 1 : -1) : 0];
      const link = next && opener(next);
      if (link) { event.preventDefault(); link.focus(); }
    } else if (key === "x" && row) {
      const box = row.querySelector("input[type=checkbox]");
      if (box) { event.preventDefault(); box.checked = !box.checked; count(); }
    } else if (event.key === "Enter" && row && target.matches("input[type=checkbox]")) {
      const link = opener(row);
      if (link) { event.preventDefault(); link.click(); }
    }
  });
}
