"""Reference numbers glued to the words before them: ``dementia1,2``, as raised ones are pasted from a page.

A digit behind a word may as well be part of a name (``caspase3``), so a text must show that it cites so: its
list is cited in no other way, and the numbers, most of those listed, are first met in their order, or stand
behind the sign that ends a sentence or a clause, as those of names do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from askreviews.citing.markers import unfold, without_parts
from askreviews.documents import Citation, Span

_DASH = "–—‐‑‒−-"
_PART = r"(?: [a-h] (?: ,[a-h] )*+ (?! \w ) )?+ (?: \(pp?\.?\s? [\d–-]{1,9} \) )?+"
"""Of an entry that lists several papers, 7a,b, and the page of another, 7(p12)."""
_PAGES = re.compile(r"\(p[^()]{1,14}\)")
_GLUED = re.compile(
    rf"""
    (?: (?P<word> (?<![^\W\d_]) [^\W\d_]{{0,30}} [a-zà-öø-ÿ]{{3}} ) [.,;:]?[”"’)]?  # dementia1,  of water.1,2
      | (?P<name> (?<![\w.-]) [^\W\d_] [\w/-]{{0,30}} [^\W\d_] | (?<![\w.-]) [^\W\d_]{{2,30}} - \w{{1,30}} )
        (?: [.] [”"’)]? (?= [\d\s,{_DASH}]{{1,60}} (?: (?<=\s) [A-Z“"(] | (?<=\d) \Z ) )  # DNA.9 Then
          | [,;:] (?= \d{{1,3}} [\d,{_DASH}]{{0,60}} \s [a-z] ) )                          # DNA,9 then
      | (?<= [\w.%] [)\]”"’] ) [.,;:]?                                            # (Fig. 1)11
      | (?<= et\sal ) [.]?                                                        # Abel et al.4 say
      | (?<= °[CF] ) [.,;:]?                                                     # at 37 °C.4
      | (?<= [\d\s] % ) [.,;:]?                                                  # 60%30
    )
    (?P<numbers> \d{{1,3}} {_PART} (?: [,{_DASH}] \d{{1,3}} {_PART} )*+
      (?P<more> (?: (?: , [\s\u200b\u2060\ufeff]{{1,2}} | \x20 )              # .1 2 Then; .1, 2 Then
        \d{{1,3}} (?: [{_DASH}] \d{{1,3}} )?+ (?= [\s.,;:)\]”"’] | \Z ) )*+ ) )
    (?= [\s.,;:)\]”"’] | \Z ) (?! [.,] \d )
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(
    r"(?:tables?|figures?|box|days?|weeks?|months?|years?|stages?|types?|grades?|phases?|steps?|groups?|class"
    r"|exons?|layers?|chromosomes?|isoforms?|models?|complex|samples?|domains?|sections?|chapters?|parts?"
    r"|volume|pages?|versions?|cohorts?|arms?|trials?|references?)\Z",
    re.IGNORECASE,
)
"""What a number right behind it is the number of."""
_TIMES = re.compile(r"(?:hour|day|week|month|year)s")
"""What has its number before it: the one right behind it is a marker if it is the next."""
_SHORTENED = re.compile(
    r"(?:figs?|vol|nos?|refs?|eqs?|secs?|chaps?|arts?|cat|lot|approx|ca|vs|cf|pp?|st|dr|mr|mrs|prof|e\.?g|i\.?e)\Z",
    re.IGNORECASE,
)
"""The same behind a full stop, which ends no sentence there."""
_OPENS_ANOTHER = re.compile(
    r"\s*\Z|[.;:)]|\s+[A-ZÀ-ÖØ-Þ“\"(\[]|\s+(?:and|or|but|although|though|while|whereas|which|who|as|because|so|yet|the|it|they|we)\b"
)
_UNSURE = re.compile(
    rf"""
    (?: (?<![\w.]) \d{{1,4}} \s [a-zµμ]{{1,4}} [a-zA-Z]? [.,;]?  # 3 mm14,15, 15 nM14
      | (?<![\w.-]) [A-Z] [\w-]{{1,12}} \d [.,]                # of ALAS1.14,15, of ALAS1,14 and
        (?= \d{{1,3}} (?: [,{_DASH}] \d{{1,3}} ){{0,8}} \s )
      | \b (?P<word> [a-z]{{3,30}} ) [.,;]?                      # within 5 days14
      | \b [A-Za-z] [.,;]                                       # vitamin B.14,15
      | \b \w{{1,20}} - [^\W\d_]{{1,4}} (?= \d{{1,3}} [,{_DASH}] \d )    # VEGF-C14,15
      | (?<![\w.-]) [A-Z]{{2,8}} (?= \d{{1,3}} [,{_DASH}] \d )             # on MRI14,15
      | (?<![\w.,]) (?: \d{{1,3}} \. )? \d{{1,4}} s?\.                 # was 13.14,15 Then, was 7.4.14 Then
        (?= \d{{1,3}} (?: (?: , \x20? | [{_DASH}] ) \d{{1,3}} ){{0,8}} (?: \s [A-Z“"(] | \Z ) )
      | (?<![\w.,]) (?: 19 | 20 ) \d\d s?,                       # in 1996,14
    )
    (?P<numbers> \d{{1,3}}
      (?: (?: [,{_DASH}] | , \x20 (?= \d{{1,3}} (?: \s [A-Z“"(] | \Z ) ) ) \d{{1,3}} )*+ )
    (?= [\s.,;:)\]”"’] | \Z ) (?! [.,] \d )
    """,
    re.VERBOSE,
)
"""What the numbers of a text that cites in order may as well stand behind."""
_IN_CAPITALS = re.compile(r"(?<![\w.-])[A-Z]{2,8}(?P<number>\d{1,3}),\Z")
_BEGINS = re.compile(r"\s+[A-Z“\"(]")
_SIGNS = ".,;:”’\"')"
_NOBODY: Mapping[int, str] = MappingProxyType({})
_FEWEST = 5
"""Numbers that are cited at least."""
_SHARE_CITED = 0.6
_SHARE_IN_ORDER = 0.8
_SHARE_BEHIND_SIGNS = 0.8
_BARE = re.compile(r"(?<![\w-])[^\W\d_]{3,30}(?![\w]|[-\s]?\d)")
"""A word with no number behind it."""
_COMMON = 2
"""A word that stands bare so many times as often is no name."""
_FAR = 12
"""A number that leaves out more than this many is none that is met in its turn."""
_NEAR = 60
"""Characters between the names of a family at most."""
_FAMILY = 4
_LEAP = 3
"""A number that is cited for the first time leaves out no more than so many."""


def find(
    text: str,
    within: Sequence[Span],
    listed: Collection[int],
    parted: Collection[int] = (),
    authors: Mapping[int, str] = _NOBODY,
) -> tuple[Citation, ...]:
    """The glued markers of a document, in order; none where it does not show that it cites so.

    `within` are the paragraphs, in order, and `listed` the numbers of the reference list; `parted` are those
    of entries with several papers, (a), (b) and so on. `authors` are those of the entries: *Wang13* names no
    gene where 13 is Wang's.
    """
    candidates = list(_candidates(text, within, frozenset(listed), parted))
    in_order = _are_in_order([c for word, c in candidates if len(c.numbers) > 1 or word == word.lower()])
    citations = tuple(_without_names(text, candidates, authors, in_order=in_order))
    cited = {number for citation in citations for number in citation.numbers}
    if len(cited) < max(_FEWEST, _SHARE_CITED * len(listed)):
        return ()
    if _are_in_order(citations):
        return tuple(sorted((*citations, *_left_out(text, within, citations)), key=lambda c: c.span))
    return citations if _are_behind_signs(text, citations) else ()


def _candidates(
    text: str, within: Sequence[Span], listed: frozenset[int], parted: Collection[int]
) -> Iterator[tuple[str, Citation]]:
    """Each stretch that may be a marker, with the word that it touches."""
    for span in within:
        for match in _GLUED.finditer(text, span.start, span.end):
            start, end = match.span("numbers")
            if match["more"] and not _are_all_raised(text[start:end], text[end : span.end]):
                end = match.start("more")
            numbers = unfold(
                re.sub(
                    r",?[\s\u200b\u2060\ufeff]+", ",", without_parts(_PAGES.sub("", text[start:end]), parted)
                )
            )
            word = match["word"] or match["name"] or ""
            touched = word if start in (match.end("word"), match.end("name")) else ""
            is_shortened = _SHORTENED.match(word) and not (word.isupper() and len(word) > 1)
            is_numbered = is_shortened or (touched and _NUMBERED.match(word))
            if numbers and listed.issuperset(numbers) and not is_numbered:
                yield touched, Citation(Span(start, end), numbers)


def _are_all_raised(numbers: str, after: str) -> bool:
    """Whether numbers that blanks part, as the BMJ's, are all raised: they rise, and a clause begins.

    A number behind them that opened the sentence would have small letters after it.
    """
    values = [int(number) for number in re.findall(r"\d+", numbers)]
    return all(a < b for a, b in pairwise(values)) and bool(_OPENS_ANOTHER.match(after))


def _without_names(
    text: str, found: Sequence[tuple[str, Citation]], authors: Mapping[int, str], *, in_order: bool
) -> Iterator[Citation]:
    """Without what is a name: a single number right behind a word that may have it in its name.

    *Notch1*, where 1 is not the next number to be met, and *caspase3*, where it comes again or *caspase8* is
    near, are names; plurals, and words that mostly stand without a number, are not.
    """
    names = [(word, citation) for word, citation in found if word and len(citation.numbers) == 1]
    counts = Counter((word.lower(), citation.numbers) for word, citation in names)
    families = set(_families(names))
    bare = Counter(_BARE.findall(text))
    highest = 0
    for word, citation in found:
        first, *more = citation.numbers
        is_next = in_order and highest < first <= highest + _LEAP
        if word and not more and not is_next and word not in authors.get(first, ""):
            small = word.lower()
            is_plural = small.endswith("s") and small[-2] not in "sui"
            repeated = not is_plural and (counts[small, citation.numbers] > 1 or small in families)
            if (in_order and word != small) or (
                repeated and bare[word] < _COMMON * counts[small, citation.numbers]
            ):
                continue
        if not in_order or highest + _FAR >= first:
            highest = max(highest, *citation.numbers)
        yield citation


def _families(single: Sequence[tuple[str, Citation]]) -> Iterator[str]:
    """The words, in small letters, that have different single numbers close together."""
    for place, (word, citation) in enumerate(single):
        for other, following in single[place + 1 : place + _FAMILY]:
            is_near = following.span.start - citation.span.end <= _NEAR
            if word.lower() == other.lower() and is_near and citation.numbers != following.numbers:
                yield word.lower()


def _left_out(text: str, within: Sequence[Span], found: Sequence[Citation]) -> Iterator[Citation]:
    """Numbers left out of the order in which they are first met, where they may stand in their turn."""
    first_met = list(_first_met(found))
    cited = {number for citation in found for number in citation.numbers}
    bounds = [(0, 0), *first_met, (len(text), max(cited) + _LEAP + 1)]
    for (start, highest), (end, following) in pairwise(bounds):
        for span in within:
            if span.end <= start or span.start >= end:
                continue
            for match in _UNSURE.finditer(text, max(start, span.start), min(end, span.end)):
                first, last = match.span("numbers")
                numbers = unfold(text[first:last])
                ahead = _IN_CAPITALS.search(text, match.start(), first)
                if ahead is not None and highest < int(ahead["number"]) <= min(highest + 2, *numbers):
                    first = ahead.start("number")  # not of DNA14
                    numbers = unfold(text[first:last])
                word = match["word"]
                new = [number for number in numbers if number > highest]
                is_next = bool(new) and new[0] <= highest + 2 and numbers[-1] < following
                closes = text[match.start("numbers") - 1] == "." and _BEGINS.match(text, match.end())
                if word is None and new and (len(numbers) > 1 or closes):  # the highest may be met again
                    is_next = new[0] <= highest + 2 and numbers[-1] <= following
                if word is not None and _TIMES.fullmatch(word) and numbers == (following,) == (highest + 1,):
                    yield Citation(Span(first, last), numbers)
                elif is_next and (word is None or _NUMBERED.match(word)):
                    highest = numbers[-1]
                    yield Citation(Span(first, last), numbers)


def _first_met(found: Sequence[Citation]) -> Iterator[tuple[int, int]]:
    """Where each number is first met that is higher than all before it, with the number."""
    highest = 0
    for citation in found:
        for number in citation.numbers:
            if number > highest:
                highest = number
                yield citation.span.start, number


def _are_behind_signs(text: str, citations: Sequence[Citation]) -> bool:
    """Whether nearly all stand behind a full stop, a comma or the like."""
    behind = sum(text[citation.span.start - 1] in _SIGNS for citation in citations)
    return behind >= _SHARE_BEHIND_SIGNS * len(citations)


def _are_in_order(citations: Sequence[Citation]) -> bool:
    """Whether numbers are first met one after the other, as a list in order of mention has them."""
    steps = [
        after - before for before, after in pairwise([0, *(number for _, number in _first_met(citations))])
    ]
    return sum(step <= _LEAP for step in steps) >= _SHARE_IN_ORDER * max(len(steps), 1)
