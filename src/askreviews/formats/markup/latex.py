"""What is left of LaTeX in Markdown that Mathpix and Nougat make of PDFs: sections, captions, tables.

Formulas stay as they are written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from askreviews.formats.blocks import Block, row
from askreviews.formats.lines import Line
from askreviews.formats.wording import conventions

_NOTHING = re.compile(
    r"\\(?:begin|end)\{(?:figure|table|wrapfigure|center|document|minipage|threeparttable|tablenotes)\*?\}(?:\[[^\]]{0,40}\])?"
    r"|\\end\{abstract\}|\\(?:centering|maketitle|newpage|clearpage|hline|medskip|bigskip|noindent)"
    r"|\\captionsetup\{.{0,200}\}|\\label\{.{0,200}\}|\\includegraphics(?:\[.{0,400}?\])?\{.{0,1000}\}"
    r"|\[MISSING_PAGE_(?:EMPTY|FAIL|POST)(?::\d{1,4})?\]"
)
_IN_BRACES = re.compile(r"\\(?:caption|title|author|date|footnotetext|footnote)\*?\{(?P<words>.*)\}")
_OPENS = re.compile(r"\\(?P<name>title|author|date|footnotetext|footnote|caption)\*?\{")
_MARK = re.compile(r"\s?\\\((?:\{\s?\})?\s?\^\{[^{}]{0,40}\}\s?\\\)")
"""A mark of affiliation at an author's name."""
_ABSTRACT = r"\begin{abstract}"
_TABLE = re.compile(r"\\begin\{tabular[xy*]?\}(?:\{[^{}]{0,80}\}){0,2}")
_TABLE_END = re.compile(r"\\end\{tabular[xy*]?\}")
_ROW_END = re.compile(r"\\\\(?:\s?\[[^\]]{0,12}\])?|\\end\{tabular[xy*]?\}")
_RULE = re.compile(r"\\(?:hline|toprule|midrule|bottomrule|cline\{[^{}]{0,12}\})")
_BORDER = re.compile(r"(?<!\\)&")
_SPANNING = re.compile(
    r"\\multi(?:column\{(?P<columns>\d{1,2})\}|row\{[^{}]{0,20}\})\{[^{}]{0,40}\}\{(?P<words>.*)\}"
)
_LEVEL = 2
"""Of sections, below the title."""
_MOST_LINES = 2000
_MOST_IN_GROUP = 40


def without_commands(lines: Sequence[Line]) -> list[Line]:
    """The lines with the words of captions, titles and footnotes alone, and what says nothing blank."""
    result: list[Line] = []
    group, left = "", 0
    for line in lines:
        text = line.text
        opens = _OPENS.fullmatch(text)
        inside = _IN_BRACES.fullmatch(text) if text.startswith("\\") else None
        if opens is not None:
            group, left = opens["name"], _MOST_IN_GROUP
        is_end = left > 0 and text == "}"
        if opens is not None or is_end or _NOTHING.fullmatch(text):
            result.append(Line("", line.place, row=line.row))
        elif inside is not None:
            result.append(line.part(*inside.span("words")))
        elif left > 0 and group == "author":
            result.append(line.without([mark.span() for mark in _MARK.finditer(text)]))
        else:
            result.append(line)
        left = 0 if is_end else max(0, left - 1)
    return result


def title(lines: Sequence[Line]) -> str:
    r"""The words of ``\title{…}``, which may have several lines; none where the file has no such."""
    for start, line in enumerate(lines):
        inside = _IN_BRACES.fullmatch(line.text) if line.text.startswith("\\title") else None
        if inside is not None:
            return inside["words"].strip()
        opens = _OPENS.fullmatch(line.text)
        if opens is not None and opens["name"] == "title":
            words = takewhile(lambda text: text != "}", (line.text for line in lines[start + 1 :]))
            return " ".join(filter(None, islice(words, _MOST_IN_GROUP)))
    return ""


def heading(line: Line) -> Block | None:
    """The heading that the line is: a section, or the beginning of the abstract, which has no words."""
    if line.text == _ABSTRACT:
        return Block((), kind="heading", level=_LEVEL, label="Abstract")
    section = conventions.SECTION.match(line.text)
    if section is None:
        return None
    return Block(
        (line.part(*section.span("words")),), kind="heading", level=_LEVEL + len(section["sub"]) // 3
    )


def tables(lines: Sequence[Line]) -> dict[int, int]:
    """Where a table begins, with the place of the line behind it; one that never ends is text."""
    closing = [place for place, line in enumerate(lines) if _TABLE_END.search(line.text) is not None]
    found: dict[int, int] = {}
    for start, line in enumerate(lines):
        if closing and _TABLE.match(line.text) is not None:
            following = bisect_left(closing, start)
            if following < len(closing) and closing[following] - start < _MOST_LINES:
                found[start] = closing[following] + 1
    return found


def rows(lines: Sequence[Line]) -> Iterator[Block]:
    """A table's header, which is its first row, and its rows."""
    opened = _TABLE.match(lines[0].text)
    names: tuple[str, ...] = ()
    for cells in _rows([lines[0].part(opened.end() if opened else 0), *lines[1:]]):
        if names:
            yield row([(names[i] if i < len(names) else "", cell) for i, cell in enumerate(cells)])
        else:
            names = tuple(" ".join(line.text for line in cell).strip("*_ ") for cell in cells)
            yield Block(tuple(line for cell in cells for line in cell), kind="header")


def _rows(lines: Sequence[Line]) -> Iterator[list[list[Line]]]:
    """The lines of each cell, row by row; a row may go on in the next line."""
    cells: list[list[Line]] = [[]]
    for line in lines:
        reached = 0
        for end in (*_ROW_END.finditer(line.text), None):
            _take(cells, line.part(reached, end.start() if end else None))
            if end is None:
                break
            reached = end.end()
            if any(cells):
                yield cells
            cells = [[]]
    if any(cells):
        yield cells


def _take(cells: list[list[Line]], line: Line) -> None:
    """What a line holds up to a row's end is part of the last cell, and of those behind it."""
    bare = line.without([rule.span() for rule in _RULE.finditer(line.text)])
    borders = [(0, 0), *(border.span() for border in _BORDER.finditer(bare.text)), (len(bare.text),) * 2]
    for number, ((_, start), (end, _)) in enumerate(pairwise(borders)):
        if number:
            cells.append([])
        cell = bare.part(start, end)
        spanning = _SPANNING.fullmatch(cell.text)
        cell = cell.part(*spanning.span("words")) if spanning is not None else cell
        if cell.text:
            cells[-1].append(cell)
        if spanning is not None and spanning["columns"] is not None:
            cells += [[] for _ in range(int(spanning["columns"]) - 1)]
