// Makes a large photo smaller in its field before it is sent.
/** The longest side of a smaller photo, in pixels: a page of A4 stays readable. */
const LONGEST_SIDE = 1600;
/** Photos up to this size, in bytes, are sent unchanged. */
const SMALL_ENOUGH = 1_000_000;
/** The JPEG quality of a smaller photo, from 0 to 1. */
const QUALITY = .82;

const said = document.querySelector("[data-photo]");
const input = said.closest(".field").querySelector("input[type=file]");
const { language, shrunk, tooLarge, most } = input.dataset;

/** A size in decimal units, as domain::declarations::document::size_in_words writes it. */
function inWords(bytes) {
  const english = language === "en";
  const tenths = Math.floor((bytes + 50_000) / 100_000);
  if (tenths < 10) return `${Math.max(1, Math.floor((bytes + 500) / 1_000))}\u00a0${english ? "kB" : "ko"}`;
  return `${Math.floor(tenths / 10)}${english ? "." : ","}${tenths % 10}\u00a0${english ? "MB" : "Mo"}`;
}

/** A smaller copy of a photo; nothing when it is small enough, is no photo or cannot be read by the browser. */
async function shrink(file) {
  if (file.size <= SMALL_ENOUGH || !file.type.startsWith("image/")) return null;
  const photo = await createImageBitmap(file);
  const ratio = Math.min(1, LONGEST_SIDE / Math.max(photo.width, photo.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(photo.width * ratio));
  canvas.height = Math.max(1, Math.floor(photo.height * ratio));
  const context = canvas.getContext("2d");
  // A JPEG has no transparency: transparent pixels become white, not black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(photo, 0, 0, canvas.width, canvas.height);
  photo.close();
  const blob = await new Promise((made) => canvas.toBlob(made, "image/jpeg", QUALITY));
  return blob && blob.size < file.size ? new File([blob], file.name, { type: "image/jpeg" }) : null;
}

/** Replaces the photo in the field by a smaller one and writes the sentence under it. */
async function choose() {
  said.textContent = "";
  const [file] = input.files;
  if (!file) return;
  let small = await shrink(file).catch(() => null);
  // Another file may have been chosen meanwhile.
  if (input.files[0] !== file) return;
  if (small) {
    try {
      const transfer = new DataTransfer();
      transfer.items.add(small);
      input.files = transfer.files;
    } catch {
      small = null;
    }
  }
  if (small) said.textContent = shrunk.replace("{before}", () => inWords(file.size)).replace("{after}", () => inWords(small.size));
  else if (file.size > Number(most)) said.textContent = tooLarge;
}

input.addEventListener("change", choose);
// A file that was chosen before the script was there.
choose();
