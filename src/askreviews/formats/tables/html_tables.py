"""Tables written in HTML within Markdown, as converters do whose tables have cells that span others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from askreviews.formats.blocks import Block, row
from askreviews.formats.lines import Line

_MOST_LINES = 5000
"""Lines within which a table must end."""
_MOST_COLUMNS = 100
"""Those beyond have no names."""
_OPENS = re.compile(r"(?:<(?:html|body|div|figure)\b[^<>]{0,200}>\s*){0,6}<table\b", re.IGNORECASE)
_CLOSES = re.compile(r"</table\s*>(?P<rest>(?:\s*</(?:body|html|div|figure)\s*>){0,6})", re.IGNORECASE)
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>table|thead|tbody|tfoot|tr|t[hd]|caption|colgroup|col|html|body|div|figure|p|br|ul|li)\b"
    r"(?P<attributes>[^<>]{0,300})>",
    re.IGNORECASE,
)
"""What gives a table its shape; any other tag is part of a cell's words, as emphasis is elsewhere."""
_MARK_UP = re.compile(r"</?[a-z]{1,8}\b[^<>]{0,200}>", re.IGNORECASE)
_SPAN = re.compile(r"\b(?P<way>row|col)span\s*=\s*[\"']?(?P<count>\d{1,3})", re.IGNORECASE)


@dataclass(slots=True)
class _Cell:
    lines: list[Line] = field(default_factory=list)
    rows: int = 1
    columns: int = 1
    is_heading: bool = False

    @property
    def text(self) -> str:
        return _MARK_UP.sub("", " ".join(line.text for line in self.lines)).strip("*_ ")


def found(lines: Sequence[Line]) -> dict[int, int]:
    """Where a table begins, with the place of the line behind it; one that never ends is text."""
    closing = [place for place, line in enumerate(lines) if _CLOSES.search(line.text) is not None]
    tables: dict[int, int] = {}
    for start, line in enumerate(lines):
        if closing and _OPENS.match(line.text) is not None:
            following = bisect_left(closing, start)
            if following < len(closing) and closing[following] - start < _MOST_LINES:
                tables[start] = closing[following] + 1
    return tables


def blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """The table's caption, its header and its rows, and what stands behind it in its last line.

    A cell that spans several rows belongs to the first of them.
    """
    closing = _CLOSES.search(lines[-1].text)
    end = closing.end() if closing is not None else len(lines[-1].text)
    caption, rows = _parts([*lines[:-1], lines[-1].part(0, end)])
    if caption:
        yield Block(tuple(caption))
    headers = _headers(rows)
    begun = _columns(rows)
    names = _names(rows[:headers], begun)
    for place, (cells, columns) in enumerate(zip(rows, begun, strict=True)):
        filled = tuple(line for cell in cells for line in cell.lines)
        if filled and place < headers:
            yield Block(filled, kind="header")
        elif filled:
            named = (names.get(column, "") for column in columns)
            yield row([(name, cell.lines) for name, cell in zip(named, cells, strict=True)])
    if (behind := lines[-1].part(end)).text:
        yield Block((behind,))


def _parts(lines: Sequence[Line]) -> tuple[list[Line], list[list[_Cell]]]:
    """The words of the caption, and the cells row by row."""
    caption = _Cell()
    rows: list[list[_Cell]] = []
    cell: _Cell | None = None
    for line in lines:
        reached = 0
        for tag in _TAG.finditer(line.text):
            _keep(cell, line, reached, tag.start())
            reached = tag.end()
            name, closes = tag["name"].lower(), bool(tag["end"])
            if name == "tr" and not closes:
                rows.append([])
            elif name in ("td", "th"):
                cell = None if closes else _opened(name, tag["attributes"])
                if cell is not None:
                    rows = rows or [[]]
                    rows[-1].append(cell)
            elif name == "caption":
                cell = None if closes else caption
        _keep(cell, line, reached, len(line.text))
    return caption.lines, rows


def _opened(name: str, attributes: str) -> _Cell:
    spans = {found["way"].lower(): max(1, int(found["count"])) for found in _SPAN.finditer(attributes)}
    return _Cell(rows=spans.get("row", 1), columns=spans.get("col", 1), is_heading=name == "th")


def _keep(cell: _Cell | None, line: Line, start: int, end: int) -> None:
    if cell is not None and (part := line.part(start, end)).text:
        cell.lines.append(part)


def _headers(rows: Sequence[Sequence[_Cell]]) -> int:
    """How many rows head the table: those of headings alone, else as many as a cell of the first spans."""
    count = 0
    while count < len(rows) and rows[count] and all(cell.is_heading for cell in rows[count]):
        count += 1
    if count:
        return count
    return min(len(rows) - 1, max((cell.rows for cell in rows[0]), default=1)) if rows else 0


def _columns(rows: Sequence[Sequence[_Cell]]) -> list[list[int]]:
    """The column in which each cell begins, row by row, beside those that reach into it from above."""
    free_from: dict[int, int] = {}  # by column, the first row that no cell so far reaches into
    begun: list[list[int]] = []
    for place, cells in enumerate(rows):
        column = 0
        begun.append([])
        for cell in cells:
            while column < _MOST_COLUMNS and free_from.get(column, 0) > place:
                column += 1
            begun[-1].append(column)
            end = min(column + cell.columns, _MOST_COLUMNS)
            free_from.update(dict.fromkeys(range(column, end), place + cell.rows))
            column = end
    return begun


def _names(headers: Sequence[Sequence[_Cell]], begun: Sequence[Sequence[int]]) -> dict[int, str]:
    """Each column's heading: the words of all that stand above it, from the top down."""
    names: dict[int, list[str]] = {}
    for cells, columns in zip(headers, begun, strict=False):
        for cell, first in zip(cells, columns, strict=True):
            for column in range(first, min(first + cell.columns, _MOST_COLUMNS)):
                if cell.text and cell.text not in names.setdefault(column, []):
                    names[column].append(cell.text)
    return {column: " ".join(words) for column, words in names.items()}
