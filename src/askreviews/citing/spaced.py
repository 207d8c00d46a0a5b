"""Reference numbers behind a blank, ``airways 1, 2.``, as the raised ones of some pages are copied.

A number behind a blank mostly counts something. So a text must show that it cites so: its list is cited in no
other way, and most of it is met number after number. Each that is new follows the last new one, and stands,
as one that comes again, where a clause ends or goes on, behind a word that no count has before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from askreviews.citing.markers import unfold
from askreviews.documents import Citation, Span


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_DASH = "–—‐‑‒−-"
_MARKER = re.compile(
    rf"""
    (?P<word> (?<![\w.,]) \d{{1,4}} \s{{1,3}} (?: hours|days|weeks|months|years )
      | (?<!\w) (?:19|20) \d\d | [^\s]{{1,40}} ) \s{{1,3}}
    (?P<numbers> \d{{1,3}} (?: \s? [,{_DASH}] \s? \d{{1,3}} )*+ )
    (?= (?P<sign> (?P<apart> \s{{1,3}} )?+ [.,;:)] (?! \d ) | \Z )
      | (?P<opens> \s+ [A-Z“"(] )
      | \s{{1,3}} (?: and|or|but|nor|which|that|who|whereas|while|although|though|because|since|so|than|as|if
             |when|where|in|of|on|at|by|for|to|from|with|within|during|after|before|under|through|via
             |is|are|was|were|has|have|had|can|could|may|might|did|does|do|will|would
             |saw|found|showed?|reported|suggest\w*|indicat\w*|demonstrat\w* ) \b
      | \s{{1,3}} (?P<told> [a-z] ) )
    """,
    re.VERBOSE,
)
_BEFORE_COUNTS = _words(
    """
    a an the all each every any no other another these those first last only least most more less than
    over under about around approximately nearly almost up of in on at by for from with within without into
    per to between until before after since and or plus minus times versus vs is are was were be been has have
    had reached exceeded averaged totalled contains contained comprised included used received show showed n p
    ci hr rr range score scores age aged mean median total sum day days week weeks month months year years
    hour hours type types grade grades stage stages phase phases class group groups step steps level levels
    figure figures fig table tables box section chapter appendix eq equation ref refs page pages version
    volume number patient case trial trials arm arms cohort cohorts example
    """
)
_STOP = re.compile(r"[^\W\d_]{2}[)\]”\"’]?[.!?][”\"’)]?\Z")
"""At a sentence's end, behind which its numbers may stand: *are common. 1,2 Fever follows*."""
_HAS_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(r"(?:19|20)\d\d|\d{1,4}\s{1,3}[a-z]+")
_FEWEST = 10
_SHARE_CITED = 0.7
_LEAP = 3
"""A number that is cited for the first time leaves out no more than so many."""
_FAR_LEAP = 8
"""The same of one that a blank parts from the sign behind it, too, as in Docling's Markdown: *mice 12 .*"""


def find(
    text: str, within: Sequence[Span], listed: Collection[int], named: Sequence[Citation] = ()
) -> tuple[Citation, ...]:
    """The markers of a document that stand so, in order; none where it does not show that it cites so.

    `within` are the paragraphs, in order, and `listed` the numbers of the reference list; `named` are the
    markers that are read already, as *refs 20,21*: what they name has been met.
    """
    found = tuple(_in_their_turn(text, within, frozenset(listed), named))
    cited = {number for citation in found for number in citation.numbers}
    return found if len(cited) >= max(_FEWEST, _SHARE_CITED * len(listed)) else ()


def _in_their_turn(
    text: str, within: Sequence[Span], listed: frozenset[int], named: Sequence[Citation]
) -> Iterator[Citation]:
    highest = 0
    waiting = sorted(named, key=lambda citation: citation.span, reverse=True)
    for span in within:
        for match in _MARKER.finditer(text, span.start, span.end):
            while waiting and waiting[-1].span.start < match.start():
                highest = max(highest, *waiting.pop().numbers)
            numbers = unfold(re.sub(r"\s", "", match["numbers"]))
            if not numbers or not listed.issuperset(numbers):
                continue
            if match["told"] is not None and not match["word"].endswith("al."):
                continue
            is_apart = match["apart"] is not None
            if not is_apart and _HAS_DIGIT.search(match["word"]) and not _COUNTED.fullmatch(match["word"]):
                continue
            ends = match["opens"] is not None or match.end() == span.end
            if not (ends and _STOP.search(match["word"])) and (
                match["opens"] is not None or not (is_apart or _may_be_cited_behind(match["word"]))
            ):
                continue
            new = [number for number in numbers if number > highest]
            steps = [after - before for before, after in zip([highest, *new], new, strict=False)]
            leap = _FAR_LEAP if is_apart else _LEAP
            if any(not 0 < step <= leap for step in steps) or not (new or match["sign"] is not None or ends):
                continue
            highest = max([highest, *new])
            yield Citation(Span(*match.span("numbers")), numbers)


def _may_be_cited_behind(word: str) -> bool:
    """Whether no count has this word before it; one that a sign ends has another clause behind it."""
    bare = word.strip("()[]“”\"'’")
    is_closed = bare.endswith((".", ",", ";", ":")) and bare != "al."
    is_word = bare.isdigit() or word == ")" or sum(c.isalpha() for c in bare) > 1  # (Fig. 1) 12
    return is_word and not is_closed and bare.lower() not in _BEFORE_COUNTS
