"""Cited papers for a reference manager: BibTeX, RIS (Zotero, EndNote) and CSV.

Each says which number the paper has in which review, so that a reader finds the way back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from askreviews.documents import Reference
from askreviews.papers import Paper

BibliographyFormat = Literal["bibtex", "ris", "csv"]

_INITIALS = re.compile(r"^(.*\S)\s+((?:[A-Z]\.?[- ]?){1,4})$")
_OTHERS = re.compile(r"\bet al\b", re.IGNORECASE)
_RANGE = re.compile(r"\s*[-‐‑‒–—]+\s*")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = ("key", "numbers", "authors", "title", "journal", "year", "volume", "pages", "doi", "url", "entry")


def bibliography(papers: Iterable[Paper], format: BibliographyFormat) -> str:  # noqa: A002 - the word for it
    """The `papers` as a file of that format, in their order."""
    return _WRITERS[format](tuple(papers))


def numbers_of(paper: Paper) -> str:
    """The paper's number in each review: ``wu-2025 [61]; liu-2026 [12]``."""
    return "; ".join(
        f"{document} {', '.join(f'[{number}]' for number in numbers)}"
        for document, numbers in paper.numbers.items()
    )


def _bibtex(papers: tuple[Paper, ...]) -> str:
    from pybtex.database import BibliographyData, Entry, Person  # noqa: PLC0415 - slow to import, seldom used

    def entry(paper: Paper) -> Entry:
        said = paper.reference
        fields = _facts(paper) | {"note": numbers_of(paper) + ("" if said.title else f". {said.raw}")}
        if "pages" in fields:
            fields["pages"] = "--".join(_RANGE.split(fields["pages"]))
        people = [Person(last=last, first=first) for last, first in map(_name, said.authors)]
        if people and _OTHERS.search(said.raw):
            people.append(Person("others"))
        kind = "article" if said.journal else "misc"
        return Entry(kind, fields=fields, persons={"author": people} if people else {})

    data = BibliographyData(entries={paper.key: entry(paper) for paper in papers})
    return str(data.to_string("bibtex"))


def _ris(papers: tuple[Paper, ...]) -> str:
    import rispy  # noqa: PLC0415 - seldom used

    class Writer(rispy.RisWriter):  # type: ignore[misc]
        """Writes no number before each entry: the format knows none."""

        def set_header(self, count: int) -> str:  # noqa: ARG002
            return ""

    return str(rispy.dumps([_ris_entry(paper) for paper in papers], implementation=Writer)).lstrip()


def _ris_entry(paper: Paper) -> dict[str, Any]:
    said, facts = paper.reference, _facts(paper)
    first, *rest = _RANGE.split(facts.get("pages", ""), maxsplit=1)
    entry: dict[str, Any] = {
        "type_of_reference": "JOUR" if said.journal else "GEN",
        "id": paper.key,
        "authors": [", ".join(part for part in _name(author) if part) for author in said.authors],
        "title": facts.get("title"),
        "journal_name": facts.get("journal"),
        "year": facts.get("year"),
        "volume": facts.get("volume"),
        "start_page": first,
        "end_page": "".join(rest),
        "doi": paper.doi,
        "urls": [facts["url"]] if "url" in facts else [],
        "notes": [numbers_of(paper), *([] if said.title or not said.raw else [said.raw])],
    }
    return {name: value for name, value in entry.items() if value}


def _csv(papers: tuple[Paper, ...]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")  # RFC 4180
    writer.writeheader()
    for paper in papers:
        row = _facts(paper) | {
            "key": paper.key,
            "numbers": numbers_of(paper),
            "authors": "; ".join(paper.reference.authors),
            "entry": paper.reference.raw,
        }
        writer.writerow({name: _inert(value) for name, value in row.items()})
    return file.getvalue()


def _facts(paper: Paper) -> dict[str, str]:
    """What is known of the paper, without what is not."""
    said: Reference = paper.reference
    facts: Mapping[str, str | int | None] = {
        "title": said.title,
        "journal": said.journal,
        "year": said.year,
        "volume": said.volume,
        "pages": said.pages,
        "doi": paper.doi,
        "url": f"https://doi.org/{paper.doi}" if paper.doi else None,
    }
    return {name: str(value) for name, value in facts.items() if value}


def _name(author: str) -> tuple[str, str]:
    """An author's last name and initials: ``Perez MA``; a name of another form is all last name."""
    parts = _INITIALS.match(author)
    return (parts[1], parts[2]) if parts else (author, "")


def _inert(value: str) -> str:
    """A cell that a spreadsheet does not take for a formula (OWASP, *CSV injection*)."""
    return f"'{value}" if value.startswith(_FORMULA) else value


_WRITERS: dict[BibliographyFormat, Callable[[tuple[Paper, ...]], str]] = {
    "bibtex": _bibtex,
    "ris": _ris,
    "csv": _csv,
}
SUFFIXES: dict[str, BibliographyFormat] = {".bib": "bibtex", ".ris": "ris", ".csv": "csv"}
"""The formats by the ending of a file's name."""
