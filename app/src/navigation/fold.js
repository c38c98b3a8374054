const form = document.querySelector(".side__fold");
const { dataset } = document.documentElement;
// Of pictures alone the titles say the words.
const show = () => {
for (const item of form.parentElement.querySelectorAll(".side__item")) {
const label = [...item.querySelectorAll(".side__label")].at(-1);
if (dataset.menu) item.title = label.textContent; else item.removeAttribute("title");
}
};
if (form) {
show();
form.addEventListener("submit", (event) => {
event.preventDefault();
fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual", keepalive: true }).catch(() => {});
if (dataset.menu) delete dataset.menu; else dataset.menu = "folded";
form.elements.folded.value = dataset.menu ? "" : "yes";
form.querySelector("button").setAttribute("aria-expanded", String(!dataset.menu));
show();
});
}
