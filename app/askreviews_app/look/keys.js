// The keys that work on every page: / j k o c ?
const STOPS = ".card, .stop";

function typing(target) {
  return target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog");
}

function shown(stop) {
  return stop.checkVisibility();
}

function current() {
  return document.activeElement.closest(STOPS);
}

function step(forward) {
  const stops = [...document.querySelectorAll(STOPS)].filter(shown);
  if (stops.length === 0) return;
  const here = stops.indexOf(current());
  const next = here < 0 ? (forward ? 0 : stops.length - 1) : here + (forward ? 1 : -1);
  const stop = stops[Math.max(0, Math.min(next, stops.length - 1))];
  stop.tabIndex = -1;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "start" });
}

const KEYS = {
  "/": () => document.querySelector("#question textarea, [data-main-box]")?.focus(),
  j: () => step(true),
  k: () => step(false),
  o: () => current()?.querySelector("a.open")?.click(),
  c: () => current()?.querySelector("button.copy")?.click(),
  "?": () => document.querySelector("dialog.shortcuts").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  if (event.target.closest(".shortcuts-button")) KEYS["?"]();
  if (event.target.closest(".shortcuts .close")) event.target.closest("dialog").close();
});
