"""CSV (RFC 4180), for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from askreviews.export.bibliography.facts import facts_of, numbers_of, on_one_line, people_of
from askreviews.papers import Paper

COLUMNS = (
    "key",
    "numbers",
    "authors",
    "title",
    "journal",
    "year",
    "volume",
    "issue",
    "pages",
    "doi",
    "url",
    "entry",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(papers: Iterable[Paper]) -> str:
    """A line of column names, then a line for each paper."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for paper in papers:
        row = facts_of(paper) | {
            "key": paper.key,
            "numbers": numbers_of(paper),
            "authors": "; ".join(
                [*people_of(paper), *(["et al."] if paper.reference.has_more_authors else [])]
            ),
            "entry": on_one_line(paper.reference.raw),
        }
        writer.writerow({name: _inert(value) for name, value in row.items()})
    return file.getvalue()


def _inert(value: str) -> str:
    """A cell that a spreadsheet does not take for a formula (OWASP, *CSV injection*)."""
    return f"'{value}" if value.startswith(_FORMULA) else value
