"""Names of authors, taken apart."""

import pytest

from askreviews.authors import AuthorName, from_byline, parse


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Doe JA", ("Doe", "JA", "")),
        ("Doe J. A.", ("Doe", "J. A.", "")),
        ("Doe J-P", ("Doe", "J-P", "")),
        ("van der Oak P", ("van der Oak", "P", "")),
        ("Ørsted Å", ("Ørsted", "Å", "")),
        ("Doe JA Jr", ("Doe", "JA", "Jr")),
        ("Doe AB 3rd", ("Doe", "AB", "3rd")),
        ("Doe, J. A.", ("Doe", "J. A.", "")),
        ("Doe, Jane", ("Doe", "Jane", "")),
        ("Doe, J. A., Jr.", ("Doe", "J. A.", "Jr.")),
        ("J.-P. van der Oak", ("van der Oak", "J.-P.", "")),
        ("J. A. Doe Jr", ("Doe", "J. A.", "Jr")),
    ],
)
def test_the_usual_forms_are_taken_apart(written, parts):
    """Family name, given names or initials, and what stands behind them."""
    assert parse(written) == AuthorName(*parts)


@pytest.mark.parametrize("written", ["Society of Oaks", "Jane Doe", "OAK", "Doe, Elm, Fir", ""])
def test_what_cannot_be_told_stays_whole(written):
    """A group has no family name, and of two full names nobody knows which comes first."""
    assert parse(written) == AuthorName(written)


@pytest.mark.parametrize(
    ("written", "last", "first"),
    [
        ("Yaqi Oak", "Oak", "Yaqi"),
        ("Ann B. Oak", "Oak", "Ann B."),
        ("Ludwig van der Oak", "van der Oak", "Ludwig"),
        ("Oak, Jane", "Oak", "Jane"),
        ("Oak J", "Oak", "J"),
        ("Plato", "Plato", ""),
        ("The Moss Study Group", "The Moss Study Group", ""),
    ],
)
def test_a_byline_has_the_last_name_last(written, last, first):
    """Small words before it belong to it; a group is not taken apart."""
    assert from_byline(written) == AuthorName(last, first)
