"""Tables whose cells no sign parts, below the captions that tell where they begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from askreviews.formats.blocks import Block
from askreviews.formats.lines import Line

_TABLE = re.compile(r"[*_]{0,2}table\b", re.IGNORECASE)
MOST_LINES = 6
"""Lines of a caption, to which cells may have been joined."""


@dataclass(frozen=True, slots=True)
class Table:
    """Caption, header and rows, and how many lines they take from the caption's first on."""

    blocks: list[Block]
    end: int


def replaced(
    blocks: Sequence[Block], find: Callable[[Sequence[Block], int], Table | None]
) -> Iterator[Block]:
    """The blocks, where `find` finds a table below the caption at a place with it instead of its lines."""
    place = 0
    while place < len(blocks):
        block = blocks[place]
        table = find(blocks, place) if block.kind == "caption" and _TABLE.match(block.text) else None
        if table is None:
            yield block
            place += 1
            continue
        yield from table.blocks
        used = table.end
        while used and used >= len(blocks[place].lines):
            used -= len(blocks[place].lines)
            place += 1
        if used:
            yield Block(blocks[place].lines[used:])
            place += 1


def lines(blocks: Sequence[Block], place: int, may_follow: Callable[[Line], bool]) -> Iterator[Line]:
    """The lines of a caption, and those of the blocks behind it as long as they may be a table's."""
    yield from blocks[place].lines
    for block in islice(blocks, place + 1, None):
        for line in block.lines:
            if block.kind != "plain" or block.skip or not may_follow(line):
                return
            yield line
