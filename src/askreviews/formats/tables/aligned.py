"""Tables whose columns nothing but blanks part, as programs lay out the pages of PDFs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from askreviews.formats.blocks import Block, row
from askreviews.formats.lines import Line
from askreviews.formats.tables import captioned
from askreviews.formats.wording import captions

_CELL = re.compile(r"\S+(?:\s\S+)*")
"""Words with one blank between them."""
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_LONGEST = 250
"""Characters of a line."""

_Extent = tuple[int, int]
"""From which character of the page's line up to which."""


@dataclass(slots=True)
class _Grid:
    """The cells read so far, each a list of lines, by row and column; the first row names the columns."""

    extents: list[_Extent]
    rows: list[list[list[Line]]]
    full: int = 0
    last: int = field(default=-1)

    def takes(self, line: Line) -> bool:
        """Add the cells of a line; False when it is none of the table's."""
        placed = self._placed(line)
        if not placed:
            return False
        if placed[0][0] == 0 and not self._goes_on(placed, line):
            self.rows.append([[] for _ in self.extents])
        for column, (start, end) in placed:
            self.rows[-1][column].append(line.part(start, end))
        if len(placed) == len(self.extents):
            self.full += 1
            for column, (start, end) in placed:
                low, high = self.extents[column]
                self.extents[column] = min(low, start + line.indent), max(high, end + line.indent)
        self.last = line.row
        return True

    def _placed(self, line: Line) -> list[tuple[int, _Extent]]:
        """The cells of a line, each with its column; empty when one of them stands in none or in two."""
        pieces = [found.span() for found in _CELL.finditer(line.text)]
        if self.full == 0 and len(pieces) == len(self.extents):
            return list(enumerate(pieces))
        placed: list[tuple[int, _Extent]] = []
        for start, end in pieces:
            over = [
                column
                for column, (low, high) in enumerate(self.extents)
                if start + line.indent < high + 1 and end + line.indent > low - 1
            ]
            if len(over) != 1:
                return []
            if placed and placed[-1][0] == over[0]:
                placed[-1] = over[0], (placed[-1][1][0], end)
            else:
                placed.append((over[0], (start, end)))
        return placed

    def _goes_on(self, placed: Sequence[tuple[int, _Extent]], line: Line) -> bool:
        """Whether a line's only cell goes on in the first column of the row right above."""
        is_part = line.text[:1].islower() or line.text[:1] in "([0123456789"
        return len(placed) == 1 and is_part and len(self.rows) > 1 and line.row == self.last + 1

    def without_headings(self) -> int:
        """Take away the last rows that have a first cell only, as headings below the table; how many."""
        count = 0
        while len(self.rows) > 1 and not any(self.rows[-1][1:]):
            self.rows.pop()
            count += 1
        return count


def marked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with such tables turned into header and rows.

    Two rows at least have a cell in each column. A line without one in the first goes on with the row above.
    """
    return list(captioned.replaced(blocks, _table))


def _table(blocks: Sequence[Block], place: int) -> captioned.Table | None:
    lines = captioned.lines(blocks, place, _may_be_row)
    start, grid = _opened(islice(lines, captioned.MOST_LINES + 1))
    if grid is None:
        return None
    used = start + 1
    for line in lines:
        if not grid.takes(line):
            break
        used += 1
    used -= grid.without_headings()
    if grid.full < _FEWEST_ROWS:
        return None
    names = [" ".join(line.text for line in cell) for cell in grid.rows[0]]
    header = Block(tuple(line for cell in grid.rows[0] for line in cell), kind="header")
    rows = [row(list(zip(names, cells, strict=True))) for cells in grid.rows[1:]]
    caption = replace(blocks[place], lines=blocks[place].lines[:start])
    return captioned.Table([caption, header, *rows], used)


def _opened(lines: Iterator[Line]) -> tuple[int, _Grid | None]:
    """The place of the first line behind the caption's first that has several cells, and its grid."""
    for number, line in enumerate(lines):
        pieces = [found.span() for found in _CELL.finditer(line.text)]
        if number and len(pieces) >= _FEWEST_COLUMNS:
            extents = [(start + line.indent, end + line.indent) for start, end in pieces]
            cells = [[line.part(start, end)] for start, end in pieces]
            return number, _Grid(extents, [cells], last=line.row)
    return 0, None


def _may_be_row(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not captions.is_caption(line.text)
