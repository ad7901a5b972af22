// Comfort only: searches as sentences that lead to them, the last ones and those kept; they never leave this browser.
"use strict";

(() => {
  const LISTS = { recent: { key: "searches", most: 12 }, kept: { key: "kept-searches", most: 200 } };
  const read = (list) => {
    try {
      const held = JSON.parse(localStorage.getItem(LISTS[list].key) ?? "[]");
      const sound = (each) => typeof each?.said === "string" && String(each.address).startsWith("?");
      return Array.isArray(held) ? held.filter(sound) : [];
    } catch {
      return [];
    }
  };
  const write = (list, searches) => {
    try {
      localStorage.setItem(LISTS[list].key, JSON.stringify(searches.slice(0, LISTS[list].most)));
    } catch {
      // No storage (private windows): nothing is remembered.
    }
  };
  // However an address is written: with Chinese as it is, or escaped as of old.
  const same = (one, other) => `${new URLSearchParams(one)}` === `${new URLSearchParams(other)}`;
  const without = (list, address) => read(list).filter((each) => !same(each.address, address));

  // On a page of results: the search is remembered by itself, and kept by a button.
  const asked = document.querySelector("[data-search]");
  const search = asked && { address: asked.dataset.search, said: asked.textContent.trim() };
  if (search?.address.length > 1) write("recent", [search, ...without("recent", search.address)]);

  const save = document.querySelector("button[data-save]");
  const isKept = () => read("kept").some((each) => same(each.address, search.address));
  const showSave = () => {
    save.hidden = search.address.length < 2;
    save.textContent = isKept() ? save.dataset.in : save.dataset.out;
    save.toggleAttribute("data-held", isKept());
  };
  save?.addEventListener("click", () => {
    const then = { ...search, found: Number(asked.dataset.found), day: new Date().toISOString().slice(0, 10) };
    write("kept", isKept() ? without("kept", search.address) : [then, ...read("kept")]);
    showSave();
  });

  // On the front page and beside the basket: both lists, each search with a link.
  const sections = document.querySelectorAll("[data-searches]");
  const line = (section, each) => {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = section.dataset.results + each.address;
    link.textContent = each.said;
    item.append(link);
    if (section.dataset.searches === "kept") item.append(" ", ...keptParts(section, each));
    return item;
  };
  const keptParts = (section, each) => {
    const then = document.createElement("span"), forget = document.createElement("button");
    const language = document.documentElement.lang;
    then.className = "hint";
    then.textContent = section.dataset.then
      .replace("{day}", new Date(each.day).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" }))
      .replace("{n}", Number(each.found).toLocaleString(language));
    forget.type = "button";
    forget.className = "basket-button";
    forget.textContent = section.dataset.forget;
    forget.setAttribute("aria-label", `${section.dataset.forget} ${each.said}`);
    forget.addEventListener("click", () => {
      write("kept", without("kept", each.address));
      show();
      document.querySelector("main").focus();
    });
    return [then, " ", forget];
  };
  const show = () => {
    if (save) showSave();
    for (const section of sections) {
      const searches = read(section.dataset.searches);
      section.hidden = !searches.length;
      section.querySelector("ol").replaceChildren(...searches.map((each) => line(section, each)));
    }
  };
  document.querySelector("button[data-clear]")?.addEventListener("click", () => {
    write("recent", []);
    show();
    document.querySelector("main").focus();
  });
  addEventListener("storage", show); // another tab
  addEventListener("pageshow", show); // back from another page
  show();
})();
