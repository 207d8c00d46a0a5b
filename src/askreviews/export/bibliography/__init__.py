"""Reviews and cited papers for a reference manager: BibTeX, RIS (Zotero, EndNote) and CSV.

Each paper says which number it has in which review, so that a reader finds the way back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from askreviews.documents import Document
from askreviews.export.bibliography import bibtex, ris, table
from askreviews.export.bibliography.facts import Record, numbers_of, of_paper, of_review, review_key
from askreviews.papers import Paper

__all__ = ["SUFFIXES", "BibliographyFormat", "bibliography", "numbers_of", "review_key"]

BibliographyFormat = Literal["bibtex", "ris", "csv"]

_WRITERS: dict[BibliographyFormat, Callable[[Iterable[Record]], str]] = {
    "bibtex": bibtex.write,
    "ris": ris.write,
    "csv": table.write,
}
SUFFIXES: dict[str, BibliographyFormat] = {".bib": "bibtex", ".ris": "ris", ".csv": "csv"}
"""The formats by the ending of a file's name."""


def bibliography(
    papers: Iterable[Paper],
    format: BibliographyFormat,  # noqa: A002 - the word for it
    *,
    reviews: Iterable[Document] = (),
) -> str:
    """The `reviews` themselves, then the `papers`, as a file of that format, in their order."""
    return _WRITERS[format]((*map(of_review, reviews), *map(of_paper, papers)))
