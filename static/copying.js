// Comfort only: what a button copies can be selected by hand.
"use strict";

// Selects a node's words and puts them on the clipboard; says whether that could be done. Pages without HTTPS have no
// navigator.clipboard, but what is selected can still be copied there.
async function copied(node, words = node.textContent) {
  const selection = getSelection();
  selection.selectAllChildren(node);
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const put = (event) => { event.clipboardData.setData("text/plain", words); event.preventDefault(); };
    document.addEventListener("copy", put, { once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", put);
    return done;
  }
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await copied(document.getElementById(button.dataset.copy));
    button.textContent = done ? button.dataset.copied : button.dataset.selected;
    setTimeout(() => { button.textContent = words; }, done ? 2000 : 6000);
  });
}
