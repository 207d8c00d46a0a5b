"""What the tests of the readers share: a text becomes a file and then a document, and is told in short."""

from __future__ import annotations

import textwrap
from bisect import bisect_left, bisect_right
from itertools import pairwise
from pathlib import Path

from askreviews import formats
from askreviews.documents import Document

PROSE = (
    "Kelp polyphenols were followed over twelve weeks in three small trials, and the colour of the leaves "
    "changed in none of them although the dose was doubled twice."
)
"""A paragraph that is long enough to stand under a heading."""
REFERENCES = (
    "1. Reed A. Leaves in spring. J Kelp. 2001;1:1–2.\n"
    "2. Moss B. Leaves in autumn. J Kelp. 2002;2:3–4.\n"
    "3. Fern C. Leaves in winter. J Kelp. 2003;3:5–6."
)


def wrapped(text: str, width: int = 76) -> str:
    """The text broken into lines as an editor does it."""
    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))


def read(folder: Path, text: str | bytes, *, name: str = "sample.txt") -> Document:
    """The document that a file of this text makes; every promise about offsets is checked on the way."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    document = formats.read(path)
    if isinstance(text, str):
        check_offsets(document, text)
    return document


def check_offsets(document: Document, written: str) -> None:
    """Every stretch of the text stands so in the file, once, and the nouns are slices of the text.

    Paragraphs are in the order in which they begin in the file, and their own words in the file's order.
    """
    position = 0
    for excerpt in document.excerpts:
        found = document.text[excerpt.start : excerpt.start + excerpt.length]
        assert found == written[excerpt.source : excerpt.source + excerpt.length]
        assert excerpt.start >= position
        assert not document.text[position : excerpt.start].strip()
        position = excerpt.start + excerpt.length
    assert not document.text[position:].strip()
    taken = sorted((excerpt.source, excerpt.source + excerpt.length) for excerpt in document.excerpts)
    assert all(end <= start for (_, end), (start, _) in pairwise(taken))
    begun = [excerpt.start for excerpt in document.excerpts]
    reached = opened = 0
    for section, paragraph in document.paragraphs():
        assert section.span.holds(paragraph.span)
        assert paragraph.span.start >= reached
        end, reached = paragraph.span.start, paragraph.span.end
        own = document.excerpts[bisect_right(begun, end) - 1 : bisect_left(begun, reached)]
        assert all(one.source < other.source for one, other in pairwise(own))
        assert own[0].source >= opened
        opened = own[0].source
        for sentence in paragraph.sentences:
            assert not document.text[end : sentence.span.start].strip()
            assert paragraph.span.holds(sentence.span)
            assert all(sentence.span.holds(citation.span) for citation in sentence.citations)
            end = sentence.span.end
        assert not document.text[end : paragraph.span.end].strip()
        assert all(paragraph.span.holds(cell.span) for cell in paragraph.cells)
    assert all(reference.raw in document.text for reference in document.references)


def paths(document: Document) -> list[str]:
    """The sections as ``Part > Section``."""
    return [" > ".join(section.path) for section in document.sections]


def paragraphs(document: Document, heading: str | None = None) -> list[str]:
    """The paragraphs of the section of that heading, or all."""
    return [
        paragraph.span.of(document.text)
        for section, paragraph in document.paragraphs()
        if heading is None or section.heading == heading
    ]


def cited(document: Document) -> list[tuple[str, tuple[int, ...]]]:
    """The first word of every sentence that cites, and what it cites."""
    return [
        (sentence.span.of(document.text).split()[0], sentence.numbers)
        for _, _, sentence in document.sentences()
        if sentence.citations
    ]


def rows(document: Document) -> list[dict[str, str]]:
    """The table rows, each cell under its column's heading."""
    return [
        {cell.column: cell.span.of(document.text) for cell in paragraph.cells}
        for _, paragraph in document.paragraphs()
        if paragraph.kind == "row"
    ]
