"""Articles as they come from the pages of the American Heart Association, the BMJ, PLOS and others."""

from __future__ import annotations

from formats.reading import PROSE, cited, paragraphs, paths, read

HEART = f"""Kelp Research
Volume 12, Issue 3, 3 May 2021; Pages 34-45
https://doi.org/10.1234/kelp.5
REVIEW
Originally Published 18 February 2021
Free Access
Kelp in Winter: Colours and Leaves
Ada Reed, MD, PhD ada.reed@kelp.example, Ben Moss, PhD, and Cy Fern, MDAuthor Info & Affiliations
Abstract
{PROSE}
Leaves in Winter
Leaves fade.1,2 Stalks do not.3
"""
DOCTORS = f"""Skip to main content
Intended for healthcare professionals
Subscribe
My Account
Login
The BMJ logo
Search
Research
Education
State of the Art...
Kelp in winter...
Clinical Review State of the Art Review
Kelp in winter: colours and leaves
BMJ 2021; 372 doi: https://doi.org/10.1234/kelp.5 (Published 04 February 2021)
Article
Related content
Metrics
Ada Reed, professor1, Ben Moss, clinical lecturer2, Cy Fern, patient author3
Author affiliations
What you need to know
Most kelp rests from November to March

Keep the water cold and all lamps low


Kelp fades each year.1 2 In one survey no leaf was green.3

How common is it?
{PROSE}

Box 1
Signs of winter
Leaves that fade

Stalks that do not

RETURN TO TEXT
How is it treated?
{PROSE}

"""
LIST = """References
1. Reed A. On kelp. J Kelp. 2018;12:3-4.
2. Moss B. On moss. J Moss. 2019;1:5-6.
3. Fern C. On fern. J Fern. 2020;2:7-8.
"""


def test_a_page_of_the_heart_association(tmp_path):
    """The journal stands alone above its volume, the link to affiliations is glued to the last degree."""
    document = read(tmp_path, HEART + LIST)
    assert document.title == "Kelp in Winter: Colours and Leaves"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert (document.journal, document.year, document.doi) == ("Kelp Research", 2021, "10.1234/kelp.5")
    assert (document.volume, document.issue, document.pages) == ("12", "3", "34-45")
    assert paths(document) == ["Abstract", "Leaves in Winter"]


def test_a_page_of_the_bmj(tmp_path):
    """What the page offers is left out; the lines of a box and the points to take home are no headings."""
    document = read(tmp_path, DOCTORS + LIST)
    assert document.title == "Kelp in winter: colours and leaves"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert (document.journal, document.year, document.doi) == ("BMJ", 2021, "10.1234/kelp.5")
    assert paths(document) == ["What you need to know", "How common is it?", "How is it treated?"]
    assert paragraphs(document, "What you need to know") == [
        "Most kelp rests from November to March",
        "Keep the water cold and all lamps low",
        "Kelp fades each year.1 2 In one survey no leaf was green.3",
    ]
    assert paragraphs(document, "How common is it?") == [
        PROSE,
        "Box 1 Signs of winter",
        "Leaves that fade",
        "Stalks that do not",
    ]


FRONTIERS = f"""Download Article
Export citation
1,204
Total views
REVIEW article
Front. Kelp. Res., 14 June 2022
Sec. Brown Kelp
Volume 16 - 2022 | https://doi.org/10.1234/kelp.2022.5
This article is part of the Research Topic
Kelp at Work: Light and Salt
View all 11 articles
Kelp in winter: Colours and leaves
www.frontiersin.orgAda Reed1,2*  www.frontiersin.orgBen Moss1  www.frontiersin.orgCy Fern3†
1Department of Kelp, University of the Shore, Bay City, Norland
2Kelp Centre, University of the Fens, Fenton, Norland
{PROSE}

Introduction
Kelp fades (Reed and Elm, 2018) and grows (Moss et al., 2019; Fern et al., 2020).

TABLE 1. Leaves of kelp.
Red\tshort\tReed and Elm, 2018
Green\tlong\tMoss et al., 2019; Fern et al., 2020
Author Contributions
AR (1) and BM (2) wrote the text.

"""
NAMED = """References
Reed, A., and Elm, D. (2018). On kelp. J. Kelp 12, 3–4.
Moss, B., Oak, E., and Elm, D. (2019). On moss. J. Moss 1, 5–6.
Fern, C., Oak, E., and Elm, D. (2020). On fern. J. Fern 2, 7–8.
"""


def test_a_page_of_frontiers(tmp_path):
    """An address stands for the icon before each author; a table without a header cites in its first row."""
    document = read(tmp_path, FRONTIERS + NAMED)
    assert document.title == "Kelp in winter: Colours and leaves"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert (document.journal, document.year) == ("Front. Kelp. Res.", 2022)
    assert [s.numbers for _, p, s in document.sentences() if p.kind == "row"] == [(1,), (2, 3)]


def test_who_did_what_cites_nothing(tmp_path):
    """Numbers behind initials are those of something else."""
    said = "Introduction\n\nIt fades (1). It grows (2, 3).\n\nAuthor Contributions\n\nAR (1), BM (2).\n\n"
    document = read(tmp_path, "On kelp\n\n" + said + LIST)
    assert [s.numbers for _, _, s in document.sentences()] == [(1,), (2, 3), ()]


PLOS = f"""plos.org
create account
sign in
PLOS KELP
PublishAboutBrowse
Search
advanced search

    0

    Save
    12

    Citation
Open Access

Peer-reviewed

Review
Kelp in winter: colours and leaves
    Ada Reed , Ben Moss, Cy Fern

PLOS

x

    Published: April 2, 2024
    https://doi.org/10.1234/kelp.5

    Article
    Authors
    Metrics
    Comments
    Media Coverage

    Abstract
    Introduction
    Leaves in winter
    Where it is dark
    What kelp needs
    References

    Reader Comments
    Figures

Abstract
{PROSE}

Figures

Fig 1
Fig 1

Citation: Reed A, Moss B, Fern C (2024) Kelp in winter: colours and leaves. PLoS Kelp 19(4): e052. https://doi.org/10.1234/kelp.5

Editor: Jane Roe, University of the North, NORWAY

Funding: The authors received no funding.

Introduction
{PROSE} [1]

Leaves in winter
{PROSE} [2,3]

Download:

    PPT
    PowerPoint slide
    PNG
    larger image
    TIFF
    original image

Fig 1. Leaves of kelp.

https://doi.org/10.1234/kelp.5.g001

Where it is dark
{PROSE}

What kelp needs
{PROSE}

"""


def test_a_page_of_plos(tmp_path):
    """How to cite it stands below the abstract; its outline and the forms of its figures are no headings."""
    document = read(tmp_path, PLOS + LIST)
    assert document.title == "Kelp in winter: colours and leaves"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert (document.journal, document.year, document.doi) == ("PLoS Kelp", 2024, "10.1234/kelp.5")
    assert (document.volume, document.pages) == ("19", "e052")
    headings = ["Introduction", "Leaves in winter", "Where it is dark", "What kelp needs"]
    assert [path for path in paths(document) if "Funding" not in path] == ["Abstract", *headings]
    assert document.abstract is not None
    assert document.abstract.of(document.text).startswith(PROSE)


LYNX = f"""   #alternate

   Skip to main content

   An official website of the United States government

   (BUTTON) Search

   Log in

     * Dashboard
     * Publications

   Kelp Research

   . 2024 Apr 2;16(7):1052. doi: 10.1234/kelp.5

Kelp in winter: colours and leaves

   Ada Reed ^1, Ben Moss ^2, Cy Fern ^1,^*

     * Author information
     * Article notes

Abstract

   {PROSE}

Introduction

   {PROSE} [1]

Leaves in winter

   {PROSE} [2,3]

"""


def test_a_page_as_text_browsers_print_it(tmp_path):
    """The marks of the authors cite nothing."""
    document = read(tmp_path, LYNX + LIST)
    assert document.title == "Kelp in winter: colours and leaves"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert document.doi == "10.1234/kelp.5"
    assert [numbers for _, numbers in cited(document)] == [(1,), (2, 3)]


ANNUAL = f"""Annual Review of Kelp and Moss
Kelp in Winter: Colours
and Leaves
Ada Reed,1 Ben Moss,2
and Cy Fern1
1Department of Kelp, University of the North, Bergen 5020, Norway; email: a.reed@kelp.example
2Institute of Moss, Porto 4200, Portugal
Annu. Rev. Kelp Moss 2024. 86:101–24
First published as a Review in Advance on
October 3, 2023
The Annual Review of Kelp and Moss is online at
kelp.annualreviews.org
https://doi.org/10.1234/kelp.5
Keywords
kelp, moss, winter
Abstract
{PROSE}
Introduction
{PROSE} It fades in the cold [1], and it does not in the others (see
2), as it was said in the other article on the leaves of kelp (see

Section 3). It rests [3].
"""


def test_a_first_page_of_annual_reviews(tmp_path):
    """What stands in round brackets is not cut by a page."""
    document = read(tmp_path, ANNUAL + LIST)
    assert document.title == "Kelp in Winter: Colours and Leaves"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert (document.journal, document.year) == ("Annual Review of Kelp and Moss", 2024)
    assert paths(document) == ["Abstract", "Introduction"]
    assert "kelp (see Section 3)." in " ".join(document.text.split())
