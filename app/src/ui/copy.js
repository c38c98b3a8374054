// Shows the buttons that copy, in a secure context only: elsewhere browsers have no clipboard.
for (const button of isSecureContext ? document.querySelectorAll("[data-copy][hidden]") : []) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    // If the browser refuses, the text can still be selected.
    await navigator.clipboard.writeText(button.dataset.copy);
    const word = button.firstElementChild;
    word.textContent = word.dataset.copied;
  });
}
