const form = document.querySelector(".side__fold");
const { dataset } = document.documentElement;
let sent = Promise.resolve();
// Of pictures alone the titles say the words.
const show = () => {
for (const item of form.parentElement.querySelectorAll(".side__item")) {
const label = [...item.querySelectorAll(".side__label")].at(-1);
if (dataset.menu) item.title = label.textContent; else item.removeAttribute("title");
}
};
const turn = () => {
if (dataset.menu) delete dataset.menu; else dataset.menu = "folded";
form.elements.folded.value = dataset.menu ? "" : "yes";
form.querySelector("button").setAttribute("aria-expanded", String(!dataset.menu));
show();
};
if (form) {
show();
form.addEventListener("submit", (event) => {
event.preventDefault();
const body = new URLSearchParams(new FormData(form));
// One after the other; what could not be kept is not shown.
sent = sent.then(() => fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true }))
.then(({ ok, type }) => ok || type === "opaqueredirect" || turn(), turn);
turn();
});
}
