"""Reviews and cited papers for a reference manager: BibTeX, RIS (Zotero, EndNote) and CSV.

Each paper says which number it has in which review, so that a reader finds the way back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Literal

from askreviews.documents import Document
from askreviews.export.bibliography.facts import Record, numbers_of, of_paper, of_review, review_key
from askreviews.papers import Paper

__all__ = ["SUFFIXES", "BibliographyFormat", "bibliography", "numbers_of", "review_key"]

BibliographyFormat = Literal["bibtex", "ris", "csv"]

_WRITERS: dict[BibliographyFormat, str] = {"bibtex": "bibtex", "ris": "ris", "csv": "table"}
"""The module that writes each format; imported when something is saved, which a question seldom does."""
SUFFIXES: dict[str, BibliographyFormat] = {".bib": "bibtex", ".ris": "ris", ".csv": "csv"}
"""The formats by the ending of a file's name."""


def bibliography(
    papers: Iterable[Paper],
    format: BibliographyFormat,  # noqa: A002 - the word for it
    *,
    reviews: Iterable[Document] = (),
) -> str:
    """The `reviews` themselves, then the `papers`, as a file of that format, in their order."""
    write: Callable[[Iterable[Record]], str] = import_module(f"{__name__}.{_WRITERS[format]}").write
    return write((*map(of_review, reviews), *map(of_paper, papers)))
