"""From the words of a reference entry to its parts: authors, title, journal, year, volume, pages, DOI.

Entries are taken as they are printed: AMA and Vancouver style first (``Authors. Title. Journal.
Year;Volume(Issue):Pages.``), APA and Harvard style (``Authors (Year). Title. Journal, Volume, Pages``), and
what web pages leave of either. A part that cannot be told apart stays empty; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from askreviews.documents import Reference

Place = re.Match[str] | None
"""Where an entry names its volume and pages, and mostly its year, if it does."""

_DASH = "–—‐‑−-"
_EMPHASIS = re.compile(r"[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>\[\]{}|]{1,200}", re.IGNORECASE)
_LOCATOR_TAIL = re.compile(
    r"(?:\s*(?:\[?\s?(?:doi|pmid|pmcid|epub|available\s+from|https?:|url)\b).*)\Z", re.IGNORECASE | re.DOTALL
)
_YEAR_VOLUME = re.compile(
    rf"""
    \(?(?P<year>(?:18|19|20)\d\d)[a-z]?\)?
    (?:\s(?:[A-Z][a-z]{{2,8}})(?:\s\d{{1,2}})?)?          # a month, perhaps a day
    \s?(?:[;,]\s?|(?=:))
    (?P<volume>\d{{1,5}}[A-Z]?(?![\w]))?
    (?:\s?\((?P<issue>[^()]{{1,24}})\))?
    (?:\s?[:,]\s?(?P<pages>[A-Za-z]{{0,4}}\d[\w.]{{0,18}}(?:\s?[{_DASH}]\s?[A-Za-z]?\d[\w.]{{0,12}})?))?
    """,
    re.VERBOSE,
)
_VOLUME_ONLY = re.compile(
    rf"(?P<volume>\d{{1,4}})\s?\((?P<issue>[^()]{{1,24}})\)(?:\s?:\s?(?P<pages>\w{{1,20}}(?:\s?[{_DASH}]\s?\w{{1,20}})?))?"
)
_COMMA_VOLUME = re.compile(
    rf",\s?(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>[^()]{{1,24}})\))?\s?[,:]\s?(?:pp?\.\s?)?(?P<pages>\w{{0,3}}\d\w{{0,17}}(?:\s?[{_DASH}]\s?\w{{1,20}})?)"
)
_ANY_YEAR = re.compile(r"(?<![\d./–-])(?:19|20)\d\d(?![\d/])")
_YEAR_IN_BRACKETS = re.compile(r"\((?P<year>(?:18|19|20)\d\d)[a-z]?(?:,[^()]{0,20})?\)\.?")
_NATURE = re.compile(
    rf"(?P<title>[^.?!]{{4,400}}[.?!])\s(?P<journal>[A-Z][^\d(]{{1,80}}?)\.?,?\s(?P<volume>\d{{1,4}}),\s"
    rf"(?P<pages>\w{{1,12}}(?:[{_DASH}]\w{{1,12}})?)\s\((?P<year>(?:18|19|20)\d\d)\)"
)
_QUOTED_TITLE = re.compile(r"[\"“](?P<title>[^\"“”]{4,400}?),?[\"”]")
_VANCOUVER_NAME = re.compile(
    r"[^\W\d_][\w'’\- ]{0,60}\s[A-Z][A-Za-z]{0,3}(?:-[A-Z])?(?:\s(?:Jr|Sr|I{2,3}))?\Z"
)
_ET_AL = re.compile(r",?\s*(?:and\s+|&\s+)?\bet\s+al\b\.?", re.IGNORECASE)
_TITLE_END = re.compile(r"(?<=[.?!])\s+(?=[*_]*[A-Z])|\.(?=[A-Z][a-z]{0,12}\s[A-Z])")


def parse(number: int, raw: str) -> Reference:
    """The entry `raw` (without its number) taken apart; `raw` itself is kept as printed."""
    entry = Reference(number=number, raw=raw, doi=_doi(raw))
    words = " ".join(raw.split())
    plain = _EMPHASIS.sub("", _LOCATOR_TAIL.sub("", words)).strip()
    if not plain:
        return entry
    place = _issue_place(plain)
    if place is not None:
        entry = replace(entry, volume=place["volume"], pages=_clean_pages(place["pages"]))
    entry = replace(entry, year=_year(plain, place))
    return (
        _quoted(entry, plain)
        or _nature(entry, plain)
        or _dated_after_authors(entry, plain, place)
        or _vancouver(entry, plain, place)
    )


def _quoted(entry: Reference, plain: str) -> Reference | None:
    """``J. Smith and A. Roy, “Title,” J. Name, vol. 12``: IEEE style."""
    found = _QUOTED_TITLE.search(plain)
    if found is None or found.start() < 3 or plain[: found.start()].rstrip().endswith("."):
        return None
    journal = plain[found.end() :].strip(" ,.").split(",")[0]
    return replace(
        entry,
        authors=_authors(plain[: found.start()]),
        title=_clean(found["title"]),
        journal=_clean(journal),
    )


def _nature(entry: Reference, plain: str) -> Reference | None:
    """``Smith, A. & Roy, B. Title. J. Name 12, 34–45 (2018)``: the year closes the entry."""
    authors, rest = _split_dotted_authors(plain)
    found = _NATURE.match(rest)
    if not authors or found is None:
        return None
    return replace(
        entry,
        authors=authors,
        title=_clean(found["title"]),
        journal=_clean(found["journal"]),
        year=int(found["year"]),
        volume=found["volume"],
        pages=found["pages"],
    )


def _dated_after_authors(entry: Reference, plain: str, place: Place) -> Reference | None:
    """``Smith, A., & Roy, B. (2018). Title. J. Name, 12, 34–45``: APA and Harvard style."""
    dated = _YEAR_IN_BRACKETS.search(plain)
    if dated is None or dated.start() < 3 or (place is not None and dated.start() >= place.start()):
        return None
    title, journal = _title_and_journal(plain[dated.end() :].lstrip(" .,"), None)
    return replace(entry, authors=_authors(plain[: dated.start()]), title=title, journal=journal)


def _vancouver(entry: Reference, plain: str, place: Place) -> Reference:
    """``Smith A, Roy B. Title. J Name. 2018;12(3):34-45``: AMA and Vancouver style, and whatever is left."""
    head = plain[: place.start()].rstrip(" ,;(") if place else plain
    authors, rest = _split_authors(head)
    title, journal = _title_and_journal(rest, place)
    return replace(entry, authors=authors, title=title, journal=journal)


def _doi(raw: str) -> str | None:
    found = _DOI.search(raw)
    if found is None:
        return None
    doi = found.group().rstrip(".,;:*_'\"")
    while doi.endswith(")") and doi.count("(") < doi.count(")"):
        doi = doi[:-1].rstrip(".,;:")
    return doi


def _issue_place(plain: str) -> Place:
    """Where year, volume and pages stand: the last place that names a volume or pages."""
    best = None
    for found in _YEAR_VOLUME.finditer(plain):
        if found["volume"] or found["pages"]:
            best = found
    return best or _VOLUME_ONLY.search(plain) or _COMMA_VOLUME.search(plain)


def _clean_pages(pages: str | None) -> str | None:
    return re.sub(r"\s", "", pages).rstrip(".") if pages else None


def _year(plain: str, place: Place) -> int | None:
    """The year of publication: beside the volume, in brackets, or the last that the entry names."""
    if place is not None and "year" in place.re.groupindex:
        return int(place["year"])
    bracketed = _YEAR_IN_BRACKETS.search(plain)
    if bracketed:
        return int(bracketed["year"])
    tail = plain[place.end() :] if place is not None and place.re is _VOLUME_ONLY else plain
    years = _ANY_YEAR.findall(_DOI.sub("", tail))
    return int(years[-1]) if years else None


def _split_authors(head: str) -> tuple[tuple[str, ...], str]:
    """The names before the title, and what follows them."""
    et_al = _ET_AL.search(head)
    stop = re.search(r"\.\s", head)
    if et_al and (stop is None or et_al.start() <= stop.start()):
        return _authors(head[: et_al.end()]), head[et_al.end() :].lstrip(" .,:;")
    if stop is None:
        return (), head
    names = head[: stop.start()]
    parts = [part.strip() for part in names.split(",")]
    if parts and all(_VANCOUVER_NAME.match(part) for part in parts):
        return _authors(names), head[stop.end() :].lstrip()
    return _split_dotted_authors(head)


def _split_dotted_authors(head: str) -> tuple[tuple[str, ...], str]:
    """Names written with dotted initials (``Smith, J. A., & Jones, B. Title``)."""
    dotted = re.match(
        r"(?:[^\W\d_][\w'’\-]{1,40}(?:\s[\w'’\-]{1,40}){0,2},\s(?:[A-Z]\.[\s-]?){1,4},?\s?(?:(?:&|and)\s)?){1,60}",
        head,
    )
    if dotted and dotted.end() < len(head):
        return _authors(dotted.group()), head[dotted.end() :].lstrip(" .,")
    return (), head


def _authors(written: str) -> tuple[str, ...]:
    """The names as printed, without *et al.* at their end."""
    written = _ET_AL.sub("", written).strip(" .,;&")
    if re.search(r",\s(?:[A-Z]\.[\s-]?)+", written):
        names = re.findall(r"[^\W\d_][\w'’\- ]{1,60},\s(?:[A-Z](?:\.|\Z)[\s-]?)+", written)
        return tuple(name.strip(" ,&") for name in names)
    parts = re.split(r"\s*[,;]\s*|\s+(?:and|&)\s+", written)
    return tuple(part.strip() for part in parts if part.strip())


def _title_and_journal(rest: str, place: Place) -> tuple[str | None, str | None]:
    """The title and, after the last border that sets it off, the journal."""
    rest = rest.strip()
    if place is None:
        rest = rest.rstrip(".")
    borders = [m for m in _TITLE_END.finditer(rest) if m.end() < len(rest)]
    if not borders:
        return (rest.rstrip(". ") or None), None
    border = borders[-1] if place is not None else borders[0]
    title, journal = rest[: border.start()], rest[border.end() :]
    journal = re.split(r",\s?\d|,\s(?:vol|pp)", journal, maxsplit=1)[0]
    return _clean(title), _clean(journal)


def _clean(part: str) -> str | None:
    part = part.strip(" ,;*_")
    part = part if part.endswith(("?", "!")) else part.rstrip(".")
    return part or None
