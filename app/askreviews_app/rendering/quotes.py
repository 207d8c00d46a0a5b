"""A document's text verbatim: its reference numbers as links, stretches of it set off."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from askreviews_app import phrases
from askreviews_app.rendering.emphasis import delimiter, emphasized
from askreviews_app.rendering.markup import escape

if TYPE_CHECKING:
    from askreviews import Match
    from askreviews.documents import Citation, Document, Span

Anchor = Callable[[int], str]
"""The id of the entry of a reference number."""

_SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER = re.compile(r"[0-9]+|[⁰¹²³⁴-⁹]+")
_YEAR = re.compile(r"(?:19|20)\d\d[a-h]?|\b[a-h]\b")
_RAISED = re.compile(
    r"((?:(?:\$|\\\()\s?)?(?:\{\s?\}\s?)?\s?\^\s?\{\s?|<sup>\s?)(.*?)(\s?\}(?:\s?(?:\$|\\\)))?|\s?</sup>)",
    re.DOTALL,
)
_SPACED_NUMBER = re.compile(r"[0-9](?:\s?[0-9])*")
"""Within LaTeX, where some programs put a blank behind each digit and blanks mean nothing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text to set off in an element; `id` names the element, `stop` lets readers step to it."""

    span: Span
    element: str = "mark"
    css: str = ""
    id: str = ""
    stop: bool = False

    def around(self, inside: str, *, opening: bool) -> str:
        """The element around `inside`, which is HTML; only the part that opens the stretch has the id."""
        css = f' class="{self.css}"' if self.css else ""
        name = f' id="{self.id}"' if self.id and opening else ""
        stop = " data-stop" if self.stop and opening else ""
        return f"<{self.element}{css}{name}{stop}>{inside}</{self.element}>"


Layers = Sequence[Sequence[Mark]]
"""Marks, the outer ones first: those of one layer that overlap share no character."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A document's text with what is set off in it and where its numbers lead."""

    document: Document
    citations: Sequence[Citation]
    anchor: Anchor
    layers: Layers = ()

    def html(self, start: int, end: int, *, depth: int = 0) -> str:
        """The characters from `start` to `end`, all of them, in order, and nothing besides."""
        if depth == len(self.layers):
            return self._numbered(start, end)
        pieces, place = [], start
        for mark in sorted(self.layers[depth], key=lambda mark: mark.span):
            first, last = max(place, mark.span.start), min(end, mark.span.end)
            if first < last:
                pieces.append(self.html(place, first, depth=depth + 1))
                inside = self.html(first, last, depth=depth + 1)
                pieces.append(mark.around(inside, opening=first == mark.span.start))
                place = last
        pieces.append(self.html(place, end, depth=depth + 1))
        return "".join(pieces)

    def _numbered(self, start: int, end: int) -> str:
        text = self.document.text
        pieces, place = [], start
        for citation in sorted(self.citations, key=lambda citation: citation.span):
            if place <= citation.span.start and citation.span.end <= end:
                pieces.append(emphasized(text[place : citation.span.start]))
                pieces.append(_marker(citation.span.of(text), citation.numbers, self.anchor))
                place = citation.span.end
        pieces.append(emphasized(text[place:end]))
        return "".join(pieces)


def quote(match: Match, anchor: Anchor) -> str:
    """The text of `match` as HTML: the same characters in the same order, its evidence set off.

    Of a row of a table, that holds for each cell; they stand under the headings of their columns, without the
    separators between them.
    """
    whole = match.passage.span
    evidence = [Mark(evidence.span) for evidence in match.evidence]
    quoted = Quoted(match.document, match.passage.citations, anchor, (evidence,))
    section = match.document.sections[match.passage.section]
    cells = section.paragraphs[match.passage.paragraph].cells
    if not cells:
        return quoted.html(whole.start, whole.end)
    shown = "".join(
        f"<dt>{escape(cell.column)}</dt><dd>"
        f"{quoted.html(max(cell.span.start, whole.start), min(cell.span.end, whole.end))}</dd>"
        for cell in cells
        if cell.span.overlaps(whole)
    )
    return f'<dl class="cells">{shown}</dl>'


def _marker(marker: str, numbers: tuple[int, ...], anchor: Anchor) -> str:
    """A marker as written; what `^{…}` encloses stands raised, its delimiters kept but not shown."""
    raised = _RAISED.fullmatch(marker)
    if raised is None:
        return _linked(marker, numbers, anchor)
    pattern = _NUMBER if raised[1].startswith("<") else _SPACED_NUMBER
    inside = _linked(raised[2], numbers, anchor, pattern)
    return f"<sup>{delimiter(raised[1])}{inside}{delimiter(raised[3])}</sup>"


def _linked(marker: str, numbers: tuple[int, ...], anchor: Anchor, pattern: re.Pattern[str] = _NUMBER) -> str:
    """`marker` with each number that it names as a link, and a range's dash as one to what it implies."""
    written = [
        (run, int("".join(run[0].split()).translate(_SUPERSCRIPT_DIGITS))) for run in pattern.finditer(marker)
    ]
    if not any(number in numbers for _, number in written):
        return _by_year(marker, numbers, anchor)
    pieces = []
    place, previous = 0, None
    for run, number in written:
        if number not in numbers:
            continue
        pieces.append(_between(marker[place : run.start()], _implied(numbers, previous, number), anchor))
        pieces.append(_link(run[0], phrases.reference(number), anchor(number)))
        place, previous = run.end(), number
    pieces.append(escape(marker[place:]))
    return "".join(pieces)


def _by_year(marker: str, numbers: tuple[int, ...], anchor: Anchor) -> str:
    """`marker`, of author and year, as a link; where it names several years, each of them is one."""
    if len(numbers) == 1:
        return _link(marker, phrases.reference(numbers[0]), anchor(numbers[0]), css="number named")
    pieces, place = [], 0
    for year, number in zip([*_YEAR.finditer(marker)][-len(numbers) :], numbers, strict=False):
        pieces.append(escape(marker[place : year.start()]))
        pieces.append(_link(year[0], phrases.reference(number), anchor(number), css="number named"))
        place = year.end()
    return "".join([*pieces, escape(marker[place:])])


def _implied(numbers: tuple[int, ...], previous: int | None, number: int) -> tuple[int, ...]:
    """The numbers that stand between two written ones in what a marker names."""
    if previous is None:
        return ()
    return numbers[numbers.index(previous) + 1 : numbers.index(number)]


def _between(separator: str, implied: tuple[int, ...], anchor: Anchor) -> str:
    if not implied:
        return escape(separator)
    return _link(separator, phrases.references_between(implied[0], implied[-1]), anchor(implied[0]))


def _link(text: str, label: str, target: str, css: str = "number") -> str:
    return f'<a class="{css}" href="#{escape(target)}" aria-label="{escape(label)}">{escape(text)}</a>'
