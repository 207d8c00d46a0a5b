"""First pages of journals' PDFs, and what stands on all of them: titles, feet, columns beside the text."""

from __future__ import annotations

import pytest

from formats.reading import PROSE, REFERENCES, cited, paths, read, wrapped

MORE = wrapped(" ".join([PROSE] * 4), 84)
LICENCE = (
    "20417612, 2021, 3, Downloaded from https://kelp.onlinelibrary.wiley.com/doi/10.1234/kelp.1 by Shore "
    "University, Wiley Online Library on [14/02/2023]. See the Terms and Conditions "
    "(https://onlinelibrary.wiley.com/terms-and-conditions) on Wiley Online Library for rules of use; OA "
    "articles are governed by the applicable Creative Commons License"
)
DOWNLOADED = "Downloaded from http://kelpjournals.org/ by on December 22, 2022"


@pytest.mark.parametrize("line", [LICENCE, DOWNLOADED])
def test_what_a_library_prints_on_every_page(tmp_path, line):
    """It parts neither a sentence nor an entry, long as it is."""
    text = (
        f"Kelp in winter\n\n{MORE}\n\n1   |   INTRODUCTION\n\n{MORE}\nLeaves fade [1,2] in cold\n\n{line}\n\n"
        f"water [3].\n{MORE}\n\nREFERENCES\n1. Reed A. On\n\n{line}\n\nkelp. J Kelp. 2018;12:3-4.\n"
        "2. Moss B. On moss. J Moss. 2019;1:5-6.\n3. Fern C. On fern. J Fern. 2020;2:7-8.\n"
    )
    document = read(tmp_path, text)
    assert "ownloaded" not in document.text
    assert "On kelp" in document.references[0].raw
    assert ("Leaves", (1, 2, 3)) in cited(document)


@pytest.mark.parametrize(
    "above",
    [
        "KELP REGENERATION RESEARCH\nwww.krronline.org\n\nReview\n\n",
        "1099999\n\nresearch-article2022\n\nKLLXXX10.1177/0963Kelp ResearchReed et al\n\nReview\n\n",
        "Kelp Transduction and Stone Therapy\n\nwww.kelp.com/stones\n\nREVIEW ARTICLE\n\nOPEN\n\n",
        "Expert Review of Kelp Therapeutics\n\nISSN: (Print) Journal homepage: www.kelp.com/ikelp20\n\n",
    ],
)
def test_a_title_under_the_journals_name_with_the_authors_right_below(tmp_path, above):
    """Title and authors stand in one block, which is not the journal's."""
    text = (
        f"{above}Kelp in winter: colours and\nleaves of many waters\nAda Reed1,2, Ben Moss1 and Cy Fern3\n\n"
        f"{MORE}\n\nINTRODUCTION\n{MORE} [1,2]\n\nREFERENCES\n1. Reed A. On kelp. J Kelp. 2018;12:3-4.\n"
        "2. Moss B. On moss. J Moss. 2019;1:5-6.\n"
    )
    document = read(tmp_path, text)
    assert document.title == "Kelp in winter: colours and leaves of many waters"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")


def test_places_of_work_below_the_abstract(tmp_path):
    """They are no text, so the numbers before them cite nothing; nor is how the article is cited."""
    text = (
        f"Kelp in winter\n\nAda Reed, Ben Moss\n\n{MORE}\n\n1 Department of Kelp, University of the Shore. "
        "2 Centre for Stones, Fenton. 3 These authors contributed equally: Ada Reed, Ben Moss.\n\n"
        f"INTRODUCTION\n{MORE} [1,2]\n\nREFERENCES\n1. Reed A. On kelp. J Kelp. 2018;12:3-4.\n"
        "2. Moss B. On moss. J Moss. 2019;1:5-6.\n\nHow to cite this article: Reed A, Moss B,\nFern C. Kelp "
        "in winter:\ncolours and leaves. Fict Rev.\n2019;12:e191.\n"
    )
    document = read(tmp_path, text)
    assert "Department" not in document.text
    assert "Fict Rev" not in document.text
    assert len(document.references) == 2


SIDEBAR = """Author Affiliations: Department of
Kelp, University of the Shore,
Bay City, Norland (Reed); Unit
of Stones, Fenton (Moss).
Corresponding Author: Ada Reed,
MD, Department of Kelp, Bay City
(a.reed@kelp.example).
Section Editor: Cy Fern, MD,
Deputy Editor.
"""


def test_affiliations_in_a_column_beside_the_text(tmp_path):
    """As on JAMA's first pages: what stands in narrow lines there is none of the text."""
    text = (
        f"Kelp in winter\nAda Reed, MD; Ben Moss, PhD\n\n{MORE}\n\n{SIDEBAR}\n{MORE} [1,2]\n\n"
        f"Methods\n{MORE}\n\n"
        "REFERENCES\n1. Reed A. On kelp. J Kelp. 2018;12:3-4.\n2. Moss B. On moss. J Moss. 2019;1:5-6.\n"
    )
    document = read(tmp_path, text)
    assert paths(document)[-1] == "Methods"
    for word in ("Affiliations", "Fenton", "Deputy", "Stones"):
        assert word not in document.text


def test_places_of_work_below_their_numbers(tmp_path):
    """As SAGE has them at the foot of the first page, in mid-sentence."""
    foot = (
        "1\nDepartment of Kelp, University of the Shore, Norland\n2\nInstitute of Stones, Fenton, Norland\n"
        "Submitted: January 12, 2022. Accepted: April 21, 2022.\n"
    )
    text = (
        f"Kelp in winter\nAda Reed1, Ben Moss2\n\nIntroduction\n{MORE}\nLeaves fade [1], and this goes on\n\n"
        f"{foot}\n"
        f"until spring [2].\n{MORE}\n\nReferences\n1. Reed A. On kelp. J Kelp. 2018;12:3–4.\n"
        "2. Moss B. On moss. J Moss. 2019;1:5–6.\n"
    )
    document = read(tmp_path, text)
    assert paths(document) == ["Introduction"]
    assert ("Leaves", (1, 2)) in cited(document)
    assert "Fenton" not in document.text


BIOMED_CENTRAL = """Reed et al. Kelp Research & Therapy
https://doi.org/10.1234/kelp.5

(2022) 13:123

Open Access

REVIEW

Kelp in winter: colours and
leaves
Ada Reed1,2*†  , Ben Moss3† and Cy Fern1

Abstract
"""
AT_FOOT = """*Correspondence: a.reed@kelp.example
†
Ada Reed and Ben Moss contributed equally to this
work
1
Department of Kelp, University of the Shore, 1‑1
Harbour Street, Bay City, Norland
Full list of author information is available at the end of the article
"""


def test_the_first_page_of_biomed_central(tmp_path):
    """The abstract's lines are longer than the column's; what stands at its foot parts a sentence."""
    column = wrapped(" ".join([PROSE] * 4), 52)
    text = (
        f"{BIOMED_CENTRAL}{wrapped(PROSE, 98)}\nKeywords: Kelp, Colours of leaves,\nWinter, Cold water\n\n"
        f"Background\n{column}\nLeaves fade [1], and this goes on\n\n{AT_FOOT}\nuntil spring [2]. {column}\n"
        f"Main text\n{column}\n\nReferences\n1. Reed A. On kelp. J Kelp. 2018;12:3–4.\n"
        "2. Moss B. On moss. J Moss. 2019;1:5–6.\n"
    )
    document = read(tmp_path, text)
    assert document.title == "Kelp in winter: colours and leaves"
    assert document.keywords == ("Kelp", "Colours of leaves", "Winter", "Cold water")
    assert paths(document) == ["Abstract", "Background", "Main text"]
    assert ("Leaves", (1, 2)) in cited(document)
    assert "Harbour Street" not in document.text


@pytest.mark.parametrize(
    "line",
    [
        "*Correspondence: a.reed@kelp.example",
        "Submit at https://kelp.example/submit",
        "© 2021 Kelp Science Publishers",
        "Kelp Rev. 2021;52:2210–2221. DOI: 10.1234/KR.5\n\nOctober 2021 2217",
    ],
)
def test_a_sentence_that_goes_on_below_the_publishers_line(tmp_path, line):
    """The line is whole without a full stop: what begins small below it and a blank line is the text's."""
    text = (
        f"Kelp in winter\nAda Reed, Ben Moss\n\nINTRODUCTION\n{MORE}\nLeaves fade [1], and this goes on\n\n"
        f"{line}\n\n"
        f"until spring [2].\n{MORE}\n\nREFERENCES\n1. Reed A. On kelp. J Kelp. 2018;12:3–4.\n"
        "2. Moss B. On moss. J Moss. 2019;1:5–6.\n"
    )
    document = read(tmp_path, text)
    assert "until spring [2]." in document.text
    assert ("Leaves", (1, 2)) in cited(document)


BOX = """Citation: Reed, A.; Moss, B.;
Fern, C. Kelp in the Lakes of the
North: What Is Known. Lakes 2022, 12,
3215. https://doi.org/10.3390/
lakes12123215
Academic Editors: Di Oak
and Ed Elm
Received: 9 November 2022
Accepted: 14 December 2022
Published: 18 December 2022
Copyright: © 2022 by the authors.
Licensee Foo, Bar.
This article is open, as the
terms of the licence (https://
creativecommons.org/licenses/by/
4.0/) say."""
BOXED = BOX.replace("4.0/) say.", "4.0/).")
AUTHORED = """lakes
Review
Kelp in the Lakes of the North and of the South in a Warmer World: What Is Known of
Stems and Leaves
Ann Reed 1, Bo Moss 2,*
, Cy Fern 3
and Di Oak 1
1
Department of Kelp, University of Norwood, Norwood 12345, Norland
2
Department of Lakes, University of Southwood, Southwood 54321, Norland
3
Institute of Stems, Eastwood 11111, Norland
*
Correspondence: bo@kelp.example
"""
SUMMARY = f"Abstract: {PROSE}\nKeywords: kelp; lakes\n1. Introduction\n"


def test_the_box_of_mdpi_may_stand_first_of_all(tmp_path):
    """As programs take the words out of the PDF: no blank line, and a line for the number of each place."""
    document = read(tmp_path, f"{BOXED}\n{AUTHORED}{SUMMARY}{PROSE} [1].\nReferences\n{REFERENCES}\n")
    assert document.title.startswith("Kelp in the Lakes of the North and of the South")
    assert document.title.endswith("Stems and Leaves")
    assert document.authors == ("Ann Reed", "Bo Moss", "Cy Fern", "Di Oak")
    assert (document.journal, document.year, document.volume) == ("Lakes", 2022, "12")
    assert document.doi == "10.3390/lakes12123215"
    assert paths(document) == ["Abstract", "1. Introduction"]
    assert "Licensee" not in document.text


def test_the_box_of_mdpi_may_interrupt_a_sentence(tmp_path):
    """A blank line parts each of its lines; the sentence goes on below the page's foot."""
    box = "\n\n".join(BOXED.splitlines())
    foot = "Lakes 2022, 12, 3215. https://doi.org/10.3390/lakes12123215\n\nhttps://www.mdpi.com/journal/lakes\n\n"
    cut = wrapped(
        f"{PROSE} In the lakes of the north and of the south all of the kelp of the year fades in", 88
    )
    text = f"{AUTHORED}\n{SUMMARY}\n{cut}\n\n{box}\n\n{foot}autumn, when the days are short [2].\n\n"
    document = read(tmp_path, f"{text}References\n\n{REFERENCES}\n")
    assert "fades in autumn, when the days are short [2]." in " ".join(document.text.split())
    assert "Academic" not in document.text
    assert document.doi == "10.3390/lakes12123215"
