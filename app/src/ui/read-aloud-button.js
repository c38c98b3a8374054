// Shows the buttons where the browser can read aloud, and fetches the reader with the first tap.
const box = document.getElementById("lecture");
if (box && "speechSynthesis" in window && "SpeechSynthesisUtterance" in window) {
  box.hidden = false;
  let reader;
  box.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-aloud]");
    if (!button) return;
    reader ??= import(new URL('read-aloud.js', import.meta.url).href).then((module) => module.reader(box, document.getElementById("contenu")));
    (await reader)[button.dataset.aloud]();
  });
}
