"""What a printed page has beside its text: margins, boxes, glossaries and the words within figures."""

from __future__ import annotations

import pytest

from askreviews.documents import Document
from formats.reading import REFERENCES, paragraphs, paths, read, wrapped

FOOT = "Trends in Kelp, May 2021, Vol. 3, No. 5"
LAKES = [f"{first}{second}" for second in "aeioulmnr" for first in "BDFGHKLMNPRSTVWZ"]
LINES = 20
"""Of a page."""
OPENING = """Review
Kelp in the lakes of the north
Ann Reed,1 and Bo Moss2
The lakes of the north have more kelp than any others, and nobody has said why that is so.
Forests in fresh water
"""
CUT = """All of the kelp of a lake fades in autumn [1], as leaves of the last spring are shed in
days that grow short and cold [2]. The stem, by contrast, is kept, and in cold lakes it
"""
REST = """lives for years [3]. A new blade grows from it in each spring, for which it stores what
is needed [1,2]. The lamina is thin, and it is shed again in the autumn of the same year.
"""


def prose(first: int, last: int) -> str:
    """A sentence about each of some lakes, in lines of a column."""
    told = (
        f"In Lake {lake} it reaches down to {8 + place} m, and {place} % of all its stones bear some."
        for place, lake in enumerate(LAKES[first:last], first)
    )
    return wrapped(" ".join(told), 88) + "\n"


def article(beside: str, foot: str = "") -> str:
    """Seven pages, most of which end within a sentence; at the end of the second, it is `beside` the text."""
    lines = prose(40, 130).splitlines(keepends=True)
    inner = ("".join(lines[start : start + LINES]) for start in range(0, len(lines), LINES))
    pages = [prose(0, 20) + CUT + beside, REST + prose(20, 40), *inner]
    feet = (f"{FOOT} {number}" if number % 2 else f"{number} {FOOT}" for number in range(41, 60))
    numbered = (f"{page}Trends in Kelp\n{last}\n" for page, last in zip(pages, feet, strict=False))
    return OPENING + foot + "".join(numbered) + f"References\n{REFERENCES}\n"


POINTS = """Highlights
Kelp of lakes is brown, and grows
as tall as that of the sea.
Nobody has counted its forests.
"""
GLOSSARY = """Glossary
Holdfast: what looks like a root and
takes up nothing.
Lamina: the blade of the kelp.
"""
WHOLE = "The stem, by contrast, is kept, and in cold lakes it lives for years [3]."


def said(document: Document) -> dict[str, tuple[int, ...]]:
    """Every sentence, with what it cites."""
    return {sentence.span.of(document.text): sentence.numbers for _, _, sentence in document.sentences()}


@pytest.mark.parametrize("beside", [POINTS, GLOSSARY, "Box 1. On Stems\nA stem is hollow, and holds air.\n"])
def test_a_sentence_that_a_margin_or_a_box_interrupts_is_whole(tmp_path, beside):
    """What stands in the margin comes behind the paragraph, and the page's foot is left out."""
    document = read(tmp_path, article(beside))
    assert said(document)[WHOLE] == (3,)
    text = document.text
    assert (
        text.index("lives for years")
        < text.index(beside.splitlines()[-1])
        < text.index(f"In Lake {LAKES[45]} ")
    )
    assert FOOT not in text


def test_text_below_a_box_that_begins_anew_stays_where_it_is(tmp_path):
    """Only what goes on from the sentence above is joined to it."""
    document = read(tmp_path, article(POINTS).replace("\nlives for years", "\nOther kelp lives for years"))
    text = document.text
    assert text.index("in cold lakes it") < text.index("Nobody has counted") < text.index("Other kelp lives")


def test_where_authors_work_stands_in_the_margin_and_is_left_out(tmp_path):
    """Up from an e-mail address, each place with the lines in which it goes on."""
    places = (
        "1Unit of Kelp, Institute of\nStems and Leaves, Norwood\nEast, Norland\n2Department of Lakes,\n"
        "Southwood, Norland\n3These authors contributed equally to\nthis work\n*Correspondence:\n"
        "ann@kelp.example\n(A. Reed) and\nbo@kelp.example (B. Moss).\n"
    )
    document = read(tmp_path, article(POINTS + places))
    assert said(document)[WHOLE] == (3,)
    assert "Norwood" not in document.text
    assert not any("Unit" in path or "Norland" in path for path in paths(document))


def test_the_words_within_a_figure_are_no_headings(tmp_path):
    """They stand together above the caption, and the sentence that they interrupt is whole."""
    figure = (
        "Spring\nAutumn\nStem Blade\n0 4 8 12\nWeeks\nTrendsTrends inin KelpKelp\n"
        "Figure 1. Growth of Kelp. The stem grows in spring [1], the blade in summer.\n"
    )
    document = read(tmp_path, article(figure))
    assert said(document)[WHOLE] == (3,)
    assert "Spring Autumn Stem Blade 0 4 8 12 Weeks" in paragraphs(document)
    assert not {"Spring", "Weeks", "Stem Blade"} & set(paths(document))
    assert "TrendsTrends" not in document.text


def test_the_first_foot_with_address_and_claim_is_left_out(tmp_path):
    """Its running head comes again on other pages; the claim stands below it."""
    foot = f"{FOOT} https://doi.org/10.1234/kelp.2021.5 40\n© 2021 Kelp Press. All rights reserved.\n"
    document = read(tmp_path, article(GLOSSARY, foot))
    assert "All rights reserved" not in document.text
    assert "10.1234" not in document.text


def test_items_that_tabs_set_off_are_no_table(tmp_path):
    """Each keeps its citations, the first one, too."""
    items = (
        "1.\tThose of cold lakes live on (0.6 to 0.9) [1].\n2.\tThose of ponds die [2].\n3.\tNo others [3].\n"
    )
    document = read(tmp_path, f"On kelp\n\nForests\n\n{items}\nReferences\n{REFERENCES}\n")
    assert list(said(document).values()) == [(1,), (2,), (3,)]


def test_the_last_cell_of_a_row_may_go_on_in_the_next_line(tmp_path):
    """Behind the reference list, too, where a loose line would be taken for the publisher's."""
    table = (
        "Table 1. Trials\nTrial\tn\tResult\nNorth [1]\t40\tStems grew\nin half of them\nSouth [2]\t73\tNone\n"
    )
    document = read(tmp_path, f"On kelp\n\nForests\n\nKelp lives [3].\n\nReferences\n{REFERENCES}\n\n{table}")
    assert said(document)["North [1]\t40\tStems grew in half of them"] == (1,)
    assert not document.warnings


def test_a_formula_in_mathematical_letters_is_no_heading(tmp_path):
    """Word writes formulas so, each on a line of its own."""
    formula = "𝐿𝑒𝑛𝑔𝑡ℎ (𝑚)=𝑊×(15-𝐻)×2.4"
    document = read(
        tmp_path,
        f"On kelp\n\nForests\n\nKelp lives [3].\n\n{formula}\n\nIt grows [1].\n\nReferences\n{REFERENCES}\n",
    )
    assert paths(document) == ["Forests"]
