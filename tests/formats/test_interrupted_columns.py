"""Tables and figures in the middle of a column's sentence, with no blank line around them."""

from __future__ import annotations

import pytest

from formats.reading import REFERENCES, cited, paths, read, rows

ABOVE = """On kelp

THE KELP OF THE COLD LAKES
In the lakes of the north all of the kelp fades in
autumn [1], as its leaves of the last spring are shed
"""
BELOW = f"""when the days are short [2,3]. The stems and holdfasts
are kept, and the ice of the lakes does not harm them.
They live for years, and a new blade grows from them in
each spring, for which they store what they need. The
lamina is thin [3].

References
{REFERENCES}
"""
STUDIES = """Table 1 Where kelp has been
looked for
Study
Place
n
Length
Reed et al. [1]
North
40
100 m
Moss and Fern [2]
South
73
4–8 m
Fern [3]
East
20
5 m + 6 m
E, east; N, north.
"""
LAST = """Table 1 Where kelp has been
looked for
Place
n
Length
Reference
North
40
100 m
Reed et al. [1]
South
73
4–8 m
Moss and Fern [2]
East
20
5 m + 6 m
Fern [3]
E, east; N, north.
"""
PARTS = """Figure 1 Kelp of the
north.
(a) The leaf, which fades [1]. (b) The stem [2].
E, east; N, north.
"""


@pytest.mark.parametrize(("table", "name"), [(STUDIES, "Study"), (LAST, "Reference")])
def test_a_table_with_a_line_for_each_cell(tmp_path, table, name):
    """Each row begins with its study or ends in its reference; note and text are told apart behind it."""
    document = read(tmp_path, ABOVE + table + BELOW)
    assert rows(document) == [
        {name: "Reed et al. [1]", "Place": "North", "n": "40", "Length": "100 m"},
        {name: "Moss and Fern [2]", "Place": "South", "n": "73", "Length": "4–8 m"},
        {name: "Fern [3]", "Place": "East", "n": "20", "Length": "5 m + 6 m"},
    ]
    assert [paragraph.kind for _, paragraph in document.paragraphs()] == [
        "text",
        "caption",
        *["row"] * 3,
        "text",
    ]
    assert [numbers for _, numbers in cited(document)] == [(1, 2, 3), (3,), (1,), (2,), (3,)]


def test_what_the_parts_of_a_figure_show_is_its_caption(tmp_path):
    """A heading in capital letters right above the text is one, too."""
    document = read(tmp_path, ABOVE + PARTS + BELOW)
    assert paths(document) == ["THE KELP OF THE COLD LAKES"]
    text, caption = (paragraph for _, paragraph in document.paragraphs())
    assert (text.kind, caption.kind) == ("text", "caption")
    assert [sentence.numbers for sentence in caption.sentences] == [(), (1,), (2,), ()]
    assert "are shed when the days are short [2,3]." in " ".join(document.text.split())


CUT = """Where it is dark
Kelp fades in autumn.1 It rests in the cold lakes of the north.2 Its stems do not fade in the dark, as some
have said of them.3 And the leaves of the last spring are shed
"""


def test_a_heading_above_a_paragraph_that_is_cut(tmp_path):
    """Numbers glued to its full stops part the paragraph's sentences, so that it is one."""
    body = " ".join(BELOW.split("\n\n")[0].splitlines()).replace(" [2,3].", ".2,3").replace(" [3].", ".3")
    above = f"On kelp\n\nIntroduction\nAnd now {body}\n"
    document = read(tmp_path, f"{above}{CUT}\n{STUDIES}{BELOW}")
    assert paths(document) == ["Introduction", "Where it is dark"]
    assert "are shed when the days are short" in " ".join(document.text.split())


def test_a_sentence_cut_by_a_page_and_then_by_a_table(tmp_path):
    """All of its three parts are one."""
    opening = ABOVE.replace("as its leaves", "as its\n\nleaves")
    document = read(tmp_path, opening + STUDIES + BELOW)
    assert "as its leaves of the last spring are shed when the days are short" in " ".join(
        document.text.split()
    )
