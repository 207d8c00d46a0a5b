"""Tables whose cells have a line each, as programs take them out of PDFs, or whose headings do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice, pairwise, takewhile

from askreviews.formats.blocks import Block, row
from askreviews.formats.tables import captioned, rows
from askreviews.formats.wording import captions, conventions, endings

_LONGEST = 60
"""Characters of a cell."""
_MOST_COLUMNS = 10
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_REFERENCES = re.compile(r"(?:references?|refs?\.?|citations?|study|studies|sources?)", re.IGNORECASE)
_CITES = re.compile(
    r"\\?\[\d{1,3}(?:[,;–-]\s?\d{1,3}){0,9}\\?\]|\d{1,3}(?:[,–-]\s?\d{1,3}){0,9}"
    r"|[^\W\d_][\w’'-]+(?:\s[^\d]{0,40})?,?\s\(?(?:19|20)\d\d[a-h]?\)?(?:;\s.{4,60})?"
    r"|[^\W\d_][\w’'-]+(?:\s\D{0,40})?\s?(?:\\?\[\d[\d,;\s–-]{0,30}\\?\]|\d{1,3}(?:[,–-]\s?\d{1,3}){0,9})"
)
"""A cell that cites: *[12, 13]*, *12*, *Doe et al., 2010*, *Doe et al.12*."""
_LONGEST_NAME = 30
"""Characters of a column's name; a caption's lines but its last are longer."""


def marked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with such tables turned into header and rows.

    Which cells make a row is told by the column of the references, the first or the last of each row.
    """
    blocks = list(captioned.replaced(blocks, _table))
    result: list[Block] = []
    place = 0
    while place < len(blocks):
        result.append(blocks[place])
        place += 1
        width = _width(blocks, place)
        if width and (above := _headings(result, width)):
            names = [block.text for block in above]
            result[-width:] = [Block(tuple(block.lines[0] for block in above), kind="header")]
            while _width(blocks, place, following=False) == width:
                result.append(rows.row(blocks[place], names))
                place += 1
    return result


def _is_cell(block: Block) -> bool:
    """Whether a block may be a cell."""
    return block.kind == "plain" and len(block.lines) == 1 and not block.skip and _may_be_cell(block.text)


def _may_be_cell(text: str) -> bool:
    """Whether a line may be a cell: it is short, no sentence and no caption."""
    if len(text) > _LONGEST or rows.is_rule(text) or rows.is_tabular(text):
        return False
    is_said = endings.is_closed(text) and text[-1:] not in ")]" and len(text.split()) > 2
    return not ((is_said and _CITES.fullmatch(text) is None) or captions.is_caption(text))


def _table(blocks: Sequence[Block], place: int) -> captioned.Table | None:
    """The table below the caption that stands there; none where no column is that of the references.

    What program took the table out of its page may have joined cells to the caption.
    """
    following = captioned.lines(blocks, place, lambda line: _may_be_cell(line.text))
    lines = list(islice(following, captioned.MOST_LINES + (_FEWEST_ROWS + 1) * _MOST_COLUMNS))
    start, width, at = _columns([line.text for line in lines])
    if not width:
        return None
    lines += following
    rows = list(
        takewhile(
            lambda row: len(row) == width and _CITES.fullmatch(row[at].text),
            (lines[place : place + width] for place in range(start + width, len(lines), width)),
        )
    )
    names = lines[start : start + width]
    if len(rows) < _FEWEST_ROWS or not all(_may_be_cell(line.text) for line in chain(names, *rows)):
        return None
    cells = [row([(name.text, (cell,)) for name, cell in zip(names, each, strict=True)]) for each in rows]
    caption = replace(blocks[place], lines=tuple(lines[:start]))
    return captioned.Table(
        [caption, Block(tuple(names), kind="header"), *cells], start + width * (1 + len(rows))
    )


def _columns(lines: Sequence[str]) -> tuple[int, int, int]:
    """Where the header begins, how many columns there are, and which of them cites: the first or the last."""
    for place, name in enumerate(lines[: captioned.MOST_LINES + _MOST_COLUMNS]):
        widths = range(_FEWEST_COLUMNS, _MOST_COLUMNS + 1) if place and _REFERENCES.fullmatch(name) else ()
        for width in widths:
            cells = lines[place + width :: width][:_FEWEST_ROWS]
            if len(cells) < _FEWEST_ROWS or not all(map(_CITES.fullmatch, cells)):
                continue
            start = place - width + 1
            if start > 0 and all(len(name) <= _LONGEST_NAME for name in lines[start:place]):
                return start, width, width - 1
            if all(cell[0].isalpha() for cell in cells):
                return place, width, 0
    return 0, 0, 0


def _width(blocks: Sequence[Block], place: int, *, following: bool = True) -> int:
    """How many cells the line with tabs has that stands at `place`, if another of as many follows; else 0."""
    near = blocks[place : place + (2 if following else 1)]
    counts = {
        len(block.text.split("\t")) if block.kind == "plain" and len(block.lines) == 1 else 0
        for block in near
    }
    is_table = len(near) == (2 if following else 1) and len(counts) == 1
    return max(counts) if is_table and max(counts) >= _FEWEST_COLUMNS else 0


def _headings(above: Sequence[Block], width: int) -> Sequence[Block]:
    """The last `width` blocks, where each is a short line right under the last, and heads no section."""
    last = above[-width:]
    if len(last) < width or not all(map(_is_cell, last)):
        return ()
    if any(b.lines[0].row != a.lines[0].row + 1 for a, b in pairwise(last)):
        return ()
    before = above[-width - 1] if len(above) > width else None
    runs_on = (
        before is not None
        and _is_cell(before)
        and bool(before.lines)
        and before.lines[-1].row + 1 == last[0].lines[0].row
    )
    named = any(conventions.is_named(b.text) and not conventions.is_references(b.text) for b in last)
    return () if runs_on or named else last
