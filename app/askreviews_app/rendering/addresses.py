"""Where on the site something stands: the paths of the pages, and what follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from askreviews.export.bibliography import SUFFIXES

if TYPE_CHECKING:
    from askreviews import Document, Span
    from askreviews.export.bibliography import BibliographyFormat

READ = "/read"
REFERENCES = "/references"
EXPORT = "/export"
AT = "at"
"""The id of the stretch that an address names, and the name of the field that does."""


def reading_address(document: Document, *, question: str = "", at: Span | None = None) -> str:
    """Where `document` is read; with `at`, opened at that stretch of its text.

    With `question`, the passages nearest to it are marked.
    """
    fields = {"q": question} if question else {}
    if at is not None:
        fields[AT] = f"{at.start}-{at.end}"
    query = f"?{urlencode(fields)}" if fields else ""
    return f"{READ}/{quote(document.id)}{query}{'#' + AT if at is not None else ''}"


def citing_address(document: Document, number: int) -> str:
    """Where the sentences are listed that cite what `document` calls `number`."""
    return f"{READ}/{quote(document.id)}/references/{number}"


def paper_address(document: Document, number: int) -> str:
    """The fields of an address that name a paper by its number in a document."""
    return urlencode({"document": document.id, "number": number})


def saving_addresses(what: str, query: str) -> dict[BibliographyFormat, str]:
    """Where the papers behind `what`, an address's last part, with `query` are saved, by format."""
    return {kind: f"{EXPORT}/{what}{suffix}?{query}" for suffix, kind in SUFFIXES.items()}
