"""Captions of figures and tables, and the tables' rows, in texts without mark-up and with pipes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from askreviews.formats.blocks import Block, Line

_CAPTION = re.compile(
    r"[*_]{0,3}(?i:figure|fig\.?|table|scheme|box|chart)\s{1,3}(?:S?\d{1,3}|[IVX]{1,5})[A-Za-z]?"
    r"(?:[*_]{0,3}(?:[.:|–—-]\s?|\s)[*_]{0,3}\s?(?=[A-ZΑ-Ω\d(\"“*\[])|[*_]{0,3}[.:]?\Z)"
)
_RULE = re.compile(r"\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?")


def is_caption(text: str) -> bool:
    """Whether a block is the caption of a figure or table (*Figure 2 shows that …* is a sentence)."""
    return bool(_CAPTION.match(text))


def tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the lines of tables turned into header and rows, each row with its column headings.

    A table is lines of the same number of cells, set apart by tabs or by upright bars. It goes on over a
    page break when the next such line has as many cells.
    """
    result: list[Block] = []
    columns: tuple[str, ...] = ()
    for position, block in enumerate(blocks):
        cells = _cells(block)
        if cells is None:
            columns = columns if _is_gap(blocks, position, len(columns)) else ()
            result.append(block)
        elif result and result[-1].kind == "header" and _RULE.fullmatch(block.text):
            result.append(replace(block, kind="left out"))
        elif columns and len(cells) <= len(columns):
            result.append(_row(block, columns, cells))
        elif _opens(blocks, position):
            columns = tuple(block.text[start:end] for start, end in cells)
            result.append(replace(block, kind="header"))
        else:
            result.append(block)
    return result


def _opens(blocks: Sequence[Block], position: int) -> bool:
    """Whether a table begins here: a line of as many cells, or a rule, comes next."""
    first = _cells(blocks[position])
    if first is None or position + 1 >= len(blocks):
        return False
    following = blocks[position + 1]
    if _RULE.fullmatch(following.text) and "-" in following.text:
        return True
    cells = _cells(following)
    return cells is not None and len(cells) == len(first)


def _is_gap(blocks: Sequence[Block], position: int, columns: int) -> bool:
    """Whether the table goes on right after this block, which a page break put into it."""
    block = blocks[position]
    if not columns or position + 1 >= len(blocks) or block.kind == "heading" or len(block.text) > 200:
        return False
    if is_caption(block.text) and "contin" not in block.text.lower():
        return False
    cells = _cells(blocks[position + 1])
    return cells is not None and len(cells) == columns


def _row(block: Block, columns: tuple[str, ...], cells: Sequence[tuple[int, int]]) -> Block:
    named = tuple(
        (column, start, end) for column, (start, end) in zip(columns, cells, strict=False) if start < end
    )
    return replace(block, kind="row", cells=named) if named else replace(block, kind="left out")


def _cells(block: Block) -> list[tuple[int, int]] | None:
    """Where the cells of a line stand, at least two; None when the block is no table line."""
    if block.kind != "plain" or len(block.lines) != 1:
        return None
    line = block.lines[0]
    cells = list(_tabbed(line)) if "\t" in line.text else list(_barred(line))
    return cells if len(cells) >= 2 else None


def _tabbed(line: Line) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in line.text.split("\t"):
        yield _stripped(line.text, start, start + len(piece))
        start += len(piece) + 1


def _barred(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    if not text.startswith("|") or not text.endswith("|") or len(text) < 3:
        return
    start = 1
    for found in re.finditer(r"(?<!\\)\|", text[1:]):
        yield _stripped(text, start, found.start() + 1)
        start = found.start() + 2


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
