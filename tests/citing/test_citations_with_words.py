"""Markers that hold words or letters beside their numbers: what is cited for what, and which part of it."""

from __future__ import annotations

import pytest

from askreviews.citing import citations

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
        ("(6; see also refs. 7 and 8)", (6, 7, 8)),
        ("(SI Appendix, Fig. S3; 5)", (5,)),
        ("(6; reviewed in reference 7)", (6, 7)),
    ],
)
def test_round_brackets_may_hold_words(written, numbers):
    """What the numbers are cited for, and what else is to be seen."""
    expected = [("(12)", (12,)), ("(3, 4)", (3, 4)), ("(17)", (17,)), (written, numbers)]
    assert found(f"{ROUND} It is so {written}.", listed=LISTED) == expected


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("[6; see also Refs. 7 and 9]", (6, 7, 9)),
        ("[6, see 7]", (6, 7)),
        ("$^ { 1 2 , 1 3 }$", (12, 13)),
        ("${ } ^ { 3 - 5 }$", (3, 4, 5)),
        ("$ ^{12--14}$", (12, 13, 14)),
        ("$^{[3]}$", (3,)),
        ("[2][,][4][,][5]", (2, 4, 5)),
        ("[42][–][44]", (42, 43, 44)),
    ],
)
def test_other_markers_with_words_or_blanks(written, numbers):
    """References in square brackets that send to others, and raised numbers as converters write LaTeX."""
    assert found(f"It is so {written}.", listed=LISTED) == [(written, numbers)]


def test_raised_numbers_behind_a_share_within_dollars():
    """A power of ten in the same notation is none."""
    text = r"In $1 1 \% ^ { 3 1 }$ and $7 \%^{33}$ of eyes, at $1 0 ^ { 1 5 }$ photons and $c m ^ { - 2 }$."
    assert [numbers for _, numbers in found(text, listed=LISTED)] == [(31,), (33,)]


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
        ("[Citation4–6,Citation9]", (4, 5, 6, 9)),
        ("\\[2\\]--\\[4\\]", (2, 3, 4)),
        ("\\[4, Thm. 3.1\\]", (4,)),
        ("[4, Eq. (3)]", (4,)),
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


@pytest.mark.parametrize("written", ["kelp.^12, 14^", "kelp^12,\\ 14^", "kelp.Citation12,Citation14"])
def test_raised_numbers_of_pandoc_and_of_pages_for_those_who_hear_them(written):
    """With blanks between them, or a word before each."""
    assert [numbers for _, numbers in found(f"It grows on {written} So it is.")] == [(12, 14)]


@pytest.mark.parametrize(
    "written", ["Eq. [3] holds", "see Figure [1]", "$\\|x\\|_2^2$ is small", "$x_{[1]}$ is small"]
)
def test_parts_and_indices_are_no_markers(written):
    """What a number in brackets, or a raised one, belongs to."""
    assert found(f"So {written} for kelp [4].") == [("[4]", (4,))]


def test_a_stable_leaf_is_no_table():
    """Only the whole word names what a number belongs to."""
    assert found("It was stable [12] and in a step [13].") == [("[12]", (12,))]


def test_numbers_of_equations_in_a_text_that_cites_in_round_brackets():
    """They stand in square ones."""
    text = f"{ROUND} The rate is v = aC, [1] where a is one. So it is (5) and (6)."
    assert all(marker.startswith("(") for marker, _ in found(text, listed=LISTED))
    notes = "It grows [1], it rests [2] and it sleeps [3]. None of it was seen.[^1]"
    assert [numbers for _, numbers in found(notes)] == [(1,), (2,), (3,)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Data are from references 18 and 21.", [(18, 21)]),
        ("It is described in reference 23 (see reference 4).", [(23,), (4,)]),
        ("A reference 10 times larger, and the reference 5% of all.", []),
    ],
)
def test_references_may_be_named_in_small_letters(text, numbers):
    """Several, or one behind *in*, *see* or *from*."""
    assert [read for _, read in found(text, listed=LISTED)] == numbers


def test_round_brackets_in_the_place_of_raised_numbers():
    """As on the pages of ACS: glued; a compound or an equation has a blank before it."""
    text = (
        "It heals.(12) It grows,(3,4) and in mice(17) it stays. Acid (1) was the first.(5−7) Acid (2) fills "
        "the groove in 24 h.(8) So did KRAS(9) in C(10) and f(x) at eq (11), as co-workers saw.(14,15)"
    )
    assert [numbers for _, numbers in found(text, listed=LISTED)] == [
        *((12,), (3, 4), (17,), (5, 6, 7), (8,), (9,), (14, 15)),
    ]
    cells = f"{text}\tKelp\t(20)\tgreen\t(21,22)"
    assert [numbers for _, numbers in found(cells, listed=LISTED)][-2:] == [(20,), (21, 22)]


def test_powers_in_square_brackets():
    """As PyMuPDF4LLM writes raised numbers of any kind; a ten that ends a clause is cited."""
    text = (
        "Of 10[6] cells on 2 cm[2] of skin, log[10] 3 grew.[7] It was 10[8]. In mice[9] it was 10[13] then."
    )
    assert [numbers for _, numbers in found(text, listed=LISTED)] == [(7,), (8,), (9,), (13,)]


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("in its stores(16).", (16,)),
        ("as in equation(3).", None),
        ("of 3242 cases(3242).", None),
        ("by f(5).", None),
    ],
)
def test_a_marker_in_round_brackets_may_be_glued_by_mistake(written, numbers):
    """Before a stop, to a word; a call's argument, a place's number and a count are none."""
    assert [own for _, own in found(f"{ROUND} It is so {written}", listed=LISTED)[3:]] == [numbers] * (
        numbers is not None
    )
