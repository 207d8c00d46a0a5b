// The conversation: each value that arrives is one turn, added below the others.
// Gradio gives `element`, `props` and `watch`; the template itself is never drawn again.
const log = element.querySelector(".log");
const waiting = element.querySelector("template.waiting");
const failed = element.querySelector("template.failed");
let linked = new URLSearchParams(location.search).has("q"); // the first answer belongs to the address

function add(turn) {
  document.getElementById("turn-waiting")?.remove();
  log.append(turn);
  log.lastElementChild.scrollIntoView({ block: "start", behavior: "instant" });
}

document.addEventListener("askreviews:asked", (event) => {
  const turn = waiting.content.cloneNode(true);
  turn.querySelector(".asked").textContent = event.detail;
  add(turn);
});

document.addEventListener("askreviews:failed", () => {
  const turn = document.getElementById("turn-waiting");
  turn.removeAttribute("id");
  turn.querySelector(".verdict").replaceWith(failed.content.cloneNode(true));
});

watch("value", () => {
  const turn = document.createElement("template"); // what is parsed in a template runs no script
  turn.innerHTML = props.value;
  add(turn.content);
  // Reading goes on at the question; "/" leads back to the box.
  log.lastElementChild.querySelector(".question").focus({ preventScroll: true });
  rememberAddress();
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
