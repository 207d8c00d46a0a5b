"""What is lacking of a question's words, and which of them are names."""

from __future__ import annotations

import pytest

from askreviews.analysis import terms, words
from askreviews.lexical import weigh
from askreviews.retrieval import is_name, nowhere

KNOWN = frozenset(terms("Spores of moss that is first seen in human soil hold claudin-5, IL-6 and TNF-α"))


@pytest.mark.parametrize(
    ("asked", "lacking"),
    [
        ("moss", []),
        ("fern", ["fern"]),
        ("moss-rich", []),
        ("moss-derived", ["derived"]),
        ("fern-rich", ["fern"]),
        ("fern-spore", ["fern"]),
        ("fern-lichen", ["fern-lichen"]),
        ("first-in-human", []),
        ("claudin-5", []),
        ("claudin-3", ["claudin-3"]),
        ("TNF-gamma", ["TNF-gamma"]),
        ("TNF-γ", ["TNF-γ"]),
    ],
)
def test_of_a_compound_only_the_parts_that_occur_nowhere_are_lacking(asked, lacking):
    """But a name is one thing: with another number or letter it is another."""
    (word,) = words(asked)
    assert list(nowhere(word, [KNOWN])) == lacking


def test_what_any_of_several_has_is_not_lacking():
    """A heading has what no passage has."""
    (word,) = words("fern")
    assert list(nowhere(word, [KNOWN, frozenset({"fern"})])) == []


@pytest.mark.parametrize(
    ("asked", "named"),
    [("miR-21", True), ("TNF-α", True), ("sporophyte", True), ("spores", False), ("grow", False)],
)
def test_names_have_a_digit_or_a_greek_letter_or_are_the_fields_own(asked, named):
    """A word is the field's that few passages have, and that the model, here, does not have in one piece."""
    units = [
        terms(f"spores grow, as a sporophyte does{number}" if number == 5 else "spores")
        for number in range(20)
    ]
    (word,) = words(asked)
    assert is_name(word, weigh(units), lambda written: len(written) < 7) is named
