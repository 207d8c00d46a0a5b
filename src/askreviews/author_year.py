"""Citations by author and year, ``(Wang et al., 2020; Li and Xu, 2019a, b)`` or ``Wang et al. (2020)``.

Each is resolved to the one entry whose first author, year and number of authors fit; where none does, or
several do, it cites nothing. A text must show that it cites so: a good part of its list is cited in no other
way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from askreviews import authors
from askreviews.documents import Citation, Reference, Span

_UPPER = "A-ZÀ-ÖØ-ÞĀČĎĐĚĘĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽ"
_PARTICLE = r"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|ten|ter|zu)\s|(?:d|l)['’])"
_WORD = rf"[{_UPPER}][\w'’‐‑-]{{1,30}}"
_SURNAME = rf"(?:{_PARTICLE}{{0,3}}+{_WORD}(?:\s(?:(?:of|for|on|the)\s){{0,2}}{_WORD}){{0,6}}+)"
"""Of a person, or of a group that wrote together; also with words before it that are no part of it."""
_INITIALS = rf"(?:[{_UPPER}]\.[\s-]?){{1,3}}"
_NAME = rf"(?:{_INITIALS}\s?)?{_SURNAME}(?:,?\s{_INITIALS})?"
_YEAR = r"(?:19|20)\d\d[a-h]?"
_NAMES = (
    rf"(?P<first>{_NAME})(?P<middle>(?:,\s{_NAME}){{0,6}}?)"
    rf"(?:(?P<others>,?\s(?:[*_]{{0,2}}et\sal\b\.?[*_]{{0,2}}|and\s(?:colleagues|co-?workers)))"
    rf"|,?\s(?:and|&)\s(?P<last>{_NAME}))?"
)
_YEARS = rf"(?P<years>{_YEAR}(?:(?:,|\sand|\s&)\s?(?:{_YEAR}|[a-h](?![\w.])))*+)"
_BEFORE = r"(?:(?:see|also|reviewed|in|by|e\.g\.|i\.e\.|cf\.|for|reviews?|examples?|and|but)[,:]?\s)*+"
_WORK = re.compile(rf"\s*{_BEFORE}{_NAMES},?\s{_YEARS}(?!\w)")
_NEXT = re.compile(r"[\s,;]+(?:(?:and|&)\s)?|[\s.]*\Z")
_SKIPPED = re.compile(r"[^;]*;?")
_BRACKETS = re.compile(rf"[(\[](?P<inside>[^()\[\]]{{0,1200}}?{_YEAR}[^()\[\]]{{0,200}})[)\]]")
_OPENING = (
    r"(?:[A-Z][a-z]{2,15}ly|However|Moreover|Furthermore|Further|Later|Then|Next|First|Second|Third|Thus|Hence"
    r"|Therefore|Likewise|Besides|Meanwhile|Indeed|Also|Afterwards|Nevertheless|Nonetheless|Instead|Still|Yet)"
)
"""Words that open a sentence, with a comma behind them, and are no author."""
_IN_RUNNING_TEXT = re.compile(rf"(?!{_OPENING},){_NAMES}(?:['’]s)?\s[(\[]{_YEARS}[)\]]")
_SHARE_CITED = 0.2
"""Of the list, in a text that cites so."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a text cites by author and year: its citations, in order, and what cites no single entry."""

    citations: tuple[Citation, ...] = ()
    unresolved: tuple[Span, ...] = ()


def find(text: str, within: Sequence[Span], references: Sequence[Reference]) -> Found:
    """The citations of a document; none where it does not show that it cites so.

    `within` are the paragraphs, in order. Of works in brackets each has a span of its own, without them.
    """
    entries = _Entries(references)
    citations: list[Citation] = []
    unresolved: list[Span] = []
    for span in within:
        for work in (*_bracketed(text, span, entries), *_running(text, span, entries)):
            if work.numbers:
                citations.append(Citation(work.span, work.numbers))
            elif work.is_sure:
                unresolved.append(work.span)
    cited_numbers = {number for citation in citations for number in citation.numbers}
    if len(cited_numbers) < _SHARE_CITED * len(references):
        return Found()
    return Found(tuple(sorted(citations, key=lambda c: c.span)), tuple(sorted(unresolved)))


@dataclass(frozen=True, slots=True)
class _Work:
    """What may be a citation, with no number where it resolves to none; `is_sure` tells that it is one."""

    span: Span
    numbers: tuple[int, ...]
    is_sure: bool


class _Entries:
    """The entries of a list, by the first author's name and the year."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self._by_name: dict[tuple[str, str], list[Reference]] = defaultdict(list)
        for entry in references:
            if entry.authors and entry.year:
                name = _plain(authors.parse(entry.authors[0]).last)
                self._by_name[name, str(entry.year)].append(entry)
        self._names = frozenset(name for name, _ in self._by_name)

    def has_author(self, name: str) -> bool:
        """Whether an entry begins with this name."""
        return any(reading in self._names for reading in _readings(_parsed(name).last))

    def number(self, names: Mapping[str, str | None], year: str) -> int | None:
        """The number of the one entry that these names and this year, with its letter, mean."""
        first = _parsed(names["first"] or "")
        fitting: list[Reference] = []
        for name in _readings(first.last):
            listed = self._by_name.get((name, year[:4]), ())
            fitting = fitting or [entry for entry in listed if _fits(entry, names, first)]
        fitting = [entry for entry in fitting if _has_as_many(entry, names)] or fitting
        letters = {_letter(entry): entry for entry in fitting}
        if year[4:]:
            chosen = letters.get(year[4:])
            return chosen.number if chosen is not None and len(letters) == len(fitting) else None
        return fitting[0].number if len(fitting) == 1 else None


def _readings(name: str) -> Iterator[str]:
    """What a name of several words may be: all of it, or without the word before it (*In Wu*)."""
    words = name.split()
    yield from (_plain(" ".join(words[place:])) for place in range(len(words)))


def _fits(entry: Reference, names: Mapping[str, str | None], first: authors.AuthorName) -> bool:
    """Whether an entry of the first author's has as many others as are named, and these."""
    own = authors.parse(entry.authors[0])
    if first.first and own.first and first.first[0] != own.first[0]:
        return False
    written = [part for part in re.split(r",\s", names["middle"] or "") if part]
    named = [_plain(_parsed(name).last) for name in (*written, *filter(None, [names["last"]]))]
    listed = [_plain(authors.parse(name).last) for name in entry.authors[1:]]
    if names["others"]:
        return listed[: len(named)] == named and (len(listed) > len(named) or entry.has_more_authors)
    if not named:
        return True
    return listed == named or (entry.has_more_authors and listed == named[: len(listed)])


def _has_as_many(entry: Reference, names: Mapping[str, str | None]) -> bool:
    """Whether an entry has one author where one is named, and more than two where *et al.* stands."""
    if names["others"]:
        return len(entry.authors) > 2 or entry.has_more_authors
    return bool(names["last"]) or (len(entry.authors) == 1 and not entry.has_more_authors)


def _bracketed(text: str, span: Span, entries: _Entries) -> Iterator[_Work]:
    """The works that stand together in brackets, each with its own span."""
    for bracket in _BRACKETS.finditer(text, span.start, span.end):
        place, end = bracket.span("inside")
        while place < end:
            found = _WORK.match(text, place, end)
            if found is not None:
                yield _work(found, Span(found.start("first"), found.end("years")), entries)
                place = found.end()
            following = _NEXT.match(text, place, end) if found is not None else None
            following = following or _SKIPPED.match(text, place, end)
            place = following.end() if following is not None else end


def _running(text: str, span: Span, entries: _Entries) -> Iterator[_Work]:
    """The years in brackets behind names that are part of the sentence."""
    for found in _IN_RUNNING_TEXT.finditer(text, span.start, span.end):
        yield _work(found, Span(found.start("years") - 1, found.end("years") + 1), entries)


def _work(found: re.Match[str], span: Span, entries: _Entries) -> _Work:
    """One or more works of the same authors: their numbers at `span`, or none, if one does not resolve."""
    numbers = [entries.number(found.groupdict(), year) for year in _years(found["years"])]
    known = tuple(number for number in numbers if number is not None)
    if len(known) == len(numbers):
        return _Work(span, known, is_sure=True)
    is_sure = bool(found["others"] or found["last"]) or entries.has_author(found["first"])
    return _Work(Span(found.start("first"), span.end), (), is_sure)


def _years(written: str) -> Iterator[str]:
    """Each year with its letter: 2019a and 2019b for ``2019a, b``."""
    year = ""
    for part in re.findall(r"\d{4}[a-h]?|[a-h]", written):
        year = part if len(part) > 1 else year[:4] + part
        yield year


def _letter(entry: Reference) -> str:
    """The letter behind an entry's year, which tells it from others of the same authors."""
    found = re.search(rf"{entry.year}([a-h])\b", entry.raw)
    return found[1] if found else ""


def _parsed(name: str) -> authors.AuthorName:
    """The parts of a name as a text prints it: with initials before or behind it, or without."""
    initials = re.match(rf"({_INITIALS})\s?", name)
    if initials and name[initials.end() :]:
        return authors.AuthorName(name[initials.end() :].strip(), initials[1])
    return authors.parse(name)


def _plain(name: str) -> str:
    """A name without case, accents and the signs between its parts."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in letters if c.isalpha())
