// What works on the whole page. Gradio calls this function once, when the page is there.
() => {
  const questionBox = () => document.querySelector("#question textarea");

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[aria-controls]");
    if (button) button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") !== "true");
  });

  // Gradio gives its groups of buttons a title, but no name that a screen reader says.
  for (const group of document.querySelectorAll("fieldset")) {
    group.setAttribute("aria-label", group.querySelector('[data-testid="block-info"]').textContent.trim());
  }

  // On a phone, focus would bring up the keyboard over the page.
  if (matchMedia("(hover: hover)").matches) questionBox()?.focus({ preventScroll: true });
};
