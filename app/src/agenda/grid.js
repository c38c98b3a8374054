// The present hour is in view; a session that can still move is dragged to another hour: its form opens with that hour, and its button confirms.
const frame = document.querySelector(".week-frame");
const now = frame?.querySelector(".now");
if (now?.getClientRects().length) frame.scrollTop += now.getBoundingClientRect().top - frame.getBoundingClientRect().top - frame.clientHeight / 3;
let held = null;
const two = (number) => String(number).padStart(2, "0");
for (const block of document.querySelectorAll("[data-move]")) {
block.draggable = true;
block.querySelector("a").draggable = false;
block.addEventListener("dragstart", (event) => {
held = { to: block.dataset.move, grip: event.clientY - block.getBoundingClientRect().top };
event.dataTransfer.effectAllowed = "move";
event.dataTransfer.setData("text/plain", "");
});
block.addEventListener("dragend", () => { held = null; });
}
for (const day of document.querySelectorAll("[data-day]")) {
day.addEventListener("dragover", (event) => { if (held) event.preventDefault(); });
day.addEventListener("drop", (event) => {
if (!held) return;
event.preventDefault();
const { top, height } = day.getBoundingClientRect();
const { day: date, from, hours } = day.dataset;
const minutes = Math.max(0, Math.round((from * 60 + ((event.clientY - held.grip - top) / height) * hours * 60) / 15) * 15);
location.assign(`${held.to}?jour=${date}&heure=${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`);
});
}
// Without a mouse: "d" on a session opens the same form, arrows go from hour to hour.
frame?.addEventListener("keydown", (event) => {
if (event.ctrlKey || event.metaKey || event.altKey) return;
const block = event.target.closest("[data-move]");
if (block && event.key === "d") location.assign(block.dataset.move);
const day = event.target.closest("[data-day]");
const [down, across] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key] ?? [0, 0];
if (!day || !(down || across)) return;
const shown = (within) => [...within.querySelectorAll("a")].filter((link) => link.getClientRects().length);
const top = (link) => link.getBoundingClientRect().top;
const days = [...frame.querySelectorAll("[data-day]")];
const links = shown(day);
const beside = days[days.indexOf(day) + across];
const next = down ? links[links.indexOf(event.target) + down] : beside && shown(beside).sort((a, b) => Math.abs(top(a) - top(event.target)) - Math.abs(top(b) - top(event.target)))[0];
if (!next) return;
event.preventDefault();
next.focus();
});
