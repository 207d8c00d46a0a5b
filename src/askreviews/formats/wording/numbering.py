"""How the entries of a list are numbered: ``1.``, ``1)``, ``[1]``, ``(1)``, ``1:``, ``¹``, ``1`` and a blank.

Signs of full width, as Chinese and Japanese journals set them, are signs: ``［1］``, ``（1）``, ``1、``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

_TAGS = r"(?:<[^<>]{1,80}>\s?){0,2}"
_LEAD = rf"{_TAGS}(?:[-*•]\s{{1,3}}|[*•]{{1,3}})?(?:\|\s?)?{_TAGS}"
_TAIL = r"(?:\s?\|)?(?:[↵↑]\s{0,8}|\s{1,8}(?:↵\s{0,8})?|\Z|(?=[^\W\d_]|[\[*_\"“<]))"
_PARTICLE = r"(?:van|von|de|der|den|di|da|del|della|dos|du|la|le|ten|ter|al|el|bin)[\s-]|['’]t\s|[dl]['’]"
_NAME = rf"(?:{_PARTICLE})*[A-ZÀ-Þ]"
_NUMBER = r"(?P<number>\d{1,4})"
_FARTHEST = 200
_TO_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

Style = re.Pattern[str]
"""What opens an entry, its number in the group ``number``."""

_AGAIN = r"(?:\s{1,3}\\?\[(?P=number)\\?\])?"
"""Programs that count a list's entries write so before its own numbers: ``1. [1]``."""
DOTTED: Style = re.compile(rf"{_LEAD}{_NUMBER}\s?\\?[.)．）、](?:\s?[•*]{{1,3}}(?=\s))?{_AGAIN}{_TAIL}")
STYLES: tuple[Style, ...] = (
    re.compile(rf"{_LEAD}\\?[\[［【〔]\s?\^?{_NUMBER}\s?\\?[\]］】〕][:.]?{_TAIL}"),
    re.compile(rf"{_LEAD}[(（]\s?{_NUMBER}\s?[)）]{_TAIL}"),
    DOTTED,
    re.compile(rf"{_LEAD}{_NUMBER}\s?[:：]{_TAIL}"),
    re.compile(rf"{_LEAD}R(?:ef)?\.?\s?{_NUMBER}[.:)]?{_TAIL}"),
    re.compile(rf"{_LEAD}{_NUMBER}\s?[\t|]\s{{0,8}}"),
    re.compile(rf"{_LEAD}{_NUMBER}(?:\s{{1,8}}(?={_NAME}|\(a\)\s)|\Z)"),
    re.compile(rf"{_LEAD}{_NUMBER}\s?[-–]\s{{1,8}}(?={_NAME})"),
    re.compile(rf"{_LEAD}{_NUMBER}(?=[A-ZÀ-Þ][a-zà-ÿ]+\s[A-Z]{{1,3}}[,.\s])"),
    re.compile(r"\^?\{?(?P<number>[⁰¹²³⁴-⁹]{1,4})\}?\s{0,8}"),
)


def number(style: Style, text: str) -> int:
    """The number of the entry that the line opens, 0 when it opens none."""
    found = style.match(text)
    return int(found["number"].translate(_TO_DIGITS)) if found else 0


def opens_one(text: str) -> bool:
    """Whether the line opens an entry with the number 1, in whatever style."""
    return ("1" in text[:_FARTHEST] or "¹" in text[:_FARTHEST]) and any(
        number(style, text) == 1 for style in STYLES
    )


def style_of(texts: Iterable[str]) -> Style | None:
    """The style in which the lines are numbered: the one whose numbers most often rise by one.

    A single entry is a list too when its number is 1; lines that no style numbers have none.
    """
    lines = list(texts)
    best, most = None, 0
    for style in STYLES:
        numbers = [n for text in lines if (n := number(style, text))]
        rises = 2 * sum(1 for a, b in pairwise(numbers) if b == a + 1) + (numbers[:1] == [1])
        if rises > most:
            best, most = style, rises
    return best
