"""From blocks to a Document: one text, and everything else offsets into it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from askreviews import bibliography, citations, sentences
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
from askreviews.formats import captions
from askreviews.formats.blocks import Block
from askreviews.formats.front import Facts

_ABSTRACT = re.compile(r"\W*(?:abstract|summary)\W*", re.IGNORECASE)
_AUTHOR_YEAR = re.compile(r"\([^()]{0,80}[A-Z][^()]{0,80}(?:19|20)\d\d[a-z]?[^()]{0,200}\)")


@dataclass(slots=True)
class _Draft:
    """The text as it grows, and where in it each block came to stand."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    excerpts: list[Excerpt] = field(default_factory=list)

    def add(self, block: Block, gap: str) -> Span:
        if self.pieces:
            self._append(gap)
        start = self.length
        for line, joint in block.joined():
            if line.text:
                self.excerpts.append(Excerpt(self.length, line.place, len(line.text)))
            self._append(line.text + joint)
        return Span(start, self.length)

    def _append(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)


@dataclass(slots=True)
class _Part:
    """A section being filled."""

    heading: str
    path: tuple[str, ...]
    start: int
    placed: list[tuple[Block, Span]] = field(default_factory=list)


def arrange(blocks: Sequence[Block], facts: Facts, base: Document) -> Document:
    """The document that the blocks make. `base` carries what is known besides: id, kind, url, source.

    Warnings say what in the reference list and the markers does not fit.
    """
    draft, parts, entries = _placed(blocks)
    text = "".join(draft.pieces)
    references = tuple(_reference(block, span, text) for block, span in entries)
    sections = _sections(text, parts, [r.number for r in references], draft.length)
    warnings = (*base.warnings, *facts.warnings, *_doubts(text, sections, references))
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
        keywords=facts.keywords,
        abstract=_abstract(sections),
        sections=sections,
        references=references,
        warnings=warnings,
        excerpts=tuple(draft.excerpts),
    )


def _placed(blocks: Sequence[Block]) -> tuple[_Draft, list[_Part], list[tuple[Block, Span]]]:
    """The text that the blocks make, the sections with their blocks, and the entries of the list."""
    draft = _Draft()
    parts: list[_Part] = []
    entries: list[tuple[Block, Span]] = []
    path: list[tuple[int, str]] = []
    previous: Block | None = None
    for block in (b for b in blocks if b.kind != "left out"):
        span = draft.add(block, _gap(previous, block)) if block.lines else Span(draft.length, draft.length)
        previous = block
        if block.kind == "heading":
            path = [*(step for step in path if step[0] < block.level), (block.level, _heading(block))]
            parts.append(_Part(_heading(block), tuple(name for _, name in path if name), span.start))
        elif block.kind == "entry":
            entries.append((block, span))
        elif block.kind in ("plain", "row"):
            if not parts:
                parts.append(_Part("", (), span.start))
            parts[-1].placed.append((block, span))
    return draft, parts, entries


def _gap(previous: Block | None, block: Block) -> str:
    """Lines of one table, and entries of the list, stand close; all else is set apart."""
    kinds = {block.kind} if previous is None else {previous.kind, block.kind}
    return "\n" if kinds == {"entry"} or kinds <= {"header", "row"} else "\n\n"


def _heading(block: Block) -> str:
    return block.label if block.label is not None else block.words.strip().strip("*").strip()


def _reference(block: Block, span: Span, text: str) -> Reference:
    return bibliography.parse(block.number, text[span.start + block.skip : span.end].strip())


def _sections(text: str, parts: Sequence[_Part], listed: Sequence[int], length: int) -> tuple[Section, ...]:
    spans = [_own(block, span, text) for part in parts for block, span in part.placed]
    markers = citations.find(text, spans, listed=frozenset(listed))
    sections = []
    for part in parts:
        own = [_own(block, span, text) for block, span in part.placed]
        paragraphs = tuple(
            Paragraph(
                span=span,
                sentences=_row_sentence(span, markers)
                if block.kind == "row"
                else sentences.split(text, span, markers),
                kind=_paragraph_kind(block),
                cells=tuple(Cell(name, Span(place.start + a, place.start + b)) for name, a, b in block.cells),
            )
            for (block, place), span in zip(part.placed, own, strict=True)
            if span.start < span.end
        )
        end = paragraphs[-1].span.end if paragraphs else min(part.start, length)
        if paragraphs or part.heading:
            sections.append(
                Section(part.heading, part.path, Span(part.start, max(part.start, end)), paragraphs)
            )
    return tuple(sections)


def _own(block: Block, span: Span, text: str) -> Span:
    """The span of the block's own words: without its label, a table's bars and blanks."""
    start, end = span.start + block.skip, span.end
    if block.cells:
        return Span(span.start + block.cells[0][1], span.start + block.cells[-1][2])
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _row_sentence(span: Span, markers: Sequence[Citation]) -> tuple[Sentence, ...]:
    """A table row is read as one sentence: what one cell cites holds for the row."""
    return (Sentence(span, tuple(m for m in markers if span.holds(m.span))),)


def _paragraph_kind(block: Block) -> ParagraphKind:
    if block.kind == "row":
        return "row"
    return "caption" if captions.is_caption(block.text) else "text"


def _abstract(sections: Iterable[Section]) -> Span | None:
    for section in sections:
        if _ABSTRACT.fullmatch(section.heading) and section.paragraphs:
            return Span(section.paragraphs[0].span.start, section.paragraphs[-1].span.end)
    return None


def _doubts(text: str, sections: Sequence[Section], references: Sequence[Reference]) -> list[str]:
    """What does not fit between the markers and the list, in sentences for a reader."""
    cited = sorted({n for s in sections for p in s.paragraphs for t in p.sentences for n in t.numbers})
    if not references:
        cites = f"; {_listing(cited)}, which the text cites, cannot be resolved" if cited else ""
        return [f"No reference list was found{cites}."]
    numbers = [r.number for r in references]
    twice = [n for n, count in sorted(Counter(numbers).items()) if count > 1]
    skipped = sorted(set(range(1, max(numbers) + 1)) - set(numbers))
    empty = [r.number for r in references if not r.raw]
    unlisted = [n for n in cited if n not in set(numbers)]
    doubts = []
    if not cited and any(not _ABSTRACT.fullmatch(s.heading) for s in sections):
        by_year = any(_AUTHOR_YEAR.search(p.span.of(text)) for s in sections for p in s.paragraphs)
        reason = ": it cites by author and year, which is not read" if by_year else ""
        doubts.append(f"The text cites no entry of the reference list by its number{reason}.")
    if twice:
        doubts.append(f"The reference list has more than one entry for {_listing(twice)}; the first counts.")
    if skipped:
        doubts.append(f"The reference list skips {_listing(skipped)}.")
    if empty:
        doubts.append(f"The reference list holds no words for {_listing(empty)}.")
    if unlisted:
        doubts.append(f"The text cites {_listing(unlisted)}, which the reference list lacks.")
    return doubts


def _listing(numbers: Sequence[int]) -> str:
    """``1, 3–19 and 21``: runs of numbers in short."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [
        str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" if len(r) > 2 else f"{r[0]}, {r[1]}" for r in runs
    ]
    if len(words) > 12:
        words = [*words[:11], f"{len(words) - 11} more places"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
