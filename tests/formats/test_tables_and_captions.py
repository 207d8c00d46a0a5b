"""Captions of figures and tables, and the tables row by row."""

from __future__ import annotations

import pytest

from askreviews.formats.wording.captions import is_caption
from formats.reading import PROSE, REFERENCES, cited, paragraphs, paths, read, rows


@pytest.mark.parametrize(
    "text",
    [
        "Figure 1. Where kelp grows.",
        "Fig. 1: Where kelp grows",
        "Fig.\u00a01 Where kelp grows",
        "**Figure 1.** Where kelp grows.",
        "FIGURE 2 | Where kelp grows.",
        "Figure 3 – Where kelp grows",
        "Table II. What kelp holds",
        "Supplementary Table S1. What kelp holds",
        "Figure 1 Kelp in winter",
        "Table 4",
        "Scheme 1. (A) A leaf. (B) A stem.",
    ],
)
def test_captions(text):
    """A label and, behind a sign or a blank, a title that begins with a capital."""
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "Figure 1 shows where kelp grows.",
        "Figures 1 and 2 agree.",
        "Table 2, in contrast, is short.",
        "Figure 1–3 agree",
        "Fig. 2a–c show",
        "Figurative speech",
    ],
)
def test_sentences_about_figures_are_no_captions(text):
    """What goes on in small letters is a sentence."""
    assert not is_caption(text)


def test_captions_are_paragraphs_of_their_own_kind(tmp_path):
    """A caption stands in its section, told apart from the text."""
    document = read(
        tmp_path,
        f"On kelp\n\nIntroduction\n\n{PROSE}\n\nFigure 1. Where kelp grows. (A) North. (B) South.\n\n"
        f"{PROSE}\n",
    )
    assert [paragraph.kind for _, paragraph in document.paragraphs()] == ["text", "caption", "text"]


def test_a_label_takes_the_title_on_the_next_line(tmp_path):
    """*Table 1* and its title are one caption."""
    document = read(
        tmp_path,
        f"On kelp\n\nIntroduction\n\n{PROSE}\n\nTable 1\nWhat kelp holds\n\nPart\tIron\nLeaf\t3\n"
        f"Stem\t4\n\n{PROSE}\n",
    )
    assert "Table 1 What kelp holds" in paragraphs(document)
    assert rows(document) == [{"Part": "Leaf", "Iron": "3"}, {"Part": "Stem", "Iron": "4"}]


def test_a_table_with_tabs(tmp_path):
    """Each row has its cells under the columns' headings; what one cell cites holds for the row."""
    table = (
        "Part of kelp\tIron, mg\tUse\nLeaf ⁴\t3\tFood\nStem [5]\t4\tRope and\tmore\nRoot\t\tNone\n"
        "\tmuch\tGlue"
    )
    document = read(
        tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE}\n\nTable 1. What kelp holds\n\n{table}\n\n{PROSE}\n"
    )
    assert rows(document) == [
        {"Part of kelp": "Leaf ⁴", "Iron, mg": "3", "Use": "Food"},
        {"Part of kelp": "Stem [5]", "Iron, mg": "4", "Use": "Rope and", "": "more"},
        {"Part of kelp": "Root", "Use": "None"},
        {"Iron, mg": "much", "Use": "Glue"},
    ]
    assert [s.numbers for _, p, s in document.sentences() if p.kind == "row"] == [(4,), (5,), (), ()]
    assert paragraphs(document)[-1] == PROSE


def test_a_table_goes_on_after_a_page_break(tmp_path):
    """Also where its caption and header are printed again."""
    first, second = "Part\tIron\nLeaf\t3\nStem\t4", "Root\t5\nSeed\t6"
    opening = f"On kelp\n\nIntroduction\n\n{PROSE}\n\nTable 1. What kelp holds\n\n{first}\n\n"
    expected = [
        {"Part": "Leaf", "Iron": "3"},
        {"Part": "Stem", "Iron": "4"},
        {"Part": "Root", "Iron": "5"},
        {"Part": "Seed", "Iron": "6"},
    ]
    for between in ("", "12\n\f", "Table 1 (continued)\n\n", "Table 1 (continued)\n\nPart\tIron\n"):
        assert rows(read(tmp_path, f"{opening}{between}{second}\n\n{PROSE}\n")) == expected


def test_two_tables_keep_their_own_columns(tmp_path):
    """The second caption ends the first table."""
    text = (
        f"On kelp\n\nIntroduction\n\n{PROSE}\n\nTable 1. Iron\n\nPart\tIron\nLeaf\t3\n\nTable 2. "
        "Zinc\n\nPart\tZinc\nLeaf\t7\n"
    )
    assert rows(read(tmp_path, text)) == [{"Part": "Leaf", "Iron": "3"}, {"Part": "Leaf", "Zinc": "7"}]


@pytest.mark.parametrize(
    "table",
    [
        "| Part | Iron |\n|---|---|\n| Leaf [4] | 3 |\n| Stem | |",
        "|Part|Iron|\n|:--|--:|\n|Leaf [4]|3|\n|Stem|",
        "Part | Iron\n--- | ---\nLeaf [4] | 3\nStem |",
    ],
)
@pytest.mark.parametrize("name", ["sample.md", "sample.txt"])
def test_tables_with_bars(tmp_path, table, name):
    """Pipe tables are read in Markdown and in plain text, with outer bars or without."""
    document = read(tmp_path, f"# On kelp\n\n## Introduction\n\n{PROSE}\n\n{table}\n\n{PROSE}\n", name=name)
    assert rows(document) == [{"Part": "Leaf [4]", "Iron": "3"}, {"Part": "Stem"}]
    assert paragraphs(document)[-1] == PROSE


def test_a_bar_in_a_cell_is_escaped(tmp_path):
    r"""``\|`` parts no cells."""
    document = read(
        tmp_path, f"# On kelp\n\n{PROSE}\n\n| Ratio | n |\n|---|---|\n| a \\| b | 3 |\n", name="sample.md"
    )
    assert rows(document) == [{"Ratio": "a \\| b", "n": "3"}]


def test_what_short_forms_mean_under_a_table_is_no_heading(tmp_path):
    """The next heading is; a heading that only begins with a short form stays one."""
    table = "Table 1 Kelp\n\nPlant\tPlace\nKP\tRome\nKP\tOslo"
    legend = "KP kelp of the poles, UV ultraviolet"
    body = f"Introduction\n\n{PROSE}\n\n{table}\n\n{legend}\n\nUV Light\n\n{PROSE}\n\nOutlook\n\n{PROSE}"
    assert paths(read(tmp_path, f"On kelp\n\n{body}")) == ["Introduction", "UV Light", "Outlook"]


def test_cells_with_a_line_each_are_no_headings(tmp_path):
    """As tables are pasted from some pages; what comes behind the last one is a heading again."""
    cells = "Herb\nPhase\nMain Finding\nKelp\nIII\nOral\nNo effect on leaves\nDulse\nII\nLonger Stems\n"
    document = read(
        tmp_path,
        f"On kelp\n\nIntroduction\n{PROSE}\nTable 1 | Trials of herbs\n{cells}Where roots grow\n{PROSE}\n",
    )
    assert paths(document) == ["Introduction", "Where roots grow"]


@pytest.mark.parametrize("heading", ["References", "Ref.", "Source"])
def test_bare_numbers_in_a_column_of_references(tmp_path, heading):
    """They are markers; those of other columns count something, and so do numbers that are not listed."""
    table = f"Table 1. Leaves\n\nKelp\tDays\t{heading}\nBrown\t2\t1, 3\nRed\t3\t2\nGreen\t1\t7\n"
    text = (
        f"On kelp\n\nIntroduction\n\n{PROSE} It grows.¹ It rests.²,³\n\n{table}\nReferences\n\n{REFERENCES}\n"
    )
    document = read(tmp_path, text)
    assert [numbers for _, numbers in cited(document)][2:] == [(1, 3), (2,)]


def test_rows_whose_columns_nothing_parts_are_no_headings(tmp_path):
    """What they cite stays with them."""
    table = "Table 1\nIron of leaves\nLeaf n Iron Reference\nBrown Kelp 40 1.2 [1]\nRed Kelp 66 0.2 [2]\n"
    body = f"Introduction\n\n{PROSE}\n\n{table}\n\nOutlook\n\n{PROSE} [3]"
    text = f"On kelp\n\n{body}\n\nReferences\n\n{REFERENCES}\n"
    document = read(tmp_path, text)
    assert paths(document) == ["Introduction", "Outlook"]
    assert [numbers for _, numbers in cited(document)] == [(1,), (2,), (3,)]


CELLS = """Table 1. Kinds of kelp

Kind

Leaves

Length

Reference

Kelp

40

100 m

[1]

Brown kelp

73

4–8 m

[2, 3]

Green kelp

20

5 m + 6 m

[3]

a Fewer than in spring.

"""


@pytest.mark.parametrize("first", ["Kind", "Study"])
def test_a_table_whose_cells_have_a_line_each(tmp_path, first):
    """As programs take tables out of PDFs; a number among the cells is no page's."""
    table = CELLS.replace("\nKind\n", f"\n{first}\n")
    pages = "".join(f"{PROSE} [{n}]\n\n{n + 10}\n\n" for n in (1, 2, 3))
    document = read(
        tmp_path, f"On kelp\n\nIntroduction\n\n{pages}{table}{PROSE}\n\nReferences\n{REFERENCES}\n"
    )
    assert rows(document) == [
        {first: "Kelp", "Leaves": "40", "Length": "100 m", "Reference": "[1]"},
        {first: "Brown kelp", "Leaves": "73", "Length": "4–8 m", "Reference": "[2, 3]"},
        {first: "Green kelp", "Leaves": "20", "Length": "5 m + 6 m", "Reference": "[3]"},
    ]
    assert cited(document)[-3:] == [("Kelp", (1,)), ("Brown", (2, 3)), ("Green", (3,))]
    assert paths(document) == ["Introduction"]
    assert "a Fewer than in spring." in document.text


@pytest.mark.parametrize(
    "table",
    [
        CELLS.replace("Reference", "Colour"),
        CELLS.replace("[1]", "one of them").replace("[2, 3]", "two of them"),
        "Table 1. Kinds of kelp\n\nKind\n\nReference\n\nKelp\n\n[1]\n\nMoss\n\n[2]\n\nFern\n\n[3]\n\n",
    ],
)
def test_lines_that_no_column_of_references_parts_stay_as_they_are(tmp_path, table):
    """What makes a row is not guessed; nothing is lost."""
    document = read(
        tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE} [1]\n\n{table}{PROSE}\n\nReferences\n{REFERENCES}\n"
    )
    assert rows(document) == []
    lost = set(table.replace("\n", " ").split()) - set(document.text.split())
    assert not lost


def test_headings_with_a_line_each_above_rows(tmp_path):
    """As on the pages of Cureus: as many lines as the rows have cells name the columns."""
    table = "Kind\nLength\nReference\nKelp\t3 m\t[1]\nMoss\t1 cm\t2,3\nTable 1: Lengths\n\n"
    document = read(
        tmp_path, f"On kelp\n\nIntroduction\n{PROSE} [1]\n\n{table}{PROSE}\n\nReferences\n{REFERENCES}\n"
    )
    assert rows(document) == [
        {"Kind": "Kelp", "Length": "3 m", "Reference": "[1]"},
        {"Kind": "Moss", "Length": "1 cm", "Reference": "2,3"},
    ]
    assert cited(document)[-2:] == [("Kelp", (1,)), ("Moss", (2, 3))]
