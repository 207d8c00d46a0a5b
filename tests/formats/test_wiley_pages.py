"""Wiley's pages: bars in headings, and who paid above the abstract, with or without blank lines."""

from __future__ import annotations

import pytest

from formats.reading import paths, read

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
def test_a_pasted_page(tmp_path, gap, funding, terms):
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
