"""From a document to the passages that are indexed, ranked and shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from askreviews.documents import Citation, Document, Section, Sentence, Span
from askreviews.passages import Passage

WORDS = 120
"""The most words in a passage, unless one sentence has more."""

SHORT = 30
"""A paragraph of fewer words is put together with its neighbours (the items of a list, for instance)."""

Measure = Callable[[Span], int]
"""How many word pieces the model reads for a span of the document's text."""


def passages(document: Document, measure: Measure, *, limit: int, words: int = WORDS) -> tuple[Passage, ...]:
    """The passages of `document`, in order: none crosses a section, each holds whole sentences.

    A long paragraph gives passages of about equal length. A table row, a caption, is a passage of its own.
    No passage has more than `limit` word pieces by `measure`; a single sentence that has more is divided
    at a clause or word border.
    """
    return tuple(
        Passage(document.id, number, first, Span(group[0].span.start, group[-1].span.end), tuple(group))
        for number, section in enumerate(document.sections)
        for first, sentences in _units(document.text, section, words)
        for group in _groups(document.text, sentences, measure, limit, words)
    )


def _units(text: str, section: Section, words: int) -> Iterator[tuple[int, list[Sentence]]]:
    """Paragraphs, short ones joined to the next as long as they fit: (position of the first, sentences)."""
    first, waiting, held = 0, list[Sentence](), 0
    for position, paragraph in enumerate(section.paragraphs):
        size = _size(text, paragraph.span)
        joins = paragraph.kind == "text" and held + size <= words and (held < SHORT or size < SHORT)
        if waiting and not joins:
            yield first, waiting
            waiting, held = [], 0
        if not waiting:
            first = position
        waiting = [*waiting, *paragraph.sentences]
        held += size
        if paragraph.kind != "text":
            yield first, waiting
            waiting, held = [], 0
    if waiting:
        yield first, waiting


def _size(text: str, span: Span) -> int:
    return len(span.of(text).split())


def _groups(
    text: str, sentences: Sequence[Sentence], measure: Measure, limit: int, words: int
) -> Iterator[list[Sentence]]:
    """The sentences of a unit in groups of about equal length that fit both bounds."""
    parts = [part for sentence in sentences for part in _fitting(text, sentence, measure, limit)]
    sizes = [_size(text, part.span) for part in parts]
    pieces = [measure(part.span) for part in parts]
    count = max(1, -(-sum(sizes) // words))
    aim = sum(sizes) / count
    group: list[Sentence] = []
    held = held_pieces = 0
    for part, size, piece in zip(parts, sizes, pieces, strict=True):
        fits = held_pieces + piece <= limit and held + size <= words
        reached = held >= aim or (held + size / 2 > aim and held + size > aim)
        if group and (not fits or reached):
            yield group
            group, held, held_pieces = [], 0, 0
        group.append(part)
        held += size
        held_pieces += piece
    if group:
        yield group


def _fitting(text: str, sentence: Sentence, measure: Measure, limit: int) -> list[Sentence]:
    """The sentence, or, when the model cannot read all of it, its parts."""
    if measure(sentence.span) <= limit:
        return [sentence]
    middle = _border(text, sentence)
    if middle is None:
        return [sentence]
    start, end = sentence.span.start, sentence.span.end
    halves = [Span(start, len(text[:middle].rstrip())), Span(middle, end)] if middle < end else []
    return [
        part
        for half in halves
        for part in _fitting(text, Sentence(half, _inside(sentence.citations, half)), measure, limit)
    ]


def _border(text: str, sentence: Sentence) -> int | None:
    """Where to divide: at the clause border nearest the middle, else the nearest blank, never in a marker."""
    start, end = sentence.span.start, sentence.span.end
    centre = (start + end) // 2
    quarter = (end - start) // 4
    for pattern, reach in ((r"[;:]\s+|\s[–—]\s|\t+", quarter), (r",\s+", quarter), (r"\s+", end - start)):
        low, high = max(start + 1, centre - reach), min(end - 1, centre + reach)
        places = [m.end() for m in re.finditer(pattern, text[low:high])]
        borders = [low + p for p in places if not _in_marker(sentence.citations, low + p)]
        if borders:
            return min(borders, key=lambda border: (abs(border - centre), border))
    return None


def _in_marker(citations: Sequence[Citation], place: int) -> bool:
    return any(c.span.start < place < c.span.end for c in citations)


def _inside(citations: Sequence[Citation], span: Span) -> tuple[Citation, ...]:
    return tuple(c for c in citations if span.holds(c.span))
