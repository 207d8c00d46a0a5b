"""The page in a real browser, as a reader uses it."""

from __future__ import annotations

import pytest
from app_samples import HARD, HARD_STRINGS, MOSS, TABLE
from asking import ask, text_of

from askreviews_app import phrases, texts

pytestmark = pytest.mark.browser

SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844, "touch": True}}
LOOKS = [(size, scheme) for size in SIZES for scheme in ("light", "dark")]


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_first_screen_says_what_this_is(open_page, size, scheme):
    """A new reader sees what it does, that nothing is generated, and questions to begin with."""
    page = open_page(scheme=scheme, **SIZES[size])
    assert page.title() == "askreviews"
    assert page.get_by_text("Nothing is generated").is_visible()
    page.locator("button.example:visible").nth(texts.EXAMPLES_SHOWN - 1).wait_for()
    shown = page.locator("button.example").all_inner_texts()
    assert len(set(shown)) == texts.EXAMPLES_SHOWN
    assert set(shown) <= set(texts.EXAMPLES)
    assert page.locator("footer a").count() == 0


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_page_fits_and_can_be_read(open_page, size, scheme):
    """Nothing sticks out at the side, and all text stands off its ground by 4.5 to 1 at least."""
    page = open_page(scheme=scheme, **SIZES[size])
    turn = ask(page, "moss")
    turn.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(FAINT_TEXT) == []


def test_example_is_asked_with_one_click(open_page):
    """Pressing an example asks it; then the first screen gives way to the answer."""
    page = open_page()
    example = page.locator("button.example:visible").nth(1)
    words = example.inner_text()
    example.click()
    page.locator(".card").first.wait_for()
    assert text_of(page.locator(".asked")) == words
    assert not page.get_by_text("Nothing is generated").is_visible()


def test_questions_and_answers_stay_in_order(open_page):
    """Turns follow each other down the page, the newest in view, and the box is free for the next."""
    page = open_page()
    ask(page, "first moss")
    newest = ask(page, "second moss")
    assert page.locator(".asked").all_text_contents() == ["first moss", "second moss"]
    assert 0 <= newest.locator(".question").bounding_box()["y"] < 200
    assert page.get_by_role("textbox", name=texts.QUESTION_LABEL).input_value() == ""


@pytest.mark.parametrize("size", SIZES)
def test_question_box_stays_in_view(open_page, size):
    """However long the answer, the box for the next question is on the screen."""
    page = open_page(**SIZES[size])
    ask(page, "moss")
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"scrollTo({{top: {place}, behavior: 'instant'}})")
        box = page.get_by_role("textbox", name=texts.QUESTION_LABEL).bounding_box()
        assert 0 < box["y"] < SIZES[size]["height"] - box["height"]


def test_paper_has_the_answer_and_nothing_to_press(open_page):
    """Printed, the passages and all their entries are there, and no menu, box or button."""
    page = open_page()
    card = ask(page, "moss").locator(".card").first
    page.emulate_media(media="print")
    assert card.locator("blockquote, .quote, .passage").first.is_visible()
    assert all(entry.is_visible() for entry in card.locator(".entries li").all())
    assert not any(button.is_visible() for button in page.locator("button, textarea, nav").all())


def test_number_leads_to_its_entry(open_page):
    """A click on a number unfolds, shows and focuses its entry in the same card."""
    page = open_page()
    card = ask(page, "moss").locator(".card").first
    card.get_by_role("link", name="Reference 5").click()
    entry = page.locator(":focus")
    assert (entry.locator(".entry-number").inner_text(), entry.locator(".entry-text").inner_text()) == (
        "5",
        texts.NOT_LISTED,
    )
    assert entry.is_visible()
    assert page.url.endswith("/?q=moss&mode=hybrid&k=5")


def test_number_works_on_a_page_opened_by_a_link(open_page):
    """In a page whose address holds a question, a number leads to its entry and the answer stays."""
    page = open_page("?q=moss")
    page.locator(".card").first.get_by_role("link", name="Reference 1").click()
    assert page.locator(":focus .entry-number").inner_text() == "1"
    assert "?q=moss" in page.url


def test_entry_links_to_the_paper(open_page):
    """A DOI opens the paper in a tab that cannot reach back."""
    page = open_page()
    link = ask(page, "moss").get_by_role("link", name="doi:10.1/a")
    assert link.get_attribute("href") == "https://doi.org/10.1/a"
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener noreferrer")
    assert text_of(page.locator("#new-tab")) == texts.NEW_TAB


def test_unanswered_question_folds_the_nearest(open_page):
    """What the documents do not answer is said plainly; the nearest passages come when asked for."""
    page = open_page()
    turn = ask(page, "What dose of aspirin?")
    assert turn.get_by_text(texts.NOT_FOUND).is_visible()
    assert turn.get_by_text("“aspirin” occurs nowhere").is_visible()
    assert not turn.locator(".card").first.is_visible()
    turn.get_by_text("nearest passages").click()
    assert turn.locator(".card").first.is_visible()


def test_refused_question_is_explained(open_page):
    """An empty question gets the library's own words."""
    turn = ask(open_page(), "   ")
    assert (
        turn.get_by_role("alert")
        .inner_text()
        .startswith("The question is empty: type a few words, such as <name>")
    )


def test_question_that_the_server_refuses_is_not_left_waiting(open_page, expected_faults):
    """When no answer comes at all, the turn says so, and the question is still in the box."""
    page = open_page()
    page.get_by_role("textbox", name=texts.QUESTION_LABEL).fill("é" * 600_000)
    page.get_by_role("button", name=texts.ASK, exact=True).click()
    page.get_by_role("alert").get_by_text(texts.FAILED).wait_for()
    assert page.get_by_text(texts.SEARCHING).count() == 0
    assert len(page.get_by_role("textbox", name=texts.QUESTION_LABEL).input_value()) == 600_000
    expected_faults.append("413 (Request Entity Too Large)")


def test_settings_are_asked_with(open_page):
    """Mode, number and documents are radio buttons and check boxes, and the answer follows them."""
    page = open_page()
    page.get_by_role("radio", name="3", exact=True).check()
    page.get_by_role("radio", name=texts.MODES["meaning"]).check()
    page.get_by_role("checkbox", name=MOSS.label).uncheck()
    turn = ask(page, "moss")
    assert turn.locator(".card").count() == 3
    assert text_of(turn.locator(".work").first) == f"Passage 1: {HARD.title}"
    link = turn.get_by_role("link", name=texts.LINK_TO_ANSWER).get_attribute("href")
    assert link == "?q=moss&mode=meaning&k=3&document=hard"


def test_no_document_is_explained(open_page):
    """With every document unticked, the page says what to do."""
    page = open_page()
    for document in (MOSS, HARD):
        page.get_by_role("checkbox", name=document.label).uncheck()
    assert ask(page, "moss").get_by_role("alert").inner_text() == texts.NO_DOCUMENT


def test_thumbs_are_kept(open_page, library):
    """A judgment reaches the library with its question and stretch; the button says that it is pressed."""
    page = open_page()
    card = ask(page, "moss").locator(".card").nth(1)
    card.get_by_role("button", name=texts.ANSWERS_NOT, exact=True).click()
    card.get_by_text(texts.KEPT).wait_for()
    span = MOSS.sections[1].paragraphs[0].span
    assert library.judged[-1] == ("moss", "moss-2024", span, False)
    pressed = [b.get_attribute("aria-pressed") for b in card.locator("button.thumb").all()]
    assert pressed == ["false", "true"]


def test_copy_with_citation_reaches_the_clipboard(open_page):
    """The passage, word for word, with its work and entries, can be pasted elsewhere."""
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = ask(page, "moss").locator(".card").first
    card.get_by_role("button", name=texts.COPIES["plain"]).click()
    card.get_by_text(texts.COPIED).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“Moss cushions hold nine times")
    assert "[1] Bryo A. Cushions." in copied


def test_keys_step_copy_and_open(open_page):
    """`?` lists the keys, `j` and `k` step between passages, `c` copies, `o` opens one in its place."""
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "moss")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name=texts.SHORTCUTS).is_visible()
    page.keyboard.press("Escape")
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.querySelector('.rank').textContent") == "2"
    page.keyboard.press("c")
    page.locator(".card").nth(1).get_by_text(texts.COPIED).wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("“Salt slows the uptake.")
    page.keyboard.press("o")
    page.locator("#at").wait_for()
    assert (
        page.locator("#at").text_content()
        == "Salt slows the uptake. The gene SOS1 restores it in one species only.[6]"
    )
    assert page.locator("#at").is_visible()


def test_page_lists_the_documents_that_are_there_now(open_page, library):
    """A document that another process has added since the server started can be chosen and searched."""
    with library.holding(MOSS, TABLE):
        page = open_page()
        boxes = page.get_by_role("checkbox")
        assert [box.is_checked() for box in boxes.all()] == [True, True]
        page.get_by_role("checkbox", name=MOSS.label).uncheck()
        turn = ask(page, "peat")
        assert text_of(turn.locator(".work").first) == f"Passage 1: {TABLE.label}"


def test_document_that_is_gone_is_named(open_page, library):
    """Where a chosen document is no longer there, the others are searched; without any, nothing is."""
    page = open_page()
    with library.holding(MOSS, TABLE):
        turn = ask(page, "moss")
        assert text_of(turn.locator(".notice")) == phrases.gone(("hard",))
        assert turn.locator(".card").count() == 3
        page.get_by_role("checkbox", name=MOSS.label).uncheck()
        assert ask(page, "moss").get_by_role("alert").inner_text() == phrases.gone(("hard",))


def test_phone_folds_the_settings(open_page):
    """On a phone the settings wait behind a button that says whether they are open."""
    page = open_page(**SIZES["phone"])
    button = page.get_by_role("button", name=texts.SETTINGS)
    radio = page.get_by_role("radio", name=texts.MODES["keyword"])
    assert (button.get_attribute("aria-expanded"), radio.is_visible()) == ("false", False)
    button.click()
    assert (button.get_attribute("aria-expanded"), radio.is_visible()) == ("true", True)


def test_keyboard_alone_is_enough(open_page):
    """`/` leads to the box, Enter asks, Tab goes on in the answer, Enter follows a number; focus shows."""
    page = open_page()
    page.keyboard.type("moss")
    page.keyboard.press("Enter")
    page.locator(".card").first.wait_for()
    page.wait_for_function("document.activeElement.classList.contains('question')")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "number"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.locator(":focus .entry-number").inner_text() == "1"
    page.keyboard.press("/")
    page.keyboard.type("1/2")
    assert page.get_by_role("textbox", name=texts.QUESTION_LABEL).input_value() == "1/2"


def test_hard_questions_show_as_written(open_page):
    """Mark-up in a question is shown as it was typed."""
    page = open_page()
    for string in HARD_STRINGS:
        ask(page, string)
    assert page.locator(".asked").all_text_contents() == list(HARD_STRINGS)
    assert page.locator(".asked").all_inner_texts() == list(HARD_STRINGS)
    assert page.locator("#conversation").locator("img, script, form, input, iframe").count() == 0


def test_question_shows_as_written_while_it_is_searched_for(open_page, library):
    """The question stands in the conversation at once, as text, above a word that says what is going on."""
    page = open_page()
    with library.held():
        page.get_by_role("textbox", name=texts.QUESTION_LABEL).fill(HARD_STRINGS[4])
        page.keyboard.press("Enter")
        page.get_by_role("status").get_by_text(texts.SEARCHING).wait_for()
        assert page.locator(".asked").all_text_contents() == [HARD_STRINGS[4]]
    page.locator(".card").first.wait_for()
    assert page.locator(".asked").all_text_contents() == [HARD_STRINGS[4]]
    assert page.get_by_text(texts.SEARCHING).count() == 0


def test_hard_document_shows_as_written(open_page):
    """Mark-up in a title, heading, text or entry is shown as it stands in the document, and does nothing."""
    page = open_page("?q=moss&k=10&document=hard")
    page.locator(".card").first.wait_for()
    quotes = page.locator(".quote").all_text_contents()
    assert quotes == [p.span.of(HARD.text) for _, p in HARD.paragraphs()]
    assert all(string in "".join(page.locator(".quote").all_inner_texts()) for string in HARD_STRINGS)
    hard = " ".join(HARD_STRINGS)
    assert text_of(page.locator(".work bdi").first) == hard
    assert text_of(page.locator(".place bdi").first) == hard
    assert text_of(page.locator(".entry-text > bdi").first) == hard
    assert text_of(page.locator("#documents label").nth(1)).strip() == hard
    assert page.locator("#conversation").locator("img, script, form, input, iframe").count() == 0


def test_two_answers_share_no_id(open_page):
    """Asked twice, the same passages have each their own anchors."""
    page = open_page()
    ask(page, "moss")
    ask(page, "moss")
    ids = page.evaluate("[...document.querySelectorAll('#conversation [id]')].map(element => element.id)")
    assert len(ids) == len(set(ids)) > 20


FAINT_TEXT = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = colour.map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const colour = channels(getComputedStyle(element).backgroundColor);
      if (colour.length === 3) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element.checkVisibility() || element.closest(".hidden-text")) continue;
    const [a, b] = [light(channels(getComputedStyle(element).color)), light(ground(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const text = walker.currentNode.data.trim();
    if (text && contrast < 4.5) faint.push(`${contrast.toFixed(1)}: ${text.slice(0, 60)}`);
  }
  return faint;
}"""
"""The texts on the page whose contrast is below 4.5 to 1 (WCAG 2.2, success criterion 1.4.3)."""
