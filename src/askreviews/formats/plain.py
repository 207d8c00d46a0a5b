"""Plain text (.txt): an article as saved from a journal's page, with nothing that marks its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from askreviews.documents import Document
from askreviews.formats import (
    back,
    captions,
    front,
    front_box,
    headings,
    levels,
    paragraphs,
    reference_list,
    statements,
    tables,
)
from askreviews.formats.arrangement import arrange
from askreviews.formats.blocks import Block
from askreviews.formats.furniture import without_furniture
from askreviews.formats.lines import Line, lines_of


def read(path: Path, text: str, base: Document) -> Document:
    """The document that the characters of the file make; `base` carries its id, source and warnings."""
    lines, facts = front_box.taken(without_furniture(lines_of(text)))
    listing = reference_list.separate(lines)
    opening, facts = front.read(_blocks(listing.before), facts)
    body = headings.marked(statements.headed(back.without_publishers(paragraphs.made_whole(opening))))
    closing, facts = back.read(headings.marked(back.without_publishers(_blocks(listing.after))), facts)
    facts = replace(facts, title=facts.title or path.stem)
    return arrange(levels.given([*body, *listing.blocks, *closing]), facts, base)


def _blocks(lines: Sequence[Line]) -> list[Block]:
    """Paragraphs, with the captions and the tables' rows among them."""
    return tables.marked(captions.marked(paragraphs.blocks(lines)))
