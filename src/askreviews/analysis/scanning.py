"""Where the words of a text stand: ``PI3K/AKT``, ``NF- κ B``, ``TGF beta 1``, ``45.2%`` are one word each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from askreviews.analysis.stemming import is_stop_word
from askreviews.spelling import CJK, GREEK_LETTERS, GREEK_NAMES, HYPHENS, INVISIBLE

_GREEK = f"(?:[{''.join(GREEK_LETTERS)}µϵϑΑ-Ωß]|(?i:{'|'.join(GREEK_NAMES)})(?![^\\W\\d_]))"

# The length of a word and the number of its parts are bounded, so that no text, however hostile, takes
# longer than in proportion to its length.
_CHARACTER = "|".join(
    (
        rf"[^\W_{CJK}]|[\u0300-\u036f{INVISIBLE}]",
        r"['’](?=[^\W\d_])",  # Alzheimer's
        r"(?<=\d)(?:\.(?=\d)|,(?=\d{3}(?!\d)))",  # 45.2 and 27,534
        r"(?<=\d)\^(?:\{\d{1,3}\}|(?=\d))",  # 10^6
    )
)
_SIGN = r"\+|⁺|⁻|\^\{?\d?[+⁺⁻−-]\}?|(?<=\d)%"
_ATOM = rf"[^\W_{CJK}](?:{_CHARACTER}){{0,63}}+(?:{_SIGN})?"
_SYMBOL = f"[{''.join(GREEK_LETTERS)}]"
_LINK = "|".join(
    (
        rf"[{HYPHENS}/][{INVISIBLE}]?(?=[^\W_{CJK}])",
        rf"[{HYPHENS}]\s(?={_GREEK})",  # NF- κ B
        rf"/\s(?={_SYMBOL})",  # Wnt/ β
        rf"(?<={_SYMBOL})\s[{HYPHENS}](?=[^\W\d_])",  # β -catenin
        rf"[—―](?={_GREEK}(?![^\W\d_]{{2}}))",
    )
)
_WORD = re.compile(rf"{_ATOM}(?:(?:{_LINK}){_ATOM}){{0,11}}+|[{CJK}]{{1,64}}+")

_SPACES = frozenset(" \n\u00a0\u2009\u202f")
_LONGEST_NAME = 64

_ENDS_IN_GREEK = re.compile(rf"[A-Za-z](?:[{HYPHENS}]\s|[{HYPHENS}\s])?{_GREEK}$")
_ENDS_IN_NUMBER = re.compile(rf"[^\W\d_]{{2,}}[{HYPHENS}\s]?\d{{1,3}}[A-Za-z]?$")
_LAST_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_]{2,}$")
_NUMBER = re.compile(r"\d{1,3}[A-Za-z]?")
_GREEK_PART = re.compile(rf"{_GREEK}[{HYPHENS}]?(?:\d{{1,2}}[A-Za-z]?|[A-Z])?")
_LETTER = re.compile(r"[A-Za-z]\d?")
_ARM = re.compile("[35]p")
_ADDITION = re.compile(f"{_NUMBER.pattern}|{_GREEK_PART.pattern}|{_LETTER.pattern}")


class Stretch(NamedTuple):
    """A word as it stands: its text, from character `start` up to, but without, character `end`."""

    text: str
    start: int
    end: int


def stretches(text: str) -> Iterator[Stretch]:
    """The words of a text in order; a name that is written with spaces inside is one word. Linear time."""
    current: Stretch | None = None
    for found in _WORD.finditer(text):
        start, end = found.span()
        if current is not None:
            if text[current.end : start] in _SPACES and _continues(current.text, found[0]):
                current = Stretch(text[current.start : end], current.start, end)
                continue
            yield current
        current = Stretch(found[0], start, end)
    if current is not None:
        yield current


def _continues(name: str, addition: str) -> bool:
    """Whether `addition`, one space behind `name`, belongs to it: ``IL 6``, ``TNF alpha``, ``NF κ B``."""
    if len(name) + len(addition) > _LONGEST_NAME:
        return False
    if not _ADDITION.fullmatch(addition):
        return False
    is_number = _NUMBER.fullmatch(addition) is not None
    is_greek = _GREEK_PART.fullmatch(addition) is not None
    is_letter = _LETTER.fullmatch(addition) is not None
    if _ENDS_IN_GREEK.search(name):
        return is_number or is_letter
    if _ENDS_IN_NUMBER.search(name):
        return is_greek or _ARM.fullmatch(addition) is not None
    last = _LAST_LETTERS.search(name)
    return last is not None and not is_letter and _is_name(last[0])


def _is_name(letters: str) -> bool:
    """Capitals behind the first letter, or as few small letters as a reader's ``il`` or ``tgf``."""
    if letters.islower() and letters not in {"microrna", "mirna"}:
        return len(letters) <= 4 and not is_stop_word(letters)
    return letters.lower() != letters and (letters[1:] != letters[1:].lower() or "rna" in letters.lower())
