"""What stands above and below an article on journals' pages: the title is found, the rest is no text."""

from __future__ import annotations

import pytest

from formats.reading import PROSE, cited, paths, read

LIST = """References
1. Reed A. On kelp. J Kelp. 2018;12:3-4.
2. Moss B. On moss. J Moss. 2019;1:5-6.
3. Fern C. On fern. J Fern. 2020;2:7-8.
"""
BODY = f"""Introduction
Leaves fade [1,2]. {PROSE}

Leaves in Winter
Stalks do not [3]. {PROSE}

"""
LWW = """Skip Navigation LinksSkip to Content
Subscribe
Register
Login
Kelp Reviews
Articles & Issues
Current Issue
Submit a Manuscript
Information for Authors
Advanced Search

Home
March 2023 - Volume 12 - Issue 3
Kelp in Winter: ...

Outline
Download
PDF
Cite
Copy
Share
Permissions

Review

Kelp in Winter: Colours and Leaves

Reed, Ada1; Moss, Ben1,2; Fern, Cy3
Author Information
1Kelp Unit, University of the Shore, Bay City, Norland
"""
EUROPE_PMC = f"""Kelp PMC requires Javascript to function effectively.

Kelp PMC
About
Tools
Help
Search
Advanced search
Recent history
Feedback
Kelp in Winter: Colours and Leaves
Reed A 1 ,  Moss B 1, 2 ,  Fern C 3

Author information
Abstract
{PROSE}
"""
MDPI = f"""Next Article in Journal
Moss in Winter: A Trial in Forty Valleys
Previous Article in Journal
Fern in Spring and in the Autumn
Journals
Kelp Reviews
Volume 16
Issue 7

Submit to this Journal Review for this Journal
Article Menu

settings
Order Article Reprints
Open AccessReview
Kelp in Winter: Colours and Leaves
by
Ada Reed
1,†
,
Ben Moss
2
and
Cy Fern
2,*
1
Kelp Unit, University of the Shore, Bay City, Norland
2
Moss Institute, Harbour, Norland
*
Author to whom correspondence should be addressed.
Kelp Rev. 2024, 16(7), 1052; https://doi.org/10.1234/kr1052
Submission received: 19 February 2024 / Revised: 25 March 2024 / Published: 4 April 2024
Abstract
{PROSE}
"""
BOOKSHELF = """An official website of the United States government
Here's how you know
Log in
Bookshelf
Search term
Search
Views
Print View
Cite this Page
In this Page
Kelp in Winter - KelpPearls
See more...

Kelp in Winter

Authors

Ada P. Reed1; Ben Moss2; Cy Fern3.

Affiliations
1 University of the Shore
"""
DOVE = """Javascript is currently disabled in your browser. Several features will not function.
open access to scientific and medical research

Kelp Press
Open access peer-reviewed kelp journals for all.

Journals
Author Information
Login
Search
Kelp in Winter: Colours and Leaves

Fulltext
Metrics
Get Permission
Cite this article
Authors Reed A , Moss BR, Fern C

Received 2 November 2022
"""
BIOLOGISTS = """Skip to Main Content
Advertisement

The Kelp Society
About
Journals
Search
Advanced Search
Skip Nav Destination
Volume 150, Issue 4
Article Navigation
REVIEW| 17 FEBRUARY 2023
Kelp in Winter: Colours and Leaves
Ada Reed  ORCID logo ,  Ben Moss ,  Cy Fern  ORCID logo
Author and article information
Kelp (2023) 150 (4): kelp1234.
"""


ACS = """Recently ViewedClose modal
Skip to article
ACS
ACS Publications
C&EN
Log In

Journal of Kelp
Volume 67, Issue 13

Perspective
July 1, 2024

Kelp in Winter: Colours and Leaves
Click to copy article linkArticle link copied!

Ada Reed
Ben Moss
Cy Fern*

Open PDF

Journal of Kelp

Cite this: J. Kelp 2024, 67, 13, 10501–10524
https://doi.org/10.1234/kelp.5
License Summary*
You are free to share (copy and redistribute) this article in any medium or format and to adapt it.
*Disclaimer
This summary highlights only some of the key features and terms of the actual license.

Article Views
5127
Altmetric
31
Jump to

"""


ARXIV = """HTML conversions sometimes display errors due to content that did not convert correctly.

failed: xstring

Authors: achieve the best HTML results from your LaTeX submissions by following these best practices.

Why HTML?
Report Issue
Back to Abstract
Download PDF
Table of Contents
Abstract
Introduction
Leaves in Winter
References
License: CC BY 4.0
arXiv:2307.09999v2 [q-bio.BM] 21 Sep 2023
Kelp in Winter: Colours and Leaves
Report issue for preceding element

Ada Reed1, Ben Moss2, Cy Fern1,3

1Department of Kelp, University of the Shore
Report issue for preceding element

"""


@pytest.mark.parametrize(
    ("head", "title", "authors"),
    [
        (LWW, "Kelp in Winter: Colours and Leaves", ("Ada Reed", "Ben Moss", "Cy Fern")),
        (EUROPE_PMC, "Kelp in Winter: Colours and Leaves", ("Reed A", "Moss B", "Fern C")),
        (MDPI, "Kelp in Winter: Colours and Leaves", ("Ada Reed", "Ben Moss", "Cy Fern")),
        (BOOKSHELF, "Kelp in Winter", ("Ada P. Reed", "Ben Moss", "Cy Fern")),
        (DOVE, "Kelp in Winter: Colours and Leaves", ("Reed A", "Moss BR", "Fern C")),
        (BIOLOGISTS, "Kelp in Winter: Colours and Leaves", ("Ada Reed", "Ben Moss", "Cy Fern")),
        (ARXIV, "Kelp in Winter: Colours and Leaves", ("Ada Reed", "Ben Moss", "Cy Fern")),
        (ACS, "Kelp in Winter: Colours and Leaves", ("Ada Reed", "Ben Moss", "Cy Fern")),
    ],
    ids=["LWW", "Europe PMC", "MDPI", "Bookshelf", "Dove", "Biologists", "arXiv", "ACS"],
)
def test_the_title_stands_above_the_authors(tmp_path, head, title, authors):
    """Whatever the page offers above it, and between the two; none of that becomes a section."""
    document = read(tmp_path, head + BODY + LIST)
    assert (document.title, document.authors) == (title, authors)
    assert [p for p in paths(document) if p != "Abstract"] == ["Introduction", "Leaves in Winter"]
    assert cited(document) == [("Leaves", (1, 2)), ("Stalks", (3,))]


@pytest.mark.parametrize(
    "foot",
    [
        "© 2023. Published by The Kelp Society\nLatest\n\nJoin us in March for three talks on kelp.\n",
        "Email to Colleague\nYour message has been successfully sent to your colleague.\n",
        "Most Popular\nKelp in 2022\n\nThis item was read by many of our readers last week.\n",
        "Bookshelf ID: NBK499999\nSupport Center\n\nWe are here to help you with all your questions.\n",
    ],
)
def test_the_foot_of_a_page_is_left_out(tmp_path, foot):
    """Sentences included; captions behind it are the article's."""
    text = f"Kelp in Winter\n\n{BODY}{LIST}\n{foot}\nFigure 1. Leaves that fade [2].\n"
    document = read(tmp_path, text)
    assert document.text.endswith("Figure 1. Leaves that fade [2].")
    assert "three talks" not in document.text
    assert "sent" not in document.text
    assert "read by" not in document.text
    assert "help you" not in document.text


@pytest.mark.parametrize(
    ("written", "is_heading"),
    [
        ("p53 and Its Targets", True),
        ("mTOR in leaves", True),
        ("Fe2+ + H2O2 → Fe3+ + OH· + OH−", False),
        ("C(t) = C0e−kt", False),
        ("Female plants of all kinds [3]", False),
    ],
)
def test_what_may_be_a_heading(tmp_path, written, is_heading):
    """A name in small letters may open one; an equation is none, nor is an item that cites."""
    document = read(tmp_path, f"Kelp in Winter\n\n{BODY}{written}\n{PROSE}\n\n{LIST}")
    assert (written in paths(document)[-1].split(" > ")) is is_heading
    assert written in document.text


def test_markdown_whose_headings_all_have_one_level(tmp_path):
    """As Docling's: the first of some words is the title, the kind of article is none."""
    text = (
        "<!-- image -->\n\n## REVIEWS\n\n## Kelp in winter: colours and leaves\n\n"
        "Ada Reed/hairspace /hairspace 1,2 ✉ , Ben Moss 3 and Cy Fern 2\n\n"
        f"## Introduction\n\nLeaves fade [1,2]. {PROSE}\n\n## Outlook\n\n{PROSE} [3]\n\n## {LIST}"
    )
    document = read(tmp_path, text, name="kelp.md")
    assert document.title == "Kelp in winter: colours and leaves"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert paths(document) == ["Introduction", "Outlook"]


SCIELO = f"""SciELO Borealis
Archives of Kelp
Submission of manuscripts
About the journal Editorial Board Instructions to authors Contact
English
Español
Journal homepage List of issues Previous article Next article Articles Search in this journal
Open menu
REVIEW ARTICLE • Arch. Kelp 118 (4) • Apr 2022 •   https://doi.org/10.1234/ak.5   COPY

Kelp in the Winter of the North

Las algas en el invierno del norte

Ada Reed^1^
ORCID: http://orcid.org/0000-0002-1111-2222
Ben Moss^1,2^
ORCID: http://orcid.org/0000-0003-3333-444X
SCIMAGO INSTITUTIONS RANKINGS
^1^Universidad del Norte, Bergen - Norway
^2^Instituto de Algas, Bergen - Norway

Manuscript received July 02, 2021, revised November 15, 2021, accepted December 08, 2021

Abstract

{PROSE}

Keywords: Kelp; Winter

Resumen

{PROSE}

Palabras clave: Algas; Invierno

{BODY}
{LIST}"""


def test_a_page_in_two_languages(tmp_path):
    """The title is the English one; names have their ORCIDs between them, and keywords a second language."""
    document = read(tmp_path, SCIELO)
    assert document.title == "Kelp in the Winter of the North"
    assert document.authors == ("Ada Reed", "Ben Moss")
    assert document.keywords == ("Kelp", "Winter")
    assert (document.journal, document.year, document.volume) == ("Arch. Kelp", 2022, "118")
    assert (document.issue, document.doi) == ("4", "10.1234/ak.5")
    assert paths(document) == ["Abstract", "Resumen", "Introduction", "Leaves in Winter"]
    assert all(
        "Universidad" not in paragraph.span.of(document.text) for _, paragraph in document.paragraphs()
    )
