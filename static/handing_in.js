// Files and folders are dropped, and it is seen how much has been sent; without this the form does the same by its button.
"use strict";

(() => {
  const form = document.getElementById("hand-in"), zone = document.getElementById("drop-zone");
  const [files, folder] = form.querySelectorAll("input[type=file]");
  const status = document.getElementById("chosen-files"), bar = document.getElementById("sent");
  const language = document.documentElement.lang;
  const isNotice = (file) => !file.name.startsWith(".") && !/^readme(\.|$)/i.test(file.name);

  const show = () => {
    const chosen = [...files.files, ...folder.files];
    const size = chosen.reduce((sum, file) => sum + file.size, 0) / 1e6;
    status.textContent = chosen.length ? form.dataset.chosen.replace("{count}", chosen.length.toLocaleString(language))
      .replace("{size}", size.toLocaleString(language, { maximumFractionDigits: 1 })) : "";
  };
  const choose = (input, chosen) => {
    const transfer = new DataTransfer();
    for (const file of chosen) transfer.items.add(file);
    input.files = transfer.files;
    show();
  };
  files.addEventListener("change", show);
  folder.addEventListener("change", () => choose(folder, [...folder.files].filter(isNotice)));

  // A folder gives its entries some at a time, until it gives none.
  const entriesIn = async (reader) => {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    return some.length ? [...some, ...await entriesIn(reader)] : [];
  };
  const filesIn = async (entry) => {
    if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))].filter(isNotice);
    const inside = await entriesIn(entry.createReader());
    return (await Promise.all(inside.map(filesIn))).flat();
  };
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const dropped = entries.length ? (await Promise.all(entries.map(filesIn))).flat() : [...event.dataTransfer.files];
    choose(files, [...files.files, ...dropped]);
  });

  form.addEventListener("submit", (event) => {
    if (!files.files.length && !folder.files.length) return;
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", ({ loaded, total }) => { bar.value = total ? loaded / total : 0; });
    request.addEventListener("load", () => {
      if (request.status >= 400) return form.submit(); // its page says why
      if (request.responseURL !== location.href) return location.assign(request.responseURL);
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      document.querySelector("main").replaceWith(page.querySelector("main"));
      return undefined;
    });
    request.addEventListener("error", () => {
      bar.hidden = true;
      status.textContent = form.dataset.refused;
    });
    bar.hidden = false;
    status.textContent = form.dataset.sending;
    request.send(new FormData(form));
  });
})();
