"""The forms that both answers and documents hold: stretches of text, works and reference entries."""

from __future__ import annotations

import msgspec

from askreviews.documents import Cell, Document, DocumentKind, Reference


class SpanForm(msgspec.Struct, frozen=True):
    """A stretch of a document's text: where it stands, and its words."""

    start: int
    end: int
    text: str


class CellForm(msgspec.Struct, frozen=True):
    """A cell of a table row, after its column's heading."""

    column: str
    start: int
    end: int
    text: str


class WorkForm(msgspec.Struct, frozen=True):
    """A document as an answer names it; `url` is made of the DOI where the document has none of its own."""

    id: str
    title: str
    authors: tuple[str, ...]
    journal: str | None
    year: int | None
    doi: str | None
    url: str | None
    kind: DocumentKind
    label: str


class ReferenceForm(msgspec.Struct, frozen=True):
    """An entry of a reference list; `listed` is false for a number that the list lacks.

    A chapter has a `book`, and that has `editors`.
    """

    number: int
    raw: str
    authors: tuple[str, ...]
    title: str | None
    journal: str | None
    year: int | None
    volume: str | None
    issue: str | None
    pages: str | None
    doi: str | None
    pmid: str | None
    pmcid: str | None
    url: str | None
    listed: bool
    book: str | None
    editors: tuple[str, ...]


def work_form(document: Document) -> WorkForm:
    """Take from `document` what an answer tells of it."""
    form = msgspec.convert(document, WorkForm, from_attributes=True)
    return msgspec.structs.replace(form, url=document.link)


def cell_form(cell: Cell, text: str) -> CellForm:
    """Take the cell's heading, its place, and its words out of the document's `text`."""
    return CellForm(cell.column, cell.span.start, cell.span.end, cell.span.of(text))


def reference_form(entry: Reference) -> ReferenceForm:
    """Take the entry's facts and its link."""
    return msgspec.convert(entry, ReferenceForm, from_attributes=True)
