"""From blocks to a Document: one text, and everything else offsets into it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from askreviews import bibliography, sentences
from askreviews.citing import author_year, citations, glued, spaced
from askreviews.citing.markers import unfold
from askreviews.documents import (
    Cell,
    Citation,
    Document,
    Excerpt,
    Paragraph,
    ParagraphKind,
    Reference,
    Section,
    Sentence,
    Span,
)
from askreviews.formats import doubts
from askreviews.formats.blocks import Block
from askreviews.formats.sections import statements
from askreviews.formats.wording import conventions
from askreviews.formats.wording.facts import Facts

_TIGHT = ({"row"}, {"header", "row"}, {"entry"})
"""Kinds of neighbours that one line break parts, not two."""
_KINDS: dict[str, ParagraphKind] = {"row": "row", "caption": "caption"}


_COLUMN = re.compile(
    r"(?:references?|reference\(s\)|refs?\.?|ref\(s\)\.?|citations?|sources?)(?:\s(?:no|number)s?\.?)?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\s*\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\s*")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_NAMED = re.compile(r"\bref", re.IGNORECASE)
_SHARE_CITED = 0.1
"""Of a list of which less is cited, authors and years or numbers glued to words may be the markers."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block and where in the text it came to stand, its own words without label, bars and blanks."""

    block: Block
    start: int
    words: Span


@dataclass(slots=True)
class _Part:
    """A section being filled."""

    heading: str
    path: tuple[str, ...]
    start: int
    placed: list[_Placed] = field(default_factory=list)


def arrange(blocks: Sequence[Block], facts: Facts, base: Document) -> Document:
    """The document that the blocks make. `base` carries what is known besides: id, kind, source.

    Warnings say what in the reference list and the markers does not fit.
    """
    kept = [block for block in blocks if block.kind != "left out"]
    text, placed, excerpts = _written(kept)
    listed = (_reference(p, text) for p in placed if p.block.kind == "entry")
    own = (facts.doi or "").casefold()  # an article does not cite itself: a page's foot has it, too
    references = tuple(replace(r, doi=None) if r.doi and r.doi.casefold() == own else r for r in listed)
    sections = _sections(text, list(_parts(placed)), references)
    return replace(
        base,
        text=text,
        title=facts.title,
        authors=facts.authors,
        journal=facts.journal,
        year=facts.year,
        volume=facts.volume,
        issue=facts.issue,
        pages=facts.pages,
        doi=facts.doi,
        url=facts.url,
        keywords=facts.keywords,
        abstract=_abstract(sections),
        sections=sections,
        references=references,
        warnings=(*base.warnings, *facts.warnings, *doubts.about(text, sections, references)),
        excerpts=tuple(excerpts),
    )


def _written(blocks: Sequence[Block]) -> tuple[str, list[_Placed], list[Excerpt]]:
    """The text of all blocks, where each stands in it, and where in the file each line of it stood."""
    pieces: list[str] = []
    placed: list[_Placed] = []
    excerpts: list[Excerpt] = []
    length = 0
    previous: Block | None = None
    for block in blocks:
        if previous is not None and block.lines:
            gap = "\n" if {previous.kind, block.kind} in _TIGHT else "\n\n"
            pieces.append(gap)
            length += len(gap)
        start = length
        for line, gap in block.joined():
            for first, end, place in line.stretches():
                excerpts.append(Excerpt(length + first, place, end - first))
            pieces.append(line.text + gap)
            length += len(line.text) + len(gap)
        placed.append(_Placed(block, start, _words(block, start)))
        previous = block if block.lines else previous
    return "".join(pieces), placed, excerpts


def _words(block: Block, start: int) -> Span:
    """The span of the block's own words when it stands at `start`: without its label and a table's bars."""
    if block.cells:
        return Span(start + block.cells[0][1], start + block.cells[-1][2])
    words = block.words
    return Span(start + len(block.text) - len(words.lstrip()), start + len(block.text.rstrip()))


def _parts(placed: Sequence[_Placed]) -> Iterator[_Part]:
    """The sections in order, each with its own paragraphs."""
    part = _Part("", (), 0)
    path: list[tuple[int, str]] = []
    for item in placed:
        block = item.block
        if block.kind == "heading":
            yield part
            path = [*(step for step in path if step[0] < block.level), (block.level, _heading(block))]
            part = _Part(_heading(block), tuple(name for _, name in path if name), item.start)
        elif block.kind in ("plain", "caption", "row") and item.words.start < item.words.end:
            part.start = part.start if part.placed or part.heading else item.words.start
            part.placed.append(item)
    yield part


def _heading(block: Block) -> str:
    """The heading's words without mark-up and without markers: what a reader would call the section."""
    if block.label is not None:
        return block.label
    words = block.words
    markers = citations.find(words)
    while markers and not words[markers[-1].span.end :].strip(" *_.:"):
        words = words[: markers[-1].span.start].rstrip()
        markers = markers[:-1]
    return conventions.unescaped(words.strip().strip("*■").strip()) or block.words


def _sections(text: str, parts: Sequence[_Part], references: Sequence[Reference]) -> tuple[Section, ...]:
    cite = [part for part in parts if not statements.tells_who_did_what(part.heading)]
    within = [item.words for part in cite for item in part.placed if item.block.cites]
    listed = frozenset(reference.number for reference in references)
    parted = frozenset(reference.number for reference in references if reference.raw.startswith("(a)"))
    markers = citations.find(text, within, listed=listed, parted=parted)
    aside = [item.words for part in cite for item in part.placed if item.block.kind in ("caption", "row")]
    kept = [m for m in markers if _NAMED.search(m.span.of(text)) or _overlaps(m.span, aside)]
    others = set(markers).difference(kept)
    shown = {number for marker in others for number in marker.numbers}
    if len(shown) < _SHARE_CITED * len(listed):
        authors = {reference.number: " ".join(reference.authors) for reference in references}
        found = glued.find(text, within, listed, parted, authors)
        markers = (
            _together(found, kept)
            or author_year.find(text, within, references).citations
            or (() if shown else _together(spaced.find(text, within, listed, kept), kept))
            or markers
        )
    if not any(_YEAR.search(marker.span.of(text)) for marker in markers[:1]):  # else entries have no numbers
        markers = _with_columns(text, parts, markers, listed)
    sections: list[Section] = []
    for part in parts:
        paragraphs = tuple(_paragraph(item, text, markers) for item in part.placed)
        if paragraphs or part.heading:
            end = paragraphs[-1].span.end if paragraphs else part.start
            sections.append(Section(part.heading, part.path, Span(part.start, end), paragraphs))
    return tuple(sections)


def _together(found: Sequence[Citation], kept: Sequence[Citation]) -> tuple[Citation, ...]:
    """What was `found`, if anything, with the markers of another kind that may stand beside it."""
    spans = [citation.span for citation in found]
    own = [citation for citation in kept if not _overlaps(citation.span, spans)]
    return tuple(sorted([*found, *own], key=lambda citation: citation.span)) if found else ()


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Whether it overlaps one of those that stand in order, each behind the one before."""
    place = bisect_left(others, span)
    return any(span.overlaps(other) for other in others[max(0, place - 1) : place + 1])


def _with_columns(
    text: str, parts: Sequence[_Part], markers: tuple[Citation, ...], listed: Collection[int]
) -> tuple[Citation, ...]:
    """The markers, with bare numbers in the cells of a table's column of references."""
    found: list[Citation] = []
    known = [marker.span for marker in markers]
    for item in (item for part in parts for item in part.placed if item.block.cites):
        for name, start, end in item.block.cells:
            span = Span(item.start + start, item.start + end)
            written = span.of(text)
            numbers = unfold(written.strip()) if _NUMBERS.fullmatch(written) else ()
            if (
                numbers
                and not _overlaps(span, known)
                and _COLUMN.fullmatch(name.strip())
                and set(numbers) <= set(listed)
            ):
                found.append(Citation(span, numbers))
    return tuple(sorted([*markers, *found], key=lambda citation: citation.span)) if found else markers


def _paragraph(item: _Placed, text: str, markers: Sequence[Citation]) -> Paragraph:
    """A paragraph with its sentences. A table row is one sentence: what one cell cites holds for the row."""
    block, span = item.block, item.words
    if block.kind == "row":
        read: tuple[Sentence, ...] = (Sentence(span, tuple(sentences.between(markers, span))),)
    else:
        read = sentences.split(text, span, markers)
    cells = tuple(Cell(name, Span(item.start + a, item.start + b)) for name, a, b in block.cells)
    return Paragraph(span, read, _KINDS.get(block.kind, "text"), cells)


def _reference(item: _Placed, text: str) -> Reference:
    return bibliography.parse(item.block.number, item.words.of(text), item.block.words_by_line())


def _abstract(sections: Sequence[Section]) -> Span | None:
    """The span of the abstract, its inner sections included."""
    first = next((s for s in sections if conventions.is_abstract(s.heading)), None)
    if first is None:
        return None
    spans = [p.span for s in sections if s.path[: len(first.path)] == first.path for p in s.paragraphs]
    return Span(spans[0].start, spans[-1].end) if spans else None
