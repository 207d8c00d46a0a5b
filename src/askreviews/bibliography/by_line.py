"""Entries that a web page gives line by line, with no sign between names, title and journal.

ScienceDirect, Cell Press and The Lancet have a line of names, then the title and the journal's line; eLife a
line for each name, and the year before the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from askreviews.bibliography import chapters, names
from askreviews.bibliography.names import UPPER
from askreviews.bibliography.places import ISSUE, PAGES, YEAR
from askreviews.bibliography.signs import bare
from askreviews.documents import Reference

_LONGEST = 4000
"""Characters of a line of names."""
_TITLE_LINES = 3
_MOST_NAMES = 200
_BEHIND_INITIALS = re.compile(rf"(\s[{UPPER}]{{1,3}})\s(?=\w)")
_CLOSED = re.compile(r"(?:[^.]|[.](?!\s[A-Z]))+(?<=[.?!])")
"""A title of one sentence; the line behind another begins with the rest of the journal's name."""
LABEL = re.compile(
    r"(?:[a-z]{1,3}\s){0,3}[^\W\d_][\w'’. -]{1,60}?(?:\s(?:and|&)\s[\w'’. -]{2,40}|,?\set\sal\.?)?"
    r",\s(?:(?:18|19|20)\d\d(?P<letter>[a-h])?|n\.d\.)\Z"
)
"""What ScienceDirect sets above an entry: *Abebe et al., 2008*."""
STUDY = re.compile(
    rf"(?P<name>[{UPPER}][\w'’.‐-]*(?:\s[\w'’.‐-]{{1,30}}){{0,3}})\s(?P<year>(?:19|20)\d\d[a-h]?)"
    r"(?:\s\{[^{}]{3,60}\})?"
)
"""What Cochrane's reviews set above an entry, and cite it by: *Abebe 2008a {published data only}*."""
_JOURNAL_LINE = re.compile(
    rf"(?P<journal>(?:[{UPPER}]|[a-z]{{1,3}}[A-Z][a-z]|npj\s).{{1,120}}?)"
    r"(?:,\s(?P<volume>[A-Z]?\d{1,5}(?:[-–]\d{1,5})?|Suppl\.?\s\w{1,4}))?"
    rf"(?:\s{ISSUE})?\s\({YEAR}\)(?:,\s(?:pp?\.\s|Article\s)?(?!10\.\d{{4}}){PAGES})?(?:[\s,;.].{{0,300}})?"
)
"""Where all of a paper's locators have one line: *J Foo, 12 (3) (2018), pp. 34-45, 10.1016/…*."""
_LOCATORS_LINE = re.compile(
    rf"(?P<journal>[{UPPER}].{{1,120}}?)\.?\s{YEAR};\s?(?P<volume>\w{{1,8}})(?:\s?{ISSUE})?(?::\s?{PAGES})?\.?"
)
"""The same on Cell Press's pages: *J Foo. 2018; 12:34-45*."""
_YEAR_LINE = re.compile(rf"\({YEAR}\)\.?")
"""Where a page of the web stands in for a paper, and has no journal."""
_DATED_TITLE = re.compile(rf"\({YEAR}[a-h]?\)\s(?P<title>.*)")
"""The line behind eLife's names: *(2018) Eyes of moths*."""
_JOURNAL_AND_PAGES = re.compile(
    rf"(?P<journal>[{UPPER}b].{{1,120}}?)(?:\s(?P<volume>[A-Z]?\d{{1,5}})(?:\s?{ISSUE})?(?::\s?{PAGES})?|(?<=Rxiv))\."
)
"""Its journal's line: *J Foo 12:34–45.*"""


def opens_title(text: str) -> bool:
    """Whether a line is that of year and title behind names that have a line each."""
    return _DATED_TITLE.fullmatch(text) is not None


def parse(entry: Reference, lines: Sequence[str]) -> Reference | None:
    """The entry with its parts; None where its lines are not those of such a page."""
    if not _holds_names(lines[0]):
        return None
    dated = next((i for i, line in enumerate(lines[:_MOST_NAMES]) if opens_title(line)), 0)
    if dated and all(map(names.is_name, lines[:dated])):
        return _with_dated_title(entry, lines, dated)
    count = next((i for i, line in enumerate(lines[:_MOST_NAMES]) if i and not names.is_short(line)), 0)
    first = count + 1
    is_dotted = names.SURNAME_FIRST.fullmatch(_in_one_style(lines[0])) is not None
    are_short = all(map(names.is_short, names.AND_OR_COMMA.split(_in_one_style(lines[0]))))
    for place, line in enumerate(lines[first : first + _TITLE_LINES], first):
        if count and (told := _YEAR_LINE.fullmatch(line)) is not None and place > count:
            return _filled(entry, lines[:count], " ".join(lines[count:place]), int(told["year"]), told)
        is_parted = is_dotted or (are_short and bool(_CLOSED.fullmatch(" ".join(lines[count:place]))))
        found = _LOCATORS_LINE.fullmatch(line) if is_parted else None
        found = found or (None if is_dotted else _JOURNAL_LINE.fullmatch(line))
        if count and found is not None:
            authors = [name for line in lines[:count] for name in names.each(_in_one_style(line))]
            return _filled(entry, authors, " ".join(lines[count:place]), int(found["year"]), found)
    return None


def _holds_names(line: str) -> bool:
    """Whether a line holds names and nothing else, in a style with no stop at its end."""
    written = _in_one_style(line[:_LONGEST])
    if len(line) > _LONGEST:
        return False
    is_closed = written.endswith((",", ";", ".", ":"))
    return bool(names.SURNAME_FIRST.fullmatch(written)) or (
        not is_closed and names.are_names(names.AND_OR_COMMA.split(written))
    )


def _in_one_style(line: str) -> str:
    """The names with a comma between them; some pages have a dot there, or nothing but a blank."""
    line = names.BULLET.sub(", ", names.ET_AL.sub("", line))
    parted = _BEHIND_INITIALS.sub(r"\1, ", line) if "," not in line else line
    return parted if all(map(names.is_short, parted.split(", "))) else line


def _with_dated_title(entry: Reference, lines: Sequence[str], place: int) -> Reference:
    """The entry whose names have a line each, and whose year and title have the line at `place`."""
    opened, *rest = _DATED_TITLE.sub(r"\g<title>", lines[place]), *lines[place + 1 :]
    year = int(lines[place][1:5])
    for after, line in enumerate(rest[:_TITLE_LINES]):
        found = _JOURNAL_AND_PAGES.fullmatch(line)
        if found is not None:
            return _filled(entry, lines[:place], " ".join([opened, *rest[:after]]), year, found)
    return replace(entry, authors=tuple(lines[:place]), title=bare(opened), year=year)


def _filled(
    entry: Reference, authors: Sequence[str], title: str, year: int, found: re.Match[str]
) -> Reference:
    named: dict[str, str | None] = {"volume": None, "issue": None, "pages": None, **found.groupdict()}
    pages = re.sub(r"\s", "", named["pages"]).rstrip(".") if named["pages"] else None
    journal = named.get("journal") or ""
    chapter = chapters.of_line(journal)
    return replace(
        entry,
        authors=tuple(authors),
        title=bare(title),
        journal=bare(journal) if chapter is None else None,
        book=chapter.book if chapter is not None else None,
        editors=chapter.editors if chapter is not None else (),
        year=year,
        volume=named["volume"],
        issue=named["issue"],
        pages=pages,
    )
