"""Every page in a real browser: wide and narrow, light and dark, by keyboard, checked by axe-core."""

from __future__ import annotations

import pytest
from app_samples import MOSS
from test_browser import FAINT_TEXT, LOOKS, SIZES

from askreviews_app import texts

pytestmark = pytest.mark.browser

PAGES = {
    "ask": "?q=moss",
    "home": "",
    "shelf": "read",
    "read": "read/moss-2024?q=moss",
    "hard": "read/hard?find=a",
    "references": "references?q=moss",
    "who cites": "read/moss-2024/references/2",
    "check": "references/check/moss-2024",
    "compare": "compare?q=moss",
    "quality": "quality",
    "documents": "documents",
    "interface": "api",
    "remove": "documents/remove?name=moss-2024",
    "missing": "read/nobody",
}
GRADIO = ("ask", "home")


@pytest.fixture
def visit(open_page, address, expected_faults):
    """Opens one of `PAGES`, and waits until it is whole."""

    def visit(name, **look):
        if name in GRADIO:
            page = open_page(PAGES[name], **look)
            page.locator(".card" if name == "ask" else "button.example:visible").first.wait_for()
            return page
        if name == "missing":
            expected_faults.append("404 (Not Found)")
        return open_page(PAGES[name], plain=True, **look)

    return visit


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_page_fits_can_be_read_and_has_no_fault(visit, name, size, scheme):
    """Nothing sticks out, text stands off its ground, and axe-core finds nothing serious or critical."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    page = visit(name, scheme=scheme, **SIZES[size])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(FAINT_TEXT) == []
    found = axe.Axe().run(page).response["violations"]
    serious = [
        f"{fault['id']}: {fault['help']}: {[node['html'][:150] for node in fault['nodes'][:3]]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("home", "missing", "interface")])
def test_every_page_leads_to_the_others(visit, name):
    """The same way to every page stands on each, and says which one this is."""
    page = visit(name)
    links = page.get_by_role("navigation", name=texts.PAGES_LABEL).get_by_role("link")
    assert links.all_inner_texts() == list(texts.PAGES.values())
    assert page.locator("nav [aria-current=page]").count() == 1
    assert page.get_by_role("main").count() == 1


def test_document_is_read_by_keyboard(open_page):
    """`/` finds, `n` and `p` step between what was found; a focused number shows its entry."""
    page = open_page("read/moss-2024", plain=True)
    page.keyboard.press("/")
    page.keyboard.type("water")
    page.keyboard.press("Enter")
    page.locator("mark").first.wait_for()
    page.get_by_text("“water” stands once").wait_for()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.tagName") == "MARK"
    number = page.get_by_role("link", name="Reference 1", exact=True).first
    number.focus()
    assert "Bryo A. Cushions." in page.get_by_role("tooltip").inner_text()
    page.keyboard.press("Escape")
    assert not page.get_by_role("tooltip").is_visible()


def test_matches_are_stepped_through(open_page):
    """The buttons lead from match to match, around the end, and say where the reader is."""
    page = open_page("read/moss-2024?q=moss", plain=True)
    count = page.locator(".finder .count")
    assert count.inner_text() == "1 of 3"
    page.get_by_role("button", name=texts.NEXT).click()
    assert count.inner_text() == "2 of 3"
    assert page.locator(".passage.current").get_attribute("id") == "match-2"
    page.get_by_role("button", name=texts.PREVIOUS).click()
    assert count.inner_text() == "1 of 3"
    page.get_by_role("button", name=texts.PREVIOUS).click()
    assert count.inner_text() == "3 of 3"


def test_entry_shows_beside_its_number(open_page):
    """Pointing at a number shows its entry; going away hides it."""
    page = open_page("read/moss-2024", plain=True)
    page.get_by_role("link", name="Reference 5", exact=True).hover()
    tip = page.get_by_role("tooltip")
    assert texts.NOT_LISTED in tip.inner_text()
    page.locator("h1").hover()
    tip.wait_for(state="hidden")


def test_number_lists_who_else_cites_it(open_page):
    """A click on a number opens every sentence that cites the paper; closing leads back to the text."""
    page = open_page("read/moss-2024", plain=True)
    page.get_by_role("link", name="Reference 2", exact=True).last.click()
    panel = page.get_by_role("dialog", name=texts.WHO_CITES)
    panel.locator("blockquote").nth(1).wait_for()
    assert panel.locator("blockquote").all_inner_texts() == [
        "Moss cushions hold nine times their weight in water.^{1–3}",
        "Leaves without a midrib lose it within an hour [2, 5].",
    ]
    page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_open_in_place_shows_the_passage(open_page):
    """The link of a card opens the document with the passage marked and in view."""
    page = open_page("?q=moss&k=3&mode=hybrid&document=moss-2024")
    card = page.locator(".card").nth(2)
    card.get_by_role("link", name=texts.OPEN).click()
    page.locator("#at").wait_for()
    span = MOSS.sections[2].paragraphs[0].span
    assert page.locator("#at").text_content() == span.of(MOSS.text)
    place = page.locator("#at").bounding_box()
    assert 0 <= place["y"] < 900


def test_papers_are_saved_from_the_answer(open_page):
    """Under an answer stands how many papers are behind it; the link saves these and the review."""
    page = open_page("?q=moss&k=3&mode=hybrid&document=moss-2024")
    page.get_by_text("6 distinct papers stand behind these passages").wait_for()
    with page.expect_download() as download:
        page.locator(".behind").get_by_role("link", name="RIS").click()
    assert download.value.suggested_filename == "answer.ris"
    assert download.value.path().read_text(encoding="utf-8").count("TY  - ") == 1 + 6


def test_references_are_asked_by_keyboard(open_page):
    """`/` leads to the question, Enter asks, `j` steps to the first paper."""
    page = open_page("references", plain=True)
    page.keyboard.press("/")
    page.keyboard.type("moss")
    page.keyboard.press("Enter")
    page.wait_for_url("**/references?q=moss*")
    page.keyboard.press("j")
    assert "stop" in page.evaluate("document.activeElement.className")


def test_pages_without_a_script_say_the_same(browser, address):
    """Where scripts are switched off, a document, its references and a comparison can be read."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path, said in (
        ("read/moss-2024?q=moss", "Moss cushions hold nine times"),
        ("references", "Cited in 1 sentence"),
        ("compare?q=moss", texts.COMPARE_TITLE),
        ("documents", texts.HELD),
    ):
        page.goto(address + path)
        assert said in page.locator("main").inner_text()
    context.close()
