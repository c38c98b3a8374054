// A mistake leaves the summary as soon as its field is changed; the last one takes the summary along.
const summary = document.querySelector(".error-summary");
addEventListener("input", ({ target }) => {
  for (const link of summary.querySelectorAll("a")) {
    const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    // A group of choices is named by its first one.
    if (!field || (field !== target && !(field.name && field.name === target.name && field.form === target.form))) continue;
    // Nothing is read aloud again.
    summary.removeAttribute("role");
    link.closest("li").remove();
    const left = summary.querySelectorAll("a").length;
    if (!left) summary.remove();
    else summary.querySelector(".error-summary__title").textContent = JSON.parse(summary.dataset.titles)[left - 1];
  }
});
