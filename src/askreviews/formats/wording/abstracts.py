"""The abstract: behind its label, under its heading, or the long paragraph that opens the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from askreviews.formats.blocks import Block
from askreviews.formats.wording import conventions, keywords
from askreviews.formats.wording.facts import Facts

_LABEL = re.compile(
    r"[*_#\s]{0,4}(?:a\s?b\s?s\s?t\s?r\s?a\s?c\s?t|summary)[*_]{0,2}\s?(?:[:.|–—-][*_]{0,2}\s?|\s(?=[A-Z]))",
    re.IGNORECASE,
)
BODY_LABEL = re.compile(r"(?:text|body|full\stext|main\stext)\s?:\s+", re.IGNORECASE)
LONG = 300
"""Characters from which on a paragraph before the body can be the abstract."""
_SHORT = 120
"""Characters below which a line does not go on with the abstract."""
_MOST_WORDS = 800
_FARTHEST_BODY = 60
"""Blocks behind the abstract's heading among which the body's first is looked for."""


def label_length(text: str) -> int:
    """The length of *Abstract:* at the beginning of a paragraph, 0 without it."""
    label = _LABEL.match(text)
    if label is None or label.end() == len(text):
        return 0
    has_sign = label.group().rstrip("*_ ")[-1:] in ":.|–—-"
    return label.end() if has_sign or (len(text) >= LONG and label.group().strip()[0].isupper()) else 0


def set_apart(blocks: Sequence[Block], facts: Facts) -> tuple[list[Block], Facts]:
    """The blocks of the body with the abstract under a heading of its own, and a border after it.

    A line of keywords that nothing marks is recognised by following the abstract.
    """
    if not blocks:
        return [], facts
    first, rest = blocks[0], list(blocks[1:])
    if length := label_length(first.text) if first.kind == "plain" else 0:
        own = _end(first, rest)
        return [_unwritten("Abstract"), replace(first, skip=length), *rest[:own], *_body(rest[own:])], facts
    if conventions.is_abstract(first.text) and first.kind in ("plain", "heading"):
        end = next((i for i, b in enumerate(rest) if b.kind == "matter"), None)
        if end == 0 and any(conventions.is_introduction(b.text) for b in rest[:_FARTHEST_BODY]):
            return list(blocks), facts  # the keywords stand beside it, in a column of their own
        has_own = end is not None and all(
            b.kind == "plain" or conventions.is_named(b.text) for b in rest[:end]
        )
        return [first, *rest[:end], *_body(rest[end:])] if has_own else list(blocks), facts
    if first.kind != "plain":
        return list(blocks), facts
    if rest and not facts.keywords and (terms := keywords.unlabelled(rest[0])):
        facts = replace(facts, keywords=terms)
        rest[0] = replace(rest[0], kind="matter")
    opens = rest and (rest[0].kind == "matter" or conventions.is_introduction(rest[0].text))
    if opens and len(first.text) >= LONG and facts.title:
        return [_unwritten("Abstract"), first, *_body(rest)], facts
    return [first, *rest], facts


def _end(first: Block, rest: Sequence[Block]) -> int:
    """How many of the blocks after the abstract's first paragraph still belong to it."""
    words = len(first.text.split())
    for index, block in enumerate(rest):
        if (
            block.kind != "plain"
            or block.skip
            or conventions.is_named(block.text)
            or len(block.text) < _SHORT
        ):
            return index
        words += len(block.text.split())
        if words > _MOST_WORDS:
            return 0
    return 0


def _body(blocks: list[Block]) -> list[Block]:
    """A section without a name for text that follows the abstract under no heading."""
    border = next((i for i, b in enumerate(blocks) if b.kind not in ("matter", "left out")), len(blocks))
    return [*blocks[:border], _unwritten(""), *blocks[border:]]


def _unwritten(heading: str) -> Block:
    return Block((), kind="heading", level=1, label=heading)
