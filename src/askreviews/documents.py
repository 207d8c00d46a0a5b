"""The nouns of a review as it was read: everything is an offset into one string, the document's text.

For every noun with a span, ``document.text[span.start:span.end]`` is what the file says there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from askreviews import identifiers

_OTHERS = re.compile(r"\bet al\b", re.IGNORECASE)

DocumentKind = Literal["article", "digest"]
ParagraphKind = Literal["text", "caption", "row"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: from character ``start`` up to, but without, character ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Where a stretch of a document's text comes from in its file, both in characters.

    ``text[start : start + length]`` stands in the file at ``source``, character for character.
    """

    start: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Citation:
    """An in-text marker: where it stands and the reference numbers it names, ranges unfolded."""

    span: Span
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the markers that stand in it or close it; the markers are part of its span."""

    span: Span
    citations: tuple[Citation, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The reference numbers that the sentence cites, each once, in order of mention."""
        return tuple(dict.fromkeys(n for c in self.citations for n in c.numbers))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table row: its column's heading and where its text stands."""

    column: str
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, the caption of a figure or table, or one row of a table (then with its cells)."""

    span: Span
    sentences: tuple[Sentence, ...]
    kind: ParagraphKind = "text"
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section's own paragraphs; `path` holds the headings from the top down to its own.

    Sections stand in a flat tuple in reading order; the paths make it a tree.
    """

    heading: str
    path: tuple[str, ...]
    span: Span
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def level(self) -> int:
        """1 for a section at the top, 2 for one inside it, and so on."""
        return len(self.path)


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the reference list. `raw` is the entry as printed, without its number.

    `book` is the title of the one that a chapter is in, and `editors` are the people who put that together.
    `raw` is empty when the list knows the number but says nothing of it; `listed` is False when the text
    cites a number that the list lacks. The repr leaves out what `raw` says anyway.
    """

    number: int
    raw: str = ""
    authors: tuple[str, ...] = field(default=(), repr=False)
    title: str | None = field(default=None, repr=False)
    journal: str | None = field(default=None, repr=False)
    year: int | None = field(default=None, repr=False)
    volume: str | None = field(default=None, repr=False)
    issue: str | None = field(default=None, repr=False)
    pages: str | None = field(default=None, repr=False)
    doi: str | None = None
    listed: bool = True
    book: str | None = field(default=None, repr=False)
    editors: tuple[str, ...] = field(default=(), repr=False)

    @property
    def has_more_authors(self) -> bool:
        """Whether the entry names the first authors alone, and *et al.* behind them."""
        return _OTHERS.search(self.raw) is not None

    @property
    def pmid(self) -> str | None:
        """PubMed's number of the cited paper, when the entry gives it."""
        return identifiers.pubmed_id_in(self.raw)

    @property
    def pmcid(self) -> str | None:
        """PubMed Central's id of the cited paper, with its letters, when the entry gives it."""
        return identifiers.pmc_id_in(self.raw)

    @property
    def url(self) -> str | None:
        """Where the cited paper is found: by its DOI, else where the entry says, else in PubMed."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if address := identifiers.address_in(self.raw):
            return address
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.pmcid}/" if self.pmcid else None


@dataclass(frozen=True, slots=True)
class Document:
    """A review as it was read from one file.

    `text` holds the file's own words in the file's order, without boilerplate and page breaks; a figure's
    caption or a table in the middle of a paragraph comes behind it. `abstract` is the span of the abstract.
    `url` links to the published work. `warnings` say what in the file was doubtful, in sentences for a
    reader. `source` is the name of the file, and `excerpts` say, in the order of `text`, where in it each
    stretch stands; between them are only the blanks and line breaks that join them.
    The repr names the work and leaves out what is in it.
    """

    id: str
    text: str = field(repr=False)
    title: str
    authors: tuple[str, ...] = field(default=(), repr=False)
    journal: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    url: str | None = None
    kind: DocumentKind = "article"
    keywords: tuple[str, ...] = field(default=(), repr=False)
    abstract: Span | None = field(default=None, repr=False)
    sections: tuple[Section, ...] = field(default=(), repr=False)
    references: tuple[Reference, ...] = field(default=(), repr=False)
    warnings: tuple[str, ...] = field(default=(), repr=False)
    source: str = ""
    excerpts: tuple[Excerpt, ...] = field(default=(), repr=False)

    def paragraphs(self) -> Iterator[tuple[Section, Paragraph]]:
        """Every paragraph with the section it stands in, in reading order."""
        for section in self.sections:
            for paragraph in section.paragraphs:
                yield section, paragraph

    def sentences(self) -> Iterator[tuple[Section, Paragraph, Sentence]]:
        """Every sentence with its section and paragraph, in reading order."""
        for section, paragraph in self.paragraphs():
            for sentence in paragraph.sentences:
                yield section, paragraph, sentence

    def reference(self, number: int) -> Reference:
        """The entry for `number`; one with ``listed=False`` when the list lacks it."""
        for entry in self.references:
            if entry.number == number:
                return entry
        return Reference(number=number, listed=False)

    def cited(self, sections: Iterable[Section]) -> tuple[Reference, ...]:
        """The entries for the numbers in these sections, each once, in the order of their first mention."""
        entries = {entry.number: entry for entry in self.references}
        sentences = (own for section in sections for part in section.paragraphs for own in part.sentences)
        numbers = dict.fromkeys(number for sentence in sentences for number in sentence.numbers)
        return tuple(entries.get(number) or self.reference(number) for number in numbers)

    @property
    def label(self) -> str:
        """How an answer names the work: its title, with "Digest of" before it when it is one."""
        return f"Digest of “{self.title}”" if self.kind == "digest" else self.title

    @property
    def link(self) -> str | None:
        """Where the published work is found: `url`, else its DOI's address; None when neither is known."""
        return self.url or (f"https://doi.org/{self.doi}" if self.doi else None)
