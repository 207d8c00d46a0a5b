"""Names that papers write in short without saying what they mean: TNF-α, which a reader may write out.

What a document defines is read by its own definitions (`abbreviations`). Much is so common that it is never
defined; so a question that writes such a name out would find none of it, nor would a short form where the
documents write it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from askreviews.spelling import GREEK_LETTERS, GREEK_NAMES, HYPHENS

_JOINT = rf"[{HYPHENS}\s]"
_FIRST_WORD = re.compile(r"(?<![^\W_])[A-Za-z]+")
_BEHIND = re.compile(
    rf"""
    (?: {_JOINT} (?: (?: sub | sero )? type | group ) (?= {_JOINT} \d ) )?
    (?: {_JOINT}? (?P<number> \d{{1,3}} (?: [A-Za-z] (?![^\W_]) )? ) )?
    (?: {_JOINT}? (?P<greek> {"|".join(GREEK_NAMES)} | [{"".join(GREEK_LETTERS)}] ) )?
    (?: e? s )? (?! [{HYPHENS}]? [^\W_])
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What tells one of a kind from the others: a number, a Greek letter, or both."""
_SHORTEST = 3
"""A short form of fewer letters may be a word, where no number tells otherwise."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, ``text[start:end]``, and what it is called otherwise."""

    start: int
    end: int
    other: str


class ShortNames:
    """Finds names of either form in a text, and says the other."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names` are the short forms by the long ones."""
        self._other = {_key(long): short for long, short in names.items()}
        self._is_long = frozenset(self._other)
        for long, short in names.items():
            self._other.setdefault(_key(short), long)
        self._beginning: dict[str, list[str]] = {}
        for key in sorted(self._other, key=len, reverse=True):
            self._beginning.setdefault(_first_word(key), []).append(key)

    @classmethod
    def read(cls, lines: str) -> ShortNames:
        """Of lines with long forms, parted by commas, a tab and the short form; # begins a remark.

        Raises:
            ValueError: a line has no short form, or a long form stands twice.

        """
        names: dict[str, str] = {}
        for line in lines.splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            longs, _, short = (part.strip() for part in line.partition("\t"))
            for long in longs.split(", "):
                if not (long and short) or long in names:
                    raise ValueError(f"{long!r} lacks a form, or stands twice: {line!r}")
                names[long] = short
        return cls(names)

    def found_in(self, text: str) -> Iterator[Named]:
        """The names in `text` from left to right, the longest at each place, with number and Greek letter."""
        end = 0
        for word in _FIRST_WORD.finditer(text):
            named = self._at(text, word) if word.start() >= end else None
            if named is not None:
                yield named
                end = named.end

    def _at(self, text: str, word: re.Match[str]) -> Named | None:
        """The longest name that begins with a word of the text."""
        written = word[0].casefold()
        for beginning in dict.fromkeys((written, written.removesuffix("s"), written.removesuffix("es"))):
            for key in self._beginning.get(beginning, ()):
                found = _pattern(key).match(text, word.start())
                behind = _BEHIND.match(text, found.end()) if found else None
                if found is not None and behind is not None:
                    if key not in self._is_long and _is_word(found[0], behind["number"]):
                        continue
                    greek = (behind["greek"] or "").lower()
                    which = f"{behind['number'] or ''}{GREEK_NAMES.get(greek, greek)}"
                    other = self._other[key]
                    return Named(word.start(), behind.end(), f"{other}-{which}" if which else other)
        return None


@cache
def short_names() -> ShortNames:
    """The names that ship: a list of our own, ``short_names.tsv``."""
    return ShortNames.read(
        resources.files(__package__).joinpath("short_names.tsv").read_text(encoding="utf-8")
    )


def _is_word(name: str, number: str | None) -> bool:
    """Whether what looks like a short form may be a word: "no", but neither "NO" nor "il-10"."""
    return len(name) < _SHORTEST and name != name.upper() and number is None


def _key(name: str) -> str:
    """A name whatever joins its parts."""
    return re.sub(_JOINT, " ", name.casefold())


def _first_word(key: str) -> str:
    first = _FIRST_WORD.match(key)
    return first[0] if first else key


@cache
def _pattern(key: str) -> re.Pattern[str]:
    """A name in a text; made when a word of a question begins it: all at once would take a while."""
    return re.compile(_JOINT.join(map(re.escape, key.split(" "))), re.IGNORECASE)
