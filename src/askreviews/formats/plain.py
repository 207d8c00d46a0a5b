"""Plain text (.txt): an article as saved from a journal's page, with nothing that marks its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from askreviews.documents import Document
from askreviews.formats import captions, entries, front, headings, paragraphs
from askreviews.formats.arrangement import arrange
from askreviews.formats.blocks import Block, lines_of, without_furniture


def read(path: Path, text: str, base: Document) -> Document:
    """The document that the characters of the file make; `base` carries its id, source and warnings."""
    facts = front.Facts()
    blocks = paragraphs.blocks(without_furniture(lines_of(text)))
    blocks = [_without_navigation(block) for block in blocks]
    listing = entries.separate([b for b in blocks if b.kind != "left out"])
    body = captions.tables(listing.before)
    body = front.read(front.title_from(body, facts), facts)
    body = headings.marked(paragraphs.made_whole(body))
    facts.journal = facts.journal or _advertised(listing.after)
    after, left_out = _after_list(listing.after)
    if left_out:
        facts.warnings.append(
            f"{left_out} words after the reference list were taken for the publisher's and left out."
        )
    facts.title = facts.title or path.stem
    return arrange([*body, *listing.entries, *after], facts, base)


def _without_navigation(block: Block) -> Block:
    """A line without a letter or digit is a page's navigation, unless it rules a table."""
    bare = block.kind == "plain" and not any(c.isalnum() for c in block.text)
    return replace(block, kind="left out") if bare and not re.search(r"-{2,}", block.text) else block


def _advertised(blocks: Sequence[Block]) -> str | None:
    """The journal that an advertisement after the list names: *NAME / Publish your work in this journal*."""
    for block, following in pairwise(blocks):
        if re.match(r"(?:publish|submit)\b.{0,40}\bthis journal", following.text, re.IGNORECASE):
            return block.text
    return None


def _after_list(blocks: Sequence[Block]) -> tuple[list[Block], int]:
    """What follows the reference list: captions, tables and named sections are kept, the rest is counted."""
    kept: list[Block] = []
    left_out = 0
    in_section = False
    for block in headings.marked(captions.tables(blocks)):
        named = block.kind == "heading" and headings.is_named(block.text)
        in_section = named or (in_section and block.kind != "heading")
        is_table = block.kind in ("header", "row") or captions.is_caption(block.text)
        if (in_section and not front.is_publishers_matter(block.text)) or is_table:
            kept.append(block)
        else:
            left_out += len(block.text.split())
    return kept, left_out
