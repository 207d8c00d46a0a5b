"""Cards and turns over the sample library, as the pages show them."""

from __future__ import annotations

from app_samples import HARD, MOSS, SampleLibrary, match, passages
from page_reader import Element, read

from askreviews_app import rendering
from askreviews_app.rendering import Asked
from askreviews_app.rendering.cards import card

LIBRARY = SampleLibrary(MOSS, HARD)


def shown(document=MOSS, place=0) -> Element:
    """The card of the passage at `place`."""
    return read(card(match(document, passages(document)[place]), "turn-1", question="moss"))


def turned(given, **options) -> str:
    """The HTML of the turn of an answer."""
    turn = options.pop("turn", "turn-1")
    asked = Asked(**{"said": given.question, "address": "?q=moss"} | options)
    return rendering.answer(given, asked, turn=turn)


def answered(question="How does moss keep water?", **options) -> Element:
    """The turn of an answer."""
    return read(turned(LIBRARY.ask(question, **options)))
