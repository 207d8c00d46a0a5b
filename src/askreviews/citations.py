"""In-text reference markers: where they stand, which numbers they name, and what only looks like one.

Three families of marker are read: raised (``⁶¹``, ``^{6–8}``, ``^12``, ``<sup>4</sup>``), in square brackets
(``[3, 5–7]``, ``[1]-[3]``) and in round ones (``(12,13)``). Every pattern has possessive or bounded
repetition, so a scan takes time in proportion to the text, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from askreviews.documents import Citation, Span

Family = Literal["raised", "square", "round"]

WIDEST_RANGE = 200
"""A range such as 3–900 names no references: more than this many numbers is something else."""

LOOK_BACK = 40
"""How many characters before a marker can tell that it is none."""

_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_ASCII = str.maketrans(_RAISED_DIGITS + "⁻˒", "0123456789-,")
_DASH = "–—‐‑‒−-"
_LIST = rf"\s?\d{{1,4}}(?:\s?[,;{_DASH}]\s?\d{{1,4}})*+\s?"
_LINK = r"\((?=[^()\s]{0,200}[#:/])[^()\s]{1,200}(?:\s\"[^\"\n]{0,200}\")?\)"
_CANDIDATE = re.compile(
    rf"""
      (?P<super>[{_RAISED_DIGITS}]{{1,4}}(?:\s?[,˒⁻{_DASH}]\s?[{_RAISED_DIGITS}]{{1,4}})*+)
    | \$\s?(?:\{{\}})?\^\{{?[\[(]?(?P<math>{_LIST})[\])]?\}}?\s?\$
    | \^\{{\s?[\[(]?(?P<brace>{_LIST})[\])]?\s?\}}
    | \^(?P<caret>\d{{1,4}}(?:[,{_DASH}]\d{{1,4}})*+)\^?
    | <sup>\s?[\[(]?(?P<sup>{_LIST})[\])]?\s?</sup>
    | \[\^(?P<note>\d{{1,4}})\](?!:)
    | \[\\?\[(?P<linked>{_LIST})\\?\]\]{_LINK}
    | \\?\[(?P<square>{_LIST})\\?\](?:{_LINK})?
    | \((?P<round>{_LIST})\)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FAMILY: dict[str, Family] = {"square": "square", "linked": "square", "note": "square", "round": "round"}

_NOT_IN_A_NAME = rf"(?<![^\W\d_{_RAISED_DIGITS}][{_DASH}])"
_PURE_NUMBER = re.compile(rf"(?<![\w./]){_NOT_IN_A_NAME}\d{{1,12}}(?:[.,]\d{{1,6}})?\Z")
_TEN = re.compile(rf"(?:(?<![\w.])|(?<=\d[xX])){_NOT_IN_A_NAME}10\Z")
_HALF_MAXIMAL = re.compile(r"(?<![A-Za-z])(?:TCID|[IELG][CDI])\Z")
_UNIT = re.compile(r"(?<![A-Za-zµμ])(?:[kcdmnµμ]?m|ft|yd|Å|(?<=/)(?:s|h|min|kg|g|L))\Z")
_SYMBOL = re.compile(rf"(?<![\w{_DASH}])[A-Za-zΑ-Ωα-ω]\Z")
_INTERVAL = re.compile(
    r"(?:\b(?:CI|CrI|IQR|range|interval)\)?[\s:,=]{0,3}|\b(?:CI|CrI|IQR)\b[^\d.;]{0,16}[\d.]{1,8}%?\s?)\Z",
    re.IGNORECASE,
)
_NUMBERED_THING = re.compile(
    r"(?<!\d\s)\b(?:fig(?:ure|s)?|tables?|eqs?|equations?|steps?|sections?|box|panels?|grades?|stages?|types?|phases?"
    r"|class|groups?|days?|weeks?|months?|years?|aged?|n|mean|median|scores?)\.?\s?\Z",
    re.IGNORECASE,
)
_BEFORE_ITEM = re.compile(r"(?:\A|[:;,]|\b(?:and|or))\s?\Z", re.IGNORECASE)
_AFTER_ITEM = re.compile(r"\s[^\W\d_]")
_NEXT_CAPITAL = re.compile(r"\s?[A-Z]")


@dataclass(frozen=True, slots=True)
class _Candidate:
    family: Family
    span: Span
    numbers: tuple[int, ...]


def find(
    text: str, within: Sequence[Span] | None = None, *, listed: Collection[int] = ()
) -> tuple[Citation, ...]:
    """The markers of a document, in order.

    `within` are the stretches to look in, in order (the paragraphs; by default all of `text`). `listed` are
    the numbers that the reference list holds: they decide whether round brackets hold reference numbers.
    """
    spans = [Span(0, len(text))] if within is None else within
    candidates = [c for span in spans for c in _candidates(text, span)]
    accepted = _without_doubtful_rounds(text, candidates, frozenset(listed))
    return tuple(_with_bracket_ranges(text, accepted))


def unfold(written: str) -> tuple[int, ...]:
    """The numbers that a list such as ``3, 5–7`` names, in order; empty when it names none.

    >>> unfold("3, 5–7")
    (3, 5, 6, 7)
    """
    numbers: list[int] = []
    for part in re.split(r"[,;]", written.translate(_TO_ASCII)):
        ends = [int(end) for end in re.split(rf"[{_DASH}]", part.strip()) if end.strip()]
        if not ends:
            return ()
        first, last = ends[0], ends[-1]
        if last < first and len(str(last)) < len(str(first)):  # 123–7 is short for 123–127
            last = int(str(first)[: -len(str(last))] + str(last))
        if len(ends) > 2 or first < 1 or not first <= last <= first + WIDEST_RANGE:
            return ()
        numbers.extend(range(first, last + 1))
    return tuple(dict.fromkeys(numbers))


def _candidates(text: str, span: Span) -> Iterator[_Candidate]:
    for found in _CANDIDATE.finditer(text, span.start, span.end):
        group = found.lastgroup or ""
        family = _FAMILY.get(group, "raised")
        numbers = unfold(found.group(group))
        if not numbers or all(1900 <= number <= 2099 for number in numbers):
            continue
        candidate = _Candidate(family, Span(found.start(), found.end()), numbers)
        before = text[max(span.start, candidate.span.start - LOOK_BACK) : candidate.span.start]
        after = text[candidate.span.end : min(span.end, candidate.span.end + 2)]
        if not _LOOKALIKE[family](before, after, numbers):
            yield candidate


def _raised_lookalike(before: str, after: str, numbers: tuple[int, ...]) -> bool:
    """An exponent, a charge, an isotope, an area or a statistic's square."""
    if after[:1] in ("⁺", "⁻", "+") or before[-1:] in ("⁻", "⁺", "^"):
        return True
    if (
        after[:1].isalpha()
        and after[:1].isupper()
        and not before[-1:].isalnum()
        and before[-1:] not in tuple(".,;)]")
    ):
        return True  # ¹⁴C, ^{18}F
    if _TEN.search(before) or (numbers in ((50,), (90,)) and _HALF_MAXIMAL.search(before)):
        return True
    base = _PURE_NUMBER.search(before)
    if base:
        value = base.group()
        is_year = len(value) == 4 and value[:2] in ("19", "20")
        return not is_year and (value == "2" or max(numbers) < 10)
    small = len(numbers) == 1 and numbers[0] in (2, 3)
    return small and bool(_UNIT.search(before) or _SYMBOL.search(before))


def _square_lookalike(before: str, after: str, numbers: tuple[int, ...]) -> bool:
    """Part of a name (miR-[124], [1,4]-linked, [18]F), an index (x[3]) or an interval."""
    if before[-1:] and before[-1] in _DASH and not (before[-2:-1].isspace() or before[-2:-1] == "]"):
        return True
    if (before[-1:] in ("", " ", "(")) and (
        after[:1].isalpha() or (after[:1] in _DASH and after[1:2].isalpha())
    ):
        return True
    if before[-1:].islower() and _SYMBOL.search(before):
        return True
    return len(numbers) >= 2 and bool(_INTERVAL.search(before))


def _round_lookalike(before: str, after: str, numbers: tuple[int, ...]) -> bool:
    """An item's number, a table's number, a compound's part or a call's argument."""
    if before[-1:] and not before[-1].isspace() and before[-1] not in ".,;)]”\"'%":
        return True
    if after[:1].isalnum() or (after[:1] and after[:1] in _DASH):
        return True
    if _NUMBERED_THING.search(before) or _INTERVAL.search(before):
        return True
    if len(numbers) > 1:
        return False
    item_follows = bool(_AFTER_ITEM.match(after))
    if item_follows and _BEFORE_ITEM.search(before):
        return True
    return before.rstrip().endswith((".", "!", "?")) and numbers[0] < 10 and bool(_NEXT_CAPITAL.match(after))


_LOOKALIKE: dict[Family, Callable[[str, str, tuple[int, ...]], bool]] = {
    "raised": _raised_lookalike,
    "square": _square_lookalike,
    "round": _round_lookalike,
}


def _without_doubtful_rounds(
    text: str, candidates: list[_Candidate], listed: frozenset[int]
) -> list[_Candidate]:
    """Round brackets count when they are how the document cites, or hold several listed numbers."""
    rounds = [c for c in candidates if c.family == "round"]
    others = len(candidates) - len(rounds)
    rounds_cite = len(rounds) > others and (bool(listed) or len(rounds) >= 3)

    def counts(candidate: _Candidate) -> bool:
        if candidate.family != "round":
            return True
        if listed and not listed.issuperset(candidate.numbers):
            return False
        is_list = "," in candidate.span.of(text) or ";" in candidate.span.of(text)
        return rounds_cite or (is_list and bool(listed))

    return [c for c in candidates if counts(c)]


def _with_bracket_ranges(text: str, candidates: list[_Candidate]) -> Iterator[Citation]:
    """``[1]-[3]`` is one marker that names 1, 2 and 3; so is ``<sup>1</sup>–<sup>3</sup>``."""
    waiting: _Candidate | None = None
    for candidate in candidates:
        if waiting is None:
            waiting = candidate
            continue
        joined = (
            unfold(f"{waiting.numbers[-1]}-{candidate.numbers[0]}")
            if _is_range(text, waiting, candidate)
            else ()
        )
        if joined:
            numbers = tuple(dict.fromkeys(waiting.numbers + joined + candidate.numbers))
            waiting = _Candidate(waiting.family, Span(waiting.span.start, candidate.span.end), numbers)
        else:
            yield Citation(waiting.span, waiting.numbers)
            waiting = candidate
    if waiting is not None:
        yield Citation(waiting.span, waiting.numbers)


def _is_range(text: str, first: _Candidate, last: _Candidate) -> bool:
    """Whether nothing but a dash stands between two markers of a kind."""
    between = text[first.span.end : last.span.start].strip()
    alike = first.family == last.family != "round" and len(first.numbers) <= WIDEST_RANGE
    return alike and len(between) == 1 and between in _DASH
