"""The nouns of the library, made anew from the JSON forms that a server sends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace

from askreviews.answers import Answer, CitingSentence, Evidence, Match
from askreviews.documents import Cell, Citation, Document, Paragraph, Reference, Section, Sentence, Span
from askreviews.export.answers import AnswerForm, CitingSentenceForm, MatchForm
from askreviews.export.documents import DocumentForm, ParagraphForm
from askreviews.export.papers import PaperForm
from askreviews.export.works import ReferenceForm
from askreviews.papers import Paper
from askreviews.passages import Passage

Documents = Mapping[str, Document]
"""The documents that a form names, by id."""


class NotInDocument(LookupError):
    """What a form quotes does not stand in the document: the two come from different indexes."""


def answer(form: AnswerForm, documents: Documents) -> Answer:
    """The answer of a form; raises NotInDocument."""
    return Answer(
        question=form.question,
        found=form.found,
        confidence=form.confidence,
        matches=matches(form.matches, documents),
        unknown=form.unknown,
        synonyms=form.synonyms,
        misspelt=form.misspelt,
        unnamed=form.unnamed,
        mode=form.mode,
        elapsed_ms=form.elapsed_ms,
    )


def matches(forms: Iterable[MatchForm], documents: Documents) -> tuple[Match, ...]:
    """The matches of forms; raises NotInDocument."""
    return tuple(_match(form, documents[form.document.id]) for form in forms)


def paper(form: PaperForm, documents: Documents) -> Paper:
    """The paper of a form; raises NotInDocument."""
    entries = tuple(
        (documents[name], documents[name].reference(number))
        for name, numbers in form.numbers.items()
        for number in numbers
    )
    citing = tuple(_citing(sentence, documents[sentence.document.id]) for sentence in form.citing)
    return Paper(form.key, entries, citing, form.score)


def _match(form: MatchForm, document: Document) -> Match:
    span = Span(form.start, form.end)
    if span.of(document.text) != form.text:
        raise NotInDocument(form.text)
    return Match(
        rank=form.rank,
        score=form.score,
        document=document,
        passage=_passage(document, span),
        section=form.section,
        text=form.text,
        evidence=tuple(
            Evidence(Span(e.start, e.end), e.text, e.references, e.following) for e in form.evidence
        ),
        references=tuple(document.reference(entry.number) for entry in form.references),
        explanation=form.explanation,
        similar=tuple(_passage(document, Span(other.start, other.end)) for other in form.similar),
    )


def _citing(form: CitingSentenceForm, document: Document) -> CitingSentence:
    for section, paragraph, sentence in document.sentences():
        if sentence.span == Span(form.start, form.end):
            entry = document.reference(form.reference.number)
            return CitingSentence(document, section.path, paragraph.span, sentence, form.text, entry)
    raise NotInDocument(form.text)


def document(form: DocumentForm) -> Document:
    """The document of a form; where in its file the text stands is not told."""
    shared = {
        name: getattr(form, name)
        for name in ("id", "text", "title", "authors", "journal", "year", "volume", "issue", "pages", "doi")
    }
    return Document(
        **shared,
        url=None if form.url == (f"https://doi.org/{form.doi}" if form.doi else None) else form.url,
        kind=form.kind,
        keywords=form.keywords,
        abstract=Span(form.abstract.start, form.abstract.end) if form.abstract else None,
        sections=tuple(
            Section(s.heading, s.path, Span(s.start, s.end), tuple(map(_paragraph, s.paragraphs)))
            for s in form.sections
        ),
        references=tuple(map(_reference, form.references)),
        warnings=form.warnings,
        source=form.source,
    )


def _paragraph(form: ParagraphForm) -> Paragraph:
    sentences = (
        Sentence(Span(s.start, s.end), tuple(Citation(Span(c.start, c.end), c.numbers) for c in s.citations))
        for s in form.sentences
    )
    cells = (Cell(cell.column, Span(cell.start, cell.end)) for cell in form.cells)
    return Paragraph(Span(form.start, form.end), tuple(sentences), form.kind, tuple(cells))


def _reference(form: ReferenceForm) -> Reference:
    return Reference(**{own.name: getattr(form, own.name) for own in fields(Reference)})


def _passage(document: Document, span: Span) -> Passage:
    """The passage of `document` that `span` is, its sentences cut where it cuts them."""
    for number, section in enumerate(document.sections):
        for paragraph, found in enumerate(section.paragraphs):
            if found.span.overlaps(span):
                return Passage(document.id, number, paragraph, span, tuple(_within(section, span)))
    raise NotInDocument(span)


def _within(section: Section, span: Span) -> Iterator[Sentence]:
    for paragraph in section.paragraphs:
        for sentence in paragraph.sentences:
            if sentence.span.overlaps(span):
                part = Span(max(span.start, sentence.span.start), min(span.end, sentence.span.end))
                yield replace(
                    sentence, span=part, citations=tuple(c for c in sentence.citations if part.holds(c.span))
                )
