// Comfort only: the page of a notice is read, searched and printed without this file.
"use strict";

const article = document.querySelector("article.notice");
const problems = [...article.querySelectorAll(".outline .problem:not(.item)")];
const named = (place) => document.querySelectorAll(`[data-place="${CSS.escape(place)}"]`);

// What is being read is marked in the contents, and stays in sight there; so do its words in an original beside it.
const contents = article.querySelector(".contents");
const original = article.querySelector(".original");
const inSight = new Set();
const bring = (panel, part) => {
  if (!part || panel.scrollHeight <= panel.clientHeight || panel.matches(":hover, :focus-within")) return;
  const box = panel.getBoundingClientRect(), here = part.getBoundingClientRect();
  if (here.top < box.top || here.bottom > box.bottom) panel.scrollTop += here.top - box.top - box.height / 4;
};
const follow = () => {
  const first = problems.find((problem) => inSight.has(problem));
  for (const link of contents.querySelectorAll("a[aria-current]")) link.removeAttribute("aria-current");
  const link = first && contents.querySelector(`a[href="#${CSS.escape(first.id)}"]`);
  if (!link) return;
  link.setAttribute("aria-current", "true");
  bring(contents, link);
  bring(original, document.getElementById(`o-${first.id}`));
};
const watch = new IntersectionObserver((changes) => {
  for (const { target, isIntersecting } of changes) inSight[isIntersecting ? "add" : "delete"](target);
  follow();
}, { rootMargin: "-84px 0px -60% 0px" }); // a problem one has jumped to begins at 80px, give or take a rounding
problems.forEach((problem) => watch.observe(problem));

// A unit and its words in the original light up together.
const pair = (event) => {
  const at = event.target.closest?.("[data-place], .links");
  const place = at?.dataset.place ?? at?.parentElement.querySelector("[data-place]")?.dataset.place;
  for (const lit of document.querySelectorAll(".paired")) lit.classList.remove("paired");
  if (place) for (const each of named(place)) each.classList.add("paired");
};
article.addEventListener("pointerover", pair);
article.addEventListener("focusin", pair);

// Beside each permanent link a button that copies it.
for (const link of article.querySelectorAll(".links a[rel=bookmark]")) {
  const button = document.createElement("button");
  const words = article.dataset.copyLink;
  button.type = "button";
  button.className = "copy";
  button.title = words;
  button.setAttribute("aria-label", `${words} ${link.closest("[id]").id}`);
  button.addEventListener("click", async () => {
    if (await copied(link, link.href)) {
      button.classList.add("done");
      button.title = article.dataset.copied;
      setTimeout(() => { button.classList.remove("done"); button.title = words; }, 2000);
    } else {
      location.assign(link.href); // no clipboard: the address bar has it
    }
  });
  link.after(button);
}

// The places of the words one came with: walked through without asking for the page again.
const places = article.querySelector(".places[data-count]");
const count = Number(places?.dataset.count ?? 0);
const numberIn = (hash) => Number(/^#hit-(\d+)$/.exec(hash)?.[1] ?? 0);
const addresses = (name, number) => {
  const link = places.querySelector(`[rel=${name}]`);
  const there = number >= 1 && number <= count;
  if (!there) {
    link.removeAttribute("href");
    link.setAttribute("role", "link");
    link.setAttribute("aria-disabled", "true");
    return;
  }
  const address = new URL(location);
  address.searchParams.set("hit", number);
  address.hash = `hit-${number}`;
  link.href = address;
  link.removeAttribute("aria-disabled");
};
const show = () => {
  const at = numberIn(location.hash);
  if (!count || !at || at > count) return;
  places.querySelector("b").textContent = at;
  places.querySelector(".at").hidden = false;
  places.querySelector(".all").hidden = true;
  addresses("prev", at - 1);
  addresses("next", at + 1);
};
const step = (name) => {
  const hash = new URL(places?.querySelector(`[rel=${name}]`)?.href || location).hash;
  if (!numberIn(hash)) return;
  location.hash = hash;
  show(); // before the event: keys may be faster
};
if (count) {
  show();
  addEventListener("hashchange", show);
  places.addEventListener("click", (event) => {
    const link = event.target.closest("[rel=prev], [rel=next]");
    if (!link) return;
    event.preventDefault();
    step(link.rel);
  });
}

// j and k from problem to problem, n and p from place to place, ? for the table; they can be switched off.
const keys = article.querySelector(".keys");
const beside = (way) => {
  const edge = 90; // below what is pinned to the top
  const tops = problems.map((problem) => problem.getBoundingClientRect().top - edge);
  const at = way > 0 ? tops.findIndex((top) => top > 5) : tops.findLastIndex((top) => top < -5);
  if (at < 0) return;
  location.hash = problems[at].id;
  problems[at].querySelector("a").focus({ preventScroll: true });
};
const commands = {
  j: () => beside(1),
  k: () => beside(-1),
  n: () => step("next"),
  p: () => step("prev"),
  "?": () => { keys.open = !keys.open; },
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.documentElement.dataset.keys === "off") return;
  if (event.target.closest("input, textarea, select, [contenteditable]") || !commands[event.key]) return;
  event.preventDefault();
  commands[event.key]();
});
const box = document.getElementById("single-keys");
box.checked = document.documentElement.dataset.keys !== "off";
box.addEventListener("change", () => {
  document.documentElement.dataset.keys = box.checked ? "on" : "off";
  try {
    localStorage.setItem("keys", box.checked ? "on" : "off");
  } catch {
    // No storage: it holds for this page.
  }
});
