"""Input that is made to take long or to break the reader: it is read in seconds, and nothing breaks."""

from __future__ import annotations

import contextlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askreviews.errors import ReadingError
from formats.reading import PROSE, read

SIZE = 60_000
"""Characters; what takes longer than in proportion shows at ten times as many, with the same tests."""
UNITS = {
    "brackets": "[\n",
    "brackets on one line": "[",
    "open lists": "[1,2,3",
    "rounds": "(1,(2,(3",
    "carets": "^{1,2",
    "sups": "<sup>1,",
    "digits": "123456789",
    "raised digits": "⁶¹,",
    "dollars": "$^{1",
    "hashes": "#",
    "hashes and blanks": "# # ",
    "bars": "|\n",
    "bars on one line": "|",
    "rules": "|---",
    "tabs": "a\t",
    "blanks": " ",
    "blank lines": "\n",
    "stops": "...",
    "stops and blanks": ". ",
    "capitals": "A. ",
    "names": "Ada Reed, ",
    "names a line": "Ada Reed\n",
    "letters": "a",
    "words": "kelp ",
    "words a line": "kelp\n",
    "title words": "Kelp And Algae\n",
    "headings": "1. Kelp\n\n",
    "ones": "1. a\n",
    "reference headings": "References\n",
    "reference headings and ones": "References\n1. a 2001\n",
    "figures": "Figure 1\n",
    "commas": "a,\n\n",
    "unfinished": "the kelp and the algae and the leaves of the\n\n",
    "abstracts": "Abstract\n",
    "keywords": "Keywords: a; b\n",
    "years": "2001;",
    "urls": "https://",
    "DOIs": "10.1234/",
    "fences": "```\n",
    "fences of kinds": "```a\n~~~b\n",
    "comments": "<!-- a\n",
    "closed comments": "<!-- a\n-->",
    "quotes": "> ",
    "stars": "**a\n",
    "hyphens": "a-\n",
    "form feeds": "kelp\f",
    "emails": "a@b.",
    "doubled": "et al ",
    "and": " and ",
    "unlisted": "kelp [7]. ",
    "HTML tables": "<table><tr><td>a\n",
    "cells in HTML": "<td>a</td>\n",
    "tables and numbers": "Table 1\n\n40\n\n",
    "studies": "Table 1\nStudy\na\nb\nReed [1]\nc\nd\nMoss [2]\ne\nf\n",
    "aligned tables": "Table 1. Leaves\n\nKelp   n   Days\nRed    3   4\n",
    "aligned rows": "Kelp   n   Days\nRed    3\n           4\n",
    "pages": "-----\n\nkelp\n\n",
    "numbers a line": "40\n\n",
    "editors": ". In A. B, C. D, eds. ",
    "links": "[a](#b) [c](http://d) ",
    "links in brackets": "[[1](#a)",
    "tables in LaTeX": "\\begin{tabular}{l}a & b \\\\\n",
    "cells in LaTeX": "\\hline & ",
    "sections in LaTeX": "\\section{kelp}\n",
    "titles in LaTeX": "\\title{\n",
    "a sentence and a figure": "Kelp was found in shallow bays and, by day, in\n\nFigure 1. Kelp.\n\n",
    "a sentence and a box": "Kelp was found in shallow bays and, by day, in\nHighlights\nkelp\n\n",
    "words in figures": "Kelp was found in shallow bays and, by day, in\na\nb\nc\nFigure 1. Kelp.\n",
    "links a line": "[kelp and algae and leaves](#a)\n",
    "raised in LaTeX": "$^ { 1 2 ",
    "spaced numbers": "kelp 1 , ",
    "right to left": "שלום ",
    "no case": "海带",
    "full stops without blanks": "海带。",
}


@pytest.mark.parametrize("name", ["sample.txt", "sample.md"])
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_the_same_again_and_again(tmp_path, unit, name):
    """A file that repeats one thing is read, with every promise kept, or refused with a reason."""
    text = f"On kelp\n\n{PROSE}\n\n" + unit * (SIZE // len(unit.encode()))
    document = read(tmp_path, text, name=name)
    assert PROSE in document.text


@pytest.mark.parametrize("name", ["sample.txt", "sample.md"])
@pytest.mark.parametrize("unit", ["[1, ", "kelp ", "\u0301", "𝔘", "a. B", "1. Reed A. 2001. "])
def test_one_long_line(tmp_path, unit, name):
    """One line as long as a file is a paragraph."""
    document = read(tmp_path, f"On kelp\n\n{PROSE}\n\n" + unit * (SIZE // len(unit)), name=name)
    assert PROSE in document.text


def test_a_table_in_html_of_cells_that_span_all_others(tmp_path):
    """Its rows are read, each with its words, however far its cells say that they reach."""
    row = '<tr><td rowspan="999" colspan="999">kelp</td><td>moss</td></tr>'
    rows = SIZE // len(row)
    document = read(tmp_path, f"# On kelp\n\n{PROSE}\n\n<table>{row * rows}</table>\n", name="sample.md")
    assert sum(paragraph.kind == "row" for _, paragraph in document.paragraphs()) >= rows - 999


@pytest.mark.parametrize("name", ["sample.txt", "sample.md"])
@pytest.mark.parametrize("seed", range(4))
def test_all_things_in_no_order(tmp_path, seed, name):
    """Pieces in no order at all are read, and every promise is kept."""
    chance = random.Random(seed)
    pieces = [*UNITS.values(), "\n\n", "\n", PROSE, "[3].", "²", "References\n\n"]
    text = PROSE + "\n\n" + "".join(chance.choice(pieces) for _ in range(4_000))
    assert PROSE in read(tmp_path, text, name=name).text


@settings(max_examples=150, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(
            [
                *UNITS.values(),
                PROSE,
                "\n",
                "\n\n",
                "\r\n",
                "\t",
                "- ",
                "Abstract",
                "References\n",
                "Table 1\n",
                "a | b\n--- | ---\n",
                "[^1]: ",
            ]
        )
        | st.text(st.characters(codec="utf-8", exclude_characters="\ufeff"), max_size=12),
        max_size=60,
    ).map("".join),
    name=st.sampled_from(["sample.txt", "sample.md"]),
)
def test_every_promise_is_kept_whatever_the_text(tmp_path_factory, text, name):
    """Excerpts stand in the file, in order; sections, paragraphs, sentences and citations are slices."""
    with contextlib.suppress(ReadingError):
        read(tmp_path_factory.mktemp("any"), text, name=name)
