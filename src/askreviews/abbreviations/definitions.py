"""Reading the definitions of abbreviations out of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from askreviews.spelling import HYPHENS, folded


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and the long form it stands for, both as written where the one is defined."""

    short: str
    long: str


_MAX_SHORT = 14
_MAX_LONG = 160
_WINDOW = 300
"""How far back from a bracket the long form is sought, in characters: this keeps the search linear."""

_BRACKET = re.compile(rf"\(([^()]{{2,{_MAX_LONG}}}+)\)")
_SHORT = re.compile(rf"[^\W_][{HYPHENS}\w/.&']*+(?: [^\W_][{HYPHENS}\w/.&']*+)?")
_LAST_NAME = re.compile(rf"[^\W_](?:[^\W_]|[{HYPHENS}/])*+\s?+$")
_CAPITAL_OR_GREEK = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
_ROMAN = re.compile(r"[IVX]+")
_POINTER = re.compile(
    r"(?:supplement\w*|extended|suppl|figs?|figures?|tables?|refs?|eqs?|box|movie|section|chapter|appendix|"
    r"ibid|pt|part|vol|no|mean|about|see)\b",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\^\{[^{}]{0,40}+\}|[⁰¹²³⁴-⁹]++(?![⁰¹²³⁴-⁹⁺⁻])|\[\d[\d ,;–-]{0,40}+\]")
_CLAUSE_BORDER = re.compile(r"[.;:!?,—]\s|[()\[\]]|\n\s*\n|\s[–-]\s")
_NOT_FIRST = frozenset(
    "a an and as at by for from in into is of on or that the this to via was were which with".split()  # noqa: SIM905 - a word list
)
_LIGHT = _NOT_FIRST | {"like", "type", "their"}
_TRAILING_NUMBER = re.compile(r"[\W\dα-ω]+$")


def find(text: str) -> tuple[Abbreviation, ...]:
    """The abbreviations that `text` defines, each pair once, in order of definition.

    Both orders are read, "long form (SHORT)" and "SHORT (long form)". The long form is the shortest run of
    words in which the short form's letters are found from right to left, the first of them at the start of
    a word, and that has at most ``min(n + 5, 2 n)`` words for `n` letters (Schwartz and Hearst 2003, A
    simple algorithm for identifying abbreviation definitions in biomedical text, Pac Symp Biocomput
    8:451-462). Beyond the paper, Greek letters match their names, a number at the end of the short form may
    be missing from the long one, and "regulatory T (Treg)" counts although its letters have changed places.
    Time is linear in the length of `text`.
    """
    pairs = (_defined_at(text, bracket) for bracket in _BRACKET.finditer(text))
    return tuple(dict.fromkeys(pair for pair in pairs if pair is not None))


def _defined_at(text: str, bracket: re.Match[str]) -> Abbreviation | None:
    before = _MARKER.sub("", text[max(0, bracket.start() - _WINDOW) : bracket.start()])
    inside = re.split(r"[;,]\s", bracket[1].strip(), maxsplit=1)[0]
    if _POINTER.match(inside):
        return None
    if _is_short(inside):
        clause = _CLAUSE_BORDER.split(before.rstrip())[-1]
        long = _long_form(inside, clause)
        if long is not None:
            return Abbreviation(inside, long)
        return _first_part(inside, clause)
    name = _LAST_NAME.search(before)
    if name is None or not _is_short(name[0].strip()):
        return None
    long = _long_form(name[0].strip(), inside)
    return Abbreviation(name[0].strip(), long) if long is not None and inside.startswith(long) else None


def _first_part(short: str, clause: str) -> Abbreviation | None:
    """What "bone marrow (BM-MSCs)" defines: the part before the hyphen, by the initials of the last words."""
    first = re.split(rf"[{HYPHENS}]", short, maxsplit=1)[0]
    words = clause.split()[-len(first) :]
    if first == short or len(first) < 2 or first != "".join(word[0].upper() for word in words):
        return None
    return Abbreviation(first, " ".join(words))


def _is_short(candidate: str) -> bool:
    """Whether `candidate` can be a short form: one or two words, each with a capital or a Greek letter."""
    words = candidate.split(" ")
    return (
        2 <= len(candidate) <= _MAX_SHORT
        and _SHORT.fullmatch(candidate) is not None
        and all(_CAPITAL_OR_GREEK.search(word) or word.isdigit() for word in words)
        and not words[0].isdigit()
        and not _ROMAN.fullmatch(candidate)
    )


def _long_form(short: str, clause: str) -> str | None:
    """The end of `clause` that `short` abbreviates, with single spaces; None when there is none."""
    words = clause.split()
    letters = sum(c.isalnum() for c in short)
    within = words[-min(letters + 5, 2 * letters) :]
    without_number = _TRAILING_NUMBER.sub("", short)
    for form in dict.fromkeys((short, without_number)):
        long = _matched(form, " ".join(within)) if len(form) > 1 else None
        if long is not None and _is_sensible(short, long):
            return long
    if len(within) > 1 and within[-1] == short[0]:
        first = _matched(short[1:], " ".join(within[:-1]))
        return f"{first} {within[-1]}" if first is not None else None
    return None


def _matched(short: str, text: str) -> str | None:
    """Schwartz and Hearst's match: the letters of `short`, last one first, as far right as each can be."""
    # Folding single letters keeps every offset: "β" is one character long, and so is "b".
    low = "".join(_lettered(c) for c in text)
    at = len(low)
    places = []
    wanted = [_lettered(c) for c in short if c.isalnum()]
    for position in range(len(wanted) - 1, -1, -1):
        at = low.rfind(wanted[position], 0, at)
        while position == 0 and at > 0 and low[at - 1].isalnum():
            at = low.rfind(wanted[position], 0, at)
        if at < 0:
            return None
        places.append(at)
    start = text.rfind(" ", 0, at) + 1
    if _words_without(places, text, start) > 1:
        return None
    return text[start:].strip("\"'“”‘’ ")


def _words_without(places: list[int], text: str, start: int) -> int:
    """How many words of weight from `start` on lend no letter to the short form."""
    words = [w for w in re.finditer(r"\S+", text[start:]) if w[0].lower() not in _LIGHT]
    return sum(not any(w.start() <= at - start < w.end() for at in places) for w in words)


@lru_cache(maxsize=4096)
def _lettered(character: str) -> str:
    lettered = folded(character).lower()
    return lettered if len(lettered) == 1 else character


def _is_sensible(short: str, long: str) -> bool:
    words = re.split(rf"[{HYPHENS}\s]+", long)
    letters = sum(c.isalnum() for c in short)
    if len(long) < letters + 2 or not long[:1].isalnum() or not long[-1:].isalnum():
        return False
    if len(words) == 1 and letters < 3:
        return False
    return words[0].lower() not in _NOT_FIRST and short not in words and short not in long.split()
