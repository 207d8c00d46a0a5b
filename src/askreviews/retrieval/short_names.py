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
_BEHIND = rf"""
    (?: {_JOINT} (?: (?: sub | sero )? type | group ) (?= {_JOINT} \d ) )?
    (?: {_JOINT}? (?P<number> \d{{1,3}} (?: [A-Za-z] (?![^\W_]) )? ) )?
    (?: {_JOINT}? (?P<greek> {"|".join(GREEK_NAMES)} | [{"".join(GREEK_LETTERS)}] ) )?
    (?: e? s )? (?! [{HYPHENS}]? [^\W_])
"""
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
        self._short = {_key(long): short for long, short in names.items()}
        self._long: dict[str, str] = {}
        for long, short in names.items():
            self._long.setdefault(_key(short), long)
        forms = sorted({*names, *names.values()}, key=len, reverse=True)
        self._names = re.compile(
            rf"(?<![^\W_]) (?P<name> {'|'.join(map(_pattern, forms))} ) {_BEHIND}", re.VERBOSE | re.IGNORECASE
        )

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
        for found in self._names.finditer(text):
            key = _key(found["name"])
            other = self._short.get(key) or self._long.get(key)
            if other is None or (key in self._long and _is_word(found)):
                continue
            greek = (found["greek"] or "").lower()
            behind = f"{found['number'] or ''}{GREEK_NAMES.get(greek, greek)}"
            yield Named(found.start(), found.end(), f"{other}-{behind}" if behind else other)


@cache
def short_names() -> ShortNames:
    """The names that ship: a list of our own, ``short_names.tsv``."""
    return ShortNames.read(
        resources.files(__package__).joinpath("short_names.tsv").read_text(encoding="utf-8")
    )


def _is_word(found: re.Match[str]) -> bool:
    """Whether what looks like a short form may be a word: "no", but neither "NO" nor "il-10"."""
    name = found["name"]
    return len(name) < _SHORTEST and name != name.upper() and not found["number"]


def _key(name: str) -> str:
    """A name whatever joins its parts."""
    return re.sub(_JOINT, " ", name.casefold())


def _pattern(name: str) -> str:
    return _JOINT.join(map(re.escape, re.split(_JOINT, name)))
