"""A passage verbatim, its evidence set off and each of its reference numbers a link."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from askreviews_app import texts
from askreviews_app.rendering.markup import escape

if TYPE_CHECKING:
    from askreviews import Match

Anchor = Callable[[int], str]
"""The id of the entry of a reference number."""

_SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER = re.compile(r"[0-9]+|[⁰¹²³⁴-⁹]+")
_RAISED = re.compile(r"(\^\{|<sup>)(.*)(\}|</sup>)", re.DOTALL)


def quote(match: Match, anchor: Anchor) -> str:
    """The text of `match` as HTML: the same characters in the same order, and nothing besides."""
    passage = match.passage.span
    pieces, place = [], passage.start
    for evidence in sorted(match.evidence, key=lambda evidence: evidence.span):
        span = evidence.span
        if place <= span.start and span.end <= passage.end:
            pieces.append(_stretch(match, place, span.start, anchor))
            pieces.append(f"<mark>{_stretch(match, span.start, span.end, anchor)}</mark>")
            place = span.end
    pieces.append(_stretch(match, place, passage.end, anchor))
    return "".join(pieces)


def _stretch(match: Match, start: int, end: int, anchor: Anchor) -> str:
    """The document's characters from `start` to `end` with the markers among them as links."""
    text = match.document.text
    citations = (citation for sentence in match.passage.sentences for citation in sentence.citations)
    pieces, place = [], start
    for citation in sorted(citations, key=lambda citation: citation.span):
        if place <= citation.span.start and citation.span.end <= end:
            pieces.append(_words(match, place, citation.span.start))
            pieces.append(_marker(citation.span.of(text), citation.numbers, anchor))
            place = citation.span.end
    pieces.append(_words(match, place, end))
    return "".join(pieces)


def _words(match: Match, start: int, end: int) -> str:
    """The document's characters from `start` to `end`, none of them a marker's.

    In a row of a table, what the style sheet shows before each cell is its column's heading; the text itself
    stays the document's.
    """
    text = match.document.text
    section = match.document.sections[match.passage.section]
    pieces, place = [], start
    for cell in (cell for paragraph in section.paragraphs for cell in paragraph.cells):
        if place <= cell.span.start < end and cell.column:
            pieces.append(escape(text[place : cell.span.start]))
            pieces.append(f'<span class="column" data-column="{escape(cell.column)}"></span>')
            place = cell.span.start
    pieces.append(escape(text[place:end]))
    return "".join(pieces)


def _marker(marker: str, numbers: tuple[int, ...], anchor: Anchor) -> str:
    """A marker as written; what `^{…}` encloses stands raised, its delimiters kept but not shown."""
    raised = _RAISED.fullmatch(marker)
    if raised is None:
        return _linked(marker, numbers, anchor)
    opening, closing = (f'<span class="delimiter">{escape(mark)}</span>' for mark in (raised[1], raised[3]))
    return f"<sup>{opening}{_linked(raised[2], numbers, anchor)}{closing}</sup>"


def _linked(marker: str, numbers: tuple[int, ...], anchor: Anchor) -> str:
    """`marker` with each number that it names as a link, and a range's dash as one to what it implies."""
    pieces = []
    place, previous = 0, None
    for run in _NUMBER.finditer(marker):
        number = int(run[0].translate(_SUPERSCRIPT_DIGITS))
        if number not in numbers:
            continue
        pieces.append(_between(marker[place : run.start()], _implied(numbers, previous, number), anchor))
        pieces.append(_link(run[0], texts.reference(number), anchor(number)))
        place, previous = run.end(), number
    pieces.append(escape(marker[place:]))
    return "".join(pieces)


def _implied(numbers: tuple[int, ...], previous: int | None, number: int) -> tuple[int, ...]:
    """The numbers that stand between two written ones in what a marker names."""
    if previous is None:
        return ()
    return numbers[numbers.index(previous) + 1 : numbers.index(number)]


def _between(separator: str, implied: tuple[int, ...], anchor: Anchor) -> str:
    if not implied:
        return escape(separator)
    return _link(separator, texts.references_between(implied[0], implied[-1]), anchor(implied[0]))


def _link(text: str, label: str, target: str) -> str:
    return f'<a class="number" href="#{escape(target)}" aria-label="{escape(label)}">{escape(text)}</a>'
