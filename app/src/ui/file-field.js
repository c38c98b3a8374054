// The browser's own words in a field of files are in its language, not in the page's. Its input lies, unseen, over this face.
for (const box of document.querySelectorAll(".file:not(.file--own)")) {
const [field, face] = [box.querySelector("input"), box.querySelector(".file__face")];
const name = face.querySelector(".file__name");
const none = name.textContent;
const show = () => { name.textContent = Array.from(field.files, (file) => file.name).join(", ") || none; };
box.classList.add("file--own");
face.hidden = false;
field.addEventListener("change", show);
// A page that the browser shows again keeps its file.
addEventListener("pageshow", show);
show();
}
