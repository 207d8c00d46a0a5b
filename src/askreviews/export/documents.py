"""The JSON forms of documents: one whole, as it was read, or a list of works."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from askreviews.documents import Citation, Document, DocumentKind, Paragraph, ParagraphKind, Section, Sentence
from askreviews.export.works import (
    CellForm,
    ReferenceForm,
    SpanForm,
    WorkForm,
    cell_form,
    reference_form,
    work_form,
)


class CitationForm(msgspec.Struct, frozen=True):
    """An in-text marker and the numbers it names, ranges unfolded."""

    start: int
    end: int
    numbers: tuple[int, ...]


class SentenceForm(SpanForm, frozen=True):
    """A sentence and the markers in it."""

    citations: tuple[CitationForm, ...]


class ParagraphForm(msgspec.Struct, frozen=True):
    """A paragraph, a caption, or a row of a table (then with its cells)."""

    start: int
    end: int
    kind: ParagraphKind
    cells: tuple[CellForm, ...]
    sentences: tuple[SentenceForm, ...]


class SectionForm(msgspec.Struct, frozen=True):
    """A section's own paragraphs; `path` holds the headings from the top down to its own."""

    heading: str
    path: tuple[str, ...]
    start: int
    end: int
    paragraphs: tuple[ParagraphForm, ...]


class DocumentForm(msgspec.Struct, frozen=True):
    """A review as it was read."""

    id: str
    title: str
    authors: tuple[str, ...]
    journal: str | None
    year: int | None
    volume: str | None
    issue: str | None
    pages: str | None
    doi: str | None
    url: str | None
    kind: DocumentKind
    label: str
    keywords: tuple[str, ...]
    abstract: SpanForm | None
    text: str
    sections: tuple[SectionForm, ...]
    references: tuple[ReferenceForm, ...]
    warnings: tuple[str, ...]
    source: str


class SectionsForm(msgspec.Struct, frozen=True):
    """Some of a document's sections, and the entries that they cite, in the order of mention.

    Offsets are into the whole document's text.
    """

    document: WorkForm
    sections: tuple[SectionForm, ...]
    references: tuple[ReferenceForm, ...]


class ListedWorkForm(WorkForm, frozen=True):
    """A work in the list of all: also how many sections and references it has, and its file's name."""

    sections: int
    references: int
    source: str


def document_json(document: Document) -> bytes:
    """Encode what ``askreviews show DOC --json`` prints: one object."""
    text, abstract = document.text, document.abstract
    form = DocumentForm(
        id=document.id,
        title=document.title,
        authors=document.authors,
        journal=document.journal,
        year=document.year,
        volume=document.volume,
        issue=document.issue,
        pages=document.pages,
        doi=document.doi,
        url=document.link,
        kind=document.kind,
        label=document.label,
        keywords=document.keywords,
        abstract=None if abstract is None else SpanForm(abstract.start, abstract.end, abstract.of(text)),
        text=text,
        sections=tuple(_section_form(section, text) for section in document.sections),
        references=tuple(reference_form(entry) for entry in document.references),
        warnings=document.warnings,
        source=document.source,
    )
    return msgspec.json.encode(form)


def sections_json(document: Document, sections: Sequence[Section]) -> bytes:
    """Encode what ``askreviews show DOC SECTION --json`` prints: one object."""
    form = SectionsForm(
        document=work_form(document),
        sections=tuple(_section_form(section, document.text) for section in sections),
        references=tuple(reference_form(entry) for entry in document.cited(sections)),
    )
    return msgspec.json.encode(form)


def works_json(documents: Iterable[Document]) -> bytes:
    """Encode what ``askreviews list --json`` prints: an array of the works."""
    return msgspec.json.encode([_listed_form(document) for document in documents])


def _listed_form(document: Document) -> ListedWorkForm:
    return ListedWorkForm(
        **msgspec.structs.asdict(work_form(document)),
        sections=len(document.sections),
        references=len(document.references),
        source=document.source,
    )


def _section_form(section: Section, text: str) -> SectionForm:
    return SectionForm(
        heading=section.heading,
        path=section.path,
        start=section.span.start,
        end=section.span.end,
        paragraphs=tuple(_paragraph_form(paragraph, text) for paragraph in section.paragraphs),
    )


def _paragraph_form(paragraph: Paragraph, text: str) -> ParagraphForm:
    return ParagraphForm(
        start=paragraph.span.start,
        end=paragraph.span.end,
        kind=paragraph.kind,
        cells=tuple(cell_form(cell, text) for cell in paragraph.cells),
        sentences=tuple(_sentence_form(sentence, text) for sentence in paragraph.sentences),
    )


def _sentence_form(sentence: Sentence, text: str) -> SentenceForm:
    return SentenceForm(
        start=sentence.span.start,
        end=sentence.span.end,
        text=sentence.span.of(text),
        citations=tuple(_citation_form(citation) for citation in sentence.citations),
    )


def _citation_form(citation: Citation) -> CitationForm:
    return CitationForm(citation.span.start, citation.span.end, citation.numbers)
