"""Cited papers for a reference manager: BibTeX, RIS (Zotero, EndNote) and CSV.

Each says which number the paper has in which review, so that a reader finds the way back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from askreviews.export.bibliography import bibtex, ris, table
from askreviews.export.bibliography.facts import numbers_of
from askreviews.papers import Paper

__all__ = ["SUFFIXES", "BibliographyFormat", "bibliography", "numbers_of"]

BibliographyFormat = Literal["bibtex", "ris", "csv"]

_WRITERS: dict[BibliographyFormat, Callable[[Iterable[Paper]], str]] = {
    "bibtex": bibtex.write,
    "ris": ris.write,
    "csv": table.write,
}
SUFFIXES: dict[str, BibliographyFormat] = {".bib": "bibtex", ".ris": "ris", ".csv": "csv"}
"""The formats by the ending of a file's name."""


def bibliography(papers: Iterable[Paper], format: BibliographyFormat) -> str:  # noqa: A002 - the word for it
    """The `papers` as a file of that format, in their order."""
    return _WRITERS[format](papers)
