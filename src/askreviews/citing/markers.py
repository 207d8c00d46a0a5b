"""What in-text reference markers look like, and which numbers they name.

Three families of marker are read: raised (``⁶¹``, ``^{6–8}``, ``^12``, ``<sup>4</sup>``), in square
brackets (``[3, 5–7]``; ``［3，5］`` in full width) and in round ones (``(12,13)``), or named (``refs 3, 5``).
Every pattern has possessive or bounded repetition, so a scan takes time in proportion to the text, whatever
the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from askreviews.documents import Span

Family = Literal["raised", "square", "round"]

WIDEST_RANGE = 200
"""A range such as 3–900 names no references: more than this many numbers is something else."""

YEARS = range(1900, 2100)
"""Numbers that are years when a marker names nothing else: ``(2021)``, ``[1999, 2001]``."""
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_ASCII = str.maketrans(RAISED_DIGITS + "⁻˒", "0123456789-,", "\u200b\u2060\ufeff\\")
DASH = "–—‐‑‒−-"
_GAP = r"(?:\\?[\s\u200b\u2060\ufeff]){0,2}"
_LIST = rf"{_GAP}\d{{1,4}}(?:{_GAP}(?:--|[,;{DASH}]){_GAP}\d{{1,4}})*+{_GAP}"
_MATH_LIST = rf"\d(?:\s?\d){{0,3}}+(?:\s?(?:--|[,;{DASH}])\s?\d(?:\s?\d){{0,3}}+){{0,20}}+"
"""Between dollars blanks mean nothing; some programs put one behind each digit: ``$^ { 1 2 , 1 3 }$``."""
_TAG = "Citation"
"""What Taylor & Francis's pages hide before each number, for those who hear the page."""
_NOTED = rf"(?:{_TAG})?\d{{1,4}}(?:(?-i:[a-h](?:,[a-h])*+))?+[•*]{{0,3}}"
"""A number with the parts of an entry that lists several papers, or the marks of one that is recommended."""
_PARTS = re.compile(r"(?<!\d)(?P<number>\d{1,4})[a-h](?:,[a-h])*")
_SAID = (
    r"(?:reviewed\sin|for\s(?:an?\s)?reviews?,?\ssee|but\ssee|see\salso|see|cf\.?|e\.?g\.?,?"
    r"|compare(?:\swith)?)"
)
_SIGN = rf"(?:--|[,;]\s(?:and\s)?{_SAID}\s(?:ref(?:erence)?s?\.?\s)?|[～~,;，；、{DASH}]|,?\s(?:and|&)\s)"
_SQUARE_LIST = rf"{_GAP}{_NOTED}(?:{_GAP}{_SIGN}{_GAP}{_NOTED})*+{_GAP}"
_PLACE_IN_IT = (
    r"(?:figs?|figures?|tables?|pp?|ch|chap|chapter|sec|section|thm|theorem|lemma|prop|def|eqs?|alg)"
)
_PLACE_IN_IT = rf"{_PLACE_IN_IT}(?![^\W\d_])\.?\s?\(?[\w–.-]{{1,9}}\)?"
_AHEAD = (
    r"(?:for\s(?:an?\s)?(?:reviews?|details|examples?),?\ssee|see\salso|see|cf\.?|e\.?g\.?,?|refs?\.?"
    r"|(?:(?:adapted|modified|reproduced|reprinted|taken|data)\s)?from|compare(?:\swith)?"
    rf"|reviewed\sin|{_PLACE_IN_IT}[;,])\s"
)
_THEREIN = r",?\sand\s(?:the\s)?references\s(?:therein|cited\sthere(?:in)?)"
_BEHIND = (
    rf"{_THEREIN}|(?:[,;]\s?S\d{{1,3}}(?:[{DASH}]S?\d{{1,3}})?){{1,9}}|[,;:]?\s{_PLACE_IN_IT}|,|[•*]{{1,3}}"
)
"""What may stand before and behind the numbers: *[for review see 10]*, *[12, Fig. 2]*, *[1–3, S4]*."""
_REFS = r"(?:ref(?:erence)?s?\.?\s)?"
_FURTHER = rf"[;,]\s(?:and\s)?{_SAID}\s{_REFS}{_LIST}(?:(?:and|&)\s{_LIST})?"
_ROUND = (
    rf"(?:(?:SI\sAppendix,\s)?{_PLACE_IN_IT}[;,]\s)?(?:{_SAID}\s)?{_LIST}(?:{_FURTHER})*+"
    rf"(?:[;,]\s(?:see\s(?:also\s)?)?{_PLACE_IN_IT}|{_THEREIN}|\sfor\s(?:an?\s)?(?:recent\s)?reviews?)?"
)
"""What round brackets hold: *(6; reviewed in 7)*, *(8, 9; see Figure 1)*."""
_WORDS = re.compile(
    rf"\A(?:SI\sAppendix,\s)?{_PLACE_IN_IT}[;,]\s|(?:and\s)?{_SAID}\s{_REFS}(?=\d)"
    rf"|[;,]\s(?:see\s(?:also\s)?)?{_PLACE_IN_IT}|{_THEREIN}|\sfor\s(?:an?\s)?(?:recent\s)?reviews?\Z",
    re.IGNORECASE,
)
"""The words among the numbers."""
_MARKER = re.compile(
    rf"""
      (?P<super>[{RAISED_DIGITS}]{{1,4}}(?:{_GAP}[,˒⁻{DASH}]{_GAP}[{RAISED_DIGITS}]{{1,4}})*+)
    | (?:\$|\\\()\s?(?:\{{\s?\}})?\s?\^\s?\{{?\s?[\[(]?(?P<math>{_MATH_LIST})[\])]?\s?\}}?\s?(?:\$|\\\))
    | (?<=\\%)\s?\^\s?\{{\s?(?P<share>{_MATH_LIST})\s?\}}(?=\s?\$)
    | (?:\{{\s?\}}\s?)?\^\{{\s?[\[(]?(?P<brace>{_LIST})[,;]?[\])]?\s?\}}
    | (?<!\[)\^(?P<closed>{_LIST})\^
    | (?<!\[)\^(?P<caret>\d{{1,4}}+(?:(?:--|[,{DASH}])\d{{1,4}}+)*+)(?!(?:m|st|nd|rd|th)\^)\^?
    | <sup>\s?[\[(]?(?P<sup>{_LIST})[,;]?[\])]?\s?</sup>
    | \[\^(?P<note>\d{{1,4}})\](?!:)
    | (?P<pieces>\[\d{{1,4}}\](?:\[[,;{DASH}]\]\[\d{{1,4}}\])++)
    | \\?[\[［【](?:{_AHEAD})?(?P<square>{_SQUARE_LIST})(?:{_BEHIND})?\\?[\]］】]
    | (?<![^\W\d_])ref\.\s(?P<two>\d{{1,4}}\s(?:and|&)\s\d{{1,4}})(?=\s?[.,;)]|\sfor\b)
    | (?<=\()ref\.?\s(?P<held>\d{{1,4}}(?:{_GAP}{_SIGN}{_GAP}\d{{1,4}})*+)(?=\))
    | (?<![^\W\d_])(?:(?-i:References?)|references|(?:(?<=\bsee\s)|(?<=\bfrom\s)|(?<=\bin\s))reference)
        \s(?P<full>\d{{1,4}}(?:{_GAP}{_SIGN}{_GAP}\d{{1,4}})*+)(?![\w%]|[.,]\d)
    | (?<![^\W\d_])(?:refs\.?\s(?P<named>\d{{1,4}}(?:{_GAP}{_SIGN}{_GAP}\d{{1,4}})*+)
        |ref\.?\s(?P<one>\d{{1,4}}))(?![\w%]|[.,]\d)
    | (?<=[\w.,;:)\]”"’'%])(?-i:{_TAG})(?P<tagged>\d{{1,3}}(?:[,{DASH}](?:{_TAG})?\d{{1,3}})*+)(?!\d)
    | \((?P<round>{_ROUND})\)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(r"[,;，；、]\s?(?:(?:and|&|see\salso)\s)?|\s(?:and|&)\s", re.IGNORECASE)
_MARKS = re.compile(r"[•*]+")
_FAMILY: dict[str, Family] = {
    "square": "square",
    "named": "square",
    "one": "square",
    "two": "square",
    "held": "square",
    "full": "square",
    "pieces": "square",
    "note": "square",
    "round": "round",
}


@dataclass(frozen=True, slots=True)
class Marker:
    """What may be a marker: it is written like one of its `family`, and names `numbers`."""

    family: Family
    span: Span
    numbers: tuple[int, ...]


def find(text: str, within: Span, parted: Collection[int]) -> Iterator[Marker]:
    """All in a stretch of the text that is written like a marker, but for those that name years.

    `parted` are the numbers of the entries that list several papers, see `without_parts`.
    """
    for found in _MARKER.finditer(text, within.start, within.end):
        group = found.lastgroup or ""
        family = _FAMILY.get(group, "raised")
        written = found.group(group).replace(_TAG, "")
        if group == "pieces":
            written = written.replace("[", "").replace("]", "")
        if group in ("math", "share"):
            written = re.sub(r"\s", "", written)
        written = without_parts(written, parted)
        numbers = unfold(written if family == "raised" else _WORDS.sub("", written))
        if numbers and not all(number in YEARS for number in numbers):
            yield Marker(family, Span(found.start(), found.end()), numbers)


def unfold(written: str) -> tuple[int, ...]:
    """The numbers that a list such as ``3, 5–7`` names, in order; empty when it names none.

    >>> unfold("3, 5–7")
    (3, 5, 6, 7)
    """
    numbers: list[int] = []
    for part in _BETWEEN.split(_MARKS.sub("", written.translate(_TO_ASCII))):
        said = [end for end in re.split(rf"[～~{DASH}]", part.strip()) if end.strip()]
        if not said or any(end.strip().startswith("0") for end in said):
            return ()
        ends = [int(end) for end in said]
        first, last = ends[0], ends[-1]
        if last < first and len(str(last)) < len(str(first)):  # 123–7 is short for 123–127
            last = int(str(first)[: -len(str(last))] + str(last))
        if len(ends) > 2 or first < 1 or not first <= last <= first + WIDEST_RANGE:
            return ()
        numbers.extend(range(first, last + 1))
    return tuple(dict.fromkeys(numbers))


def without_parts(written: str, parted: Collection[int]) -> str:
    """The numbers without the letters of the papers that `parted` entries list; a number with others is 0."""
    return _PARTS.sub(lambda part: part["number"] if int(part["number"]) in parted else "0", written)
