"""Citations by author and year, ``(Wang et al., 2020; Li and Xu, 2019a, b)`` or ``Wang et al. (2020)``.

Each is resolved to the one entry whose first author, year and number of authors fit; where none does, or
several do, it cites nothing. A text must show that it cites so: a good part of its list is cited in no other
way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from askreviews import authors
from askreviews.bibliography import STUDY
from askreviews.documents import Citation, Reference, Span


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_UPPER = "A-ZÀ-ÖØ-ÞĀČĎĐĚĘĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽ"
_PARTICLE = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]e|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|[Ee]l|[Aa]l"
    r"|[Tt]en|[Tt]er|zu|af|St\.)\s|(?:[dD]|[lL])['’])"
)
_TAG = "Citation"
"""What Taylor & Francis's pages hide before each year, for those who hear the page."""
_WORD = rf"(?!{_TAG}\d)[{_UPPER}][\w'’‐‑-]{{0,30}}"
_SURNAME = rf"(?:{_PARTICLE}{{0,3}}+{_WORD}(?:\s(?:(?:of|for|on|the)\s){{0,2}}{_WORD}(?![\w.])){{0,6}}+)"
"""Of a person, or of a group that wrote together; also with words before it that are no part of it."""
_INITIALS = rf"(?:[{_UPPER}]\.[\s-]?){{1,3}}"
_NAME = rf"(?:{_INITIALS}\s?)?{_SURNAME}(?:,?\s{_INITIALS})?"
_LETTER = r"[a-h](?![\w.])"
_UNDATED = r"(?:n\.\s?d\.|in press|forthcoming)"
_YEAR = rf"(?:{_TAG})?(?:(?:18|19|20)\d\d(?:\s?{_LETTER})?|{_UNDATED})"
_NAMES = (
    rf"(?P<first>{_NAME})(?P<middle>(?:,\s{_NAME}){{0,6}}?)"
    r"(?:(?P<others>,?\s(?:[*_]{0,2}(?:<i>)?[Ee][Tt]\.?\s?[Aa][Ll]\b\.?(?:</i>)?[*_]{0,2}\.?"
    r"|(?:and|&)\s(?:(?:his|her|their)\s)?(?:colleagues|co-?workers|co-?authors|others)))"
    rf"|,?\s(?:and|&)\s(?P<last>{_NAME}))?"
)
_BETWEEN_YEARS = r"\s?(?:,?\s(?:and|&)|[,;/–-])\s?"
_YEARS = rf"(?P<years>{_YEAR}(?:{_BETWEEN_YEARS}(?:{_YEAR}|{_LETTER}))*+)(?!\w)"
_SHORT_FORM = r"(?:\s[(\[][\w\s-]{2,20}[)\]])?"
_WORK = re.compile(rf"(?<![\w.’'-]){_NAMES}{_SHORT_FORM}(?:\s?,\s{{0,2}}|\s{{1,2}}|(?<=\.\s)){_YEARS}")
_BRACKETS = re.compile(
    r"[(\[](?P<inside>(?:[^()\[\]]|\([^()\[\]]{0,60}\)|\[[^()\[\]]{0,60}\]){4,1500}+)[)\]]"
)
_IN_RUNNING_TEXT = re.compile(
    rf"(?<![\w.’'-]){_NAMES}(?:['’]s?)?,?\s?[(\[](?P<dated>{_YEARS})(?:[,:]\s?[^()\[\]]{{1,40}})?[)\]]"
)
_SMALL = _words(
    """
    see also and but by in from of for to as with via than both like per on after before
    e.g. i.e. cf. c.f. eg cf review reviews reviewed data adapted modified compare contra
    following according shown described others the table figure fig. since because while
    whereas when although though that using at under during unlike
    """
)
"""Words that may stand before an author's name; any other may be a part of it."""
_PHRASE = _words(
    """
    in at using from during for by with on since under unlike like following among
    """
)
"""Those of them with which a phrase begins that a comma ends: *In Norland, Wang et al.*"""
_OPENING = _words(
    """
    however moreover furthermore further later then next first second third thus hence
    therefore likewise besides meanwhile indeed afterwards nevertheless nonetheless instead
    still yet
    """
)
_MONTHS = _words(
    """
    january february march april may june july august september october november december
    """
)
_SEEN_BEFORE = 40
_SHORT = 3
"""Letters from which on a word before a name is none of its particles."""
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
        for work in _works_in(text, span, entries):
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


@dataclass(frozen=True, slots=True)
class _Named:
    """The authors as a citation names them: the first, those behind it, and whether there are others."""

    first: authors.AuthorName
    following: tuple[str, ...]
    has_others: bool

    @classmethod
    def of(cls, found: re.Match[str]) -> _Named | None:
        """What a match names, without a phrase or small words before the first name; None if none is left."""
        written = [found["first"], *(part for part in re.split(r",\s", found["middle"] or "") if part)]
        opening = written[0].split()[0].lower()
        if len(written) > 1 and (opening in _PHRASE | _OPENING or opening.endswith("ly")):
            del written[0]
        words = written[0].split()
        while words and words[0].lower() in _SMALL | _OPENING:
            del words[0]
        if not words:
            return None
        last = [found["last"]] if found["last"] else []
        following = tuple(_plain(_parsed(name).last) for name in (*written[1:], *last))
        return cls(_parsed(" ".join(words)), following, bool(found["others"]))

    def fits(self, entry: Reference) -> bool:
        """Whether an entry of the first author's has as many others as are named, and these."""
        own = authors.parse(entry.authors[0])
        initials, listed_initials = _plain(self.first.first), _plain(own.first)
        if initials and listed_initials and not listed_initials.startswith(initials):
            return False
        listed = tuple(_plain(_listed(name).last) for name in entry.authors[1:])
        if self.has_others:
            more = len(listed) > max(1, len(self.following)) or entry.has_more_authors
            return more and listed[: len(self.following)] == self.following
        if entry.has_more_authors:
            return bool(self.following) and listed == self.following[: len(listed)]
        return listed == self.following


class _Entries:
    """The entries of a list, by the first author's name and the year, or by the label above them."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self._by_name: dict[tuple[str, str], list[Reference]] = defaultdict(list)
        people: tuple[str, ...] = ()
        for entry in references:
            same = bool(entry.authors) and not any(map(str.isalnum, entry.authors[0]))  # ———. 2001b.
            people = (*people[:1], *entry.authors[1:]) if same else entry.authors
            year = str(entry.year or _undated(entry.raw)).replace(" ", "")
            if people and year:
                name = _plain(authors.parse(people[0]).last)
                for known in (name, *_short_forms(people[0])):
                    self._by_name[known, year].append(replace(entry, authors=people))
        self._names = frozenset(name for name, _ in self._by_name)
        self._by_label: dict[tuple[str, str], list[int]] = defaultdict(list)
        for entry in references:
            label = STUDY.match(entry.raw)
            if label is not None and entry.raw[label.end() :].lstrip().startswith(entry.authors[:1]):
                self._by_label[_plain(label["name"]), label["year"]].append(entry.number)

    def has_author(self, named: _Named) -> bool:
        """Whether an entry begins with the first name."""
        return _plain(named.first.last) in self._names

    def number(self, named: _Named, year: str) -> int | None:
        """The number of the one entry that these names and this year, with its letter, mean."""
        if not named.following and not named.has_others:
            labelled = self._by_label.get((_plain(named.first.last), year), ())
            if len(labelled) == 1:
                return labelled[0]
        digits, letter = (year[:4], year[4:]) if year[0].isdigit() else (year, "")
        listed = self._by_name.get((_plain(named.first.last), digits), ())
        fitting = [entry for entry in listed if named.fits(entry)]
        if not fitting and len(named.following) == 1 and not named.has_others:
            group = f"{_plain(named.first.last)}and{named.following[0]}"
            fitting = [entry for entry in self._by_name.get((group, digits), ()) if len(entry.authors) == 1]
        letters = {_letter(entry): entry for entry in fitting}
        if letter:
            chosen = letters.get(letter)
            return chosen.number if chosen is not None and len(letters) == len(fitting) else None
        return fitting[0].number if len(fitting) == 1 else None


def _works_in(text: str, span: Span, entries: _Entries) -> Iterator[_Work]:
    """The works of a paragraph: in brackets, with the year alone in brackets, and without any."""
    brackets = [Span(*found.span("inside")) for found in _BRACKETS.finditer(text, span.start, span.end)]
    yield from _bracketed(text, brackets, entries)
    yield from _running(text, span, entries)
    ends = [span.start, *(place for bracket in brackets for place in (bracket.start, bracket.end)), span.end]
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        for found in _WORK.finditer(text, start, end):
            if found["others"] or found["last"]:  # else it may be a month, or a place, and its year
                works = _works(found, Span(*found.span("years")), entries)
                yield from (work for work in works if work.numbers)


def _bracketed(text: str, brackets: Sequence[Span], entries: _Entries) -> Iterator[_Work]:
    """The works that stand together in brackets, each with its own span."""
    for start, end in ((inside.start, inside.end) for inside in brackets):
        for found in _WORK.finditer(text, start, end):
            if _may_open(text[start : found.start()]):
                yield from _works(found, Span(found.start("first"), found.end("years")), entries)


def _may_open(before: str) -> bool:
    """Whether a name may begin behind these words of a bracket, or whether they may be a part of it."""
    words = before.split()
    return not words or before.rstrip()[-1] in ",;:/([—–." or words[-1].strip("([").lower() in _SMALL


def _running(text: str, span: Span, entries: _Entries) -> Iterator[_Work]:
    """The years in brackets behind names that are part of the sentence."""
    for found in _IN_RUNNING_TEXT.finditer(text, span.start, span.end):
        before = text[max(span.start, found.start() - _SEEN_BEFORE) : found.start()].split()
        if before and len(before[-1]) < _SHORT and before[-1].isalpha() and before[-1].lower() not in _SMALL:
            continue  # a part of the name, as the second word of *Castro e Silva*
        start, end = found.span("dated")
        is_alone = text[end] in ")]"
        yield from _works(found, Span(start - 1, end + 1) if is_alone else Span(start, end), entries)


def _works(found: re.Match[str], span: Span, entries: _Entries) -> Iterator[_Work]:
    """One or more works of the same authors: their numbers at `span`, or none, if one does not resolve."""
    named = _Named.of(found)
    if named is None:
        return
    if not named.following and not named.has_others and named.first.last.lower() in _MONTHS:
        return
    numbers = [entries.number(named, year) for year in _years(found["years"])]
    known = tuple(number for number in numbers if number is not None)
    if numbers and len(known) == len(numbers):
        yield _Work(span, tuple(dict.fromkeys(known)), is_sure=True)
        return
    is_sure = bool(named.has_others or named.following) or entries.has_author(named)
    yield _Work(Span(found.start("first"), span.end), (), is_sure)


def _years(written: str) -> tuple[str, ...]:
    """Each year with its letter: 2019a and 2019b for ``2019a, b``; none for a range of years."""
    parts = re.findall(rf"(?:18|19|20)\d\d(?:\s?[a-h])?|{_UNDATED}|[a-h]|[–-]", written.replace(_TAG, ""))
    years: list[str] = []
    is_range = False
    for part in parts:
        if part in "–-":
            is_range = True
            continue
        year = part.replace(" ", "") if len(part) > 1 else years[-1][:4] + part
        if is_range:
            first = years[-1]
            if len(part) > 1 or len(first) < 5 or part <= first[4]:
                return ()
            years.extend(first[:4] + chr(code) for code in range(ord(first[4]) + 1, ord(part)))
            is_range = False
        years.append(year)
    return tuple(years)


def _undated(written: str) -> str:
    """What stands in the place of a year; nothing where there is none."""
    found = re.search(rf"(?<!\w){_UNDATED}", written)
    return found[0] if found else ""


def _letter(entry: Reference) -> str:
    """The letter behind an entry's year, which tells it from others of the same authors."""
    found = re.search(rf"{entry.year}\s?([a-h])\b", entry.raw)
    return found[1] if found else ""


def _parsed(name: str) -> authors.AuthorName:
    """The parts of a name as a text prints it: with initials before or behind it, or without."""
    name = re.sub(r"['’]s?\Z", "", name)
    initials = re.match(rf"({_INITIALS})\s?", name)
    if initials and name[initials.end() :]:
        return authors.AuthorName(name[initials.end() :].strip(), initials[1])
    if name.startswith("St. "):
        return authors.AuthorName(name)
    return authors.parse(name)


def _listed(name: str) -> authors.AuthorName:
    """The parts of a name behind an entry's first: Chicago's has them in their order, *Ann Roe*."""
    return authors.from_byline(name) if len(name.split()) < _SHORT else authors.parse(name)


def _short_forms(group: str) -> frozenset[str]:
    """What a group of several words is called in short: its initials, or what its entry has in brackets."""
    words = group.partition(" (")[0].split()
    told = re.findall(r"\(([A-Z][A-Za-z]{1,9})\)", group)
    initials = "".join(word[0] for word in words if word[0].isupper())
    is_group = len(words) > 2 and "," not in group and len(initials) > 2
    first = "".join(word[0] for word in group.partition(" and ")[0].split() if word[0].isupper())
    shortened = [initials, *([first] if len(first) > 2 else [])]  # CDC has no letter for Prevention
    return frozenset(map(_plain, [*told, *(shortened if is_group else [])]))


def _plain(name: str) -> str:
    """A name without case, accents and the signs between its parts."""
    joined = name.casefold().replace("ø", "o").replace("ł", "l").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFKD", joined) if c.isalpha())
