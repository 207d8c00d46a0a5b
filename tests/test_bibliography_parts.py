"""Chapters, pages of the web, preprints and styles with the year at their end: titles, names and years."""

from __future__ import annotations

import pytest

from askreviews import bibliography


@pytest.mark.parametrize(
    ("raw", "authors", "title", "year"),
    [
        (
            "Oak A. B. and Roe C., Kelp, moss: a review, Isis. (2015) 2, no. 3, 3–9, https://doi.org/10.1155/2.",
            *(("Oak A. B.", "Roe C"), "Kelp, moss: a review", 2015),
        ),
        ("Oak A., Kelp in Towns, 2009, 3rd edition, Kelp Press, Rome.", ("Oak A",), "Kelp in Towns", 2009),
        (
            "Oak A, Roe B, et al; KELP Investigators. Kelp: a trial. Isis. 2019;1:3–9.",
            ("Oak A", "Roe B"),
            "Kelp: a trial",
            2019,
        ),
        *(
            (
                f"{names}, Kelp and stones, in: C. Fir (Ed.), Book of Kelp, Foo, Rome, 2002, pp. 5–9.",
                read,
                "Kelp and stones",
                2002,
            )
            for names, read in (("A. Oak, B. Roe", ("A. Oak", "B. Roe")), ("A. Oak", ("A. Oak",)))
        ),
        (
            "Oak A. Kelp. In: Fir C, Elm D, editors. Book of Kelp. Rome: Foo; 2011. p. 5–9.",
            ("Oak A",),
            "Kelp",
            2011,
        ),
        ("Oak A (2013) Kelp. In: Fir C (eds) Book of kelp. Foo, Rome, pp 5–9", ("Oak A",), "Kelp", 2013),
        (
            "Oak, A. (2004). Kelp. In Book of Kelp, C. Fir and D. Elm, eds. (Foo), pp. 5–9.",
            ("Oak, A.",),
            "Kelp",
            2004,
        ),
        (
            "Oak A. Kelp [Internet]. 2009 [cited 2019 Jan 5]. Available from: https://kelp.org/.",
            ("Oak A",),
            "Kelp",
            2009,
        ),
        (
            "Kelp Organization. Kelp atlas. 2019. https://kelp.org/atlas. Accessed May 3, 2020.",
            ("Kelp Organization",),
            "Kelp atlas",
            2019,
        ),
        (
            "U.S. Kelp and Moss Administration, Kelp guide, 2003, https://kelp.gov/x (accessed 14 May 2020).",
            ("U.S. Kelp and Moss Administration",),
            "Kelp guide",
            2003,
        ),
        (
            "U.S. Kelp and Moss Administration. Kelp guide. 2003. Available online: https://kelp.gov/x.",
            ("U.S. Kelp and Moss Administration",),
            "Kelp guide",
            2003,
        ),
        (
            "Kelp Centers for Care and Rest (2019). Kelp guide, 2018. Rome: KCC.",
            ("Kelp Centers for Care and Rest",),
            "Kelp guide, 2018",
            2019,
        ),
        (
            "Kelp Organization. Kelp atlas. 2019. [(accessed on 3 May 2023)]. Available online: <https://k.org>",
            ("Kelp Organization",),
            "Kelp atlas",
            2019,
        ),
        (
            "Kelp Organization. Kelp rules: 2019 update. Available: https://k.org (accessed 3 May 2023).",
            ("Kelp Organization",),
            "Kelp rules: 2019 update",
            2019,
        ),
        (
            "Kelp Organization. World kelp report 2021. https://k.org. Accessed 4 May 2023.",
            ("Kelp Organization",),
            "World kelp report 2021",
            2021,
        ),
        (
            "Kelp Organization. Kelp blight (2019-nKB) reports. https://k.org/k-2019/. Accessed 4 May 2020.",
            ("Kelp Organization",),
            "Kelp blight (2019-nKB) reports",
            None,
        ),
        (
            "Kelp Organization. Kelp disease 2019. https://k.org. Accessed 4 May 2020.",
            ("Kelp Organization",),
            "Kelp disease 2019",
            None,
        ),
        (
            "Kelp Organization. Kelp from 1990 to 2010. https://k.org",
            ("Kelp Organization",),
            "Kelp from 1990 to 2010",
            None,
        ),
        (
            "Oak et al. (2015) Oak, A. B., Roe, C. and Fir, D. (2015). Kelp and moss. Isis, 2(3), 3-9.",
            ("Oak, A. B.", "Roe, C.", "Fir, D."),
            "Kelp and moss",
            2015,
        ),
        (
            "Oak A, Roe B and the Kelp Group. Kelp and moss. Isis. 2015;2:3-9.",
            ("Oak A", "Roe B", "the Kelp Group"),
            "Kelp and moss",
            2015,
        ),
        (
            "Oak A. Kelp slows moss. 2021; bioRxiv doi: 03 February 2021, preprint.",
            ("Oak A",),
            "Kelp slows moss",
            2021,
        ),
        (
            "A. Oak, Kelp: 10 years on, what is new? Acta Kelp. 9 (2013) 5–9.",
            ("A. Oak",),
            "Kelp: 10 years on, what is new?",
            2013,
        ),
        ("A. Oak, “Kelp,” Isis, vol. 2009, Article ID 9001878, 12 pages, 2009.", ("A. Oak",), "Kelp", 2009),
    ],
)
def test_the_title_ends_before_what_is_none_of_it(raw, authors, title, year):
    """The book's editors, the day on which somebody looked at a page, a publisher, a preprint's server."""
    entry = bibliography.parse(1, raw)
    assert (entry.raw, entry.authors, entry.title, entry.year) == (raw, authors, title, year)


def test_what_converters_write_for_signs():
    """``&amp;`` parts the last two names, and stays in what was printed."""
    raw = "Oak, A. &amp; Fir, B. Kelp &lt;2 m. J. Kelp 1, 2–3 (2001)."
    entry = bibliography.parse(1, raw)
    assert (entry.raw, entry.authors, entry.title) == (raw, ("Oak, A.", "Fir, B."), "Kelp <2 m")


BOOK = ("Book of Kelp", "2011", "5–9")


@pytest.mark.parametrize(
    ("raw", "editors"),
    [
        (
            "Oak A. Kelp slows moss. In: Fir C, Elm D, editors. Book of Kelp. Rome: Foo; 2011. p. 5–9.",
            ("Fir C", "Elm D"),
        ),
        (
            "Oak A. Kelp slows moss. In: Fir C, ed. Book of Kelp. 2nd ed. Vol. 2. Rome: Foo, 2011:5–9.",
            ("Fir C",),
        ),
        (
            "Oak A (2011) Kelp slows moss. In: Fir C, Elm D (eds) Book of Kelp. Foo, Rome, pp 5–9",
            ("Fir C", "Elm D"),
        ),
        (
            "A. Oak, Kelp slows moss, in: C. Fir (Ed.), Book of Kelp, Foo, Rome, 2011, pp. 5–9.",
            ("C. Fir",),
        ),
        (
            "Oak, A., 2011. Kelp slows moss. In: Fir, C., Elm, D. (Eds.), Book of Kelp. Foo, Rome, pp. 5–9.",
            ("Fir, C.", "Elm, D."),
        ),
        (
            "Oak, A. (2011). Kelp slows moss. In C. Fir & D. Elm (Eds.), Book of Kelp (2nd ed., pp. 5–9). F.",
            ("C. Fir", "D. Elm"),
        ),
        (
            "Oak, A. (2011). Kelp slows moss. In Book of Kelp, C. Fir and D. Elm, eds. (Foo), pp. 5–9.",
            ("C. Fir", "D. Elm"),
        ),
        (
            "Oak, A. (2011). “Kelp slows moss,” in Book of Kelp, eds C. Fir and D. Elm (Rome: Foo), 5–9.",
            ("C. Fir", "D. Elm"),
        ),
        ("A. Oak, “Kelp slows moss,” in Book of Kelp, C. Fir, Ed., pp. 5–9, Foo, Rome, 2011.", ("C. Fir",)),
        (
            "Oak, A. Kelp slows moss. In Book of Kelp, 3rd ed.; Fir, C., Elm, D., Eds.; F: R, 2011; pp. 5–9.",
            ("Fir, C.", "Elm, D."),
        ),
        (
            "Oak, A. Kelp slows moss. in *Book of Kelp* (eds Fir, C. & Elm, D.) 3rd edn, 5–9 (Foo, 2011).",
            ("Fir, C.", "Elm, D."),
        ),
        (
            "Oak A. 2011. Kelp slows moss, p 5–9. In Fir C, Elm D (ed), Book of Kelp. Foo, Rome.",
            ("Fir C", "Elm D"),
        ),
        (
            "Oak, Ann. 2011. “Kelp Slows Moss.” In Book of Kelp, edited by Carl Fir and Dan Elm, 5–9. R: F.",
            ("Carl Fir", "Dan Elm"),
        ),
    ],
)
def test_a_chapter_has_a_book_and_that_has_editors(raw, editors):
    """Wherever the editors stand; the book is no journal."""
    entry = bibliography.parse(1, raw)
    assert (entry.title or "").lower() == "kelp slows moss"
    assert (entry.book, str(entry.year), entry.pages) == BOOK
    assert (entry.editors, entry.journal, entry.volume) == (editors, None, None)
    assert len(entry.authors) == 1


def test_a_chapter_of_an_online_book():
    """As NCBI's Bookshelf prints it, with the chapter's title last."""
    raw = (
        "Oak A, Roe B. KelpPearls [Internet]. Kelp Publishing; Treasure Island (FL): Jul 1, 2022. Kelp slows "
        "moss. [PubMed: 19583326]"
    )
    entry = bibliography.parse(1, raw)
    assert (entry.authors, entry.title, entry.year) == (("Oak A", "Roe B"), "Kelp slows moss", 2022)
    assert (entry.book, entry.pmid) == ("KelpPearls", "19583326")


def test_a_chapter_on_a_page_that_has_it_line_by_line():
    """ScienceDirect's third line has editors and book where others have the journal."""
    lines = ("A. Oak, B. Roe", "Kelp slows moss", "C. Fir (Ed.), Book of Kelp, Foo, Rome (2011), pp. 5-9")
    entry = bibliography.parse(1, " ".join(lines), lines)
    assert (entry.authors, entry.title) == (("A. Oak", "B. Roe"), "Kelp slows moss")
    assert (entry.book, entry.editors, entry.journal) == ("Book of Kelp", ("C. Fir",), None)
    assert (entry.year, entry.pages) == (2011, "5-9")


@pytest.mark.parametrize(
    ("raw", "title", "journal"),
    [
        (
            "Oak, A.; Fir, B. Kelp in Water. Angew. Chem. Int. Ed. 2018, 57, 123–130.",
            *("Kelp in Water", "Angew. Chem. Int. Ed"),
        ),
        ("Oak A, Fir B. Kelp in Rome. J Chem Ed. 2018;57:123–130.", "Kelp in Rome", "J Chem Ed"),
        ("Oak A. Kelp, in Rome. J Chem Ed. 2018;57:123–130.", "Kelp, in Rome", "J Chem Ed"),
        ("Oak A. Kelp in Rome: Ed visits. Isis. 2018;57:123–130.", "Kelp in Rome: Ed visits", "Isis"),
        (
            "Oak A. Is kelp slow? In Rome it is. J Chem Ed. 2018;57:1–9.",
            "Is kelp slow? In Rome it is",
            "J Chem Ed",
        ),
    ],
)
def test_an_article_is_no_chapter(raw, title, journal):
    """Whose title has *in*, and whose journal is abbreviated to *Ed*."""
    entry = bibliography.parse(1, raw)
    assert (entry.title, entry.journal, entry.book, entry.editors) == (title, journal, None, ())


@pytest.mark.parametrize(
    ("raw", "authors", "title", "year"),
    [
        (
            "Oak RA, Jr., Roe L. Kelp in spring. J Kelp. 2012;3:1-9.",
            ("Oak RA Jr", "Roe L"),
            "Kelp in spring",
            2012,
        ),
        (
            "Lake Office. On kelp 2019 [Available from: https://kelp.example/1.",
            ("Lake Office",),
            "On kelp",
            2019,
        ),
        ("Doe A. On Kelp. 3rd ed. Rome: Foo Press; 2011.", ("Doe A",), "On Kelp", 2011),
        ("Doe, A. and Roe, B. (2014) On Kelp, Foo University Press", ("Doe, A.", "Roe, B."), "On Kelp", 2014),
        ("Lake Office (2021) Kelp: a brief, WHO", ("Lake Office",), "Kelp: a brief", 2021),
    ],
)
def test_what_endnote_and_cell_press_write_around_a_title(raw, authors, title, year):
    """A suffix set off by commas, a page's year before its address, the edition, the publisher."""
    entry = bibliography.parse(1, raw)
    assert (entry.authors, entry.title, entry.year) == (authors, title, year)


@pytest.mark.parametrize(
    "journal",
    [
        "Front. Cell Dev. Biol.",
        "Stem Cell Res. Ther.",
        "Cell Mol. Life Sci.",
        "Free Radic. Biol. Med.",
        "World J. Gastroenterol.",
        "Wiley Interdiscip. Rev. Data Min. Knowl. Discov.",
        "IEEE Trans. Knowl. Data Eng.",
        "ACS Appl. Mater. Interfaces",
        "Cold Spring Harb. Perspect. Biol.",
        "npj Regen. Med.",
        "Neural Regen. Res.",
        "Proc. Natl. Acad. Sci. USA",
        "Cell Stem Cell",
    ],
)
@pytest.mark.parametrize(
    "entry",
    [
        "Doe, J.; Roe, A. Kelp in cold lakes: A survey. {} 2018, 8, 12–49.",
        "Doe, J. & Roe, A. Kelp in cold lakes: A survey. {} 8, 12–49 (2018).",
        "Doe, J., and Roe, A. (2018). Kelp in cold lakes: A survey. {} 8, 12–49.",
    ],
)
def test_a_short_title_may_have_words_in_full_between_its_stops(entry, journal):
    """A journal's short title is told from the end of the work's by its shortened words."""
    read = bibliography.parse(1, entry.format(journal))
    assert (read.title, read.journal) == ("Kelp in cold lakes: A survey", journal.rstrip("."))


def test_a_title_of_two_sentences_keeps_both():
    """Its second one ends in no shortened word."""
    read = bibliography.parse(1, "Doe, J. Kelp. Forests Under Water. J. Kelp Res. 2018, 8, 12–49.")
    assert (read.title, read.journal) == ("Kelp. Forests Under Water", "J. Kelp Res")
