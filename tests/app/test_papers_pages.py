"""The pages of the bibliography, and the files that they save."""

from __future__ import annotations

import pytest
import rispy
from app_samples import HARD, HARD_STRINGS, MOSS, SampleLibrary
from page_reader import read
from starlette.testclient import TestClient

from askreviews_app import create, texts


@pytest.fixture(scope="module")
def client():
    """A client of the application over two documents."""
    with TestClient(create(SampleLibrary(MOSS, HARD))) as client:
        yield client


def main(answer):
    """The page's main part as elements."""
    html = answer.text
    return read(html[html.index("<main") : html.index("</body>")]).one("main")


def test_every_paper_is_listed_with_who_cites_it(client):
    """Each paper has its number in each review, the sentences that cite it, and ways to save it."""
    page = main(client.get("/references"))
    papers = page.one(css="papers").inside
    assert len(papers) == 7
    assert "Left out: 2 numbers for which the lists give no words." in page.text
    saved = "/export/paper.bib?document=moss-2024&number=1"
    first = next(
        paper for paper in papers if saved in {a.attributes["href"] for a in paper.one(css="saving").all("a")}
    )
    assert next(a.text for a in first.all("a") if a.attributes["href"].startswith("/read/")) == "moss-2024"
    assert first.one("blockquote").text == "Moss cushions hold nine times their weight in water.^{1–3}"
    assert [a.attributes["href"] for a in first.one(css="saving").all("a")] == [
        f"/export/paper.{suffix}?document=moss-2024&number=1" for suffix in ("bib", "ris", "csv")
    ]


def test_question_and_filters_stay_in_the_form(client):
    """What was asked stands in the form again, and in the links that save the list."""
    page = main(client.get("/references?q=moss&from=2001&to=2003&journal=J&review=moss-2024"))
    fields = {i.attributes["name"]: i.attributes.get("value") for i in page.one("form").all("input")}
    assert fields == {"q": "moss", "from": "2001", "to": "2003", "journal": "J", "review": "hard"}
    checked = [i.attributes["value"] for i in page.one("form").all("input") if "checked" in i.attributes]
    assert checked == ["moss-2024"]
    link = page.all(css="saving")[0].all("a")[1]
    assert link.attributes["href"] == (
        "/export/references.ris?q=moss&from=2001&to=2003&journal=J&review=moss-2024&all=1"
    )


def test_question_that_is_not_answered_says_so(client):
    """The nearest papers are shown, and called that."""
    assert texts.PAPERS_NOT_ANSWERING in main(client.get("/references?q=aspirin")).text


def test_question_that_is_refused_is_explained(client):
    """The library's sentence stands there as text."""
    page = main(client.get("/references?q=refused"))
    assert page.one(css="note").text == "Name <what> you want to know about."


@pytest.mark.parametrize("year", ["x", "²", "-1", ""])
def test_year_that_is_none_does_not_filter(client, year):
    """A year that anyone may write into an address is ignored when it is none."""
    answer = client.get("/references", params={"from": year})
    assert (answer.status_code, len(main(answer).one(css="papers").inside)) == (200, 7)


def test_long_list_is_shown_in_part(client):
    """A long list shows its beginning, and the way to the rest."""
    crowd = SampleLibrary(
        *(MOSS.__class__(f"d{n}", "", "", references=MOSS.references[2:3]) for n in range(40))
    )
    with TestClient(create(crowd)) as client:
        page = main(client.get("/references"))
        assert len(page.one(css="papers").inside) == 30
        (link,) = [a for a in page.all("a") if a.attributes["href"] == "/references?&all=1"]
        assert link.text == "Show all 40"
        assert len(main(client.get("/references?all=1")).one(css="papers").inside) == 40


def test_who_cites_a_number(client):
    """The page behind a number lists every sentence that cites the paper, each open in its place."""
    page = main(client.get("/read/moss-2024/references/2"))
    said = [
        (a.attributes["href"], q.text)
        for a, q in zip(page.all("a", css="open"), page.all("blockquote"), strict=True)
    ]
    assert [text for _, text in said] == [
        "Moss cushions hold nine times their weight in water.^{1–3}",
        "Leaves without a midrib lose it within an hour [2, 5].",
    ]
    assert said[1][0].startswith("/read/moss-2024?at=")


@pytest.mark.parametrize(
    "path", ["/read/moss-2024/references/99", "/read/nobody/references/1", "/references/check/x"]
)
def test_what_is_not_there_is_explained(client, path):
    """An unknown document or number gives a page that says so."""
    answer = client.get(path)
    assert (answer.status_code, bool(main(answer).one(css="note").text)) == (404, True)


def test_check_names_what_is_doubtful(client):
    """Numbers that do not fit lead to their entries."""
    page = main(client.get("/references/check/moss-2024"))
    doubts = dict(zip((dt.text for dt in page.all("dt")), (dd.text for dd in page.all("dd")), strict=True))
    assert doubts[f"{texts.UNLISTED} (1)"] == "5"
    assert doubts[texts.UNCITED] == texts.NONE
    assert doubts[texts.DUPLICATES] == texts.NONE
    assert doubts[f"{texts.WITHOUT_WORDS} (1)"] == "4"


def test_answer_is_saved_with_exactly_its_papers(client):
    """The link under an answer saves the review, then the papers that its passages cite, in their order.

    Of 4 and 5 the list says nothing.
    """
    answer = client.get("/export/answer.ris?q=moss&mode=hybrid&k=3&document=moss-2024")
    assert answer.headers["content-disposition"] == 'attachment; filename="answer.ris"'
    review, *papers = rispy.loads(answer.text)
    assert review["id"] == "review-moss-2024"
    notes = [entry["notes"][0] for entry in papers]
    assert notes == [f"moss-2024 [{n}]" for n in (1, 2, 3, 6, 7, 8)]
    assert rispy.loads(client.get("/export/answer.ris?q=moss&k=3&section=Growth").text) != []


@pytest.mark.parametrize("suffix", ["bib", "ris", "csv"])
def test_lists_and_papers_are_saved(client, suffix):
    """Every format is there for a list and for one paper."""
    for what in ("references?review=moss-2024", "paper?document=moss-2024&number=1"):
        name, _, query = what.partition("?")
        answer = client.get(f"/export/{name}.{suffix}?{query}")
        assert answer.status_code == 200
        assert "moss-2024 [1]" in answer.text


def test_saving_what_is_not_there_is_refused(client):
    """The reason is text."""
    answer = client.get("/export/paper.bib?document=moss-2024&number=99")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "text/plain; charset=utf-8")


def test_hard_entries_show_as_written(client):
    """Mark-up in an entry or a sentence is text on the page."""
    page = main(client.get("/references?review=hard"))
    assert page.one("ol").all("img") == []
    assert all(string in page.text for string in HARD_STRINGS)
