"""From the words of a reference entry to its parts: authors, title, journal, year, volume, issue, pages, DOI.

Entries are taken as they are printed: AMA and Vancouver style (``Authors. Title. Journal.
Year;Volume(Issue):Pages.``), APA and Harvard (``Authors (Year). Title. Journal, Volume, Pages``), Nature,
Elsevier, MDPI and IEEE, and what web pages leave of them; ScienceDirect's pages give authors, title and
journal a line each, and no sign between them. Elsewhere, first the place that names volume and pages is
found, then the authors before the title; title and journal lie between the two. A part that cannot be told
apart stays empty; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from askreviews import identifiers
from askreviews.documents import Reference

_LONGEST = 4000
"""Characters of an entry that are taken apart; what is longer is no entry, and only kept."""
_DASH = "–—‐‑−-"
_UPPER = "A-ZÀ-ÖØ-ÞĀČĎĐĚĘĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽ"
_EMPHASIS = re.compile(r"\*{1,2}(?=\S)|(?<=\S)\*{1,2}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)")
"""Markdown's marks; an underscore inside a word is none."""
_FULL_WIDTH = str.maketrans(
    {
        "，": ", ",
        "；": "; ",
        "：": ": ",
        "．": ". ",
        "。": ". ",
        "（": " (",
        "）": ") ",
        "［": "[",
        "］": "]",
        "－": "-",
    }
)
_TYPE_OF_SOURCE = re.compile(r"\s?\[[JMCDPRSNZ](?:/(?:OL|CD))?\](?=\s?[.,:]|\Z)")
"""What the Chinese standard (GB/T 7714) writes behind a title: ``[J]`` for a journal, ``[M]`` for a book."""
_ADDRESS = re.compile(r"[\[(<]?\b(?:https?://|www\.)\S+")
_LOCATOR_TAIL = re.compile(
    r"""(?:
      [\[(]?\s?\b(?:doi|pmid|pmcid|epub|url)\b
    | \b10\.\d{4,9}/
    | \[\s?(?:crossref|google\sscholar|pubmed)\b
    | (?<=[.;]\s)(?:in\spress\b|available\s(?:from|at|online)\b|published\sonline\b(?!.{0,24}(?:19|20)\d\d))
    ).*\Z""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)

_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_ISSUE = r"\((?P<issue>(?!(?:18|19|20)\d\d\))[^()]{1,24})\)"
_PAGES = rf"(?P<pages>[A-Za-z]{{0,4}}\d[\w.]{{0,18}}(?:\s?[{_DASH}]\s?[A-Za-z]{{0,4}}\d[\w.]{{0,12}})?)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:[–\-/][A-Z][a-z]{2,8})?"
_CLOSING_YEAR = rf"(?:,\s(?:{_MONTH}\s)?{_YEAR}(?!\d))?"
_VOLUME = r"(?<![\w.])(?P<volume>\d{1,4})"
_PLACES = (
    re.compile(  # 2018 Mar 4;12(3):34-45
        rf"\(?{_YEAR}[a-z]?\)?(?:\s{_MONTH}(?:\s\d{{1,2}})?)?\s?(?:[;,]\s?|(?=:))"
        rf"(?P<volume>\d{{1,5}}(?:[-–]?[A-Z])?(?!\w))?(?:\s?{_ISSUE})?(?:\s?[:,]\s?{_PAGES})?"
    ),
    re.compile(rf"{_VOLUME}(?:\s?{_ISSUE})?[,:]\s?{_PAGES}\s\({_YEAR}\)"),  # 12, 34–45 (2018)
    re.compile(rf"{_VOLUME}(?:\s?{_ISSUE})?\s\({_YEAR}\),?\s{_PAGES}"),  # 12 (3) (2018) 34–45
    re.compile(  # 12(3), 34–45; vol. 12, no. 3, pp. 34–45, Mar. 2018
        rf"(?:vol\.\s?)?(?:(?<=vol\.\s)|(?!(?:18|19|20)\d\d\b)){_VOLUME}(?:\s?{_ISSUE}|,\sno\.\s(?P<no>\w{{1,12}}))?"
        rf"[,:]\s?(?:pp?\.\s?|[Aa]rt(?:icle|\.)\s(?:[Nn]o\.\s|ID\s)?)?(?!(?:18|19|20)\d\d\.?\Z){_PAGES}{_CLOSING_YEAR}"
    ),
    re.compile(rf"{_VOLUME}\s?{_ISSUE}"),  # 12(3)
)
_YEAR_AT_END = re.compile(
    rf"(?:(?<=[.;,?])\s|\A|\s(?=\())(?:[Pp]ublished\sonline:?\s)?(?:{_MONTH}\s(?:\d{{1,2}},?\s)?)?"
    rf"\(?{_YEAR}\)?[\s.;,]{{0,3}}\Z"
)
_ANY_YEAR = re.compile(r"(?<![\d./–-])(?:19|20)\d\d(?!\d|\.\d)")
_OPENING_YEAR = re.compile(r"\A(?:18|19|20)\d\d[a-z]?\.\s(?=\S)")
"""Annual Reviews' place for the year: between authors and title."""
_YEAR_IN_BRACKETS = re.compile(rf"\({_YEAR}[a-z]?(?:,[^()]{{0,20}})?\)")
_UNDATED = re.compile(r"\((?:n\.\s?d\.|in\spress|forthcoming)(?:-?[a-h])?\)", re.IGNORECASE)

_PARTS = re.compile(r"\A\(a\)\s(?P<first>.{10,1000}?)[.;,]?\s\(b\)\s", re.DOTALL)
"""An entry of several papers, as chemists' lists have them; it is known by its first."""
_BOOK = re.compile(rf";\s[^;:]{{2,60}}:\s[^;:]{{2,60}},\s{_YEAR}(?:;\spp?\s(?P<pages>[\d–−-]{{1,12}}))?\.?\Z")
"""Publisher, place and year as the American Chemical Society has them: *; Foo Press: Rome, 2014; pp 3−12.*"""

_YEAR_BETWEEN = re.compile(
    rf"(?P<names>[^\d\"“”()]{{3,1500}}?)(?:[.,]\s(?=\d{{4}}[a-h]?\.\s[\"“‘'{_UPPER}])|[.,]?\s(?=\d{{4}}[a-h]?,\s[\"“‘']))"
    rf"(?P<dated>{_YEAR}[a-h]?)[.,]\s"
)
"""Harvard's and Chicago's place for it: *Doe, J., 2019. Title*, *Doe, J & Roe, A 2019, ‘Title’*, *Doe, Jane,
and Ann Roe. 2019. “Title”*."""
_STAND_IN = "Doe, J."
_SUFFIX = re.compile(r"\s(?:Jr|Sr)\.?(?=,)")
_ENDS_WITH_INITIALS = re.compile(rf"\s[{_UPPER}]{{1,3}}\Z")
_LAST_INITIAL = re.compile(rf"[\s.][{_UPPER}]\Z")
_CHICAGO_NAMES = re.compile(
    rf"(?:[a-z]{{2,3}}\s){{0,2}}[{_UPPER}][\w'’ \-]{{1,40}},"
    rf"\s[{_UPPER}][\w'’\-]*\.?(?:\s[{_UPPER}]\.?[\w'’\-]*){{0,3}}"
    rf"(?:(?:,\s(?:and\s)?|\sand\s)[{_UPPER}][\w'’.\-]*+(?:\s(?!and\s)[\w'’.\-]++){{1,4}}+){{0,12}}+"
)

_PARTICLES = r"(?:(?:van|von|der|den|de|la|le|di|da|del|della|dos|du|ter|ten|al|el|bin|ibn|st|St\.)\s){0,3}"
_SURNAME = rf"{_PARTICLES}[^\W\d_][\w'’\-]{{0,40}}(?:\s[^\W\d_][\w'’\-]{{1,40}}){{0,2}}"
_DOTTED = rf"(?:(?!St\.)[{_UPPER}][a-z]?\.[\s{_DASH}]?){{1,4}}"
_ET_AL = re.compile(r"(?:,\s?|\s)?(?:(?:and|&)\s)?\bet\sal\b\.?|,\s(?:eds|editors)\b\.?", re.IGNORECASE)
_BULLET = re.compile(r"\s?[∙•·]\s?")
_AND_OR_COMMA = re.compile(r",\s(?:(?:and|&)\s)?")
_JOINING = r"(?:[,;]\s?(?:(?:and|&)\s)?|(?:and|&)\s)?"
_SURNAME_FIRST = re.compile(rf"(?:{_SURNAME},\s{_DOTTED}\s?{_JOINING}){{1,99}}+")
_INITIALS_FIRST = re.compile(rf"(?:{_DOTTED}\s?{_SURNAME}(?:,\s(?:and\s)?|\sand\s)){{1,99}}+")
_VANCOUVER_NAME = re.compile(
    rf"[^\W\d_][\w'’\- ]{{0,60}}\s"
    rf"(?:[{_UPPER}][{_UPPER}a-z]{{0,3}}(?:-[{_UPPER}])?|(?:[{_UPPER}]\.-?){{1,3}}[{_UPPER}])"
    r"(?:\s(?:Jr|Sr|I{2,3}|\d(?:st|nd|rd|th)))?\.?"
)
_FULL_NAME = re.compile(
    rf"[{_UPPER}][\w'’\-]{{1,30}}(?:\s(?:{_PARTICLES}[{_UPPER}][\w'’\-]{{1,30}}|[{_UPPER}]\.)){{1,4}}"
)
_GROUP = re.compile(
    r"""\b(?:collaborat\w+|organi[sz]ations?|group|consortium|network|committee|association|society|initiative
    |investigators|foundation|institutes?|cent(?:er|re)s?|agency|ministry|council|commission|department|academy
    |task\sforce)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ACRONYM = re.compile(rf"[{_UPPER}]{{2,8}}")
"""A group by its letters: WHO."""
_NAMES_END = re.compile(rf"(?<!\s[{_UPPER}])[.:]\s(?!,)|(?<=\s[{_UPPER}])(?:\.\s(?!,)|:\s)")
_QUOTED_TITLE = re.compile(
    r"[\"“](?P<title>[^\"“”]{4,400})[\"”]|(?<!\S)[‘'](?P<single>[^\"“”]{4,400}?)[’'](?=[,.]\s)"
)
_TITLE_END = re.compile(
    rf"(?<=[.?!])\s(?=[{_UPPER}]|[a-z]{{1,3}}[A-Z][a-z]|npj\s)|(?<=[a-z)\d][.?!])(?=[{_UPPER}])"
)
_INNER_STOP = re.compile(rf"\.-?[{_UPPER}]\Z")
"""The last of several initials, without its full stop."""
_INITIALS_AND_NAME = re.compile(rf"{_DOTTED}\s?{_SURNAME}(?:,?\s(?:Jr|Sr|I{{2,3}})\.?)?")
_JOURNAL_LINE = re.compile(
    rf"(?P<journal>(?:[{_UPPER}]|[a-z]{{1,3}}[A-Z][a-z]|npj\s).{{1,120}}?)"
    r"(?:,\s(?P<volume>[A-Z]?\d{1,5}(?:[-–]\d{1,5})?|Suppl\.?\s\w{1,4}))?"
    rf"(?:\s{_ISSUE})?\s\({_YEAR}\)(?:,\s(?:pp?\.\s|Article\s)?(?!10\.\d{{4}}){_PAGES})?(?:[\s,;.].{{0,300}})?"
)
"""Where all of a paper's locators have one line: *J Foo, 12 (3) (2018), pp. 34-45, 10.1016/…*."""
_LOCATORS_LINE = re.compile(
    rf"(?P<journal>[{_UPPER}].{{1,120}}?)\.?\s{_YEAR};\s?(?P<volume>\w{{1,8}})(?:\s?{_ISSUE})?(?::\s?{_PAGES})?\.?"
)
"""The same on Cell Press's pages: *J Foo. 2018; 12:34-45*."""
_ONLY_JOURNAL = re.compile(rf"(?:[{_UPPER}][\w&-]{{0,20}}\.?\s?){{1,8}}")
"""What stands before the year where chemists leave out titles: *A. Doe and B. Roe, J. Foo, 2018, 12, 34*."""
_JOURNAL_PIECE = re.compile(rf"(?:Natl\s)?[{_UPPER}][a-z]{{0,6}}\.")
_PUBLISHER = re.compile(rf"[{_UPPER}][^:]{{1,60}}:\s[^:]{{1,80}};?\Z")


LABEL = re.compile(
    r"(?:[a-z]{1,3}\s){0,3}[^\W\d_][\w'’. -]{1,60}?(?:\s(?:and|&)\s[\w'’. -]{2,40}|,?\set\sal\.?)?"
    r",\s(?:(?:18|19|20)\d\d(?P<letter>[a-h])?|n\.d\.)\Z"
)
"""What ScienceDirect sets above an entry: *Abebe et al., 2008*."""


STUDY = re.compile(
    rf"(?P<name>[{_UPPER}][\w'’.‐-]*(?:\s[\w'’.‐-]{{1,30}}){{0,3}})\s(?P<year>(?:19|20)\d\d[a-h]?)"
    r"(?:\s\{[^{}]{3,60}\})?"
)
"""What Cochrane's reviews set above an entry, and cite it by: *Abebe 2008a {published data only}*."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry names volume, pages and mostly the year, and what it says there."""

    start: int
    end: int
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def parse(number: int, raw: str, lines: Sequence[str] = ()) -> Reference:
    """The entry `raw` (without its number) taken apart; `raw` itself is kept as printed.

    `lines` are the same words line by line, where the list has them so; a `LABEL` may be the first of them.
    """
    parted = _PARTS.match(raw)
    own = f"{parted['first']}." if parted is not None else raw
    entry = Reference(number=number, raw=raw, doi=identifiers.doi_in(own))
    label = LABEL.match(lines[0]) if len(lines) > 1 else None
    is_study = len(lines) > 1 and STUDY.fullmatch(lines[0]) is not None
    if is_study or (label is not None and label["letter"]):  # without one it may be the entry's beginning
        own, lines = raw[len(lines[0]) :].lstrip(), lines[1:]
    if len(lines) > 2 and (by_line := _by_line(entry, lines)) is not None:
        return by_line
    words = _TYPE_OF_SOURCE.sub("", " ".join(own[:_LONGEST].translate(_FULL_WIDTH).split()))
    plain = _EMPHASIS.sub("", _LOCATOR_TAIL.sub("", _ADDRESS.sub("", words))).strip(" |↵")
    if not plain:
        return entry
    if (book := _BOOK.search(plain)) is not None:
        return _as_book(entry, plain, book)
    between = _YEAR_BETWEEN.match(plain)
    in_full = _written_in_full(between["names"]) if between is not None else ()
    if between is not None:
        names = _STAND_IN if in_full else _SUFFIX.sub("", _with_last_stop(between["names"]))
        plain = f"{names} ({between['dated']}). {plain[between.end() :]}"
    place = _place(plain)
    undated = _UNDATED.search(plain)
    dated = undated or _YEAR_IN_BRACKETS.search(plain)
    if dated is not None and (dated.start() < 3 or place.start - dated.end() < 3):
        dated = undated = None  # it parts no authors from a title
    authors, title, journal = _words_before(plain, place, dated)
    entry = replace(entry, authors=in_full or authors, title=title, journal=journal)
    year = place.year or _year_outside(plain, title)
    if dated is not None:
        year = None if undated is not None else int(dated["year"])
    return replace(entry, year=year, volume=place.volume, issue=place.issue, pages=place.pages)


def _as_book(entry: Reference, plain: str, place: re.Match[str]) -> Reference:
    """The entry with its parts, of a book whose publisher, place and year stand at `place`."""
    authors, title = _split_authors(plain[: place.start()])
    year, pages = int(place["year"]), place["pages"]
    return replace(entry, authors=authors, title=_clean(title), year=year, pages=pages)


def _with_last_stop(names: str) -> str:
    """The names with the full stop behind the last initial, where the others have theirs."""
    return f"{names}." if _LAST_INITIAL.search(names) and re.search(rf"\s{_DOTTED}", names) else names


def _written_in_full(names: str) -> tuple[str, ...]:
    """The names of Chicago's style, the first alone with its last name first; empty for those of others."""
    if _CHICAGO_NAMES.fullmatch(names) is None:
        return ()
    last, first, *others = re.split(r",\s(?:and\s)?|\sand\s", names)
    return () if _ENDS_WITH_INITIALS.search(last) else (f"{last}, {first}", *others)


def _by_line(entry: Reference, lines: Sequence[str]) -> Reference | None:
    """The entry with its parts, when names have the first line and the journal one that follows the title."""
    names = _BULLET.sub(", ", _ET_AL.sub("", lines[0]))
    if len(names) > _LONGEST:
        return None
    if _SURNAME_FIRST.fullmatch(names):
        style = _LOCATORS_LINE
    elif names.endswith((",", ";", ".", ":")) or not all(map(_is_name, _AND_OR_COMMA.split(names))):
        return None
    else:
        style = _JOURNAL_LINE
    for place, line in enumerate(lines[2:5], 2):
        found = style.fullmatch(line)
        if found is not None:
            return replace(
                entry,
                authors=_names(names),
                title=_clean(" ".join(lines[1:place])),
                journal=_clean(found["journal"]),
                year=int(found["year"]),
                volume=found["volume"],
                issue=found["issue"],
                pages=re.sub(r"\s", "", found["pages"]).rstrip(".") if found["pages"] else None,
            )
    return None


def _is_name(part: str) -> bool:
    styles = (_INITIALS_AND_NAME, _VANCOUVER_NAME, _FULL_NAME)
    return any(style.fullmatch(part) for style in styles) or bool(_GROUP.search(part))


def _place(plain: str) -> _Place:
    """The last place that names a volume or pages, else a year at the end, else the end."""
    best: re.Match[str] | None = None
    for pattern in _PLACES:
        for found in pattern.finditer(plain):
            named = found.groupdict()
            if not named["volume"] and not named.get("pages"):
                continue
            if best is None or (found.end(), -found.start()) > (best.end(), -best.start()):
                best = found
    best = best or _YEAR_AT_END.search(plain)
    if best is None:
        return _Place(len(plain), len(plain))
    named = best.groupdict()
    year, pages = named.get("year"), named.get("pages")
    return _Place(
        best.start(),
        best.end(),
        int(year) if year else None,
        named.get("volume"),
        named.get("issue") or named.get("no"),
        re.sub(r"\s", "", pages).rstrip(".") if pages else None,
    )


def _year_outside(plain: str, title: str | None) -> int | None:
    """The last year that the entry names, but for those in its title."""
    years = _ANY_YEAR.findall(plain.replace(title, "") if title else plain)
    return int(years[-1]) if years else None


def _words_before(
    plain: str, place: _Place, dated: re.Match[str] | None
) -> tuple[tuple[str, ...], str | None, str | None]:
    """Authors, title and journal."""
    head = plain[: place.start].rstrip(" ,;(:")
    quoted = _QUOTED_TITLE.search(plain)
    if quoted is not None and plain[: quoted.start()].rstrip().endswith((",", ")", ").")):
        journal = plain[quoted.end() : max(quoted.end(), place.start)].strip(" ,.").removeprefix("in ")
        names = plain[: dated.start() if dated is not None else quoted.start()]
        return _names(names), _clean(quoted["title"] or quoted["single"]), _clean(journal.split(",")[0])
    if dated is not None:
        authors = _names(plain[: dated.start()])
        return authors, *_title_and_journal(plain[dated.end() : place.start].strip(" .,;:("))
    authors, rest = _split_authors(head)
    rest = _OPENING_YEAR.sub("", rest) if authors else rest
    if place.year and _INITIALS_FIRST.match(head) and _ONLY_JOURNAL.fullmatch(rest):
        return authors, None, _clean(rest)
    if authors and head[: len(head) - len(rest)].rstrip().endswith(",") and "," in rest:
        title, _, journal = rest.rpartition(", ")  # Elsevier sets everything off with commas
        return authors, _clean(title), _clean(journal)
    return authors, *_title_and_journal(rest)


def _split_authors(head: str) -> tuple[tuple[str, ...], str]:
    """The names before the title, and what follows them."""
    et_al = _ET_AL.search(head)
    if et_al is not None and not re.search(r"[^\W\d_]{3}\.\s", head[: et_al.start()]):
        return _names(head[: et_al.end()]), head[et_al.end() :].lstrip(" .,:;")
    for style in (_SURNAME_FIRST, _INITIALS_FIRST):
        listed = style.match(head)
        if listed is not None and listed.end() < len(head):
            return _names(listed.group()), head[listed.end() :].lstrip(" .,")
    end = _NAMES_END.search(head)
    if end is None:
        return (), head
    written, rest = head[: end.start()], head[end.end() :].lstrip()
    parts = re.split(r"\s?[,;]\s?", written)
    for name in (_VANCOUVER_NAME, _FULL_NAME):
        if all(name.fullmatch(part) or _GROUP.search(part) or _ACRONYM.fullmatch(part) for part in parts):
            return _names(written), rest
    return (), head


def _names(written: str) -> tuple[str, ...]:
    """The names as printed, without *et al.* at their end."""
    written = _ET_AL.sub("", written).strip(" ,;:&")
    if re.search(rf",\s?{_DOTTED}", written) and not re.match(_DOTTED, written):
        names = re.findall(rf"{_SURNAME},\s{_DOTTED}", written)
        return tuple(re.sub(r"^(?:and|&)\s", "", name).strip(" ,&-") for name in names)
    parts = re.split(r"\s?[,;]\s?(?:(?:and|&)\s)?|\s(?:and|&)\s", written)
    return tuple(_INNER_STOP.sub(r"\g<0>.", name) for part in parts if (name := part.strip(" .")))


def _title_and_journal(rest: str) -> tuple[str | None, str | None]:
    """The title and, after the last border that sets it off, the journal."""
    borders = [m.end() for m in _TITLE_END.finditer(rest)]
    pieces = [rest[a:b].strip() for a, b in zip([0, *borders], [*borders, len(rest)], strict=True)]
    first = len(pieces) - 1
    while first > 1 and _JOURNAL_PIECE.fullmatch(pieces[first - 1]):
        first -= 1  # J. Nerve Res.
    if first < 1:
        return _clean(rest), None
    title, journal = " ".join(pieces[:first]), " ".join(pieces[first:])
    return _clean(title), None if _PUBLISHER.fullmatch(journal) else _clean(journal)


def _clean(part: str) -> str | None:
    part = re.sub(r"[.,]?\s\((?:19|20)\d\d\)\Z", "", part.strip(" ,;*_|:"))
    part = part if part.endswith(("?", "!")) else part.rstrip(".")
    return part or None
