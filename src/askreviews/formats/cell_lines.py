"""Tables whose cells have a line each, as programs take them out of PDFs, or whose headings do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from askreviews.formats import captions, conventions, paragraphs, tables
from askreviews.formats.blocks import Block, row

_TABLE = re.compile(r"[*_]{0,2}table\b", re.IGNORECASE)
_LONGEST = 60
"""Characters of a cell."""
_MOST_COLUMNS = 10
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_REFERENCES = re.compile(r"(?:references?|refs?\.?|citations?|study|studies|sources?)", re.IGNORECASE)
_CITES = re.compile(
    r"\\?\[\d{1,3}(?:[,;–-]\s?\d{1,3}){0,9}\\?\]|\d{1,3}(?:[,–-]\s?\d{1,3}){0,9}"
    r"|[^\W\d_][\w’'-]+(?:\s[^\d]{0,40})?,?\s\(?(?:19|20)\d\d[a-h]?\)?(?:;\s.{4,60})?"
)
"""A cell that cites: *[12, 13]*, *12*, *Doe et al., 2010*."""


def marked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with such tables turned into header and rows.

    Which cells make a row is told by the last column: it is that of the references, and each row ends in one.
    """
    result: list[Block] = []
    place = 0
    while place < len(blocks):
        made: list[Block] = []
        is_table = blocks[place].kind == "caption" and _TABLE.match(blocks[place].text)
        if is_table:
            cells = list(takewhile(_may_be_cell, blocks[place + 1 :]))
            made = _rows(cells)
        if made:
            result += [blocks[place], *made]
            place += 1 + sum(len(block.lines) for block in made)
            continue
        result.append(blocks[place])
        place += 1
        width = _width(blocks, place)
        if width and (above := _headings(result, width)):
            names = [block.text for block in above]
            result[-width:] = [Block(tuple(block.lines[0] for block in above), kind="header")]
            while _width(blocks, place, following=False) == width:
                result.append(tables.row(blocks[place], names))
                place += 1
    return result


def _may_be_cell(block: Block) -> bool:
    """Whether a block may be a cell: a short line that is no sentence and no caption."""
    text = block.text
    if block.kind != "plain" or len(block.lines) != 1 or block.skip or len(text) > _LONGEST:
        return False
    is_said = paragraphs.is_closed(text) and text[-1:] not in ")]" and len(text.split()) > 2
    return not (is_said or tables.is_rule(text) or paragraphs.is_tabular(text) or captions.is_caption(text))


def _rows(cells: Sequence[Block]) -> list[Block]:
    """Header and rows; none where no cell of the first is the references', or a row does not end in one."""
    names = [block.text for block in cells[:_MOST_COLUMNS]]
    width = next((n for n, name in enumerate(names, 1) if _REFERENCES.fullmatch(name)), 0)
    if width < _FEWEST_COLUMNS:
        return []
    count = 1
    while (count + 1) * width <= len(cells) and _CITES.fullmatch(cells[(count + 1) * width - 1].text):
        count += 1
    if count <= _FEWEST_ROWS:
        return []
    parts = [cells[start : start + width] for start in range(0, count * width, width)]
    header = Block(tuple(cell.lines[0] for cell in parts[0]), kind="header")
    return [header, *(row([(n, c.lines) for n, c in zip(names, part, strict=False)]) for part in parts[1:])]


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
    if len(last) < width or not all(map(_may_be_cell, last)):
        return ()
    if any(b.lines[0].row != a.lines[0].row + 1 for a, b in pairwise(last)):
        return ()
    before = above[-width - 1] if len(above) > width else None
    runs_on = (
        before is not None
        and _may_be_cell(before)
        and bool(before.lines)
        and before.lines[-1].row + 1 == last[0].lines[0].row
    )
    named = any(conventions.is_named(b.text) and not conventions.is_references(b.text) for b in last)
    return () if runs_on or named else last
