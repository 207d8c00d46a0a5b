// What the buttons of a card do: copy it with its citation, and say whether it answers.
async function copied(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Browsers keep the clipboard from pages that come over plain HTTP from another machine; this old way works.
  const box = document.createElement("textarea");
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  if (!done) throw new Error("not allowed");
}

function say(button, words) {
  const said = button.closest(".actions").querySelector(".said");
  said.textContent = words;
  setTimeout(() => (said.textContent = ""), 4000);
}

async function judge(button) {
  const group = button.closest(".thumbs");
  const { question, document: name, start, end } = group.dataset;
  const answer = await fetch("/judgments", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      question,
      document: name,
      start: Number(start),
      end: Number(end),
      relevant: button.dataset.relevant === "true",
    }),
  });
  if (!answer.ok) return say(button, (await answer.json()).detail);
  for (const other of group.querySelectorAll(".thumb")) other.setAttribute("aria-pressed", other === button);
  say(button, group.dataset.kept);
}

document.addEventListener("click", async (event) => {
  const copy = event.target.closest("button.copy");
  if (copy) {
    const group = copy.closest(".actions");
    await copied(copy.dataset.text).then(
      () => say(copy, group.dataset.copied),
      () => say(copy, group.dataset.notCopied),
    );
  }
  const thumb = event.target.closest("button.thumb");
  if (thumb) await judge(thumb);
});
