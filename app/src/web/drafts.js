// Deletes obsolete drafts on the phone, and all of a person who signed out.
try {
  const mark = "leaving";
  const gone = (key) => localStorage.removeItem(key);
  for (const { dataset } of document.querySelectorAll("[data-sent]")) {
    if (JSON.parse(localStorage.getItem(dataset.sent))?.seen < dataset.version) gone(dataset.sent);
  }
  for (const it of document.querySelectorAll("[data-draft]")) it.hidden = !localStorage.getItem(it.dataset.draft);
  // The answer to a sign-out may be lost: that it was asked for is known here.
  if (document.querySelector("[data-signed-out]") || (location.pathname === "/connexion" && sessionStorage.getItem(mark))) {
    Object.keys(localStorage).filter((key) => key.startsWith("essor.")).forEach(gone);
    indexedDB.deleteDatabase("essor");
    sessionStorage.removeItem("people");
    caches.keys().then((names) => names.forEach((name) => caches.delete(name)));
  }
  sessionStorage.removeItem(mark);
  addEventListener("submit", ({ target }) => { if (/\/quitter$/.test(target.action)) sessionStorage.setItem(mark, "1"); });
} catch {}
