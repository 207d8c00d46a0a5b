"""Plain text: reviews as people save them, told apart as a careful reader would."""

from __future__ import annotations

import pytest

from formats.conftest import REFERENCES, cited, outline

WRAPPED = """LICHENS OF THE NORTH

Ingrid Hall1*, Bo Ray2

1 Institute of Botany, Tromsø, Norway
2 School of Rocks, Bergen, Norway
* Corresponding author: ingrid@example.org

ABSTRACT

Lichens are slow. They grow on rocks in places where little else can live, and they
were long taken for plants. This review gathers what is known of how fast they
grow, what eats them, and how they may be put to use by people who live there.

Keywords: lichen; growth; reindeer

1. INTRODUCTION

Lichens grow about one millimetre a year on granite, and more on softer rocks [2].
In wet years the rate doubles, as was seen in a survey of forty valleys (in the far
north of the country).[1] The reasons are not known.

1.1 Where lichens live
They live on rocks, on trees and on the ground. Most of them need clean air and
light, and few of them can stand the shade of a dense wood for long [2, 3].

2. CONCLUSION
Lichens are worth a closer look than they have had, and the tools for it are there
now that were not there before [1-3].

REFERENCES

1. Hall I, Ray B. Slow growth of lichens in forty valleys of the far north of the
   country. J Lichen. 2015;1(2):1-9.
2. Moss K. Cold rocks. Arct Bot. 2019;4:33-40.
3. Fern L, et al. Spores at sea. Nature. 2020;580:1-3.
"""


def test_wrapped_lines_numbered_headings_and_a_labelled_abstract(read):
    """Lines of one paragraph become one; a number says how deep a heading stands, even glued to its text."""
    document = read(WRAPPED)

    assert document.title == "LICHENS OF THE NORTH"
    assert document.authors == ("Ingrid Hall", "Bo Ray")
    assert document.keywords == ("lichen", "growth", "reindeer")
    assert document.abstract.of(document.text).startswith("Lichens are slow. They grow on rocks")
    assert [path for path, _ in outline(document)] == [
        ("ABSTRACT",),
        ("1. INTRODUCTION",),
        ("1. INTRODUCTION", "1.1 Where lichens live"),
        ("2. CONCLUSION",),
    ]
    assert list(cited(document).values()) == [(2,), (1,), (2, 3), (1, 2, 3)]
    assert document.references[0].raw == (
        "Hall I, Ray B. Slow growth of lichens in forty valleys of the far north of the country. "
        "J Lichen. 2015;1(2):1-9."
    )


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_do_not_matter(read, ends):
    """Windows and old Macintosh line ends give the same document."""
    assert outline(read(WRAPPED.replace("\n", ends))) == outline(read(WRAPPED))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_encodings_do_not_matter(read, encoding):
    """What Windows writes is read as well; a guess is told."""
    document = read(WRAPPED.encode(encoding))

    assert outline(document) == outline(read(WRAPPED))
    assert any("not UTF-8" in w for w in document.warnings) == (encoding in ("latin-1", "cp1252"))


def test_one_paragraph_a_line_without_blank_lines(read):
    """Headings, a table by tabs and a list whose numbers are skipped and doubled, line under line."""
    document = read(
        "Lichens of the north\nIngrid Hall, Bo Ray\nJournal of Lichens 2021;7(2):11-20\nAbstract\n"
        "Lichens are slow. They grow on rocks where little else can live.\nIntroduction\n"
        "Lichens grow about one millimetre a year on granite.¹˒² They are eaten by reindeer.³\n"
        "Table 1. Growth rates\nRock\tRate\nGranite [1]\t1 mm\nChalk\t3 mm\nWhere they live\n"
        "They live on rocks. Most need clean air.^{1–3}\nReferences\n"
        "[1] Hall I. Slow growth. J Lichen. 2015;1:1-9.\n[2] Moss K. Cold rocks. Arct Bot. 2019;4:33-40.\n"
        "[4] Fern L. Spores at sea. Nature. 2020;580:1-3.\n[4] Fern L. Spores again. Nature. 2021;581:1-3.\n"
    )

    assert (document.journal, document.year, document.volume, document.issue, document.pages) == (
        "Journal of Lichens",
        2021,
        "7",
        "2",
        "11-20",
    )
    assert [s.heading for s in document.sections] == ["Abstract", "Introduction", "Where they live"]
    rows = [p for _, p in document.paragraphs() if p.kind == "row"]
    assert [[(c.column, c.span.of(document.text)) for c in row.cells] for row in rows] == [
        [("Rock", "Granite [1]"), ("Rate", "1 mm")],
        [("Rock", "Chalk"), ("Rate", "3 mm")],
    ]
    assert rows[0].sentences[0].numbers == (1,)
    assert [r.number for r in document.references] == [1, 2, 4, 4]
    assert document.warnings == (
        "The reference list has more than one entry for 4; the first counts.",
        "The reference list skips 3.",
        "The text cites 3, which the reference list lacks.",
    )


def test_page_furniture_and_page_breaks(read):
    """Running heads and page numbers go, a paragraph that they cut in two is whole, captions stand apart."""
    page = "\n\nHall and Ray\n\n{}\n\nJournal of Lichens 2021:7\n\n"
    document = read(
        "Lichens of the north\n\nIngrid Hall; Bo Ray\n\nAbstract: Lichens are slow. They rest long.\n\n"
        "Introduction\n\nLichens grow about one millimetre a year on granite, as was seen in the far north"
        + page.format(3)
        + "of the country.[1] The reasons are not known.\n\nFigure 1 Lichens in the north. They are grey.\n\n"
        "Growth in the cold\n\nIn the cold they rest and wait for the light.[2,3]"
        + page.format(4)
        + "Food\n\n"
        "Reindeer eat them.[3]" + page.format(5) + REFERENCES + "\nCopyright 2021 The Authors.\n"
    )

    assert outline(document)[1:] == [
        (
            ("Introduction",),
            [
                "Lichens grow about one millimetre a year on granite, as was seen in the far north of the "
                "country.[1] The reasons are not known.",
                "Figure 1 Lichens in the north. They are grey.",
            ],
        ),
        (("Growth in the cold",), ["In the cold they rest and wait for the light.[2,3]"]),
        (("Food",), ["Reindeer eat them.[3]"]),
    ]
    assert [p.kind for _, p in document.paragraphs()] == ["text", "text", "caption", "text", "text"]
    assert len(document.references) == 3
    assert "Hall and Ray\n" not in document.text
    assert "4 words after the reference list" in document.warnings[0]


def test_two_headings_on_one_line(read):
    """The second heading is told by the words that its sisters end in and by the prose that uses its name."""
    document = read(
        "Lichens\n\nIntroduction\n\nLichens grow [1].\n\nKinds of Lichens in the Far North Crustose Lichens "
        "Compared\n\nCrustose lichens are flat [2]. They stick to rocks.\n\nFoliose Lichens Compared\n\n"
        "These have leaves [3].\n\nFruticose Lichens Compared\n\nThese are like trees.\n\n" + REFERENCES
    )

    assert [path for path, _ in outline(document)] == [
        ("Introduction",),
        ("Kinds of Lichens in the Far North",),
        ("Kinds of Lichens in the Far North", "Crustose Lichens Compared"),
        ("Kinds of Lichens in the Far North", "Foliose Lichens Compared"),
        ("Kinds of Lichens in the Far North", "Fruticose Lichens Compared"),
    ]


@pytest.mark.parametrize(
    "above",
    [
        "Review Article",
        "OPEN ACCESS",
        "Mini-Review",
        "Int J Lichen 2023; 12(3): 4-9",
        "Skip to main content\nReview Article",
        "12k Accesses",
    ],
)
def test_what_stands_above_the_title_is_not_the_title(read, above):
    """The kind of article, or the journal's name, often comes first on a journal's page."""
    document = read(
        f"{above}\n\nLichens of the north: friend or foe?\n\nIngrid Hall, Bo Ray\n\nAbstract\n\n"
        f"Lichens are slow [1]. They rest long.\n\n{REFERENCES}"
    )

    assert document.title == "Lichens of the north: friend or foe?"
    assert document.authors == ("Ingrid Hall", "Bo Ray")


def test_a_short_text_keeps_its_body(read):
    """Nothing but a title, a heading, two sentences and a list."""
    document = read(
        "Lichens of the north\n\nGrowth\n\nLichens grow a millimetre a year on granite [1]. Reindeer eat "
        "lichens.\n\n" + REFERENCES
    )

    assert outline(document) == [
        (("Growth",), ["Lichens grow a millimetre a year on granite [1]. Reindeer eat lichens."])
    ]


def test_a_text_without_headings_and_list(read):
    """The paragraphs stand in a section without a name, and the missing list is told."""
    document = read(
        "Lichens of the north\n\nLichens grow slowly [1]. They are grey.\n\nReindeer eat them [2].\n"
    )

    assert outline(document) == [((), ["Lichens grow slowly [1]. They are grey.", "Reindeer eat them [2]."])]
    assert document.warnings == (
        "No reference list was found; 1 and 2, which the text cites, cannot be resolved.",
    )


def test_a_web_pages_list_whose_entries_are_empty(read):
    """Navigation goes; empty entries are known by number; an abstract without its label is found."""
    abstract = "Lichens are slow, and they are found where little else can live at all. " * 5
    document = read(
        "Lichens of the north\nIngrid Hall , Bo Ray\n"
        "Lichens and Rocks ›› 2026, Vol. 7 ›› Issue (1) : 259 -91.\n"
        f"{abstract.strip()}\nLichen / growth / reindeer\n| [1] |\n|\n| [2] |\n"
        "Slow growth of lichens.J Lichen2016;39:493-4 PMCID:PMC1 |\n| [3] |\n|\n/\n| 〈 |\n|\n〉 |"
    )

    assert document.journal == "Lichens and Rocks"
    assert (document.year, document.volume, document.issue, document.pages) == (2026, "7", "1", "259-91")
    assert document.keywords == ("Lichen", "growth", "reindeer")
    assert document.abstract.of(document.text) == abstract.strip()
    assert [(r.number, r.raw) for r in document.references] == [
        (1, ""),
        (2, "Slow growth of lichens.J Lichen2016;39:493-4 PMCID:PMC1"),
        (3, ""),
    ]
    assert "〈" not in document.text
    assert document.warnings == ("The reference list holds no words for 1 and 3.",)


def test_what_follows_the_list(read):
    """Legends, tables and named sections are kept, the publisher's words are left out and counted."""
    document = read(
        "Lichens\n\nIntroduction\n\nLichens grow [1].\n\n" + REFERENCES + "\nFigure legends\n\n"
        "Figure 1. A lichen. It is grey [2].\n\nTable 1. Rates\n\nRock\tRate\nGranite\t1\nChalk\t2\n\n"
        "Appendix\n\nMore on lichens is told here, in one sentence.\n\nAbout us\n\nWe are the publisher.\n"
    )

    assert [path for path, _ in outline(document)] == [("Introduction",), ("Figure legends",), ("Appendix",)]
    assert cited(document) == {"Lichens grow [1].": (1,), "It is grey [2].": (2,)}
    assert document.warnings == (
        "6 words after the reference list were taken for the publisher's and left out "
        "(“About us We are the publisher.”).",
    )


def test_what_cites_behind_the_list_is_kept(read):
    """A legend behind an arrow, and the rows of a table whose columns nothing parts."""
    document = read(
        "Lichens\n\nIntroduction\n\nLichens grow [1].\n\n"
        + REFERENCES
        + "\n▶ Fig. 1 Growth of lichens. Data\n"
        "from [2].\n\nBremen [1] 2008 120 yes\nBasel [2] 2011 84 no\n"
    )
    assert list(cited(document).values()) == [(1,), (2,), (1,), (2,)]


AUTHOR_YEAR = (
    "Hall I. Slow growth. J Lichen. 2015;1:1-9.\nHall I, Fell J. Rest. J Lichen. 2016;2:1-9.\n"
    "Moss K. Cold rocks. Arct Bot. 2019;4:33-40.\n"
)


def test_author_and_year_citations_are_read(read):
    """Each cites the one entry that fits, by its place in the list, and the document says so."""
    document = read(
        "Lichens\n\nIntroduction\n\nLichens grow slowly (Hall, 2015; Moss, 2019). "
        "As Hall and Fell (2016) say, they rest.\n\nReferences\n\n" + AUTHOR_YEAR
    )

    assert cited(document) == {
        "Lichens grow slowly (Hall, 2015; Moss, 2019).": (1, 3),
        "As Hall and Fell (2016) say, they rest.": (2,),
    }
    assert document.warnings == (
        "The text cites by author and year; its references are numbered by their place in the list.",
    )


def test_author_and_year_citations_that_fit_no_entry_are_told(read):
    """They are not resolved, and the document names them."""
    document = read(
        "Lichens\n\nIntroduction\n\nLichens grow (Hall, 2015), and rest (Hall and Moss, 1999).\n\n"
        "References\n\n" + AUTHOR_YEAR
    )
    assert cited(document) == {"Lichens grow (Hall, 2015), and rest (Hall and Moss, 1999).": (1,)}
    assert document.warnings[-1] == "No entry, or more than one, fits “Hall and Moss, 1999”."


def test_author_and_year_citations_of_another_list_are_told(read):
    """They cite nothing, and the document says so instead of seeming to cite nothing."""
    document = read(
        "Lichens\n\nIntroduction\n\nLichens grow slowly (Hill, 2011).\n\nReferences\n\n" + AUTHOR_YEAR
    )
    assert document.warnings == (
        "The text cites no entry of the reference list by its number: it seems to cite by author and year, "
        "and few of these fit one entry.",
    )


def test_the_year_in_the_files_name(read):
    """When the text does not say its year, the name may, and the reader is told."""
    document = read("Lichens\n\nIntroduction\n\nLichens grow [1].\n\n" + REFERENCES, "hall-2019-lichens.txt")

    assert (document.id, document.year) == ("hall-2019-lichens", 2019)
    assert document.warnings == ("The text does not say its year; 2019 was taken from the file's name.",)


def test_a_page_as_it_is_pasted(read):
    """The kind of article on top; authors, footnotes, dates, DOI line under line; headings glued to text."""
    document = read(
        "Open Access Review\nLichens in the cold: friend or foe?\nSam A. Hall 1, Eve B. Ray 1,2,*\n\n"
        "1 Rock Institute, Tromsø; 2 University of Bergen\n* Correspondence: eve@example.org\n"
        "Received: 1 January 2024 / Accepted: 2 March 2024 / Published: 5 March 2024\n"
        "https://doi.org/10.1000/cold.24\n\n"
        "Abstract: Lichens rest in the cold. They wake in the spring of every year, and grow.\n"
        "Keywords: lichen; cold; spring\n\n1. Introduction\n"
        "Lichens are among the slowest of all that grows on land[1]. Rock is what most of them\n"
        "need, and light[2,3]. They lose much of their water before the snow comes to the rocks\n"
        "(and the moss) on the hills[1–3].\n\n2. Rest\n"
        "Spores rest as well[2]. In the north they rest for nine months in every single year[3].\n\n"
        + REFERENCES
    )

    assert document.title == "Lichens in the cold: friend or foe?"
    assert document.authors == ("Sam A. Hall", "Eve B. Ray")
    assert (document.doi, document.keywords) == ("10.1000/cold.24", ("lichen", "cold", "spring"))
    assert [path for path, _ in outline(document)] == [("Abstract",), ("1. Introduction",), ("2. Rest",)]
    assert list(cited(document).values()) == [(1,), (2, 3), (1, 2, 3), (2,), (3,)]
