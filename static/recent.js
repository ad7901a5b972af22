// Comfort only: the last searches, as sentences that lead to them; they never leave this browser.
"use strict";

(() => {
  const KEY = "searches", MOST = 12;
  const read = () => {
    try {
      const held = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      const sound = (each) => typeof each?.said === "string" && String(each.address).startsWith("?");
      return Array.isArray(held) ? held.filter(sound) : [];
    } catch {
      return [];
    }
  };
  const write = (searches) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(searches.slice(0, MOST)));
    } catch {
      // No storage (private windows): nothing is remembered.
    }
  };

  const asked = document.querySelector("[data-search]");
  if (asked && asked.dataset.search.length > 1) {
    const address = asked.dataset.search;
    const others = read().filter((each) => each.address !== address);
    write([{ address, said: asked.textContent.trim() }, ...others]);
  }

  const section = document.querySelector("[data-recent]");
  const show = () => {
    const searches = read();
    section.hidden = !searches.length;
    section.querySelector("ol").replaceChildren(...searches.map((each) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = section.dataset.recent + each.address;
      link.textContent = each.said;
      item.append(link);
      return item;
    }));
  };
  if (section) {
    section.querySelector("button").addEventListener("click", () => {
      write([]);
      show();
      document.querySelector("main").focus();
    });
    addEventListener("pageshow", show);
    show();
  }
})();
