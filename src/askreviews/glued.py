"""Reference numbers glued to the words before them: ``dementia1,2``, as raised ones are pasted from a page.

A digit behind a word may as well be part of a name (``caspase3``), so a text must show that it cites so: its
list is cited in no other way, and the numbers, most of those listed, are first met in their order, or stand
behind the sign that ends a sentence or a clause, as those of names do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from askreviews.citations import unfold, without_parts
from askreviews.documents import Citation, Span

_DASH = "–—‐‑‒−-"
_PART = r"(?: [a-h] (?: ,[a-h] )*+ (?! \w ) )?+"
"""Of an entry that lists several papers: 7a,b."""
_GLUED = re.compile(
    rf"""
    (?: (?P<word> (?<![^\W\d_]) [^\W\d_]{{0,30}} [a-zà-öø-ÿ]{{3}} ) [.,;:]?[”"’)]?  # dementia1,  of water.1,2
      | (?P<name> (?<![\w.-]) [^\W\d_] [\w/-]{{0,30}} [^\W\d_] | (?<![\w.-]) [^\W\d_]{{2,30}} - \w{{1,30}} )
        (?: [.] [”"’)]? (?= [\d\s,{_DASH}]{{1,60}} (?: (?<=\s) [A-Z“"(] | (?<=\d) \Z ) )  # DNA.9 Then
          | [,;:] (?= \d{{1,3}} [\d,{_DASH}]{{0,60}} \s [a-z] ) )                          # DNA,9 then
      | (?<= [\w.] [)\]”"’] ) [.,;:]?                                            # (Fig. 1)11
      | (?<= et\sal ) [.]?                                                        # Abel et al.4 say
      | (?<= °[CF] ) [.,;:]?                                                     # at 37 °C.4
      | (?<= [\d\s] % ) [.,;:]?                                                  # 60%30
    )
    (?P<numbers> \d{{1,3}} {_PART} (?: [,{_DASH}] \d{{1,3}} {_PART} )*+
      (?P<more> (?: \x20 \d{{1,3}} (?: [{_DASH}] \d{{1,3}} )?+ (?= [\s.,;:)\]”"’] | \Z ) )*+ ) )  # .1 2 Then
    (?= [\s.,;:)\]”"’] | \Z ) (?! [.,] \d )
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(
    r"(?:tables?|figures?|box|days?|weeks?|months?|years?|stages?|types?|grades?|phases?|steps?|groups?|class"
    r"|sections?|chapters?|parts?|volume|pages?|versions?|cohorts?|arms?|trials?|references?)\Z",
    re.IGNORECASE,
)
"""What a number right behind it is the number of."""
_SHORTENED = re.compile(
    r"(?:figs?|vol|nos?|refs?|eqs?|secs?|chaps?|arts?|cat|lot|approx|ca|vs|cf|pp?|st|dr|mr|mrs|prof|e\.?g|i\.?e)\Z",
    re.IGNORECASE,
)
"""The same behind a full stop, which ends no sentence there."""
_OPENS_ANOTHER = re.compile(
    r"\s*\Z|\s+[A-ZÀ-ÖØ-Þ“\"(\[]|\s+(?:and|or|but|although|though|while|whereas|which|who|as|because|so|yet|the|it|they|we)\b"
)
_SIGNS = ".,;:”’\"')"
_FEWEST = 5
"""Numbers that are cited at least."""
_SHARE_CITED = 0.6
_SHARE_IN_ORDER = 0.8
_SHARE_BEHIND_SIGNS = 0.8
_LEAP = 3
"""A number that is cited for the first time leaves out no more than so many."""


def find(
    text: str, within: Sequence[Span], listed: Collection[int], parted: Collection[int] = ()
) -> tuple[Citation, ...]:
    """The glued markers of a document, in order; none where it does not show that it cites so.

    `within` are the paragraphs, in order, and `listed` the numbers of the reference list; `parted` are those
    of entries with several papers, (a), (b) and so on.
    """
    found = list(_without_names([*_candidates(text, within, frozenset(listed), parted)]))
    cited = {number for _, citation in found for number in citation.numbers}
    citations = tuple(citation for _, citation in found)
    if len(cited) < max(_FEWEST, _SHARE_CITED * len(listed)):
        return ()
    return citations if _are_behind_signs(text, citations) or _are_in_order(citations) else ()


def _candidates(
    text: str, within: Sequence[Span], listed: frozenset[int], parted: Collection[int]
) -> Iterator[tuple[str, Citation]]:
    """Each stretch that may be a marker, with the word that it touches, in small letters."""
    for span in within:
        for match in _GLUED.finditer(text, span.start, span.end):
            start, end = match.span("numbers")
            if match["more"] and not _are_all_raised(text[start:end], text[end : span.end]):
                end = match.start("more")
            numbers = unfold(without_parts(text[start:end], parted).replace(" ", ","))
            word = match["word"] or match["name"] or ""
            touched = word.lower() if match.end("word") == start else ""
            is_numbered = _SHORTENED.match(word) or (touched and _NUMBERED.match(word))
            if numbers and listed.issuperset(numbers) and not is_numbered:
                yield touched, Citation(Span(start, end), numbers)


def _are_all_raised(numbers: str, after: str) -> bool:
    """Whether numbers that blanks part, as the BMJ's, are all raised: they rise, and a clause begins.

    A number behind them that opened the sentence would have small letters after it.
    """
    values = [int(number) for number in re.findall(r"\d+", numbers)]
    return all(a < b for a, b in pairwise(values)) and bool(_OPENS_ANOTHER.match(after))


def _without_names(found: Sequence[tuple[str, Citation]]) -> Iterator[tuple[str, Citation]]:
    """Without what comes again with the same number right behind the same word: a name, as *caspase3*."""
    counts = Counter((word, citation.numbers) for word, citation in found if word)
    for word, citation in found:
        if len(citation.numbers) > 1 or counts[word, citation.numbers] < 2:
            yield word, citation


def _are_behind_signs(text: str, citations: Sequence[Citation]) -> bool:
    """Whether nearly all stand behind a full stop, a comma or the like."""
    behind = sum(text[citation.span.start - 1] in _SIGNS for citation in citations)
    return behind >= _SHARE_BEHIND_SIGNS * len(citations)


def _are_in_order(citations: Sequence[Citation]) -> bool:
    """Whether numbers are first met one after the other, as a list in order of mention has them."""
    highest, first, in_order = 0, 0, 0
    for citation in citations:
        for number in citation.numbers:
            if number > highest:
                first += 1
                in_order += number - highest <= _LEAP
                highest = number
    return in_order >= _SHARE_IN_ORDER * max(first, 1)
