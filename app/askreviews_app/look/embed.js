// <ask-reviews endpoint="https://host"> asks an askreviews server from any page. One file, nothing else needed.
// Attributes: endpoint, k (1-20), mode (hybrid, keyword, meaning), documents (ids with blanks between), label.
// Whatever comes from the server is put into the page as text.
const STYLE = `
  :host { display: block; color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif;
    --ink: light-dark(#1c2226, #e8e6e0); --soft: light-dark(#566067, #a9b2b7);
    --sheet: light-dark(#fff, #1c2226); --line: light-dark(#dfdcd2, #343d43);
    --accent: light-dark(#0b5f67, #7fd0d4); --on-accent: light-dark(#fff, #0b1d1f);
    --evidence: light-dark(#fff0b3, #4b3f12); color: var(--ink); }
  form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
  label { flex: 1 1 14rem; display: flex; flex-direction: column; color: var(--soft); font-size: .85rem; }
  input { padding: .45rem .6rem; border: 1px solid #7b868d; border-radius: 8px; background: var(--sheet);
    color: var(--ink); font: inherit; font-size: 1rem; }
  button { padding: .5rem 1rem; border: 0; border-radius: 8px; background: var(--accent);
    color: var(--on-accent); font: 600 1rem system-ui, sans-serif; cursor: pointer; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  ol { margin: 0; padding: 0; list-style: none; }
  li.passage { margin: 0 0 1rem; padding: .9rem 1.1rem; border: 1px solid var(--line); border-radius: 12px;
    background: var(--sheet); overflow-wrap: anywhere; }
  h3 { margin: 0; font-size: .95rem; }
  .place, .entries, [role=status] { color: var(--soft); font-size: .875rem; }
  .entries { margin: .4rem 0 0; padding: 0; list-style: none; }
  blockquote { margin: .6rem 0; font: 1.05rem/1.6 Charter, Georgia, serif; white-space: pre-wrap; }
  mark { background: var(--evidence); color: inherit; }
  a { color: var(--accent); }
`;
const SAID = {
  label: "Ask the reviews",
  ask: "Ask",
  searching: "Searching …",
  unsure: "It is uncertain whether the documents answer this. These passages come nearest.",
  notFound: "The documents do not seem to answer this. These passages come nearest.",
  one: "One passage.",
  several: (count) => `${count} passages, best first.`,
  readAs: (text, terms) => `“${text}” was read as ${terms}.`,
  unknown: (words) => `Nowhere in the documents: ${words}.`,
  unmet: (words) => `In the documents, but in none of these passages: ${words}.`,
  unnamed: (words) => `Not in the first passage: ${words}; it may speak of another.`,
  misspelt: (text, word) => `“${text}”: did you mean “${word}”?`,
  nothing: "The documents do not seem to answer this.",
  unreachable: "The server does not answer.",
};

function made(tag, text = "", attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function link(url, text) {
  const safe = url && /^https?:/i.test(url);
  return safe ? made("a", text, { href: url, target: "_blank", rel: "noopener noreferrer" }) : made("span", text);
}

// The passage word for word, its evidence in <mark>. Offsets count characters, not UTF-16 units.
function quote(match) {
  const characters = [...match.text];
  const part = (start, end) => characters.slice(start - match.start, end - match.start).join("");
  const quoted = made("blockquote");
  let place = match.start;
  for (const evidence of match.evidence) {
    quoted.append(part(place, evidence.start), made("mark", part(evidence.start, evidence.end)));
    place = evidence.end;
  }
  quoted.append(part(place, match.end));
  return quoted;
}

function entry(reference) {
  const item = made("li", `[${reference.number}] `);
  const { doi, pmid, raw, url } = reference;
  const name = doi ? `doi:${doi}` : raw.includes(url) || !pmid ? url : `PMID: ${pmid}`;
  const place = url ? raw.toLowerCase().indexOf(name.toLowerCase()) : -1;
  if (place < 0) {
    item.append(`${raw} `, ...(url ? [link(url, name)] : []));
  } else {
    const end = place + name.length;
    item.append(raw.slice(0, place), link(url, name), raw.slice(end));
  }
  return item;
}

function passage(match) {
  const item = made("li", "", { class: "passage" });
  const work = made("h3");
  work.append(link(match.document.url, match.document.label));
  const entries = made("ul", "", { class: "entries" });
  entries.append(...match.references.map(entry));
  item.append(work, made("div", match.section.join(" › "), { class: "place" }), quote(match), entries);
  return item;
}

function verdict(answer) {
  if (answer.unsure) return SAID.unsure;
  if (!answer.found) return answer.matches.length ? SAID.notFound : SAID.nothing;
  return answer.matches.length === 1 ? SAID.one : SAID.several(answer.matches.length);
}

// What of the question the documents or these passages do not have, and what was read as a term that they do.
function remarks(answer) {
  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");
  const lacking = (kind, words) => (words.length ? [SAID[kind](quoted(words))] : []);
  return [
    ...answer.synonyms.map((one) => SAID.readAs(one.text, quoted(one.terms))),
    ...lacking("unknown", answer.unknown),
    ...(answer.found ? [...lacking("unmet", answer.unmet), ...lacking("unnamed", answer.unnamed)] : []),
    ...answer.misspelt.map((one) => SAID.misspelt(one.text, one.word)),
  ];
}

class AskReviews extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    const label = made("label", this.getAttribute("label") ?? SAID.label);
    this.box = made("input", "", { name: "question", maxlength: "2000", autocomplete: "off" });
    label.append(this.box);
    const form = made("form", "", { role: "search" });
    form.append(label, made("button", SAID.ask));
    this.status = made("p", "", { role: "status" });
    this.passages = made("ol");
    root.append(made("style", STYLE), form, this.status, this.passages);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(this.box.value);
    });
  }

  async ask(question) {
    this.status.textContent = SAID.searching;
    this.passages.replaceChildren();
    const asked = (this.latest = Symbol("asked"));
    const answer = await this.answered(question);
    if (asked !== this.latest) return; // another question was asked meanwhile
    if (answer.problem) {
      this.status.textContent = answer.problem;
      return;
    }
    this.status.textContent = [verdict(answer), ...remarks(answer)].join(" ");
    this.passages.append(...answer.matches.map(passage));
  }

  async answered(question) {
    const base = (this.getAttribute("endpoint") ?? new URL(import.meta.url).origin).replace(/\/$/, "");
    const body = {
      question,
      k: Number(this.getAttribute("k") ?? 3),
      mode: this.getAttribute("mode") ?? "hybrid",
      documents: (this.getAttribute("documents") ?? "").match(/\S+/g),
    };
    try {
      const answer = await fetch(`${base}/api/v1/ask`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      const told = await answer.json();
      return answer.ok ? told : { problem: told.detail ?? SAID.unreachable };
    } catch {
      return { problem: SAID.unreachable };
    }
  }
}

customElements.define("ask-reviews", AskReviews);
