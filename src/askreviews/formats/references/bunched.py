"""Entries whose numbers stand in a column above them, as a PDF's text may have a page of the list.

``1. 2. 3.``, each on its line, and then three entries without numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from askreviews.formats.blocks import Block
from askreviews.formats.lines import Line
from askreviews.formats.references.entry_lines import (
    COMPLETE,
    DATED,
    HEADING_MARK,
    NAMED_FIRST,
    is_worded,
    without_marks,
)
from askreviews.formats.sections import statements
from askreviews.formats.wording import conventions, numbering

_FEWEST = 2
"""Numbers that such a column has."""


def read(lines: Sequence[Line], start: int, style: numbering.Style) -> tuple[list[Block], int] | None:
    """The entries whose column begins with the line at `start`, and the place behind them.

    None where no column does. Where the entries are not as many as the numbers, nobody can tell whose words
    are whose: then the numbers have none, and the words stand behind them.
    """
    column, place = _column(lines, start, style)
    if len(column) < _FEWEST:
        return None
    first = numbering.number(style, column[0].text)
    end = _end(lines, place, style, first + len(column))
    written = [line for line in map(without_marks, lines[place:end]) if is_worded(line.text)]
    matter = [Block((line,), kind="matter") for line in column]
    for parted in (_parted(written, linked=False), _parted(written, linked=True)):
        if len(parted) == len(column):
            numbers = range(first, first + len(column))
            entries = [Block(own, kind="entry", number=n) for n, own in zip(numbers, parted, strict=True)]
            return [*matter, *entries], end
    bare = [
        Block((line,), kind="entry", number=number, skip=len(line.text))
        for number, line in enumerate(column, first)
    ]
    return [*bare, *(Block((line,), kind="matter") for line in written)], end


def _column(lines: Sequence[Line], start: int, style: numbering.Style) -> tuple[list[Line], int]:
    """The lines from `start` on that hold a number each and nothing else, and the place behind them."""
    column: list[Line] = []
    place = behind = start
    while place < len(lines):
        text = lines[place].text
        opened = style.match(text)
        counts = not column or numbering.number(style, text) == numbering.number(style, column[-1].text) + 1
        if text and not (opened is not None and opened.end() == len(text) and counts):
            break
        place += 1
        if text:
            column.append(lines[place - 1])
            behind = place
    return column, behind


def _end(lines: Sequence[Line], start: int, style: numbering.Style, following: int) -> int:
    """Where the words end: at the next number, or at a heading."""
    for place in range(start, len(lines)):
        text = lines[place].text
        is_heading = HEADING_MARK.match(text) or conventions.is_named(text) or statements.opens(text)
        if is_heading or numbering.number(style, text) == following:
            return place
    return len(lines)


def _parted(lines: Sequence[Line], *, linked: bool) -> list[tuple[Line, ...]]:
    """The lines of each entry: another begins where one is whole and a line opens with a name.

    With `linked`, another begins behind links in square brackets, too, whatever it opens with.
    """
    parts: list[list[Line]] = []
    for line in lines:
        last = parts[-1][-1].text if parts else ""
        is_whole = (
            bool(parts) and COMPLETE.search(last[-320:]) and any(DATED.search(x.text) for x in parts[-1])
        )
        opens = NAMED_FIRST.match(line.text) or (linked and last.endswith("]") and line.text[:1].isupper())
        if not parts or (is_whole and opens):
            parts.append([line])
        else:
            parts[-1].append(line)
    return [tuple(part) for part in parts]
