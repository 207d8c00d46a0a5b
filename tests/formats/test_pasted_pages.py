"""What publishers put above the abstract, into the body and behind entries, without blank lines, too."""

from __future__ import annotations

import pytest

from formats.reading import paragraphs, paths, read

HEAD = """Received: 3 March 2024 | Revised: 9 June 2024 | Accepted: 1 July 2024
DOI: 10.1234/kelp.12345
REVIEW ARTICLE
Kelp extracts and the repair of shore grass
Anna Ling1 | Bo Marsh2 | Cora Fenn1,2
1Department of Shores, Harbour University, Bay City, Norland
2Institute of Reeds, Fen University, Fenton, Norland
Correspondence
Anna Ling, Department of Shores, Harbour University, Bay City, Norland.
Email: ling@harbour.example
"""
FUNDING = """Funding information
Norland Shore Fund, Grant/Award Numbers: 12, 34; Reed Trust
"""
ABSTRACT = "Roots of shore grass are broken by storms. We review what kelp does for them.\n"
BODY = """1 | INTRODUCTION
Storms break roots [1]. Kelp covers them and feeds them [2, 3].
1.1 | Kelp in the field
In the field kelp lies on the grass for weeks.
2 | CONCLUSIONS
Kelp helps.
REFERENCES
1. Oak J, Elm K. Storms and roots. J Shore. 2019;3(2):11-19.
2. Ash L. Kelp as cover. J Kelp. 2018;1:1-9.
3. Fir M. Kelp as food. J Kelp. 2017;2:20-29.
"""
TERMS = ("kelp", "root repair", "storms")


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["no blank lines", "blank lines"])
@pytest.mark.parametrize("funding", ["", FUNDING], ids=["unpaid", "paid"])
@pytest.mark.parametrize(
    "terms",
    ["KEYWORDS\nkelp, root repair, storms\n", "Keywords\nkelp\nroot repair\nstorms\n"],
    ids=["in a line", "a line each"],
)
def test_wileys_page(tmp_path, gap, funding, terms):
    """Title, authors, abstract, keywords and headings, whatever stands between them."""
    text = HEAD + funding + "Abstract\n" + ABSTRACT + terms + BODY
    document = read(tmp_path, text.replace("\n", gap))
    assert document.title == "Kelp extracts and the repair of shore grass"
    assert document.authors == ("Anna Ling", "Bo Marsh", "Cora Fenn")
    assert document.doi == "10.1234/kelp.12345"
    assert document.abstract is not None
    assert document.abstract.of(document.text) == ABSTRACT.strip()
    assert document.keywords == TERMS
    assert paths(document) == [
        "Abstract",
        "1 | INTRODUCTION",
        "1 | INTRODUCTION > 1.1 | Kelp in the field",
        "2 | CONCLUSIONS",
    ]


def test_rows_with_bars_are_no_headings(tmp_path):
    """Numbers before the words of a table's rows, one under the other."""
    rows = "1 | Ash\n\n2 | Birch\n\n3 | Cedar\n\n"
    document = read(tmp_path, HEAD + "\nAbstract\n" + ABSTRACT + "\n" + rows + BODY.replace("\n", "\n\n"))
    assert not [path for path in paths(document) if "Birch" in path or "Ash" in path]


def test_a_statement_behind_the_text_is_a_section(tmp_path):
    """Only above an abstract is it no part of the text."""
    text = (HEAD + "Abstract\n" + ABSTRACT + BODY.replace("REFERENCES", FUNDING + "REFERENCES")).replace(
        "\n", "\n\n"
    )
    assert paths(read(tmp_path, text))[-1] == "Funding information"


BAISHIDENG = """World J Kelp 2023 May 26; 15(5): 310-341
DOI: 10.1234/wjk.v15.i5.310 ISSN 1948-0210 (online)
REVIEW
Kelp cells and their vesicles for shore grass
Ann Oak, Bo Fir, Cy Elm
Specialty type: Cell and tissue engineering
Provenance and peer review: Unsolicited article; Externally peer reviewed.
Peer-review report's scientific quality classification
Grade A (Excellent): 0
Grade B (Very good): B, B
P-Reviewer: Ash L, Norland; Bay K, Fenland
Received: January 9, 2023
First decision: February 21, 2023
Ann Oak, Bo Fir, Department of Shores, Harbour University, Bay City 12345, Norland
Cy Elm, Institute of Reeds, Fen University, Fenton 54321, Norland
Abstract
Kelp cells release vesicles that help shore grass.
Key Words: Shore grass; Kelp; Vesicles
Core Tip: Vesicles of kelp help shore grass by three ways.
INTRODUCTION
Storms break roots[1]. Kelp covers them and feeds them[2,3].
CONCLUSION
Kelp cells help[3].
FOOTNOTES
Author contributions: Oak A and Fir B wrote the manuscript; Elm C revised it.
Conflict-of-interest statement: All the authors report no conflicts of interest.
Open-Access: This article was selected by an in-house editor.
Country/Territory of origin: Norland
S-Editor: Lin M
REFERENCES
1 Oak J, Elm K. Storms and roots. J Shore 2019; 3: 11-19 [PMID: 12345678 DOI: 10.1234/shore.1]
2 Ash L. Kelp as cover. J Kelp 2018; 1: 1-9 [PMID: 22345678]
3 Fir M, Bay N, Cove O. Kelp as food: a trial in
12 towns. J Kelp 2017; 2: 20-29 [DOI: 10.1234/kelp.3]
"""


def test_baishidengs_page(tmp_path):
    """What it says of reviewers, dates and editors is in no section."""
    document = read(tmp_path, BAISHIDENG)
    assert document.title == "Kelp cells and their vesicles for shore grass"
    assert document.authors == ("Ann Oak", "Bo Fir", "Cy Elm")
    assert document.keywords == ("Shore grass", "Kelp", "Vesicles")
    assert [path for path in paths(document) if path] == [
        "Abstract",
        "INTRODUCTION",
        "CONCLUSION",
        "FOOTNOTES",
        "Author contributions",
        "Conflict-of-interest statement",
    ]
    assert paragraphs(document, "Conflict-of-interest statement") == [
        "All the authors report no conflicts of interest."
    ]
    assert [(r.doi, r.pmid) for r in document.references] == [
        ("10.1234/shore.1", "12345678"),
        (None, "22345678"),
        ("10.1234/kelp.3", None),
    ]


def test_an_address_below_an_entry_belongs_to_it(tmp_path):
    """Bentham gives DOI and PMID a line of their own; what it disclaims behind the list is left out."""
    text = (
        HEAD + "Abstract\n" + ABSTRACT + "INTRODUCTION\nStorms break roots [1]. Kelp feeds them [2, 3].\n"
        "LIST OF ABBREVIATIONS\nSGI = Shore grass injury\nREFERENCES\n"
        "[1] Oak J, Elm K. Storms and roots. J Shore 2019; 3(2): 11-9.\n"
        "http://dx.doi.org/10.1234/shore.1 PMID: 12345678\n"
        "[2] Ash L. Kelp as cover. J Kelp 2018; 1: 1-9.\nhttp://dx.doi.org/10.1234/kelp.2\n"
        "[3] Reed S. The holdfast. J Kelp 2015; 5: 1.\n"
        "DISCLAIMER: The above article has been published before it was printed.\n"
    )
    document = read(tmp_path, text)
    assert [(r.doi, r.pmid) for r in document.references] == [
        ("10.1234/shore.1", "12345678"),
        ("10.1234/kelp.2", None),
        (None, None),
    ]
    assert document.references[2].raw == "Reed S. The holdfast. J Kelp 2015; 5: 1."
    assert paths(document)[-1] == "LIST OF ABBREVIATIONS"


def test_footnotes_of_a_first_page_are_in_no_section(tmp_path):
    """Elsevier's, below the first column of the text."""
    footnotes = (
        "* Corresponding author at: Institute of Reeds, Fen University, Fenton, Norland.\n"
        "E-mail address: elm@fen.example (C. Elm).\n"
        "Received 5 January 2022; Received in revised form 1 February 2022; Accepted 20 February 2022\n"
        "0753-3322/© 2022 The Authors. Published by Kelp Masson SAS.\n"
    )
    text = HEAD + "Abstract\n" + ABSTRACT + BODY.replace("1.1 |", footnotes + "1.1 |")
    assert paragraphs(read(tmp_path, text), "1 | INTRODUCTION") == [
        "Storms break roots [1]. Kelp covers them and feeds them [2, 3]."
    ]
    assert "1 | INTRODUCTION > 1.1 | Kelp in the field" in paths(read(tmp_path, text))


def test_short_paragraphs_above_a_summary_are_the_text(tmp_path):
    """A heading that may be an abstract's makes nothing above it a publisher's."""
    first = "Kelp was grown in twelve towns, and in each of them it fed the grass."
    notes = (
        f"Notes on kelp\n\nAnn Oak, Bo Fir\n\n{first}\n\nThen it was left to itself.\n\n"
        "Summary\n\nKelp feeds grass in all of the towns that were looked at.\n"
    )
    assert first in paragraphs(read(tmp_path, notes))
