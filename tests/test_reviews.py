"""The real texts that the readers are made for; skipped where they do not lie beside the checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from askreviews import formats
from askreviews.documents import Document
from formats.reading import check_offsets

CHECKOUT = Path(__file__).parents[1]
SHARED = CHECKOUT.parent / "shared"
REVIEWS = SHARED / "reviews"
ARTICLES = SHARED / "benchmarks" / "covidqa-dev" / "documents"
WU = REVIEWS / "wu-2025-exosomes.txt"
LIU = REVIEWS / "liu-2026-extracellular-vesicles.txt"
DIGESTS = CHECKOUT / "corpus" / "digests"

needs_reviews = pytest.mark.skipif(not WU.is_file(), reason="the two reviews do not lie beside this checkout")
needs_articles = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="covidqa-dev does not lie beside this checkout"
)


@cache
def read(path: Path) -> Document:
    """The document, read once."""
    return formats.read(path)


def cited_beside(document: Document, *names: str) -> list[tuple[int, ...]]:
    """What each citing sentence of the running text cites in which all of the names stand."""
    return [
        sentence.numbers
        for _, paragraph, sentence in document.sentences()
        if paragraph.kind == "text"
        and sentence.numbers
        and all(n in sentence.span.of(document.text) for n in names)
    ]


@needs_reviews
def test_wu_is_known_by_its_front():
    """Title, authors, journal and keywords; the year only from the file's name."""
    wu = read(WU)
    assert wu.title.endswith("for Spinal Cord Injury?")
    assert wu.authors == ("Yaqi Wu", "Yu Wang", "Jun Zhou", "Zhijian Tang", "Lulu Huang", "Shengwen Liu")
    assert wu.journal == "International Journal of Nanomedicine"
    assert wu.year == 2025
    assert len(wu.keywords) == 5
    assert wu.abstract is not None
    assert wu.abstract == wu.sections[0].paragraphs[0].span


@needs_reviews
def test_wu_has_all_markers_and_no_false_one():
    """126 markers name 150 numbers, all of 1 to 105."""
    citations = [c for _, _, sentence in read(WU).sentences() for c in sentence.citations]
    assert len(citations) == 126
    assert sum(len(c.numbers) for c in citations) == 150
    assert {n for c in citations for n in c.numbers} == set(range(1, 106))


@needs_reviews
@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        (["miR-421-3p", "mTOR"], [(61,), (61,)]),
        (["miR-21a-5p"], [(83,)]),
        (["miR-222-3p"], [(12,)]),
        (["miR-155"], [(62,)]),
        (["OTULIN"], [(58,)]),
        (["TFAP2C"], [(96,)]),
        (["NKAP"], [(68,)]),
        (["SIRT2", "mature"], [(52,)]),
        (["Rab35"], [(54,)]),
        (["Nogo-A"], [(92,)]),
        (["CD163⁺"], [(89,)]),
        (["miR-199-5p"], [(69,)]),
        (["USP14"], [(59,)]),
        (["Wallerian"], [(90, 91)]),
        (["TLR2", "NF- κ B"], [(66,)]),
    ],
)
def test_wu_has_its_markers_on_the_right_sentences(names, numbers):
    """Told by the names of genes and molecules, which stand in one citing sentence each."""
    assert cited_beside(read(WU), *names) == numbers


@needs_reviews
def test_wu_has_its_sections():
    """Twenty of them, those on sources and mechanisms inside their parts, two told from one line."""
    sections = read(WU).sections
    assert len(sections) == 20
    assert [section.level for section in sections] == [1, 1, 1, 1, *[2] * 7, 1, *[2] * 4, 1, 1, 1, 1]
    parts = [section.heading for section in sections if section.level == 1]
    assert (parts[0], parts[1], parts[-3:]) == (
        "Abstract",
        "Introduction",
        ["Conclusion", "Funding", "Disclosure"],
    )
    assert sum(1 for section in sections if section.heading.endswith("?")) == 2
    assert [s.heading for s in sections if not s.paragraphs] == [sections[3].heading, sections[11].heading]


@needs_reviews
def test_wu_has_its_table_and_captions():
    """One table of 19 rows with four named cells over a page break, and four captions."""
    wu = read(WU)
    rows = [paragraph for _, paragraph in wu.paragraphs() if paragraph.kind == "row"]
    assert len(rows) == 19
    assert {len(row.cells) for row in rows} == {4}
    assert {tuple(cell.column for cell in row.cells)[2:] for row in rows} == {("Delivery Ways", "Limitation")}
    cited = [39, 41, 43, 44, 46, 49, 57, 58, 59, 60, 61, 62, 63, 65, 66, 67, 68, 69, 85]
    assert [row.sentences[0].numbers for row in rows] == [(number,) for number in cited]
    captions = [p.span.of(wu.text)[:8] for _, p in wu.paragraphs() if p.kind == "caption"]
    assert captions == ["Figure 1", "Figure 2", "Figure 3", "Table 1 "]


@needs_reviews
def test_wu_has_whole_paragraphs():
    """No paragraph begins in mid-sentence, the one cut by a page break included."""
    wu = read(WU)
    texts = [paragraph.span.of(wu.text) for _, paragraph in wu.paragraphs() if paragraph.kind == "text"]
    assert not [text[:20] for text in texts if text[0].islower()]
    assert any("miR-124" in text and "USP14" in text for text in texts)


@needs_reviews
def test_wu_has_its_references():
    """105 with DOI, all but one with year and volume or article number."""
    references = read(WU).references
    assert [r.number for r in references] == list(range(1, 106))
    assert all(r.doi and r.doi.startswith("10.") for r in references)
    assert [r.number for r in references if r.year is None] == [72]
    assert [r.number for r in references if not (r.authors and r.title and r.journal)] == []
    entry = references[60]
    assert (entry.authors[0], entry.journal, entry.year) == ("Wang J", "J Nanobiotechnology", 2020)
    assert (entry.volume, entry.pages, entry.doi) == ("18", "72", "10.1186/s12951-020-00630-5")


@needs_reviews
def test_wu_has_nothing_of_the_publishers():
    """Neither in a paragraph nor in the text; what was left out is said."""
    wu = read(WU)
    foreign = (
        "Dovepress",
        "@163.com",
        "Publish your work",
        "peer-reviewed",
        "Submit your",
        "contributed equally",
    )
    assert [word for word in foreign if word in wu.text] == []
    assert [p for _, p in wu.paragraphs() if "Tongji" in p.span.of(wu.text)] == []
    assert len(wu.warnings) == 2
    assert "words after the reference list were taken for the publisher's and left out (“" in wu.warnings[0]


@needs_reviews
def test_liu_is_an_abstract_with_a_list_that_is_nearly_empty():
    """Its facts, its keywords, one passage of text, and three references that carry words."""
    liu = read(LIU)
    assert (liu.journal, liu.year) == ("Extracellular Vesicles and Circulating Nucleic Acids", 2026)
    assert (liu.volume, liu.issue, liu.pages) == ("7", "1", "259-91")
    assert len(liu.authors) == 5
    assert liu.keywords == ("Spinal cord injury", "exosomes", "nerve repair", "immune microenvironment")
    assert [section.path for section in liu.sections] == [("Abstract",)]
    assert liu.abstract == liu.sections[0].paragraphs[0].span
    assert [r.number for r in liu.references] == list(range(1, 166))
    assert [r.number for r in liu.references if r.raw] == [2, 20, 126]
    assert [r.year for r in liu.references if r.raw] == [2016, 2024, 2022]
    assert liu.warnings == ("The reference list holds no words for 1, 3–19, 21–125 and 127–165.",)


@needs_reviews
@pytest.mark.parametrize("path", [WU, LIU], ids=["wu", "liu"])
def test_every_excerpt_is_the_files_own(path):
    """In order, without overlap, and with nothing but blanks between."""
    check_offsets(read(path), path.read_bytes().decode())


@needs_articles
def test_the_articles_of_the_benchmark_are_read():
    """All of them, without an error, with nearly all of their words in passages."""
    shares = {}
    for path in sorted(ARTICLES.glob("*.txt")):
        document = formats.read(path)
        assert document.title
        words = sum(len(p.span.of(document.text).split()) for _, p in document.paragraphs())
        shares[path.stem] = words / len(path.read_text(encoding="utf-8").split())
    assert len(shares) == 49
    # 187 is a web page whose foot is a third of it, 2683 has 59 references and appendices
    assert {name for name, share in shares.items() if share < 0.85} <= {"187", "2683"}
    assert min(shares.values()) > 0.4


def test_the_digests_are_read():
    """Both ship with all their references, and the long one gives no reason to warn."""
    wu, liu = read(next(DIGESTS.glob("wu-2025*.md"))), read(next(DIGESTS.glob("liu-2026*.md")))
    assert (wu.kind, wu.year, len(wu.references), wu.warnings) == ("digest", 2025, 105, ())
    assert {n for _, _, sentence in wu.sentences() for n in sentence.numbers} == set(range(1, 106))
    assert (liu.kind, liu.year, len(liu.references)) == ("digest", 2026, 165)
    assert [r.number for r in liu.references if r.raw] == [2, 20, 126]
