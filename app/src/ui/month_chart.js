// A tap on a month of the chart shows its texts at once, in place of a new page.
for (const chart of document.querySelectorAll(".chart--months")) chart.addEventListener("click", (event) => {
const slot = event.target.closest(".chart__slot");
if (!slot || event.ctrlKey || event.metaKey || event.shiftKey) return;
event.preventDefault();
const read = (name) => slot.getAttribute(`data-${name}`) || "";
// A text that is written again is read again by screen readers.
for (const text of chart.querySelectorAll("[data-shows]")) if (text.textContent !== read(text.dataset.shows)) text.textContent = read(text.dataset.shows);
chart.querySelector(".chart__readout .state").className = `state state--bare state--${read("shape")}`;
const before = chart.querySelector(".chart__slot--selected");
if (before) before.classList.remove("chart__slot--selected"), before.removeAttribute("aria-current");
slot.classList.add("chart__slot--selected");
slot.setAttribute("aria-current", "true");
});
