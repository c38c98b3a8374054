const sheet = document.querySelector(".side__more");
if (sheet) {
addEventListener("click", ({ target }) => { if (sheet.open && !sheet.contains(target)) sheet.open = false; });
addEventListener("keydown", ({ key }) => {
if (key !== "Escape" || !sheet.open) return;
sheet.open = false;
sheet.firstElementChild.focus();
});
}
