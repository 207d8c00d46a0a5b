"""What a document, or a library of documents, means by its short forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from askreviews.abbreviations.definitions import Abbreviation
from askreviews.abbreviations.english import ENGLISH
from askreviews.spelling import HYPHENS, INVISIBLE, american, folded

_COMPOUND = re.compile(rf"[^\W_](?:[{HYPHENS}\w{INVISIBLE}/.]{{0,62}}+)")
_PIECE = re.compile(r"[^\W_]+")
_MOST_PIECES = 4


@dataclass(frozen=True)
class Abbreviations:
    """What a document, or a whole library, means by its short forms; immutable.

    Make one with `of` or `merge`. Short forms are found in the singular and the plural, whatever the
    hyphens and Greek letters look like. Case counts for short forms of two letters and for those that are
    also English words ("ALL", "MAG"); the others are found in lower case, too.
    """

    pairs: tuple[Abbreviation, ...] = ()

    @classmethod
    def of(cls, pairs: Iterable[Abbreviation]) -> Abbreviations:
        """What one document means: where it defines a short form twice, the first definition holds."""
        first: dict[str, Abbreviation] = {}
        for pair in pairs:
            first.setdefault(_singular(folded(pair.short)), pair)
        return cls(tuple(first.values()))

    @classmethod
    def merge(cls, several: Iterable[Abbreviations]) -> Abbreviations:
        """What a question may mean: short forms on which the documents disagree are left out."""
        meanings: dict[str, dict[str, Abbreviation]] = {}
        for abbreviations in several:
            for pair in abbreviations.pairs:
                longs = meanings.setdefault(_singular(folded(pair.short)), {})
                longs.setdefault(_sense(pair.long), pair)
        return cls(tuple(next(iter(longs.values())) for longs in meanings.values() if len(longs) == 1))

    def __hash__(self) -> int:
        return self._hash  # worked out once: analysis looks its tables up by it for every text

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def meaning(self, written: str) -> Abbreviation | None:
        """The abbreviation that `written` is, its long form in the same number; None when it is none."""
        key = folded(written)
        return self._as_written.get(key) or self._lower.get(key.lower())

    def within(self, compound: str) -> tuple[tuple[int, int, Abbreviation], ...]:
        """The short forms in a hyphenated or slashed word, as start, end and meaning; longest first.

        ``MSC-Exos`` holds ``MSC`` and ``Exos``, unless it is itself defined.
        """
        return _within(self, compound)

    def expand(self, text: str) -> str:
        """The text with every short form replaced by its long form, for a model that reads words.

        A short form in brackets behind its long form, or before it, stays: nothing is said twice.
        """
        if not self.pairs:
            return text
        parts, done = [], 0
        for word in _COMPOUND.finditer(text):
            for start, end, found in self.within(word[0]):
                start, end = start + word.start(), end + word.start()
                if _is_defined_here(text, start, end, found.long):
                    continue
                parts += [text[done:start], found.long]
                done = end
        return "".join([*parts, text[done:]])

    @cached_property
    def _hash(self) -> int:
        return hash(self.pairs)

    @cached_property
    def _as_written(self) -> dict[str, Abbreviation]:
        table: dict[str, Abbreviation] = {}
        for pair in self.pairs:
            for short, long in _numbers(folded(pair.short), pair.long):
                table.setdefault(short, Abbreviation(short, long))
        for pair in self.pairs:  # as defined goes before any inflection of another
            table[folded(pair.short)] = pair
        return table

    @cached_property
    def _lower(self) -> dict[str, Abbreviation]:
        table: dict[str, Abbreviation | None] = {}
        for short, meant in self._as_written.items():
            key = short.lower()
            if len(_singular(key)) > 2 and not {key, _singular(key)} & ENGLISH:
                known = table.setdefault(key, meant)
                if known is not None and _sense(known.long) != _sense(meant.long):
                    table[key] = None
        return {key: meant for key, meant in table.items() if meant is not None}


NONE = Abbreviations()
"""No abbreviations at all."""


@lru_cache(maxsize=2**15)  # a text has most of its words again and again
def _within(abbreviations: Abbreviations, compound: str) -> tuple[tuple[int, int, Abbreviation], ...]:
    return tuple(_found_within(abbreviations, compound))


def _found_within(abbreviations: Abbreviations, compound: str) -> Iterator[tuple[int, int, Abbreviation]]:
    pieces = [piece.span() for piece in _PIECE.finditer(compound)]
    at = 0
    while at < len(pieces):
        for last in range(min(len(pieces), at + _MOST_PIECES) - 1, at - 1, -1):
            start, end = pieces[at][0], pieces[last][1]
            found = abbreviations.meaning(compound[start:end])
            if found is not None:
                yield start, end, found
                at = last
                break
        at += 1


def _singular(short: str) -> str:
    """``MSCs`` as ``MSC`` and ``Exos`` as ``Exo``; a capital S belongs to the name (``ROS``)."""
    return short[:-1] if len(short) > 2 and short.endswith("s") else short


def _numbers(short: str, long: str) -> Iterator[tuple[str, str]]:
    """The forms of one abbreviation in the singular and in the plural."""
    singular = _singular(short)
    if singular != short and long.endswith("s"):
        yield singular, f"{long[:-3]}y" if long.endswith("ies") else long[:-1]
    if singular == short and short[-1:].isalpha():
        yield f"{short}s", _plural(long)


def _plural(long: str) -> str:
    if long.endswith("s") or len(long.rsplit(" ", 1)[-1]) == 1:
        return long
    if long.endswith("y") and long[-2:-1] not in "aeiou":
        return f"{long[:-1]}ies"
    return f"{long}s"


def _sense(long: str) -> str:
    """What makes two long forms the same: case, hyphens, the plural and British spelling do not count."""
    words = (folded(part).lower() for part in re.split(rf"[{HYPHENS}\s]+", long))
    return " ".join(american(word.rstrip("s")) for word in words)


def _is_defined_here(text: str, start: int, end: int, long: str) -> bool:
    """Whether the long form stands in front of the bracketed short form, or in brackets behind it."""
    before = text[max(0, start - len(long) - 3) : start]
    if before.rstrip("\"'“ ").endswith("(") and _sense(before.rstrip("\"'“ (")).endswith(_sense(long)):
        return True
    behind = text[end : end + len(long) + 3].lstrip()
    return behind.startswith("(") and _sense(behind[1:].rstrip(") ")).startswith(_sense(long))
