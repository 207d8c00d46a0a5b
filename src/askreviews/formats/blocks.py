"""Blocks: the pieces, each one or more lines of the file, that a format hands over to be arranged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Literal

from askreviews.formats.lines import Line

Kind = Literal["plain", "heading", "caption", "header", "row", "entry", "matter", "left out"]
"""``matter`` is text that belongs to the work but to no section: its title, authors, keywords.

``header`` and ``row`` are lines of a table; ``left out`` is what is not the work's own.
"""

_ENDS_IN_HYPHEN = re.compile(r"\w[-\u2010\u2011\u00ad]\Z")
_AND = re.compile(r"(?:and|or|to|und|et)\b")


@dataclass(frozen=True)
class Block:
    """Lines that belong together.

    It has no slots, so that `text`, once joined, is kept.
    `level` is a heading's depth from 1, 0 when unknown. `skip` is the length of a label (``Abstract:``, a
    bullet) before the block's own words. `label` names a section whose heading the file does not write out
    (then there are no lines). `cells` are the stretches (column heading, start, end) of a table row.
    `number` is that of a reference entry. Where the numbers in it are those of another list than the
    article's, it `cites` nothing.
    """

    lines: tuple[Line, ...]
    kind: Kind = "plain"
    level: int = 0
    skip: int = 0
    label: str | None = None
    number: int = 0
    cells: tuple[tuple[str, int, int], ...] = ()
    cites: bool = True

    @cached_property
    def text(self) -> str:
        """The block's lines joined as they will stand in the document."""
        return "".join(piece for line, gap in self.joined() for piece in (line.text, gap))

    @property
    def words(self) -> str:
        """The text without the label."""
        return self.text[self.skip :]

    def words_by_line(self) -> list[str]:
        """The `words` as their lines have them, without those that hold none."""
        reached, found = 0, []
        for line, gap in self.joined():
            found.append(line.text[max(0, self.skip - reached) :].strip())
            reached += len(line.text) + len(gap)
        return [words for words in found if words]

    def joined(self) -> Iterator[tuple[Line, str]]:
        """Each line with what follows it: a blank, or nothing where a hyphen ends it."""
        for line, following in zip(self.lines, self.lines[1:], strict=False):
            yield line, "" if _is_hyphenated(line.text, following.text) else " "
        if self.lines:
            yield self.lines[-1], ""

    def part(self, start: int, end: int | None = None) -> Block:
        """A block of one line reduced to the stretch from `start` to `end`."""
        return replace(self, lines=(self.lines[0].part(start, end),), skip=0)

    def divided(self, place: int) -> tuple[Block, Block]:
        """The block up to the character `place` of its text, and the rest."""
        first: list[Line] = []
        second: list[Line] = []
        reached = 0
        for line, gap in self.joined():
            cut = min(max(place - reached, 0), len(line.text))
            first.append(line.part(0, cut))
            second.append(line.part(cut))
            reached += len(line.text) + len(gap)
        return self._of(first), self._of(second)

    def _of(self, lines: list[Line]) -> Block:
        return replace(self, lines=tuple(line for line in lines if line.text), skip=0)


def row(cells: Sequence[tuple[str, Sequence[Line]]]) -> Block:
    """A table's row: each cell is its column's heading and its lines; one without lines is none."""
    block = Block(tuple(line for _, lines in cells for line in lines), kind="row")
    pieces = iter(block.joined())
    places: list[tuple[str, int, int]] = []
    reached = 0
    for name, lines in cells:
        start = end = reached
        for line, gap in islice(pieces, len(lines)):
            end = reached + len(line.text)
            reached = end + len(gap)
        if lines:
            places.append((name, start, end))
    return replace(block, cells=tuple(places))


def joined(blocks: list[Block]) -> Block:
    """The first of the blocks with the lines of all."""
    return replace(blocks[0], lines=tuple(line for block in blocks for line in block.lines))


def _is_hyphenated(line: str, following: str) -> bool:
    """Whether a word goes on in the next line (in *pre- and post-injury* it does not)."""
    return bool(_ENDS_IN_HYPHEN.search(line[-2:])) and following[:1].isalnum() and not _AND.match(following)
