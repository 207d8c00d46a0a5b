"""The rows of tables, each cell with its column's heading: lines with tabs, or with upright bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from askreviews.formats.blocks import Block, joined
from askreviews.formats.lines import Line
from askreviews.formats.wording import captions

_RULE = re.compile(r"\|?\s{0,3}:?-+:?\s{0,3}(?:\|\s{0,3}:?-+:?\s{0,3})*+\|?")
_BAR = re.compile(r"(?<!\\)\|")
_LONGEST_COLUMN = 200
"""Characters of a column's heading; a longer first cell is prose with a tab in it."""
_LONGEST_GAP = 200
_CITES = re.compile(
    r"(?:[\t|]\s{0,3}\\?\[\d{1,3}(?:[,;–-]\s?\d{1,3}){0,9}\\?\]|[^\W\d_]{2},\s(?:19|20)\d\d[a-h]?)\s{0,3}\|?\Z"
)
"""A last cell that cites, as those of headings do not."""
_LONGEST_RULE = 1000
_ITEM = re.compile(r"(?:\(?\d{1,2}[.)]|[•·▪●○–-])\t[^\t]+\Z")
"""An item of a list, whose number or sign a tab sets off."""


def marked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the lines of tables turned into header and rows.

    A table opens with a line of cells that another such line or a rule follows. It goes on over page breaks,
    over ``Table 1 (continued)`` and a header that is printed again, until other text comes.
    """
    result: list[Block] = []
    columns: tuple[str, ...] = ()
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        cells = _cells(block)
        if columns and block.kind == "plain" and is_rule(block.text):
            result.append(replace(block, kind="left out"))
        elif columns and cells and (len(cells) > 1 or _is_barred(block.text)):
            result.append(_row(block, columns, cells))
        elif cells and len(cells) > 1 and following is not None and _opens(block, cells, following):
            if _CITES.search(block.text) is not None:  # a row; nothing names the columns
                columns = ("",) * len(cells)
                result.append(_row(block, columns, cells))
                continue
            columns = _columns(block, cells)
            result.append(replace(block, kind="header"))
        elif columns and result and _ends_cell(result[-1], block, following):
            result[-1] = _with_rest(result[-1], block)
        else:
            columns = columns if columns and _is_gap(block, following, len(columns)) else ()
            result.append(block)
    return result


def _ends_cell(above: Block, block: Block, following: Block | None) -> bool:
    """Whether the line is the rest of the last cell of the row right above it."""
    is_under = above.kind == "row" and block.kind == "plain" and block.lines[0].row == above.lines[-1].row + 1
    return is_under and block.text[:1].islower() and _is_gap(block, following, len(above.cells))


def _with_rest(above: Block, block: Block) -> Block:
    """The row with a further line in its last cell."""
    whole = joined([above, block])
    (name, start, _) = above.cells[-1]
    return replace(whole, cells=(*above.cells[:-1], (name, start, len(whole.text))))


def is_rule(text: str) -> bool:
    """Whether the line rules a table: hyphens, perhaps between upright bars."""
    return len(text) <= _LONGEST_RULE and bool(_RULE.fullmatch(text))


def _is_barred(text: str) -> bool:
    return text.startswith("|") or text.endswith("|")


def _opens(block: Block, cells: Sequence[tuple[int, int]], following: Block) -> bool:
    """Whether a table begins here: a rule, or a line of about as many cells, comes next."""
    if any(end - start > _LONGEST_COLUMN for start, end in cells):
        return False
    if "|" in following.text and is_rule(following.text):
        return True
    others = _cells(following)
    if _ITEM.match(block.text) and _ITEM.match(following.text):
        return False
    if others is None or not ("\t" in block.text or block.text.startswith("|")):
        return False
    return len(others) == len(cells) or min(len(others), len(cells)) >= 3


def _is_gap(block: Block, following: Block | None, columns: int) -> bool:
    """Whether the table goes on right after this block, which a page break put into it."""
    cells = _cells(following) if following is not None else None
    if cells is None or len(cells) != columns:
        return False
    if block.kind == "caption":
        return captions.is_continued(block.text)
    return block.kind == "plain" and len(block.text) <= _LONGEST_GAP and not block.text.endswith(".")


def _columns(block: Block, cells: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(block.text[start:end].strip("*_") for start, end in cells)


def row(block: Block, columns: Sequence[str]) -> Block:
    """The line with its cells under the headings of the `columns`."""
    return _row(block, tuple(columns), _cells(block) or ())


def _row(block: Block, columns: tuple[str, ...], cells: Sequence[tuple[int, int]]) -> Block:
    """A row; cells beyond the last column have no heading, empty cells are none."""
    if _columns(block, cells) == columns:
        return replace(block, kind="header")
    names = (*columns, *[""] * (len(cells) - len(columns)))
    named = tuple((name, start, end) for name, (start, end) in zip(names, cells, strict=False) if start < end)
    return replace(block, kind="row", cells=named) if named else replace(block, kind="left out")


def _cells(block: Block) -> list[tuple[int, int]] | None:
    """Where the cells of a line stand; None when the block is no table line."""
    if block.kind != "plain" or len(block.lines) != 1 or block.skip:
        return None
    line = block.lines[0]
    if "\t" in line.text:
        return list(_tabbed(line))
    return list(_barred(line)) or None


def _tabbed(line: Line) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in line.text.split("\t"):
        yield _stripped(line.text, start, start + len(piece))
        start += len(piece) + 1


def _barred(line: Line) -> Iterator[tuple[int, int]]:
    """Cells between upright bars; those at either end of the line may be left away."""
    text = line.text
    start = 1 if text.startswith("|") else 0
    for bar in _BAR.finditer(text, start):
        yield _stripped(text, start, bar.start())
        start = bar.end()
    if start and text[start:].strip():
        yield _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), max(
        start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
    )


def is_tabular(text: str) -> bool:
    """Whether the line may be one of a table: cells are set apart by tabs or between upright bars."""
    return "\t" in text or text.startswith("|")
