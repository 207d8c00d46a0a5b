"""What some journals' pages put around an article: boxes, panels, statements, entries of several lines."""

from __future__ import annotations

import pytest

from formats.reading import PROSE, paragraphs, paths, read

BODY = f"""
Introduction
{PROSE}

Leaves [1] fade [2, 3].

Outlook
{PROSE}

"""
LIST = """
References
1. Reed A. On kelp. J Kelp. 2018;12:3-4.
2. Moss B. On moss. J Moss. 2019;1:5-6.
3. Fern C. On fern. J Fern. 2020;2:7-8.
"""
OLD_BOX = """REVIEW
published: 3 May 2021
doi: 10.1234/fkelp.2021.5
Edited by:
Dora Dune,
University of Sand, Norway
Reviewed by:
Eve Elm,
Lake College, Sweden
*Correspondence:
Ada Reed
ada@reed.example
Specialty section:
This article was submitted to
Algae,
a section of the journal
Frontiers in Kelp
Received: 1 March 2021
Accepted: 2 April 2021
Citation:
Reed A and Moss B (2021) Kelp in
Winter: Colours, Leaves and Roots.
Front. Kelp 7:555.
doi: 10.1234/fkelp.2021.5
"""
NEW_BOX = """TYPE Review
PUBLISHED 3 May 2021
DOI 10.1234/fkelp.2021.5
OPEN ACCESS
EDITED BY
Dora Dune,
University of Sand, Norway
REVIEWED BY
Eve Elm,
Lake College, Sweden
*CORRESPONDENCE
Ada Reed
ada@reed.example
RECEIVED 1 March 2021
ACCEPTED 2 April 2021
CITATION
Reed A and Moss B (2021)
Kelp in Winter: Colours, Leaves and Roots.
Front. Kelp 7:555.
doi: 10.1234/fkelp.2021.5
COPYRIGHT
© 2021 Reed and Moss. Anybody may use this article as long
as its authors are named (CC BY). No use is allowed
which does not comply with these terms.
"""
TITLED = """Kelp in Winter: Colours, Leaves and Roots of
a Plant That Nobody Knows
Ada Reed 1*, Ben Moss 1,2 and Cy Fern 2
1 Institute of Kelp, Bergen, Norway, 2 Moss College, Oslo, Norway
"""


@pytest.mark.parametrize("box", [OLD_BOX, NEW_BOX], ids=["old", "new"])
@pytest.mark.parametrize("gap", ["", "\n"], ids=["close", "apart"])
def test_editors_and_reviewers_are_not_the_authors(tmp_path, box, gap):
    """The box is left out, but for what its citation says; the title has two lines."""
    document = read(tmp_path, box + gap + TITLED + BODY + LIST)
    assert document.title == "Kelp in Winter: Colours, Leaves and Roots of a Plant That Nobody Knows"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert (document.journal, document.year, document.volume) == ("Front. Kelp", 2021, "7")
    assert document.doi == "10.1234/fkelp.2021.5"
    assert paths(document) == ["Introduction", "Outlook"]
    assert "Dune" not in document.text
    assert "comply" not in document.text


def test_a_box_that_nothing_closes_is_left_as_it_is(tmp_path):
    """There is no telling where it ends."""
    box = OLD_BOX[: OLD_BOX.index("Citation")]
    assert "Dora Dune" in read(tmp_path, box + TITLED + BODY + LIST).text


def test_a_title_is_wrapped_only_where_the_next_word_had_no_room(tmp_path):
    """A short first line is a title by itself, and the line under it another."""
    document = read(tmp_path, "Kelp\nNotes on a Plant That Nobody Knows\nAda Reed 1, Ben Moss 2\n" + BODY)
    assert document.title == "Kelp"
    assert document.authors == ("Ada Reed", "Ben Moss")


PANEL = "Author links open overlay panel"
SCIENCEDIRECT = f"""Skip to main content
ScienceDirect
View PDF
Kelp Res.
Volume 12, Issue 3, May 2021, 1055
Kelp Research
Review
Kelp in winter: Colours and leaves
{PANEL}Ada Reed a, Ben Moss a b, Cy Fern c 1
Show more
Outline
https://doi.org/10.1234/j.kelp.2021.5
Abstract
{PROSE}

"""


@pytest.mark.parametrize("names", [PANEL, f"{PANEL}\n"], ids=["same line", "own line"])
def test_a_sciencedirect_page(tmp_path, names):
    """The journal stands above its volume, the title above the panel of authors."""
    document = read(tmp_path, SCIENCEDIRECT.replace(PANEL, names) + BODY + LIST)
    assert document.title == "Kelp in winter: Colours and leaves"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert (document.journal, document.year) == ("Kelp Res.", 2021)
    assert (document.volume, document.issue, document.pages) == ("12", "3", "1055")
    assert document.doi == "10.1234/j.kelp.2021.5"
    assert paths(document) == ["Abstract", "Introduction", "Outlook"]


def test_entries_of_which_each_part_has_a_line(tmp_path):
    """Authors, title and journal, with the page's links under them."""
    entries = """References (3)
[1]
A.B. Reed, C. van der Moss
What colours kelp in winter?
J. Kelp Res., 12 (3) (2018), pp. 34-45, 10.1234/jk.5
View PDFView articleCrossrefView in ScopusGoogle Scholar
[2]
D. Dune, et al.
On kelp near Rome: lessons from 2,140
leaves
iKelp, 7 (2019), Article 1055
View in ScopusGoogle Scholar
[3]
E. Elm
Moss
Nat. Moss (2020), 10.1234/nm.6
Google Scholar
"""
    document = read(tmp_path, "On kelp\n" + BODY + entries)
    first, second, third = document.references
    assert (first.authors, first.title) == (("A.B. Reed", "C. van der Moss"), "What colours kelp in winter?")
    assert (first.journal, first.year, first.volume, first.issue) == ("J. Kelp Res", 2018, "12", "3")
    assert (first.pages, first.doi) == ("34-45", "10.1234/jk.5")
    assert (second.authors, second.title) == (("D. Dune",), "On kelp near Rome: lessons from 2,140 leaves")
    assert (second.journal, second.year, second.volume, second.pages) == ("iKelp", 2019, "7", "1055")
    assert second.has_more_authors
    assert (third.title, third.journal, third.year, third.pages) == ("Moss", "Nat. Moss", 2020, None)
    assert third.doi == "10.1234/nm.6"
    assert not any("Scholar" in entry.raw for entry in document.references)


STATEMENTS = """Author Contributions: Writing, A.R.; drawing, B.M. Both authors agree.
Funding: Nobody paid for this work.
Data Availability Statement: Not applicable.
Conflicts of Interest: The authors have none.
"""


@pytest.mark.parametrize("mark", ["", "**"], ids=["plain", "bold"])
def test_statements_have_their_heading_within_the_line(tmp_path, mark):
    """Each is a section of its own, and no part of the last one of the body."""
    names = ["Author Contributions", "Funding", "Data Availability Statement", "Conflicts of Interest"]
    written = STATEMENTS
    for heading in names:
        written = written.replace(f"{heading}:", f"{mark}{heading}:{mark}")
    name = "sample.md" if mark else "sample.txt"
    head = "# On kelp\n\n## Introduction\n\n" if mark else "On kelp\n\nIntroduction\n"
    document = read(tmp_path, f"{head}{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n{written}", name=name)
    assert [section.heading for section in document.sections if section.heading][-4:] == names
    by_name = {section.heading: section for section in document.sections}
    (funding,) = by_name["Funding"].paragraphs
    assert funding.span.of(document.text) == "Nobody paid for this work."
    (contributions,) = by_name["Author Contributions"].paragraphs
    assert contributions.span.of(document.text).endswith("Both authors agree.")


def test_a_statement_within_an_abstract_stays_there(tmp_path):
    """Medical journals end abstracts with one."""
    opening = f"On kelp\n\nAbstract\n\n{PROSE}\n\nFunding: The Kelp Fund.\n\nIntroduction\n\n"
    document = read(tmp_path, opening + "\n\n".join([PROSE] * 8))
    assert "Funding" not in [section.heading for section in document.sections]


def test_a_square_before_a_heading_is_no_part_of_it(tmp_path):
    """The American Chemical Society's headings have one."""
    document = read(tmp_path, f"On kelp\n\n■ INTRODUCTION\n{PROSE}\n\n{PROSE}\n\n■ REFERENCES\n" + LIST[12:])
    assert paths(document) == ["INTRODUCTION"]
    assert [entry.number for entry in document.references] == [1, 2, 3]


NAMES = ("Ada Reed", "Ben Moss", "Cy Fern")
BYLINE = "Ada Reed1,2, Ben Moss2 and Cy Fern1*"


@pytest.mark.parametrize(
    ("above", "journal"),
    [
        ("REVIEWS\n", None),
        ("Seminar\n", None),
        ("JAMA | Review", None),
        ("Clinical Review & Education", None),
        ("JOURNAL ARTICLE", None),
        ("OPEN ACCESS PEER-REVIEWED\nRESEARCH ARTICLE", None),
        ("Clinical Review State of the Art Review", None),
        ("Review Article | Open Access\nShow citation", None),
        (
            "Journal of Kelp Dovepress\nopen access to scientific and medical research\n\n"
            "Open Access Full Text Article REVIEW\n",
            None,
        ),
        (
            "Send Orders for Reprints to reprints@kelp.example\nKelp Res, 2021, 28, 1501-1519 1501\n"
            "REVIEW ARTICLE",
            "Kelp Res",
        ),
        ("Trends in Kelp Biology\n\nReview\n", "Trends in Kelp Biology"),
        (
            "Published on 03.03.2020 in Vol 12, No 3 (2020): March\nPreprints (earlier versions) of this "
            "paper are available at https://preprints.kelp.example/1, first published January 1, 2020.\n",
            None,
        ),
        (
            "Skip to main content\nAdvertisement\n\nBMC Kelp\nSearch\nReview\nOpen access\n"
            "Published: 12 March 2023",
            "BMC Kelp",
        ),
        (
            "Kelp Res 12 (2022) 118–134\n\nContents lists available at ScienceDirect\n\nJournal of Kelp\n\n"
            "journal homepage: www.kelp.example/jk\n\nReview\n",
            "Journal of Kelp",
        ),
    ],
)
def test_what_pages_have_above_a_title(tmp_path, above, journal):
    """The kind of article, the archive's words and the journal's name are no title, and nobody's names."""
    document = read(
        tmp_path, f"{above}\nKelp and gills in cold water\n\n{BYLINE}\n\nAbstract\n\n{PROSE}\n" + BODY + LIST
    )
    assert (document.title, document.authors) == ("Kelp and gills in cold water", NAMES)
    assert document.journal == journal
    assert paths(document) == ["Abstract", "Introduction", "Outlook"]


@pytest.mark.parametrize(
    "byline",
    [
        "Ada Reed,\nBen Moss ,\nCy Fern*",
        "Ada Reed 1\nBen Moss 2\nCy Fern 1,2",
        "Ada Reed ORCID: orcid.org/0000-0001-2345-67891, \nBen Moss1,2 & \n"
        "Cy Fern ORCID: orcid.org/0000-0002-9999-12343 ",
        "Ada Reed, professor1, Ben Moss, senior lecturer2, Cy Fern, research fellow1",
        "Ada Reed, Student Member, IEEE, Ben Moss, Member, IEEE, and Cy Fern, Fellow, IEEE",
    ],
    ids=["commas", "a line each", "ORCID", "BMJ", "IEEE"],
)
def test_authors_over_several_lines_or_with_what_they_are(tmp_path, byline):
    """A line may end in a comma, or bear its author's mark alone."""
    document = read(
        tmp_path,
        f"Review Article\nKelp and gills in cold water\n{byline}\n\nAbstract\n\n{PROSE}\n" + BODY + LIST,
    )
    assert (document.title, document.authors) == ("Kelp and gills in cold water", NAMES)


def test_a_heading_may_follow_a_raised_number(tmp_path):
    """What ends in one is closed."""
    sentences = " ".join(f"Kelp of kind {word} is brown.{n}" for n, word in enumerate("abcdefgh", 1))
    text = f"On kelp\n\nIntroduction\n{sentences}\nRole of tides\nThe leaves drift.9\n\nReferences\n"
    entries = "\n".join(f"{n}. Reed A. Kelp {n}. J Kelp. 2018;{n}:3-4." for n in range(1, 10))
    document = read(tmp_path, text + entries)
    assert paths(document) == ["Introduction", "Role of tides"]


@pytest.mark.parametrize(
    "line", ["Kelp Today 2020; 395: 877–89", "KELP. 2020;395(5):877-89. doi:10.1234/kelp.2020.5"]
)
def test_where_it_was_published_may_stand_under_the_abstract(tmp_path, line):
    """The line is no heading, and says it."""
    text = f"Seminar\n\nKelp disease\n\nAda Reed, Ben Moss\n\n{PROSE}\n\n{line}\n\nPublished Online\n"
    document = read(tmp_path, text + BODY + LIST)
    assert (document.year, document.volume) == (2020, "395")
    assert document.pages in ("877–89", "877-89")
    assert "395" not in " ".join(section.heading for section in document.sections)


@pytest.mark.parametrize("heading", ["Export", "Search", "Responses", "Comments", "Metrics"])
def test_a_pages_word_is_a_heading_in_the_body(tmp_path, heading):
    """Only above an article it is the page's."""
    above = f"{heading}\nReview\nOn kelp\n\nAda Reed1, Ben Moss2\n\n"
    document = read(tmp_path, f"{above}Introduction\n\n{PROSE}\n\n{heading}\n\n{PROSE}\n" + LIST)
    assert document.title == "On kelp"
    assert paths(document) == ["Introduction", heading]


@pytest.mark.parametrize(
    "line",
    [
        "https://doi.org/10.1234/kelp(20)5",
        "doi:10.1234/kelp(20)5",
        "DOI: 10.1234/kelp(20)5",
        "Digital Object Identifier 10.1234/kelp(20)5",
    ],
)
def test_a_doi_that_has_a_line_alone_is_the_articles(tmp_path, line):
    """Wherever the line stands, but in the list, and though it comes again; not when there are several."""
    body = f"On kelp\n{BODY}"
    assert read(tmp_path, f"{body}\n{line}\n\n{PROSE}\n\n{line}\n{LIST}").doi == "10.1234/kelp(20)5"
    assert read(tmp_path, f"{body}\n{line}\n\n{PROSE}\n\ndoi:10.1234/moss\n{LIST}").doi is None
    cut = LIST.replace("3. Fern", f"{line}\n3. Fern")
    assert read(tmp_path, body + cut).doi is None


def test_buttons_below_figures_are_no_headings(tmp_path):
    """Of the BMJ, Oxford and PLOS; what a heading says of figures stays one."""
    buttons = (
        *("Download figureOpen in new tabDownload powerpoint", "Open in new tabDownload slide", "Download:"),
        *("PPTPowerPoint slide", "PNGlarger image (1MB)", "TIFForiginal image (2MB)"),
    )
    text = "\n\n".join(f"{button}\n\n{PROSE}" for button in buttons)
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{text}\n\nNew Figures\n\n{PROSE}\n" + LIST)
    assert paths(document) == ["Introduction", "New Figures"]
    assert paragraphs(document) == [PROSE] * 7


def test_headings_behind_a_square_and_short_forms_with_their_meaning(tmp_path):
    """Of the American Chemical Society, and of Spandidos."""
    text = f"■ KELP IN WATER\n{PROSE}\nAbbreviations:\nIL\ninterleukin\nTNF\ntumour necrosis factor\n"
    document = read(tmp_path, f"On kelp\nIntroduction\n{PROSE}\n{text}" + LIST)
    assert paths(document) == ["Introduction", "KELP IN WATER", "Abbreviations:"]


def test_a_button_between_label_and_legend_is_left_out(tmp_path):
    """Of PubMed Central, with its links to the top."""
    figure = f"Figure 1.\n\nOpen in a new tab\n\nKelp in winter, and in spring.\n\nGo to:\n\n{PROSE}"
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE}\n\n{figure}\n" + LIST)
    assert paragraphs(document) == [PROSE, "Figure 1. Kelp in winter, and in spring.", PROSE]


def test_headings_between_numbered_points_are_headings(tmp_path):
    """Of Annual Reviews: points that are questions, and the heading behind them."""
    points = "FUTURE ISSUES\n1. What does kelp do?\n2. What does moss do?\nDISCLOSURE STATEMENT\nNothing."
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE}\n\n{points}\n" + LIST)
    assert paths(document) == ["Introduction", "FUTURE ISSUES", "DISCLOSURE STATEMENT"]


@pytest.mark.parametrize("above", ["Draft of last May\n\nReview", "Kelp Notes\n\nHarbour House\n\nReview"])
def test_what_may_not_be_a_journals_name_is_none(tmp_path, above):
    """A line in small letters, or two lines."""
    document = read(tmp_path, f"{above}\n\nOn kelp\n\n{BYLINE}\n\nAbstract\n\n{PROSE}\n" + BODY + LIST)
    assert (document.title, document.authors, document.journal) == ("On kelp", NAMES, None)
