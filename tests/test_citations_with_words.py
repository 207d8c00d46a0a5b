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
        ("(5, 6, and references therein)", (5, 6)),
        ("(see 5 for review)", (5,)),
        ("(compare with 5)", (5,)),
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


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("[33: p. 112]", (33,)),
        ("[adapted from 12]", (12,)),
        ("[5, 6, for review see 7]", (5, 6, 7)),
        ("[5, see 7]", (5, 7)),
        ("[1–3, S4]", (1, 2, 3)),
        ("[2; S1-S3, S7]", (2,)),
    ],
)
def test_square_brackets_may_hold_words(written, numbers):
    """A page, a source, a review, and what a supplement lists."""
    assert found(f"It is so {written}.", listed=LISTED) == [(written, numbers)]


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("(see Reference 18)", (18,)),
        ("(References 18 and 19)", (18, 19)),
        ("(ref. 5,6)", (5, 6)),
        ("as Reference 19 has it", (19,)),
    ],
)
def test_references_may_be_named(written, numbers):
    """In brackets or in the sentence; a preference is none."""
    text = f"{ROUND} It is so {written}. Preference 3 was followed."
    assert [numbers for _, numbers in found(text, listed=LISTED)][3:] == [numbers]


@pytest.mark.parametrize("written", ["Its age was 12 (5) months", "The rate is k = 3, (1)", "It is 4 (3) cm"])
def test_what_else_round_brackets_hold(written):
    """Deviations and the numbers of equations are no references."""
    assert len(found(f"{ROUND} {written}", listed=LISTED)) == 3


def test_a_marker_may_stand_behind_a_number():
    """At a clause's end, or behind a year."""
    text = f"{ROUND} There are 12 (5), and in 1996 (6) papers said so; so did 3 (7) and others."
    assert [numbers for _, numbers in found(text, listed=LISTED)][3:] == [(5,), (6,), (7,)]
