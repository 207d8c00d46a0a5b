// The conversation: each value that arrives is one turn, added below the others.
// Gradio gives `element`, `props` and `watch`; the template itself is never drawn again.
const log = element.querySelector(".log");
const waiting = element.querySelector("template.waiting");
const failed = element.querySelector("template.failed");
const STORE = "askreviews:turns";
const opened = location.search;
let later = []; // the turns behind the one that the address asks for: Forward leads to them
const KEPT_TURNS = 30;
let linked = new URLSearchParams(location.search).has("q"); // the first answer belongs to the address
let alone = false; // whether the next question is asked as it stands, whatever was asked before

const fresh = element.querySelector(".conversations .new");
const last = element.querySelector(".conversations .last");

function add(turn) {
  document.getElementById("turn-waiting")?.remove();
  fresh.hidden = false;
  last.hidden = true;
  log.append(turn);
  log.lastElementChild.scrollIntoView({ block: "start", behavior: "instant" });
}

function parsed(html) {
  const turn = document.createElement("template"); // what is parsed in a template runs no script
  turn.innerHTML = html;
  return turn.content;
}

// The turns before the one that the address asks for: a reload, or Back, keeps them.
function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(STORE)) ?? [];
  } catch {
    return [];
  }
}

function store() {
  const turns = [...log.querySelectorAll(".turn[data-asked]")].slice(-KEPT_TURNS);
  const kept = turns.map((turn) => ({ address: turn.querySelector("a.again").search, html: turn.outerHTML }));
  if (kept.at(-1)?.address !== opened) later = []; // another question was asked here
  try {
    sessionStorage.setItem(STORE, JSON.stringify([...kept, ...later]));
  } catch {
    sessionStorage.removeItem(STORE); // too much for the browser: a reload then keeps the last turn alone
  }
}

// Opened without a question, the page begins anew; what was asked last is a step away.
const address = stored().at(-1)?.address;
if (!linked && address) {
  last.href = `/${address}`;
  last.hidden = false;
}

if (linked) {
  const turns = stored();
  const here = turns.findLastIndex((turn) => turn.address === location.search);
  for (const turn of turns.slice(0, Math.max(0, here))) log.append(parsed(turn.html));
  later = here < 0 ? [] : turns.slice(here + 1);
}

document.addEventListener("askreviews:asked", (event) => {
  const before = [...log.querySelectorAll(".turn[data-asked]")].map((turn) => turn.dataset.asked);
  event.detail.earlier = alone ? [] : before;
  alone = false;
  const turn = waiting.content.cloneNode(true);
  turn.querySelector(".asked").textContent = event.detail.question;
  add(turn);
});

document.addEventListener("askreviews:failed", () => {
  const turn = document.getElementById("turn-waiting");
  turn.removeAttribute("id");
  turn.querySelector(".verdict").replaceWith(failed.content.cloneNode(true));
});

watch("value", () => {
  add(parsed(props.value));
  // Reading goes on at the question; "/" leads back to the box.
  log.lastElementChild.querySelector(".question").focus({ preventScroll: true });
  rememberAddress();
  store();
});

// The address is that of the newest answer, so that it can be reloaded, and Back leads to the one before.
function rememberAddress() {
  const answer = log.lastElementChild.querySelector("a.again")?.href;
  if (answer && answer !== location.href) history[linked ? "replaceState" : "pushState"](null, "", answer);
  linked = false;
}

addEventListener("popstate", () => location.reload()); // which asks what the address says

// Gradio sets <base href="./">, so an in-page link would drop the address's query and load the page anew.
element.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const entry = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!entry) return;
  event.preventDefault();
  for (let fold = entry.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  entry.focus({ preventScroll: true });
  entry.scrollIntoView({ block: "nearest" });
});

// A follow-up can be asked again as it was written, or as the reader would rather have it read.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-ask]");
  if (!button) return;
  const box = document.querySelector("#question textarea");
  box.value = button.dataset.ask;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  alone = true;
  box.focus();
  // Gradio takes the words up in its next round.
  if (button.hasAttribute("data-now")) setTimeout(() => document.querySelector("#question .submit-button").click(), 50);
});
