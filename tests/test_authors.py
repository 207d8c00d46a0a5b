"""Names of authors, taken apart."""

import pytest

from askreviews.authors import AuthorName, parse


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
