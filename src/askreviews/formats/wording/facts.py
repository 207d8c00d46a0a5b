"""What a file says of the work as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Facts:
    """The bibliographic facts of the work, and warnings about how they were found."""

    title: str = ""
    authors: tuple[str, ...] = ()
    journal: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    url: str | None = None
    keywords: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def or_else(self, other: Facts) -> Facts:
        """These facts, and those of `other` where these say nothing; the warnings of both."""
        return Facts(
            title=self.title or other.title,
            authors=self.authors or other.authors,
            journal=self.journal or other.journal,
            year=self.year or other.year,
            volume=self.volume or other.volume,
            issue=self.issue or other.issue,
            pages=self.pages or other.pages,
            doi=self.doi or other.doi,
            url=self.url or other.url,
            keywords=self.keywords or other.keywords,
            warnings=self.warnings + other.warnings,
        )

    def warned(self, warning: str) -> Facts:
        """These facts with one warning more."""
        return replace(self, warnings=(*self.warnings, warning))


def year_in(text: str) -> int | None:
    """The first year from 1900 to 2099 that the text names."""
    found = _YEAR.search(text)
    return int(found.group()) if found else None
