"""Entries of chapters: which book a chapter is in, and who edited that.

Lists have the editors before the book's title (``In: Doe J, Roe A, editors. Book.``), behind it (``In Book,
J. Doe and A. Roe, eds.``) or in brackets (``in Book (eds Doe, J. & Roe, A.)``). Nothing counts as editors but
names beside the word for it: *Angew. Chem. Int. Ed.* is a journal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from askreviews.bibliography import names
from askreviews.bibliography.names import UPPER
from askreviews.bibliography.signs import bare

_LONGEST = 600
"""Characters behind *In* that are looked at."""
_IN = re.compile(rf"(?:(?P<sign>[.,;:?!)\"”’']|\d)\s[Ii]n:?|(?<=\w)\s[Ii]n:)\s(?=[{UPPER}])")
_ED = r"(?:[Ee]d(?:s|itors?)?|EDS?)"
_EDITORS_FIRST = re.compile(rf"(?P<editors>.{{3,400}}?)[,.]?\s[\[(]?{_ED}\b\.?[\])]?[.,:]?\s(?=[\w\"“‘'])")
_EDITORS_BEHIND = re.compile(
    rf"(?P<book>.{{3,300}}?)[.,;]?\s(?:[\[(]{_ED}\b\.?:?\s(?P<enclosed>[^()\[\]]{{3,300}})[\])]"
    rf"|(?:{_ED}\b\.?|(?P<in_full>[Ee]dited\sby))\s(?P<following>.{{3,300}}?)(?=\s\(|,\s\d|(?<!\b[{UPPER}])\.\s[{UPPER}]|[,.]?\Z))"
)
_WORD_FOR_EDITORS = re.compile(rf"[,.]?\s[\[(]?{_ED}\b")
_BORDER = re.compile(r"[.,;]\s")
ONLINE = re.compile(
    r"(?P<names>.{3,600}?)\.\s(?P<book>[^.]{3,90}?)\s\[Internet\]\.\s[^;]{3,90};\s[^:]{2,60}:\s"
    r"(?:\w{3,9}\s(?:\d{1,2},\s)?)?(?P<year>(?:19|20)\d\d)[^.]{0,30}\.\s(?P<title>.{4,300}?)\.(?:\s\[.{0,80}\])?\Z"
)
"""As NCBI's Bookshelf has chapters, title last: *Doe A. Book [Internet]. Press; Rome: Jul 1, 2020. Title.*"""
_EDITION = re.compile(
    r"[.,;]?\s\(?(?:(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|revised|[Nn]ew)\s[Ee]d(?:ition|n)?\b"
    r"|[Vv]ol(?:ume)?s?\.?\s\w{1,5}\b|[Pp]p?\.\s?\d).*\Z",
    re.DOTALL,
)
_BOOK_END = re.compile(
    rf"(?<!\bSt)(?<!\bvs)[.?!;]\s(?=[\w(])|[.,]?\s\(|,\spp?\.?\s\d|,?\s\d+[-–]\d+"
    rf"|:\s(?=[{UPPER}][\w\s]{{1,80}}[,;]\s\d{{4}})"
)
_YEAR = re.compile(r"\(?(?:18|19|20)\d\d\b")
_ED_AT_ALL = re.compile(rf"(?<![^\W\d_])(?:{_ED}\b|[Ee]dited\sby\b)")
_MOST_READINGS = 4
_MOST_BORDERS = 30
_BEHIND_BOOK = 2
"""Publisher and place, where commas part all: *Book, Foo Press, Rome, 2014*."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where an entry says *In*, the book's title behind that, and its editors as printed."""

    start: int
    book: str
    editors: tuple[str, ...]


def find(plain: str) -> Chapter | None:
    """The book that the entry's work is a chapter of; None where it names no editors of one."""
    if _ED_AT_ALL.search(plain) is None:
        return None
    for said in islice(_IN.finditer(plain), _MOST_READINGS):
        rest = plain[said.end() : said.end() + _LONGEST]
        for book, editors in _readings(rest, has_commas=said["sign"] == ","):
            if (title := bare(_EDITION.sub("", book))) is not None:
                return Chapter(said.start() + 1, title, _each(editors))
    return None


def of_line(line: str) -> Chapter | None:
    """The same of a line that begins with the editors: *J. Doe (Ed.), Book, Foo Press, Rome*."""
    for book, editors in _editors_first(line, has_commas=True):
        if (title := bare(_EDITION.sub("", book))) is not None:
            return Chapter(0, title, _each(editors))
    return None


def _readings(rest: str, *, has_commas: bool) -> Iterator[tuple[str, str]]:
    """The book and its editors, as each style has them."""
    yield from _editors_first(rest, has_commas=has_commas)
    behind = _EDITORS_BEHIND.match(rest)
    if behind is not None:
        editors = behind["enclosed"] or behind["following"]
        if names.have_initials(editors) or (behind["in_full"] and names.are_names(names.each(editors))):
            yield behind["book"], editors
    for word in islice(_WORD_FOR_EDITORS.finditer(rest), _MOST_READINGS):
        for border in islice(_BORDER.finditer(rest, 0, word.start()), _MOST_BORDERS):
            if names.have_initials(rest[border.end() : word.start()]):
                yield rest[: border.start()], rest[border.end() : word.start()]
                return


def _editors_first(rest: str, *, has_commas: bool) -> Iterator[tuple[str, str]]:
    first = _EDITORS_FIRST.match(rest)
    if first is None or not names.have_initials(first["editors"]):
        return
    behind = rest[first.end() :]
    if has_commas and first.group().rstrip().endswith(","):
        parts = behind.split(", ")
        dated = next((i for i, part in enumerate(parts) if _YEAR.match(part)), len(parts))
        yield ", ".join(parts[: max(1, dated - _BEHIND_BOOK)]), first["editors"]
        return
    end = _BOOK_END.search(behind)
    yield behind[: end.start()] if end is not None else behind, first["editors"]


def _each(written: str) -> tuple[str, ...]:
    return names.each(names.with_last_stop(written.strip(" ,;")))
