"""Saved bibliographies hold what was read, whatever signs are in it."""

import csv
import io
import re

import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from askreviews.documents import Document, Reference
from askreviews.export.bibliography import bibliography
from askreviews.papers import Paper, papers

HARD = (
    *("{", "}", "}}{", "\\", "$x_1$", "50% & #1", "~^", "TNF-α<IL-6", "@article{x,", '“q” "q"', "and"),
    *("a\nb", "\nER  - \n", "TY  - JOUR", "\x00", "A and B C", "Oak, J. A., Jr.", "=1+1", "  "),
)
texts = st.sampled_from(HARD) | st.text(max_size=20)
maybe = st.none() | texts
references = st.builds(
    Reference,
    number=st.integers(1, 99),
    raw=texts,
    authors=st.lists(texts, max_size=3).map(tuple),
    title=maybe,
    journal=maybe,
    year=st.none() | st.integers(1800, 2030),
    volume=maybe,
    pages=maybe,
    doi=maybe,
    book=maybe,
    editors=st.lists(texts, max_size=2).map(tuple),
)


def cited(*entries: Reference) -> tuple[Paper, ...]:
    return papers([Document("oak", "", title="Oaks", references=entries)])


@given(st.lists(references, max_size=3))
def test_every_format_can_be_read_back_under_its_keys(entries):
    """A lone brace, a line break or a tag inside a title neither ends an entry nor begins one."""
    found = cited(*entries)
    keys = [paper.key for paper in found]
    assert list(parse_string(bibliography(found, "bibtex"), "bibtex").entries) == keys
    assert [entry["id"] for entry in rispy.loads(bibliography(found, "ris"))] == keys
    assert [row["key"] for row in csv.DictReader(io.StringIO(bibliography(found, "csv")))] == keys


def bibtex_fields(entry: Reference) -> dict[str, str]:
    """The fields of the entry in BibTeX, as they are written."""
    return dict(re.findall(r"^  (\w+) = \{(.*)\},$", bibliography(cited(entry), "bibtex"), re.MULTILINE))


def test_latex_prints_a_title_as_it_was_read():
    """What LaTeX would take for a command is escaped; capitals inside a word are kept by braces."""
    entry = Reference(1, title="Bark & 50% of miR-124 in {M2} cells_1", journal="J")
    assert bibtex_fields(entry)["title"] == (
        r"Bark \& 50\% of {miR-124} in {\textbraceleft{}M2\textbraceright{}} cells\_1"
    )


def test_a_doi_stays_as_it_is():
    """A reader of BibTeX takes it, and its address, without unescaping."""
    fields = bibtex_fields(Reference(1, title="Bark", doi="10.1234/b_1#2%3"))
    assert (fields["doi"], fields["url"]) == ("10.1234/b_1#2%3", "https://doi.org/10.1234/b_1#2%3")


def test_numbers_of_pubmed_have_fields_of_their_own():
    """Without a DOI or an address, the paper's page at PubMed is its address."""
    entry = Reference(1, raw="Oak J. Bark. PMID: 23747642. PMCID: PMC3694321", title="Bark")
    fields = bibtex_fields(entry)
    assert (fields["pmid"], fields["pmcid"]) == ("23747642", "PMC3694321")
    assert fields["url"] == "https://pubmed.ncbi.nlm.nih.gov/23747642/"
    saved = bibliography(cited(entry), "ris")
    assert "AN  - 23747642" in saved
    assert "C2  - PMC3694321" in saved
    (row,) = csv.DictReader(io.StringIO(bibliography(cited(entry), "csv")))
    assert (row["pmid"], row["pmcid"]) == ("23747642", "PMC3694321")


def test_people_and_groups_are_told_apart():
    """Names stand family name first, initials apart; a group is one name, whatever is in it."""
    entry = Reference(
        1,
        raw="et al.",
        authors=("Oak JA Jr", "van der Elm, P.", "J. Fir", "Society of Ash and Yew"),
        title="B",
    )
    assert bibtex_fields(entry)["author"] == (
        "Oak, Jr, J. A. and van der Elm, P. and Fir, J. and {Society of Ash and Yew} and others"
    )
    (saved,) = rispy.loads(bibliography(cited(entry), "ris"))
    assert saved["authors"] == ["Oak, J. A., Jr", "van der Elm, P.", "Fir, J.", "Society of Ash and Yew"]


def test_an_entry_without_a_title_is_kept_as_it_is_printed():
    """In a note, behind the way back to the reviews."""
    entry = Reference(7, raw="Oak, personal words\nof 2001")
    assert bibtex_fields(entry)["note"] == "oak [7]. Oak, personal words of 2001"
    (saved,) = rispy.loads(bibliography(cited(entry), "ris"))
    assert saved["notes"] == ["oak [7]", "Oak, personal words of 2001"]


@given(texts, st.lists(texts, max_size=2).map(tuple), maybe, st.sampled_from(["article", "digest"]))
def test_a_review_is_written_as_what_it_cites_is(title, people, journal, kind):
    """Under a key that no paper has; of a digest it is said that it is one."""
    review = Document("oak", "", title=title, authors=people, journal=journal, year=2020, kind=kind)
    (saved,) = rispy.loads(bibliography((), "ris", reviews=[review]))
    assert (saved["id"], saved["year"]) == ("review-oak", "2020")
    assert ("notes" in saved) is (kind == "digest")
    both = bibliography(cited(Reference(1, title="Bark")), "bibtex", reviews=[review])
    assert list(parse_string(both, "bibtex").entries) == ["review-oak", "anonbark"]
    first, second = csv.DictReader(io.StringIO(bibliography(cited(Reference(1)), "csv", reviews=[review])))
    assert (first["key"], first["numbers"], second["numbers"]) == ("review-oak", "", "oak [1]")


def test_a_chapter_is_one_in_a_book():
    """With its editors; the book's title keeps its capitals as any title does."""
    entry = Reference(
        1,
        raw="Oak",
        authors=("Oak A",),
        title="Bark",
        year=2011,
        pages="5–9",
        book="Book of DNA",
        editors=("C. Fir", "Elm, D."),
    )
    written = bibliography(cited(entry), "bibtex")
    assert written.startswith("@incollection{")
    fields = bibtex_fields(entry)
    assert (fields["booktitle"], fields["editor"]) == ("Book of {DNA}", "Fir, C. and Elm, D.")
    (saved,) = rispy.loads(bibliography(cited(entry), "ris"))
    assert (saved["type_of_reference"], saved["secondary_title"]) == ("CHAP", "Book of DNA")
    assert (saved["secondary_authors"], saved["start_page"]) == (["Fir, C.", "Elm, D."], "5")
    (row,) = csv.DictReader(io.StringIO(bibliography(cited(entry), "csv")))
    assert (row["book"], row["editors"], row["journal"]) == ("Book of DNA", "C. Fir; Elm, D.", "")
