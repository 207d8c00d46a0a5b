"""From a document to the passages that are indexed, ranked and shown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from askreviews.documents import Citation, Document, Section, Sentence, Span
from askreviews.passages import Passage

WORDS = 120
"""The most words in a passage, unless one sentence has more."""

SHORT = 30
"""A paragraph of fewer words is put together with its neighbours (the items of a list, for instance)."""

Measure = Callable[[Span], int]
"""How many word pieces the model reads for a span of the document's text."""

_CLAUSE = re.compile(r"[;:]\s+|\s[–—]\s|\t+")
_COMMA = re.compile(r",\s+")
_BLANK = re.compile(r"\s+")


def passages(document: Document, measure: Measure, *, limit: int, words: int = WORDS) -> tuple[Passage, ...]:
    """The passages of `document`, in order: none crosses a section, each holds whole sentences.

    A long paragraph gives passages of about equal length. A table row, a caption, is a passage of its own.
    No passage has more than `limit` word pieces by `measure`; a single sentence that has more is divided
    at a clause or word border, never inside a marker.
    """
    return tuple(
        Passage(document.id, number, first, Span(group[0].span.start, group[-1].span.end), tuple(group))
        for number, section in enumerate(document.sections)
        for first, sentences in _units(document.text, section, words)
        for group in _groups(document.text, sentences, measure, limit=limit, words=words)
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
        waiting.extend(paragraph.sentences)
        held += size
        if paragraph.kind != "text":
            yield first, waiting
            waiting, held = [], 0
    if waiting:
        yield first, waiting


def _size(text: str, span: Span) -> int:
    return len(span.of(text).split())


def _groups(
    text: str, sentences: Sequence[Sentence], measure: Measure, *, limit: int, words: int
) -> Iterator[list[Sentence]]:
    """The sentences of a unit in groups of about equal length that fit both bounds."""
    parts = [part for sentence in sentences for part in _fitting(text, sentence, measure, limit)]
    sizes = [_size(text, part.span) for part in parts]
    aim = sum(sizes) / max(1, -(-sum(sizes) // words))
    group: list[Sentence] = []
    held = 0
    for part, size in zip(parts, sizes, strict=True):
        reached = held >= aim or (held + size / 2 > aim and held + size > aim)
        if group and (
            reached or held + size > words or measure(Span(group[0].span.start, part.span.end)) > limit
        ):
            yield group
            group, held = [], 0
        group.append(part)
        held += size
    if group:
        yield group


def _fitting(text: str, sentence: Sentence, measure: Measure, limit: int) -> list[Sentence]:
    """The sentence, or, when the model cannot read all of it, its parts."""
    border = None if measure(sentence.span) <= limit else _border(text, sentence)
    if border is None:
        return [sentence]
    start, end = sentence.span.start, sentence.span.end
    halves = (Span(start, start + len(text[start:border].rstrip())), Span(border, end))
    return [
        part
        for half in halves
        for part in _fitting(text, Sentence(half, _inside(sentence.citations, half)), measure, limit)
    ]


def _border(text: str, sentence: Sentence) -> int | None:
    """Where to divide: at the clause border or comma nearest the middle, else at the nearest blank.

    A word as long as a sentence is divided in its middle; None when only one character or marker is left.
    """
    start, end = sentence.span.start, sentence.span.end
    quarter = (end - start) // 4
    for pattern, reach in ((_CLAUSE, quarter), (_COMMA, quarter), (_BLANK, end - start)):
        border = _nearest(text, sentence, pattern, reach)
        if border is not None:
            return border
    return next(
        (place for place in _from_middle(start, end) if not _in_marker(sentence.citations, place)), None
    )


def _nearest(text: str, sentence: Sentence, pattern: re.Pattern[str], reach: int) -> int | None:
    """The end of the pattern's match that is nearest the sentence's middle, and not farther than `reach`."""
    start, end = sentence.span.start, sentence.span.end
    centre = (start + end) // 2
    low, high = max(start + 1, centre - reach), min(end - 1, centre + reach)
    places = (found.end() for found in pattern.finditer(text, low, high))
    borders = [place for place in places if place < end and not _in_marker(sentence.citations, place)]
    return min(borders, key=lambda border: (abs(border - centre), border), default=None)


def _from_middle(start: int, end: int) -> Iterator[int]:
    """Every place between `start` and `end`, from the middle outwards."""
    middle = (start + end) // 2
    for distance in range((end - start + 1) // 2 + 1):
        yield from (place for place in (middle - distance, middle + distance) if start < place < end)


def _in_marker(citations: Sequence[Citation], place: int) -> bool:
    before = bisect_left(citations, place, key=lambda c: c.span.start) - 1
    return before >= 0 and place < citations[before].span.end


def _inside(citations: Sequence[Citation], span: Span) -> tuple[Citation, ...]:
    return tuple(c for c in citations if span.holds(c.span))
