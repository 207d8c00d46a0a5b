"""Tables whose columns only blanks part, as programs lay out the pages of PDFs."""

from __future__ import annotations

import pytest

from formats.reading import PROSE, REFERENCES, cited, paragraphs, paths, read, rows

TABLE = """  Table 1.    Leaves in the lakes of the north.

  Kelp          Place           Days      Refs.         Main Outcome

  Brown         North, ice      10-50     [ 1 ]         Fewer leaves in the cold lakes only

  Red           East            3         [ 2 , 3 ]     Leaves kept
                                                        (stems only)

  Green kelp    South, sand     5-20      [ 3 ]         None
"""
NAMED_ABOVE = """Table 1. Leaves
              Number   Main
Kelp          of days  outcome
Brown         10-50    Fewer leaves [1]
Red             3      Leaves kept [2,3]
"""


def article(table: str) -> str:
    """An article with that table."""
    body = f"Introduction\n\n{PROSE} [1]\n\n{table}\n\nOutlook\n\n{PROSE}"
    return f"On kelp\n\n{body}\n\nReferences\n{REFERENCES}\n"


def test_an_imprint_at_a_pages_foot_interrupts_no_sentence(tmp_path):
    """Nor does the address for letters above it."""
    foot = (
        "*Address correspondence to this author at the Lake, Bergen; E-mail: a.reed@kelp.example\n\n"
        "1570-159X/21 $65.00+.00              ©2021 Kelp Science Publishers\n\n"
    )
    text = article("The leaves of all the kelp that are shed in autumn were counted\n\n{}in the lakes [2].")
    for between in ("", foot):
        document = read(tmp_path, text.format(between))
        assert [numbers for _, numbers in cited(document)] == [(1,), (2,)]
        assert "counted in the lakes [2]" in " ".join(paragraphs(document))


def test_columns_are_told_by_where_their_cells_stand(tmp_path):
    """A line without a cell in the first column goes on with the row above."""
    document = read(tmp_path, article(TABLE))
    assert rows(document) == [
        {
            "Kelp": "Brown",
            "Place": "North, ice",
            "Days": "10-50",
            "Refs.": "[ 1 ]",
            "Main Outcome": "Fewer leaves in the cold lakes only",
        },
        {
            "Kelp": "Red",
            "Place": "East",
            "Days": "3",
            "Refs.": "[ 2 , 3 ]",
            "Main Outcome": "Leaves kept (stems only)",
        },
        {
            "Kelp": "Green kelp",
            "Place": "South, sand",
            "Days": "5-20",
            "Refs.": "[ 3 ]",
            "Main Outcome": "None",
        },
    ]
    assert paths(document) == ["Introduction", "Outlook"]
    assert [numbers for _, numbers in cited(document)] == [(1,), (1,), (2, 3), (3,)]


def test_cells_under_the_middle_of_their_heading(tmp_path):
    """They stand below some of its letters; a heading of two lines has its last one."""
    document = read(tmp_path, article(NAMED_ABOVE))
    assert rows(document) == [
        {"Kelp": "Brown", "of days": "10-50", "outcome": "Fewer leaves [1]"},
        {"Kelp": "Red", "of days": "3", "outcome": "Leaves kept [2,3]"},
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Leaves   fade   early in\nthe cold   lakes   of the north, and they\nare   kept in the others.",
        "Kelp     Days     Leaves\nBrown    10       Few",
        "Kelp     Days     Leaves\nBrown\nRed\nGreen",
    ],
)
def test_blanks_that_part_no_columns(tmp_path, lines):
    """Justified lines, or a single row, make no table, and nothing is lost."""
    document = read(tmp_path, article(f"Table 1. Leaves.\n\n{lines}"))
    assert rows(document) == []
    assert all(word in document.text.split() for word in lines.split())


def test_what_follows_a_table_is_none_of_it(tmp_path):
    """A note below it, and running text."""
    document = read(tmp_path, article(f"{TABLE}\n  C, cold; d, days of winter.\n\n  {PROSE}"))
    assert len(rows(document)) == 3
    assert paragraphs(document)[-3:] == ["C, cold; d, days of winter.", PROSE, PROSE]
