"""The forms that both answers and documents hold: stretches of text, works and reference entries."""

from __future__ import annotations

import msgspec

from askreviews.documents import Document, DocumentKind, Reference


class SpanForm(msgspec.Struct, frozen=True):
    """A stretch of a document's text: where it stands, and its words."""

    start: int
    end: int
    text: str


class WorkForm(msgspec.Struct, frozen=True):
    """A document as an answer names it."""

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
    """An entry of a reference list; `listed` is false for a number that the list lacks."""

    number: int
    raw: str
    authors: tuple[str, ...]
    title: str | None
    journal: str | None
    year: int | None
    volume: str | None
    pages: str | None
    doi: str | None
    url: str | None
    listed: bool


def work_form(document: Document) -> WorkForm:
    """Take from `document` what an answer tells of it."""
    return msgspec.convert(document, WorkForm, from_attributes=True)


def reference_form(entry: Reference) -> ReferenceForm:
    """Take the entry's facts and its link."""
    return msgspec.convert(entry, ReferenceForm, from_attributes=True)
