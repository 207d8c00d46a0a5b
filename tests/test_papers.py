"""Cited papers: one paper, however many reviews list it."""

from __future__ import annotations

import csv
import io
import re

import pytest
import rispy
from pybtex.database import parse_string

from askreviews import Library, formats
from askreviews.bibliography import parse
from askreviews.checking import check_references
from askreviews.documents import Document, Reference
from askreviews.errors import QuestionError, UnknownName
from askreviews.export.bibliography import bibliography
from askreviews.papers import cited_by, most_cited, papers
from askreviews.testing import FakeEncoder
from sample_corpus import home_in
from sample_papers import ELM, OAK


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library of two reviews that cite two papers in common."""
    home = home_in(tmp_path_factory.mktemp("papers"), oak=OAK, elm=ELM)
    with Library(home, encoder=FakeEncoder()) as library:
        yield library


def test_one_paper_has_all_its_numbers(library):
    """The same DOI, or else the same title and year, is the same paper; two DOIs never are."""
    assert [(paper.key, paper.numbers) for paper in library.papers()] == [
        ("cork2001shedding", {"elm": (1,), "oak": (1,)}),
        ("dew2002dew", {"elm": (2,), "oak": (2,)}),
        ("cork2001shedding" + "a", {"elm": (3,)}),
        ("elm2003beech", {"oak": (3, 4)}),
        ("fir2004no", {"oak": (5,)}),
        ("oakref9", {"oak": (9,)}),
    ]


def test_every_sentence_that_cites_a_paper_is_there(library):
    """Sentences come in the order of the documents, each with the number that it uses."""
    said = [(c.document.id, c.text, c.reference.number) for c in library.paper("oak", 1).citing]
    assert said == [
        ("elm", "Elm leaves shed heat as oaks do [1].", 1),
        ("oak", "Cork oaks shed heat [1, 2].", 1),
    ]


def test_the_most_cited_come_first(library):
    """By documents, then by sentences; the others stay in the order of the lists."""
    ranked = most_cited(library.papers())
    assert [(len(paper.numbers), len(paper.citing)) for paper in ranked] == sorted(
        ((len(paper.numbers), len(paper.citing)) for paper in library.papers()), reverse=True
    )
    assert ranked[0].key == "cork2001shedding"


def test_question_ranks_by_what_is_said_and_by_titles(library):
    """The paper that the best sentence cites comes first, with a score; the others follow."""
    ranked = library.papers("Does beech shed heat?")
    assert {paper.key for paper in ranked} == {paper.key for paper in library.papers()}
    assert ranked[0].key == "elm2003beech"
    assert [p.score for p in ranked] == sorted((p.score for p in ranked), reverse=True)
    assert library.papers("Does beech shed heat?", k=1) == ranked[:1]


@pytest.mark.parametrize(
    ("options", "keys"),
    [
        ({"years": (2003, None)}, ["elm2003beech", "fir2004no"]),
        ({"years": (None, 2001)}, ["cork2001shedding", "cork2001sheddinga"]),
        ({"years": (2002, 2002)}, ["dew2002dew"]),
        ({"journal": "trees"}, ["elm2003beech", "fir2004no"]),
        ({"documents": ["elm"]}, ["cork2001shedding", "dew2002dew", "cork2001sheddinga"]),
        ({"k": 1}, ["cork2001shedding"]),
    ],
)
def test_papers_are_filtered(library, options, keys):
    """By year, journal and review."""
    assert [paper.key for paper in library.papers(**options)] == keys


def test_what_cannot_be_asked_is_refused(library):
    """As with passages."""
    with pytest.raises(QuestionError):
        library.papers("the of and")
    with pytest.raises(QuestionError, match="0 papers were asked for"):
        library.papers("beech", k=0)
    with pytest.raises(TypeError, match="question must be of type str"):
        library.papers(7)
    with pytest.raises(UnknownName, match="its list goes from 1 to 5"):
        library.paper("oak", 77)
    with pytest.raises(UnknownName):
        library.papers(documents=["nobody"])


def test_papers_behind_an_answer(library):
    """Each paper that the passages cite, once, in the order of mention."""
    answer = library.ask("Do oaks shed heat?", documents=["oak"])
    assert [paper.numbers["oak"] for paper in library.cited_by(answer)] == [(1,), (2,), (3, 4), (9,)]


def test_list_is_checked_against_the_text(library):
    """What is cited but not listed, listed but not cited, twice there, or without a sound DOI."""
    check = library.check_references("oak")
    assert (check.unlisted, check.uncited, check.duplicates) == ((9,), (4, 5), ((3, 4),))
    assert (check.without_doi, check.malformed_dois, check.without_words) == ((2, 3), (5,), ())
    assert check.doubts == 5
    assert library.check_references("elm").doubts == 0


def test_entries_that_lack_a_year_are_named(tmp_path):
    """Whoever exports a list wants to know what to look up; a thing of doubt it is not."""
    path = tmp_path / "ash.md"
    path.write_text(
        "# Ash\n\nAsh sheds heat [1, 2].\n\n## References\n\n"
        "1. Cork AB, Bark C. The shedding of heat. J Oak. 2001;1(2):10–19.\n2. Ash trees of the north.\n",
        encoding="utf-8",
    )
    document = formats.read(path)
    check = check_references(document, papers([document]))
    assert (check.without_authors, check.without_year, check.doubts) == ((2,), (2,), 0)


def test_bibtex_can_be_read_back(library):
    """Each paper is an entry under its key, with the way back to the reviews, and LaTeX's signs escaped."""
    text = bibliography(library.papers(), "bibtex")
    read = parse_string(text, "bibtex")
    assert list(read.entries) == [paper.key for paper in library.papers()]
    first = read.entries["cork2001shedding"]
    assert [str(person) for person in first.persons["author"]] == ["Cork, A. B.", "Bark, C.", "others"]
    assert {name: first.fields[name] for name in ("year", "pages", "doi", "note")} == {
        "year": "2001",
        "pages": "10--19",
        "doi": "10.1234/oak.1",
        "note": "elm [1]; oak [1]. The list names the first authors alone",
    }
    assert r"bark \& 50\% more" in text
    assert read.entries["oakref9"].type == "misc"


def test_ris_can_be_read_back(library):
    """Zotero and EndNote get type, people, title, place, DOI and the way back."""
    text = bibliography(library.papers(), "ris")
    assert re.match("TY  - JOUR", text)
    entries = rispy.loads(text)
    assert [entry["id"] for entry in entries] == [paper.key for paper in library.papers()]
    second = entries[1]
    assert (second["authors"], second["title"], second["year"]) == (
        ["Dew, E."],
        "Dew on bark & 50% more",
        "2002",
    )
    assert second["notes"] == ["elm [2]; oak [2]"]
    assert (entries[0]["start_page"], entries[0]["end_page"]) == ("10", "19")
    assert entries[-1]["type_of_reference"] == "GEN"


def test_csv_can_be_read_back(library):
    """One line a paper, the entry as printed in the last column."""
    rows = list(csv.DictReader(io.StringIO(bibliography(library.papers(), "csv"))))
    assert rows[0]["numbers"] == "elm [1]; oak [1]"
    assert rows[0]["authors"] == "Cork AB; Bark C; et al."
    assert rows[1]["entry"] == "Dew E. Dew on bark & 50% more. J Oak. 2002;2:5."


def test_no_cell_is_a_formula(tmp_path):
    """What a spreadsheet would run is text."""
    path = tmp_path / "evil.md"
    path.write_text(
        "# Evil\n\n## A\n\nIt says so [1].\n\n## References\n\n1. =HYPERLINK(1). A title. J. 2001;1:1.\n",
        encoding="utf-8",
    )
    (row,) = csv.DictReader(io.StringIO(bibliography(papers([formats.read(path)]), "csv")))
    assert row["entry"].startswith("'=HYPERLINK")


@pytest.mark.parametrize(
    ("author", "title", "key"),
    [
        ("van der Oak P", "The MicroRNA-421-rich bark", "vanderoak2001microrna"),
        ("Ørsted-Å B", "Über “leaves” & bark", "rsteda2001uber"),
        ("J. A. Elm", "α-Leaves", "elm2001leaves"),
        ("Society of Oaks", "3D bark", "societyofoaks2001d"),
        ("", "Bark", "anon2001bark"),
    ],
)
def test_a_key_is_author_year_and_first_word(author, title, key):
    """In plain small letters, as BibTeX wants them."""
    (paper,) = papers([Document("oak", "", title="Oaks", references=(entry_of(1, author, title),))])
    assert paper.key == key


def test_keys_never_meet(tmp_path):
    """However many papers share author, year and word, each has a key of its own."""
    lines = "\n".join(f"{n}. Ivy H. Leaf number {n}. J. 2001;1:{n}." for n in range(1, 41))
    path = tmp_path / "ivy.md"
    path.write_text(f"# Ivy\n\n## A\n\nIt climbs [1–40].\n\n## References\n\n{lines}\n", encoding="utf-8")
    keys = [paper.key for paper in papers([formats.read(path)])]
    assert len(set(keys)) == 40
    assert keys[:3] == ["ivy2001leaf", "ivy2001leafa", "ivy2001leafb"]


def entry_of(number: int, author: str, title: str, year: int = 2001, doi: str | None = None) -> Reference:
    return Reference(number, authors=(author,) if author else (), title=title, year=year, doi=doi)


@pytest.mark.parametrize(
    ("entries", "numbers"),
    [
        ([("Oak A", "Bark"), ("Elm B", "Bark")], [(1,), (2,)]),
        ([("Oak A", "Bark"), ("A. Oak", "Bark")], [(1, 2)]),
        ([("", "Bark"), ("Elm B", "Bark")], [(1, 2)]),
        ([("Oak A", "Bark", 2001), ("Oak A", "Bark", 2002)], [(1,), (2,)]),
        ([("Oak A", "TGF-β and bark"), ("Oak A", "TGF‐beta and Bark.")], [(1, 2)]),
        ([("Oak A", "Bark", 2001, "10.1/A"), ("Oak A", "Bark", 2001, "10.1/b")], [(1,), (2,)]),
        ([("Oak A", "Bark", 2001, "10.1/A"), ("Oak A", "Bark", 2001, "10.1/a")], [(1, 2)]),
        ([("Oak A", "Bark"), ("Elm B", "Bark", 2001, "10.1/b"), ("Oak A", "Bark")], [(1, 3), (2,)]),
        ([("Oak A", ""), ("Oak A", "")], [(1,), (2,)]),
        ([("Oak A", "Bark", 2001, "10.1/a"), ("Elm B", "Leaf", 2002, "10.1/A")], [(1,), (2,)]),
        (
            [
                ("Oak A", "Bark", 2001, "10.1/a"),
                ("Elm B", "Leaf", 2002, "10.1/A"),
                ("Elm B", "Leaves", 2002, "10.1/a"),
            ],
            [(1,), (2, 3)],
        ),
        ([("Oak A", "Bark", 2001, "10.1/a"), ("Oak A", "Of bark", 2001, "10.1/a")], [(1, 2)]),
        ([("Oak A", "Bark", 2001, "10.1/a"), ("", "Of bark", 2001, "10.1/a")], [(1, 2)]),
    ],
)
def test_two_works_are_never_one_paper(entries, numbers):
    """The same title and year are not enough for first authors that differ, nor for two DOIs.

    Nor is one DOI enough where both title and first author differ: one of the two is a mistake.
    """
    listed = tuple(entry_of(n, *entry) for n, entry in enumerate(entries, 1))
    found = papers([Document("oak", "", title="Oaks", references=listed)])
    assert [paper.numbers["oak"] for paper in found] == numbers


def test_no_year_is_after_the_last(library):
    """Years the wrong way round find nothing, which would look like an answer."""
    with pytest.raises(QuestionError, match="No year is 2004 or later and 2002 or earlier"):
        library.papers(years=(2004, 2002))
    assert library.papers(years=(2004, 2004)) != ()


def test_pages_and_addresses_are_saved_in_full(tmp_path):
    """1405-11 ends on 1411, e5-7 on e7; what has an address and no DOI keeps the address."""
    entries = (
        "Dew E. Bark. J Oak. 2002;2:1405-11.",
        "Dew E. Dew. J Oak. 2002;2:e5-7.",
        "WHO. Oaks. 2013. https://example.org/oaks.",
    )
    listed = tuple(parse(number, raw) for number, raw in enumerate(entries, 1))
    found = papers([Document("ash", "", title="Ash", references=listed)])
    saved = rispy.loads(bibliography(found, "ris"))
    assert [(entry.get("start_page"), entry.get("end_page")) for entry in saved] == [
        ("1405", "1411"),
        ("e5", "e7"),
        (None, None),
    ]
    assert [entry.get("urls") for entry in saved] == [None, None, ["https://example.org/oaks"]]
    assert "pages = {1405--1411}" in bibliography(found, "bibtex")


def test_an_answer_may_be_older_than_the_library(library):
    """What it cites of a document that has been removed since is left out."""
    answer = library.ask("Do oaks shed heat?", documents=["oak"])
    of_the_rest = [paper for paper in library.papers() if "elm" in paper.numbers]
    assert [paper.key for paper in cited_by(answer.matches, of_the_rest)] == [
        "cork2001shedding",
        "dew2002dew",
    ]
    assert cited_by(answer.matches, ()) == ()


def test_the_issue_of_a_journal_is_saved(tmp_path):
    """Under the name that each format has for it."""
    entry = "Dew E. Bark. J Oak. 2002;2(7):5-9."
    path = tmp_path / "ash.md"
    path.write_text(f"# Ash\n\n## Bark\n\nBark dries [1].\n\n## References\n\n1. {entry}\n", encoding="utf-8")
    with Library(home_in(tmp_path), encoder=FakeEncoder()) as library:
        library.add(path)
        paper = library.paper("ash", 1)
    assert paper.reference.issue == "7"
    assert "  number = {7},\n" in bibliography([paper], "bibtex")
    assert "\nIS  - 7\n" in bibliography([paper], "ris").replace("\r\n", "\n")
    assert next(csv.DictReader(io.StringIO(bibliography([paper], "csv"))))["issue"] == "7"
