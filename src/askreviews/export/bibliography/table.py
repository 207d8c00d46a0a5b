"""CSV (RFC 4180), for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from askreviews.export.bibliography.facts import Record

COLUMNS = (
    "key",
    "numbers",
    "authors",
    "title",
    "journal",
    "book",
    "editors",
    "year",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "pmcid",
    "url",
    "entry",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(records: Iterable[Record]) -> str:
    """A line of column names, then a line for each record."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for record in records:
        row = {
            **record.facts,
            "key": record.key,
            "numbers": record.numbers,
            "authors": "; ".join([*record.people, *(["et al."] if record.has_more_authors else [])]),
            "editors": "; ".join(record.editors),
            "entry": record.entry,
        }
        writer.writerow({name: _inert(value) for name, value in row.items()})
    return file.getvalue()


def _inert(value: str) -> str:
    """A cell that a spreadsheet does not take for a formula (OWASP, *CSV injection*)."""
    return f"'{value}" if value.startswith(_FORMULA) else value
