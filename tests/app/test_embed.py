"""The web component on a page of another origin, in a browser."""

from __future__ import annotations

import functools
import http.server
import threading
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from app_samples import HARD, HARD_STRINGS, MOSS, SampleLibrary

from askreviews.answers import Misspelling
from served import served

PAGE = Path(__file__).parents[2] / "docs" / "examples" / "embed.html"

pytestmark = pytest.mark.browser


@contextmanager
def host(folder):
    """The address of a plain server of the files in `folder`."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *said):
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens the page of docs/, hosted elsewhere than the library, whose server names its origin or not."""

    @contextmanager
    def opened(library, *, allowed=True):
        with host(tmp_path) as origin, served(library, origins=[origin] if allowed else []) as address:
            page = PAGE.read_text(encoding="utf-8").replace("http://127.0.0.1:7860", address.rstrip("/"))
            (tmp_path / "index.html").write_text(page, encoding="utf-8")
            context = browser.new_context()
            faults = []
            tab = context.new_page()
            tab.on("pageerror", lambda error: faults.append(str(error)))
            tab.goto(origin)
            yield tab
            context.close()
            assert faults == []

    return opened


def test_component_asks_by_keyboard(opened):
    """A question in the labelled box gets passages word for word, evidence marked, entries with DOI."""
    with opened(SampleLibrary(MOSS)) as page:
        page.get_by_label("What do the reviews say?").focus()
        page.keyboard.type("moss")
        page.keyboard.press("Enter")
        page.get_by_text("2 passages, best first.").wait_for()
        assert page.get_by_role("status").inner_text() == "2 passages, best first."
        first = page.locator("ask-reviews li.passage").first
        assert first.locator("blockquote").text_content() == MOSS.sections[0].paragraphs[0].span.of(MOSS.text)
        assert (
            first.locator("mark").text_content()
            == "Moss cushions hold nine times their weight in water.^{1–3}"
        )
        link = first.get_by_role("link", name="doi:10.1/a")
        assert link.get_attribute("href") == "https://doi.org/10.1/a"


def test_component_says_when_the_reviews_do_not(opened):
    """A question without an answer, and one that is refused, are told in words."""
    with opened(SampleLibrary(MOSS)) as page:
        box = page.get_by_label("What do the reviews say?")
        box.fill("aspirin")
        page.get_by_role("button", name="Ask").click()
        page.get_by_text("do not seem to answer this. These passages come nearest.").wait_for()
        page.get_by_text("Nowhere in the documents: “aspirin”.").wait_for()
        box.fill("   ")
        page.get_by_role("button", name="Ask").click()
        page.get_by_text("The question is empty: type a few words, such as <name> a molecule.").wait_for()


def test_component_says_what_the_passages_lack(opened):
    """As the page does; and a DOI that the entry prints is a link where it stands."""

    class Near(SampleLibrary):
        def ask(self, *arguments, **options):
            answer = super().ask(*arguments, **options)
            own = replace(answer.matches[0].explanation, missing=("M1",))
            matches = tuple(replace(match, explanation=own) for match in answer.matches)
            return replace(answer, matches=matches, misspelt=(Misspelling("mos", "moss"),))

    with opened(Near(MOSS)) as page:
        page.get_by_label("What do the reviews say?").fill("moss")
        page.keyboard.press("Enter")
        page.get_by_text("In the documents, but in none of these passages: “M1”.").wait_for()
        page.get_by_text("“mos”: did you mean “moss”?").wait_for()
        entries = page.locator("ask-reviews li.passage").first.locator(".entries li").all_inner_texts()
        assert all(entry.count("10.1/a") <= 1 for entry in entries)


def test_component_says_when_it_is_uncertain(opened):
    """What may be an answer is not denied."""

    class Unsure(SampleLibrary):
        def ask(self, *arguments, **options):
            return replace(super().ask(*arguments, **options), confidence=0.3)

    with opened(Unsure(MOSS)) as page:
        page.get_by_label("What do the reviews say?").fill("aspirin")
        page.keyboard.press("Enter")
        page.get_by_text("It is uncertain whether the documents answer this.").wait_for()


def test_component_shows_documents_as_written(opened):
    """Mark-up in a document is text, and offsets hold behind characters of two UTF-16 units."""
    with opened(SampleLibrary(HARD)) as page:
        page.get_by_label("What do the reviews say?").fill("moss")
        page.keyboard.press("Enter")
        page.get_by_text("2 passages").wait_for()
        quotes = page.locator("ask-reviews blockquote").all_text_contents()
        assert quotes == [p.span.of(HARD.text) for _, p in HARD.paragraphs()][:2]
        assert HARD_STRINGS[0] in quotes[0]
        assert page.locator("ask-reviews").locator("img, script, iframe").count() == 0


def test_origin_that_was_not_named_gets_nothing(opened):
    """The browser keeps the answer from a page whose origin the server does not allow."""
    with opened(SampleLibrary(MOSS), allowed=False) as page:
        page.get_by_label("What do the reviews say?").fill("moss")
        page.keyboard.press("Enter")
        page.get_by_text("The server does not answer.").wait_for()
        assert page.locator("ask-reviews li.passage").count() == 0
