"""The page where a document is read."""

from __future__ import annotations

import pytest
from app_samples import HARD, MOSS, TABLE, SampleLibrary
from page_reader import read
from starlette.testclient import TestClient

from askreviews_app import create, texts
from askreviews_app.rendering.addresses import reading_address
from askreviews_app.rendering.reading import Sought, reading


@pytest.fixture(scope="module")
def client():
    """A client of the application over three documents."""
    with TestClient(create(SampleLibrary(MOSS, HARD, TABLE))) as client:
        yield client


def body(html: str):
    """The page's main part as elements."""
    return read(html[html.index("<main") : html.index("</body>")]).one("main")


@pytest.mark.parametrize("document", [MOSS, HARD], ids=lambda document: document.id)
def test_every_paragraph_is_verbatim(document):
    """Each paragraph stands on the page with all its characters, whatever is marked in it."""
    article = body(reading(document, Sought(at=next(document.sentences())[2].span))).one("article")
    shown = {p.attributes["id"]: p.text for p in article.all("p") if "id" in p.attributes}
    assert shown == {f"p-{p.span.start}": p.span.of(document.text) for _, p in document.paragraphs()}


def test_outline_leads_to_every_section():
    """Each heading stands in the outline, in order, and links to itself; the reference list comes last."""
    page = body(reading(MOSS, Sought()))
    links = [(a.text, a.attributes["href"]) for a in page.one("nav").all("a")]
    assert links == [
        ("Water", "#section-0"),
        ("Salt and stress", "#section-1"),
        ("Growth", "#section-2"),
        (texts.REFERENCE_LIST, "#references"),
    ]
    headings = [(h.tag, h.text) for level in ("h2", "h3") for h in page.one("article").all(level)]
    assert headings == [("h2", "Water"), ("h2", "Growth"), ("h3", "Salt and stress")]


def test_every_cited_number_has_an_entry():
    """Numbers lead to an entry in the list, the one that the list lacks as well."""
    page = body(reading(MOSS, Sought()))
    ids = {li.attributes["id"] for li in page.one(css="entry-list").all("li")}
    assert ids == {f"ref-{number}" for number in range(1, 9)}
    assert {a.attributes["href"] for a in page.all("a", css="number")} == {f"#{name}" for name in ids}


def test_table_stands_in_rows_and_columns():
    """Rows of a table are one table under the headings of its columns."""
    table = body(reading(TABLE, Sought())).one("table")
    assert [th.text for th in table.all("th")] == ["Plant", "Water <g>"]
    assert [td.text for td in table.all("td")] == ["Peat moss [1]", "nine times & more"]


def test_open_in_place_marks_the_stretch(client):
    """The address of a stretch marks exactly it, under the id that the address ends with."""
    span = MOSS.sections[1].paragraphs[0].sentences[1].span
    where = reading_address(MOSS, at=span)
    assert where == f"/read/moss-2024?at={span.start}-{span.end}#at"
    marked = body(client.get(where.partition("#")[0]).text).one(css="passage")
    assert (marked.attributes["id"], marked.text) == ("at", span.of(MOSS.text))


def test_question_marks_its_passages_and_evidence(client):
    """Passages that match are marked, with the evidence in them set off."""
    page = body(client.get("/read/moss-2024?q=moss").text)
    assert [m.attributes["id"] for m in page.all(css="passage")] == ["match-1", "match-2", "match-3"]
    assert page.all("mark")[0].text == "Moss cushions hold nine times their weight in water.^{1–3}"
    assert "the 3 passages" in page.one(css="finder").text


def test_words_are_marked(client):
    """Words that are searched for are marked, counted, and stand in the box again."""
    page = body(client.get("/read/moss-2024?find=SALT").text)
    assert [mark.text for mark in page.all("mark")] == ["Salt"]
    assert "“SALT” stands once" in page.one(css="finder").text
    assert page.one(css="finder").one("input").attributes["value"] == "SALT"


@pytest.mark.parametrize("at", ["", "5", "9-3", "0-999999", "x-y", "1-²"])
def test_stretch_that_is_none_marks_nothing(client, at):
    """An address that names no stretch of the text shows the document all the same."""
    page = client.get("/read/moss-2024", params={"at": at})
    assert (page.status_code, body(page.text).all(css="passage")) == (200, [])


def test_search_that_is_refused_is_explained(client):
    """Too many words get the library's own sentence, and the document is shown."""
    page = body(client.get("/read/moss-2024", params={"find": "x" * 300}).text)
    assert "At most 200 characters" in page.one(css="note").text
    assert page.one("article").all("p")


def test_unknown_document_is_explained(client):
    """A document that is not there gives a page that says so, as text."""
    page = client.get("/read/nobody")
    assert page.status_code == 404
    assert "there are: <none>" in body(page.text).one(css="note").text


def test_shelf_lists_what_can_be_read(client):
    """The first page links to each document."""
    page = body(client.get("/read").text)
    assert [a.attributes["href"] for a in page.all("a", css="open")] == [
        "/read/moss-2024",
        "/read/hard",
        "/read/table",
    ]


def test_no_script_or_element_comes_from_a_document(client):
    """What looks like mark-up in a document is text on its page."""
    page = body(client.get("/read/hard").text)
    assert page.all("img") == page.all("script") == page.all("details")[1:] == []
    assert not [a for a in page.all("a") if "javascript" in a.attributes["href"]]
