// The bench works by its form; with this a key presses a button, and what comes of it is shown without a new page.

const bench = document.getElementById("bench");
const rows = () => [...bench.querySelectorAll("input[name=row]")];
const chosen = () => bench.querySelector("input[name=row]:checked");

const focus = (row) => {
  if (!row) return;
  row.checked = true;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
};

// How high the tools are, which stay in sight: what is scrolled to stands below them.
const measure = () => {
  bench.style.setProperty("--tools", `${bench.querySelector(".bench-tools").offsetHeight}px`);
};
addEventListener("resize", measure);

// One press after the other: a key that comes while an answer is awaited is pressed upon that answer.
let answers = Promise.resolve();
const press = (value) => {
  answers = answers.then(async () => {
    const data = new FormData(bench);
    data.set("press", value);
    const answer = await fetch(bench.action, { method: "POST", body: data });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("bench");
    if (!next) return;
    const unfolded = bench.querySelector("details").open;
    bench.replaceChildren(...next.childNodes);
    bench.querySelector("details").open = unfolded;
    measure();
    focus(chosen());
  }).catch(() => bench.requestSubmit());
};

bench.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || button.value.startsWith("save")) return;
  event.preventDefault();
  press(button.value);
});

const toDoubt = () => {
  const all = rows();
  const at = all.indexOf(chosen());
  const doubtful = all.filter((row) => "doubt" in row.dataset);
  focus(doubtful.find((row) => all.indexOf(row) > at) ?? doubtful[0]);
};
const KEYS = { ArrowLeft: "←", ArrowRight: "→" };

bench.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.name !== "row") return;
  const key = KEYS[event.key] ?? event.key;
  const button = [...bench.querySelectorAll("button[data-key]")].find((each) => each.dataset.key === key);
  if (key === "d") toDoubt();
  else if (key === "s") bench.querySelector("#bench-words").focus();
  else if (button) press(button.value);
  else return;
  event.preventDefault();
});

measure();
focus(chosen());
