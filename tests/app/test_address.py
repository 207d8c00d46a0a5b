"""The page's address: what it says of a question, and what it makes of a link."""

from __future__ import annotations

import pytest

from askreviews_app.pages.address import Link, Search, from_address, to_address

KNOWN = ("moss-2024", "fern-2023")


@pytest.mark.parametrize(
    "search",
    [
        Search("How does moss keep water?"),
        Search("NF-κB & TLR2 = 50 % + more #1", mode="keyword", count=10),
        Search("a\nb", mode="meaning", count=3, documents=("fern-2023",)),
    ],
)
def test_link_asks_the_same_again(search):
    """Whatever was asked, however it was searched for, comes back from its own link."""
    assert from_address(to_address(search).removeprefix("?"), known=KNOWN) == Link(search)


@pytest.mark.parametrize("query", ["", "mode=keyword", "q="])
def test_address_without_a_question_asks_nothing(query):
    """A link that names no question opens the first screen."""
    assert from_address(query, known=KNOWN) is None


@pytest.mark.parametrize("part", ["mode=magic", "k=9999", "k=x", "document=nowhere"])
def test_address_with_unknown_settings_asks_as_the_page_would(part):
    """What the page does not offer falls back to what it starts with, and is told."""
    assert from_address(f"q=a&{part}", known=KNOWN) == Link(Search("a"), ignored=(part,))


def test_known_parts_of_an_address_count_beside_unknown_ones():
    """Of several documents, those that are there are searched."""
    assert from_address("q=a&k=3&document=nowhere&document=fern-2023", known=KNOWN) == Link(
        Search("a", count=3, documents=("fern-2023",)), ignored=("document=nowhere",)
    )


def test_sections_come_back():
    """A link keeps the sections that were searched; one that no document has is ignored."""
    search = Search("salt", sections=("Water", "Growth"))
    link = from_address(to_address(search).removeprefix("?"), known=(), headings=("Water", "Growth"))
    assert link == Link(search)
    assert from_address(to_address(search)[1:], known=(), headings=("Water",)) == Link(
        Search("salt", sections=("Water",)), ("section=Growth",)
    )
