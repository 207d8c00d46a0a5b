"""Readers of file formats: from a path to a Document.

A new format is one module with a ``read(path, text, base)`` and one line in READERS.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from askreviews.documents import Document
from askreviews.errors import ReadingError

READERS = {
    ".txt": "plain",
    ".md": "markdown",
}
"""The module that reads each ending; imported when a file is read, which a question never does."""

YEAR_FROM_NAME = "The text does not say its year"
"""How the warning begins that a document carries when its file's name had to say the year."""


def read(path: Path, *, id: str | None = None) -> Document:  # noqa: A002 - the document's own word
    """Read one review from a file.

    Its id is `id`, else what the file says of itself, else the file's name made simple. Raises ReadingError,
    which says what to do, when the file cannot be read as text or its format is not known.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        ending, known = path.suffix or "nothing", ", ".join(sorted(READERS))
        raise ReadingError(path, f"files that end in {ending} cannot be read", f"Known are: {known}.")
    from askreviews.formats.decoding import decode  # noqa: PLC0415 - with the readers: see READERS
    from askreviews.formats.wording.facts import year_in  # noqa: PLC0415

    text, warnings = decode(path)
    base = Document(id=id or "", text="", title="", source=path.name, warnings=warnings)
    document: Document = import_module(f"{__name__}.{reader}").read(path, text, base)
    if not any(section.paragraphs for section in document.sections):
        raise ReadingError(path, "no text was found in it besides title and references", "Check the file.")
    if document.year is None and (named := year_in(path.stem)) is not None:
        note = f"{YEAR_FROM_NAME}; {named} was taken from the file's name."
        document = replace(document, year=named, warnings=(*document.warnings, note))
    return document if document.id else replace(document, id=simple_name(path))


def simple_name(path: Path) -> str:
    """The file's name as an id: small ASCII letters, digits and hyphens."""
    ascii_stem = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_stem.lower()).strip("-") or "document"
