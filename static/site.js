// Comfort only: every page works without this file.
"use strict";

// A switch takes effect at once where there is a question to ask again.
for (const form of document.querySelectorAll("form[data-submit-on-change]")) {
  form.addEventListener("change", (event) => {
    if (event.target.type === "radio" && form.q.value.trim()) form.requestSubmit();
  });
}

// "/" puts the cursor into the search box, as on many sites of this kind.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector("input[type=search]");
  if (box) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

// On a phone the panel of filters stays as it was left while values are ticked one after another.
for (const panel of document.querySelectorAll("details[data-keep]")) {
  const key = "open:" + panel.dataset.keep;
  try {
    if (sessionStorage.getItem(key) === "1") panel.open = true;
    panel.addEventListener("toggle", () => sessionStorage.setItem(key, panel.open ? "1" : "0"));
  } catch {
    // No storage (private windows): the panel starts closed on each page.
  }
}
