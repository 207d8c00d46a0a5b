"""How deep headings stand that no mark-up gives a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from askreviews.formats.blocks import Block
from askreviews.formats.sections.headings import is_capitals, numbering_depth
from askreviews.formats.wording import conventions

_FEWEST_CAPITALS = 3
"""Headings in capitals that show a habit: then those in small letters stand below them."""


@dataclass(slots=True)
class _Position:
    """What the headings so far say of the next one: the last number's depth, and whether a part is open."""

    numbered: int = 0
    inside_part: bool = False


def given(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a depth for every heading that has none.

    A number says it (2.1 is at depth 2). Otherwise a heading that another follows at once opens a part, and
    the headings after it lie inside until one that stands at the top by convention or opens a part again.
    Headings within a structured abstract stand below the abstract's.
    """
    headings = [b for b in blocks if b.kind == "heading"]
    capitals = sum(1 for b in headings if is_capitals(b.text))
    by_capitals = _FEWEST_CAPITALS <= capitals < len(headings)
    inside = _inside_abstract(blocks)
    position = _Position()
    result: list[Block] = []
    for index, block in enumerate(blocks):
        if block.kind != "heading" or block.level:
            result.append(block)
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        level = 2 if index in inside else _level(block.text, following, position, by_capitals=by_capitals)
        result.append(replace(block, level=level))
    return result


def _level(text: str, following: Block | None, position: _Position, *, by_capitals: bool) -> int:
    depth = numbering_depth(text)
    if depth:
        position.numbered, position.inside_part = depth, False
        return depth
    if conventions.is_named(text):
        position.numbered, position.inside_part = 0, False
        return 1
    if by_capitals:
        return 1 if is_capitals(text) else 2
    if position.numbered:
        return position.numbered + 1
    if following is not None and following.kind == "heading" and not conventions.is_named(following.text):
        position.inside_part = True
        return 1
    return 2 if position.inside_part else 1


def _inside_abstract(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the headings between that of the abstract and the introduction or the keywords."""
    start = next((i for i, b in enumerate(blocks) if b.kind == "heading" and is_abstract(b)), None)
    if start is None:
        return frozenset()
    inside: list[int] = []
    for index, block in enumerate(blocks[start + 1 :], start + 1):
        ends = block.kind == "heading" and conventions.is_introduction(block.text)
        if ends or block.kind == "matter":
            return frozenset(inside)
        if block.kind == "heading":
            if not conventions.is_named(block.text):
                break
            inside.append(index)
    return frozenset()


def is_abstract(block: Block) -> bool:
    """Whether the block is the abstract's heading, written out or not."""
    return conventions.is_abstract(block.label if block.label is not None else block.text)
