// A document: steps between what is marked, shows an entry beside its number, and who else cites it.
const marked = [...document.querySelectorAll("[data-stop]")];
const counter = document.querySelector(".finder .count");
let at = Math.max(0, marked.findIndex((mark) => mark.id === location.hash.slice(1)));

function show() {
  for (const mark of marked) mark.classList.toggle("current", mark === marked[at]);
  counter.textContent = counter.dataset.words.replace("{at}", at + 1).replace("{all}", marked.length);
}

function go(steps) {
  at = (at + steps + marked.length) % marked.length;
  show();
  marked[at].tabIndex = -1;
  marked[at].focus({ preventScroll: true });
  marked[at].scrollIntoView({ block: "center" });
}

// Where the outline stands above the text, it would push the text out of sight.
if (matchMedia("(max-width: 61.99rem)").matches) document.querySelector(".outline details").open = false;

if (marked.length > 0) {
  for (const button of document.querySelectorAll(".finder [data-step]")) {
    button.hidden = false;
    button.addEventListener("click", () => go(Number(button.dataset.step)));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, dialog")) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
  show();
  // What was looked for is shown at once, unless the address leads to a place of its own.
  if (!location.hash && location.search) marked[at].scrollIntoView({ block: "center" });
}

// An entry beside its number, for as long as the number is pointed at or focused; Escape hides it (WCAG 1.4.13).
const preview = document.createElement("div");
preview.className = "entry-preview";
preview.id = "entry-preview";
preview.setAttribute("role", "tooltip");
preview.hidden = true;
document.body.append(preview);
let leaving;

function entryOf(link) {
  return document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
}

function reveal(link) {
  const entry = entryOf(link);
  if (!entry) return;
  clearTimeout(leaving);
  preview.replaceChildren(...entry.cloneNode(true).childNodes);
  preview.hidden = false;
  link.setAttribute("aria-describedby", preview.id);
  const place = link.getBoundingClientRect();
  const left = Math.min(place.left, document.documentElement.clientWidth - preview.offsetWidth - 8);
  const below = place.bottom + preview.offsetHeight + 8 < innerHeight;
  preview.style.left = `${Math.max(8, left) + scrollX}px`;
  preview.style.top = `${(below ? place.bottom + 6 : place.top - preview.offsetHeight - 6) + scrollY}px`;
}

function conceal() {
  leaving = setTimeout(() => (preview.hidden = true), 150);
}

for (const [start, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(start, (event) => {
    const link = event.target.closest("a.number");
    if (link) reveal(link);
    else if (event.target.closest(".entry-preview")) clearTimeout(leaving);
  });
  document.addEventListener(end, (event) => {
    if (event.target.closest("a.number, .entry-preview")) conceal();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") preview.hidden = true;
});

// A click on a number lists every sentence, in all documents, that cites the same paper.
const panel = document.querySelector("dialog.citing-panel");

document.addEventListener("click", async (event) => {
  if (event.target.closest(".citing-panel .close")) panel.close();
  const link = event.target.closest("a.number");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const address = entryOf(link)?.querySelector("a.who-cites")?.href;
  if (!address) return;
  event.preventDefault();
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  panel.querySelector(".content").replaceChildren(...page.querySelector("main").childNodes);
  preview.hidden = true;
  panel.showModal();
});
