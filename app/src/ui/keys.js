// The switch of the shortcuts that are a single key: this file alone stores it. Scripts with such keys ask data-keys of the document.
/** The key in the local storage that is set while the shortcuts are switched off. */
const OFF = "review.keys.off";
const turn = (on) => { if (on) delete document.documentElement.dataset.keys; else document.documentElement.dataset.keys = "off"; };
try {
  turn(localStorage.getItem(OFF) === null);
} catch { /* Nothing is stored in private windows: they are on. */ }
const list = document.getElementById("raccourcis");
const box = list?.querySelector("input");
if (box) {
  list.hidden = false;
  box.checked = !document.documentElement.dataset.keys;
  box.addEventListener("change", () => {
    turn(box.checked);
    try {
      if (box.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    } catch { /* As above: for this page alone. */ }
  });
}
