// Comfort only: while a large file comes, how many of its rows are there. Without this the link brings the same file.
"use strict";

(() => {
  const LARGE = 1000; // rows: fewer are there at once
  const SCARCELY = 100; // ms between two numbers shown
  const texts = document.currentScript.dataset;
  const language = document.documentElement.lang;
  const megabytes = (bytes) => (bytes / 1e6).toLocaleString(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const filled = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name].toLocaleString(language));

  // Ends of lines that stand in no quoted cell; in JSON Lines no end of line stands in a cell at all.
  const rowCounter = (type) => {
    const quotes = type.startsWith("text/csv");
    if (!quotes && !type.startsWith("application/jsonl")) return null;
    let rows = quotes ? -1 : 0, within = false; // the line of column names is no row
    return (bytes) => {
      for (const byte of bytes) {
        if (quotes && byte === 0x22) within = !within;
        else if (byte === 0x0a && !within) rows += 1;
      }
      return Math.max(rows, 0);
    };
  };

  const nameIn = (disposition) => {
    const coded = /filename\*=utf-8''([^;]+)/i.exec(disposition);
    return coded ? decodeURIComponent(coded[1]) : /filename="([^"]*)"/.exec(disposition)?.[1] ?? "";
  };

  const panel = (stop) => {
    const line = document.createElement("p"), bar = document.createElement("progress");
    const words = document.createElement("span"), button = document.createElement("button");
    line.className = "coming";
    words.id = `coming-${document.querySelectorAll(".coming").length}`;
    bar.setAttribute("aria-labelledby", words.id);
    button.type = "button";
    button.className = "basket-button";
    button.textContent = texts.stop;
    button.addEventListener("click", stop);
    line.append(bar, words, button);
    const end = (text) => {
      bar.remove();
      button.remove();
      words.setAttribute("role", "status");
      words.textContent = text;
    };
    return { line, bar, words, end };
  };

  const received = async (answer, shown) => {
    const all = Number(answer.headers.get("X-Total-Rows"));
    const count = rowCounter(answer.headers.get("Content-Type") ?? "");
    const parts = [];
    let size = 0, rows = 0, last = 0;
    shown.bar.max = all;
    const reader = answer.body.getReader();
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      parts.push(value);
      size += value.length;
      rows = count?.(value);
      if (performance.now() - last < SCARCELY) continue;
      last = performance.now();
      if (count) shown.bar.value = rows;
      shown.words.textContent = filled(count ? texts.coming : texts.comingWhole, { rows, all, size: megabytes(size) });
    }
    if (count && rows !== all) throw new Error(`${rows} of ${all} rows`); // a server that stopped half way
    shown.end(filled(texts.done, { rows: all, size: megabytes(size) }));
    return new Blob(parts, { type: answer.headers.get("Content-Type") });
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const fetched = async (link) => {
    const stopping = new AbortController();
    const shown = panel(() => stopping.abort());
    link.closest("[data-rows]").after(shown.line);
    try {
      const answer = await fetch(link.href, { signal: stopping.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      save(await received(answer, shown), nameIn(answer.headers.get("Content-Disposition") ?? ""));
    } catch (reason) {
      if (reason.name === "AbortError") shown.line.remove();
      else shown.end(texts.failed);
    }
  };

  for (const links of document.querySelectorAll("[data-rows]")) {
    if (Number(links.dataset.rows) < LARGE) continue;
    for (const link of links.querySelectorAll('a[download]:not([href*=".svg"])')) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        fetched(link);
      });
    }
  }
})();
