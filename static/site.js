// Comfort only: every page works without this file.
"use strict";

// A switch takes effect at once where there is a question to ask again.
for (const form of document.querySelectorAll("form[data-submit-on-change]")) {
  form.addEventListener("change", (event) => {
    const isSwitch = event.target.type === "radio" || event.target.tagName === "SELECT";
    if (isSwitch && form.q.value.trim()) form.requestSubmit();
  });
}

// Single keys can be switched off (on the page of a notice, under "?"); it is remembered for all pages.
try {
  document.documentElement.dataset.keys = localStorage.getItem("keys") ?? "on";
} catch {
  document.documentElement.dataset.keys = "on";
}

// "/" puts the cursor into the search box, as on many sites of this kind.
document.addEventListener("keydown", (event) => {
  if (document.documentElement.dataset.keys === "off") return;
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

// A long list of facet values shows what is typed above it; Enter still picks by the whole name.
for (const form of document.querySelectorAll("form[data-find]")) {
  const section = form.closest("section");
  const box = form.querySelector("input[list]");
  box.removeAttribute("list"); // the list itself is what is looked through
  box.addEventListener("input", () => {
    const typed = box.value.trim();
    for (const more of section.querySelectorAll("details")) {
      more.dataset.was ??= more.open ? "1" : "";
      more.open = typed ? true : more.dataset.was === "1";
    }
    for (const item of section.querySelectorAll(".choices li")) {
      item.hidden = Boolean(typed) && !item.textContent.includes(typed);
    }
  });
}

// A branch of a large tree of filters comes when it is opened; without this its link brings the whole page anew.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-opens]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const answer = await fetch(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const branch = page.querySelector(`details[data-branch="${CSS.escape(link.dataset.opens)}"]`);
    link.replaceWith(branch);
    branch.querySelector("summary").focus();
  } catch {
    location.assign(link.href);
  }
});

// Suggestions while typing: a combobox with a list (WAI-ARIA 1.2); without an answer the box is a box.
for (const box of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("ul");
  list.id = box.id + "-suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestLabel);
  box.parentElement.append(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");
  let active = -1, asked = 0, timer = 0;

  const point = (at) => {
    active = at;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", list.children[at].id);
  };
  const close = () => {
    asked += 1; // an answer under way comes too late
    clearTimeout(timer);
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    point(-1);
  };
  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map((each, place) => {
      const option = document.createElement("li");
      const kind = document.createElement("span");
      option.id = list.id + "-" + place;
      option.setAttribute("role", "option");
      option.dataset.url = each.url;
      kind.textContent = each.kind;
      option.append(each.text, " ", kind);
      return option;
    }));
    list.hidden = !suggestions.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    point(-1);
  };
  const ask = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(box.dataset.suggest + "?q=" + encodeURIComponent(box.value));
      const said = await answer.json();
      if (mine === asked) show(said.suggestions);
    } catch {
      if (mine === asked) close();
    }
  };
  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (event.isComposing) return; // an input method is still at work
    if (box.value.trim()) timer = setTimeout(ask, 120);
    else close();
  });
  box.addEventListener("compositionend", () => { timer = setTimeout(ask, 120); });
  box.addEventListener("blur", () => setTimeout(close, 150));
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") point(active < last ? active + 1 : -1);
    else if (event.key === "ArrowUp") point(active < 0 ? last : active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
    event.preventDefault();
  });
}
