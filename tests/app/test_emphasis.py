"""Marks of emphasis: what they enclose is set so, and every character stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_reader import read

from askreviews_app.rendering.emphasis import emphasized


@pytest.mark.parametrize(
    ("text", "element", "inside"),
    [
        ("grown *in vitro* only", "em", "in vitro"),
        ("**(A)** Kelp in spring", "strong", "(A)"),
        ("much Ca^{2+} in it", "sup", "2+"),
        ("and CO_{2} besides", "sub", "2"),
        ("(*J Kelp*).", "em", "J Kelp"),
        ("*<b> & so*", "em", "<b> & so"),
    ],
)
def test_what_is_enclosed_is_set_so(text, element, inside):
    """In an element of its own; the marks stand beside it, out of sight."""
    page = read(f"<p>{emphasized(text)}</p>")
    (found,) = page.all(element)
    opening, closing = found.all(css="delimiter")
    assert found.text == f"{opening.text}{inside}{closing.text}"
    assert page.one("p").text == text


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4",
        "p < 0.05* and p < 0.01*",
        "* a * b",
        "a** b**",
        "**",
        "***",
        "*",
        "^{}",
        "^{a",
        "snake_case_name",
    ],
)
def test_what_encloses_nothing_is_only_text(text):
    """Products, signs of significance and lists are no emphasis."""
    assert emphasized(text) == text.replace("<", "&lt;")


@given(st.text("ab *_^{}<&\n", max_size=40))
def test_every_character_stays(text):
    """In its order; nothing is added."""
    assert (
        read(f"<pre>{emphasized(text)}</pre>").one("pre").text
        == read(f"<pre>{plain(text)}</pre>").one("pre").text
    )


def plain(text: str) -> str:
    """`text` as HTML and no more."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
