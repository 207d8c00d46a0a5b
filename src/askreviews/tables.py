"""The row of a table that a stretch of a document's text is: its cells, and the table's name."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from askreviews.documents import Cell, Document, Span

NAME = 60
"""The most characters of a caption that name its table."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `table` is how its caption begins, empty where the table has none."""

    table: str
    cells: tuple[Cell, ...]


def row_at(document: Document, span: Span) -> Row | None:
    """The row that `span` lies in, with those of its cells that `span` touches; None for other text."""
    for section in document.sections:
        caption = ""
        for paragraph in section.paragraphs:
            if paragraph.kind == "caption" and is_of_table(text := paragraph.span.of(document.text)):
                caption = text
            elif paragraph.cells and paragraph.span.holds(span):
                return Row(_name(caption), tuple(c for c in paragraph.cells if c.span.overlaps(span)))
    return None


def is_of_table(caption: str) -> bool:
    """Whether a caption names a table and no figure."""
    return caption.lstrip("*_ ").casefold().startswith("table")


def _name(caption: str) -> str:
    """The caption's first sentence, the stop after "Table 1" not counted, or as much of it as fits."""
    first = re.match(r"(?:\w+ [\w.]+ )?.*?(?=\.(?:\s|$)|$)", " ".join(caption.replace("*", "").split()))
    return textwrap.shorten(first.group(), NAME, placeholder=" …") if first else ""
