// The list and its pages work by links and forms; with this a key presses one, and arrows walk the list.

const tasks = [...document.querySelectorAll("a.task")];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (step && tasks.length) {
    const at = tasks.indexOf(document.activeElement);
    tasks[Math.max(0, Math.min(tasks.length - 1, at + step))].focus();
  } else if (wanted && !event.repeat) wanted.click();
  else return;
  event.preventDefault();
});
