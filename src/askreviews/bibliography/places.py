"""Where an entry names volume, pages and mostly the year, and what it says there."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DASH = "–—‐‑−-"
YEAR = r"(?P<year>(?:18|19|20)\d\d)"
ISSUE = r"\((?P<issue>(?!(?:18|19|20)\d\d\))[^()]{1,24})\)"
PAGES = rf"(?P<pages>[A-Za-z]{{0,4}}\d[\w.]{{0,18}}(?:\s?[{_DASH}]\s?[A-Za-z]{{0,4}}\d[\w.]{{0,12}})?)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:[–\-/][A-Z][a-z]{2,8})?"
_CLOSING_YEAR = rf"(?:,\s(?:{_MONTH}\s)?{YEAR}(?!\d))?"
_VOLUME = r"(?<![\w.])(?P<volume>\d{1,4})"
_PLACES = (
    re.compile(  # 2018 Mar 4;12(3):34-45
        rf"\(?(?<!\d){YEAR}[a-z]?\)?(?:\s{_MONTH}(?:\s\d{{1,2}})?)?\s?(?:[;,]\s?|(?=:))"
        rf"(?P<volume>\d{{1,5}}(?:[-–]?[A-Z])?(?!\w))?(?:\s?{ISSUE})?(?:\s?[:,]\s?{PAGES})?"
    ),
    re.compile(rf"{_VOLUME}(?:\s?{ISSUE})?[,:]\s?{PAGES}\s\({YEAR}\)"),  # 12, 34–45 (2018)
    re.compile(rf"{_VOLUME}(?:\s?{ISSUE})?\s\({YEAR}\),?\s{PAGES}"),  # 12 (3) (2018) 34–45
    re.compile(  # 12(3), 34–45; vol. 12, no. 3, pp. 34–45, Mar. 2018
        rf"(?:vol\.\s?)?(?:(?<=vol\.\s)|(?!(?:18|19|20)\d\d\b)){_VOLUME}(?:\s?{ISSUE}|,\sno\.\s(?P<no>\w{{1,12}}))?"
        rf"[,:]\s?(?:pp?\.\s?|[Aa]rt(?:icle|\.)\s(?:[Nn]o\.\s|ID\s)?)?(?!(?:18|19|20)\d\d\.?\Z){PAGES}(?:,\s\d{{1,3}}\spages)?{_CLOSING_YEAR}"
    ),
    re.compile(rf"{_VOLUME}\s?{ISSUE}"),  # 12(3)
)
_YEAR_BEFORE_PUBLISHER = re.compile(rf"(?<=[.?!]\s){YEAR}(?=;\s[^\d\s])")
"""Oxford's for books, web pages and preprints: *Kelp. 2019; Rome: Foo Press*."""
_YEAR_AT_END = re.compile(
    rf"(?:(?<=[.;,?])\s|\A|\s(?=\())(?:[Pp]ublished\sonline:?\s)?(?:{_MONTH}\s(?:\d{{1,2}},?\s)?)?"
    rf"\(?{YEAR}\)?[\s.;,]{{0,3}}\Z"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry names volume, pages and mostly the year, and what it says there."""

    start: int
    end: int
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def find(plain: str) -> Place:
    """The last place that names a volume or pages, else a year at the end, else the end."""
    best: re.Match[str] | None = None
    for pattern in _PLACES:
        for found in pattern.finditer(plain):
            named = found.groupdict()
            if not named["volume"] and not named.get("pages"):
                continue
            if best is None or (found.end(), -found.start()) > (best.end(), -best.start()):
                best = found
    best = best or _YEAR_AT_END.search(plain) or _YEAR_BEFORE_PUBLISHER.search(plain)
    if best is None:
        return Place(len(plain), len(plain))
    named = best.groupdict()
    year, pages = named.get("year"), named.get("pages")
    return Place(
        best.start(),
        best.end(),
        int(year) if year else None,
        named.get("volume"),
        named.get("issue") or named.get("no"),
        re.sub(r"\s", "", pages).rstrip(".") if pages else None,
    )
