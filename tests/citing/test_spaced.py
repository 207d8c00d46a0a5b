"""Reference numbers behind a blank: read where the text shows that it cites so, and only there."""

from __future__ import annotations

import pytest

from askreviews.citing import spaced
from askreviews.documents import Span
from formats.reading import PROSE, cited, read

TEXT = (
    "Kelp grows in cold water 1, 2. Its leaves are long 3 , and they are green in 12 of 15 places 4– 6. Reed "
    "et al. 7 saw this within 8 h, whereas Moss and Fern 8 did not. It is rare in 3 lakes 9, and in 2001 10. "
    "Ferns are cold 2, 11. In spring, 5 plants came back (Fig. 1) 12, 13. The pH was 6, and the depth 7 m."
)


def found(text: str, listed: int = 13) -> list[tuple[str, tuple[int, ...]]]:
    """The markers as (what is written, numbers)."""
    return [
        (c.span.of(text), c.numbers) for c in spaced.find(text, [Span(0, len(text))], range(1, listed + 1))
    ]


def test_numbers_in_their_turn_and_those_that_come_again():
    """Counts, times and places on scales are none."""
    assert found(TEXT) == [
        ("1, 2", (1, 2)),
        ("3", (3,)),
        ("4– 6", (4, 5, 6)),
        ("7", (7,)),
        ("8", (8,)),
        ("9", (9,)),
        ("10", (10,)),
        ("2, 11", (2, 11)),
        ("12, 13", (12, 13)),
    ]


def test_numbers_behind_a_full_stop_belong_to_its_sentence(tmp_path):
    """As some PDFs and Word documents give raised ones: *are common. 1,2 Fever follows.*"""
    said = [f"Kelp of kind {'abcdefghijkl'[n]} is green." for n in range(12)]
    text = " ".join(f"{sentence} {n}, {n + 1}" for n, sentence in enumerate(said, 1))
    entries = "\n".join(
        f"{n}. Reed A: Leaves of kind {n}. J Kelp. 20{n:02};{n}(1):1–2." for n in range(1, 14)
    )
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{text}\n\nReferences\n\n{entries}\n")
    assert [numbers for _, numbers in cited(document)] == [(n, n + 1) for n in range(1, 13)]


def test_blanks_on_both_sides(tmp_path):
    """As Docling's Markdown has raised numbers; what is named in words has been met, too."""
    said = (
        "Kelp grows in cold water 1,2 . It falls in 14  days 3 , as Reed et al. 4 pointed out, in all "
        "waters  5  . It has\nSMAD3 6,8 . In spring it is green (refs 9-12 ), at 20 kg m -2 13 . In 7 lakes, "
        "12 plants grew 14 . So it is 15,16 ."
    )
    entries = "\n".join(f"{n}. Reed A. Leaves of kind {n}. J Kelp. 20{n:02};{n}:1–2." for n in range(1, 17))
    text = f"# On kelp\n\n## Introduction\n\n{said}\n\n{PROSE}\n\n## References\n\n{entries}\n"
    document = read(tmp_path, text, name="kelp.md")
    numbers = [number for _, numbers in cited(document) for number in numbers]
    assert numbers == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16]


@pytest.mark.parametrize(
    "text",
    [
        "We saw kelp 1, 2. Then we saw kelp 3, and more kelp 4.",
        "Ferns 12, 15 and 18 grew; ferns 3, 5 and 7 did not. Mosses 2, 9. Reeds 11, 13. Trees 8, 6.",
        " ".join(f"In week {n}, {n} leaves grew and {n} fell." for n in range(1, 14)),
        "",
    ],
)
def test_counts_are_no_markers(text):
    """Too few, out of turn, or behind words that counts have before them."""
    assert found(text) == []


def test_a_document_that_cites_so(tmp_path):
    """As PubMed Central gives raised numbers; a note says how they were told."""
    entries = "\n".join(
        f"{n}. Reed A: Leaves of kind {n}. J Kelp. 20{n:02};{n}(1):1–2." for n in range(1, 14)
    )
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{TEXT}\n\n{PROSE}\n\nReferences\n\n{entries}\n")
    assert [numbers for _, numbers in cited(document)][:3] == [(1, 2), (3, 4, 5, 6), (7, 8)]
    assert [w for w in document.warnings if "“cold water 1, 2”" in w] == list(document.warnings)


def test_another_way_of_citing_goes_before(tmp_path):
    """Where numbers stand in brackets, those behind a blank count something."""
    entries = "\n".join(
        f"{n}. Reed A: Leaves of kind {n}. J Kelp. 20{n:02};{n}(1):1–2." for n in range(1, 14)
    )
    document = read(
        tmp_path,
        f"On kelp\n\nIntroduction\n\n{TEXT} So it is [1–13].\n\n{PROSE}\n\nReferences\n\n{entries}\n",
    )
    assert [numbers for _, numbers in cited(document)] == [tuple(range(1, 14))]
