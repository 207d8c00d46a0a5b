"""Markers that hold words or letters beside their numbers: what is cited for what, and which part of it."""

from __future__ import annotations

import pytest

from askreviews import citations

LISTED = frozenset(range(1, 106))
ROUND = "It heals (12). It also grows (3, 4), and in mice (17) it stays."


def found(text, **options):
    """The markers of `text` as (what is written, numbers)."""
    return [(c.span.of(text), c.numbers) for c in citations.find(text, **options)]


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("(6; reviewed in 7)", (6, 7)),
        ("(8, 9; see Figure 1)", (8, 9)),
        ("(reviewed in 12)", (12,)),
        ("(3–5; for a review, see 9)", (3, 4, 5, 9)),
        ("(2, but see 4)", (2, 4)),
        ("(e.g., 5, Table 2)", (5,)),
    ],
)
def test_round_brackets_may_hold_words(written, numbers):
    """What the numbers are cited for, and what else is to be seen."""
    expected = [("(12)", (12,)), ("(3, 4)", (3, 4)), ("(17)", (17,)), (written, numbers)]
    assert found(f"{ROUND} It is so {written}.", listed=LISTED) == expected


@pytest.mark.parametrize(
    ("written", "numbers"), [("[7a]", (7,)), ("[7a,b]", (7,)), ("[6, 7a, 9]", (6, 7, 9)), ("[3,7b]", (3, 7))]
)
def test_a_letter_names_a_paper_of_an_entry_that_lists_several(written, numbers):
    """Chemists' lists; elsewhere such a number names a compound."""
    text = f"It heals {written}."
    assert found(text, listed=LISTED, parted={7}) == [(written, numbers)]
    assert found(text, listed=LISTED) == []


@pytest.mark.parametrize("written", ["(see Figure 3)", "(n = 12)", "(Table 2)", "(e.g., 5 mg)", "(5 of 12)"])
def test_round_brackets_with_other_words_cite_nothing(written):
    """Figures, amounts and counts."""
    assert len(found(f"{ROUND} It is so {written}.", listed=LISTED)) == 3
