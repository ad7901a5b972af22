// Comfort only: the basket is an address; this file remembers what was put into it, in this browser.
"use strict";

(() => {
  const KEY = "basket", MOST = 200;
  const links = document.querySelectorAll("a[data-basket-link]");
  const buttons = document.querySelectorAll("button[data-basket]");
  const page = document.querySelector("[data-basket-page]");

  const read = () => {
    try {
      const held = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return Array.isArray(held) ? held.filter((id) => typeof id === "string") : [];
    } catch {
      return []; // no storage (private windows), or something else's
    }
  };
  const write = (ids) => {
    try {
      localStorage.setItem(KEY, JSON.stringify([...new Set(ids)].slice(0, MOST)));
    } catch {
      // Not remembered: the address of the page still is the basket.
    }
    show();
  };
  const address = (ids) => "?" + ids.map((id) => "id=" + encodeURIComponent(id).replaceAll("%2F", "/")).join("&");

  function show() {
    const ids = read();
    for (const link of links) {
      link.hidden = !ids.length && !page;
      link.href = link.dataset.basketLink + (ids.length ? address(ids) : "");
      link.querySelector(".count").textContent = ids.length || "";
    }
    for (const button of buttons) {
      const held = ids.includes(button.dataset.basket);
      button.hidden = false;
      button.disabled = !held && ids.length >= MOST;
      button.firstElementChild.textContent = held ? button.dataset.in : button.dataset.out;
      button.toggleAttribute("data-held", held);
    }
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const id = button.dataset.basket, ids = read();
      write(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]);
    });
  }

  if (page) {
    const named = new URLSearchParams(location.search).getAll("id");
    const all = page.querySelector("[data-basket-all]");
    const ids = read();
    // The bare address means this browser's own basket.
    if (!named.length && ids.length) location.replace(address(ids));
    if (all && named.some((id) => !ids.includes(id))) {
      all.hidden = false;
      all.addEventListener("click", () => {
        write([...read(), ...named]);
        all.hidden = true;
      });
    }
    for (const out of page.querySelectorAll("[data-basket-out]")) {
      out.addEventListener("click", () => write(read().filter((id) => id !== out.dataset.basketOut)));
    }
    page.querySelector("[data-basket-empty]")?.addEventListener("click", () => write([]));
  }

  addEventListener("storage", show); // another tab
  addEventListener("pageshow", show); // back from another page
  show();
})();
