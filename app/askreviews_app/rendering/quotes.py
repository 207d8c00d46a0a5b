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
    """The text of `match` as HTML: the same characters in the same order, and nothing besides.

    Of a row of a table, that holds for each cell; they stand under the headings of their columns, without the
    separators between them.
    """
    whole = match.passage.span
    section = match.document.sections[match.passage.section]
    cells = section.paragraphs[match.passage.paragraph].cells
    if not cells:
        return _marked(match, whole.start, whole.end, anchor)
    shown = "".join(
        f"<dt>{escape(cell.column)}</dt><dd>"
        f"{_marked(match, max(cell.span.start, whole.start), min(cell.span.end, whole.end), anchor)}</dd>"
        for cell in cells
        if cell.span.overlaps(whole)
    )
    return f'<dl class="cells">{shown}</dl>'


def _marked(match: Match, start: int, end: int, anchor: Anchor) -> str:
    """The document's characters from `start` to `end` with the evidence among them set off."""
    pieces, place = [], start
    for evidence in sorted(match.evidence, key=lambda evidence: evidence.span):
        first, last = max(place, evidence.span.start), min(end, evidence.span.end)
        if first < last:
            pieces.append(_stretch(match, place, first, anchor))
            pieces.append(f"<mark>{_stretch(match, first, last, anchor)}</mark>")
            place = last
    pieces.append(_stretch(match, place, end, anchor))
    return "".join(pieces)


def _stretch(match: Match, start: int, end: int, anchor: Anchor) -> str:
    """The document's characters from `start` to `end` with the markers among them as links."""
    text = match.document.text
    citations = (citation for sentence in match.passage.sentences for citation in sentence.citations)
    pieces, place = [], start
    for citation in sorted(citations, key=lambda citation: citation.span):
        if place <= citation.span.start and citation.span.end <= end:
            pieces.append(escape(text[place : citation.span.start]))
            pieces.append(_marker(citation.span.of(text), citation.numbers, anchor))
            place = citation.span.end
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
