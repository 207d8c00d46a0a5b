"""Everyday words and the terms that papers use for them: what is sniffed is given intranasally.

Reading a question by a thesaurus is query expansion (Manning, Raghavan and Schütze 2008, *Introduction to
Information Retrieval*, 9.2.2). Expanding every question does harm; here a word is read so only where no
passage searched has it, so questions in the documents' own words stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from askreviews.analysis import Word, words

Phrase = tuple[tuple[str, ...], ...]
"""The terms of each word of a phrase."""


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The field's terms by the everyday phrases for them; `longest` is the most words that a phrase has."""

    terms: Mapping[Phrase, tuple[str, ...]]
    longest: int

    @classmethod
    def read(cls, lines: str) -> Thesaurus:
        """Of lines with phrases, a tab and terms, each parted by commas; those that start with # say nothing.

        Raises:
            ValueError: a line has no terms, or a phrase none that can be searched for, or stands twice.

        """
        terms: dict[Phrase, tuple[str, ...]] = {}
        for line in lines.splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            phrases, _, own = (part.strip() for part in line.partition("\t"))
            if not own:
                raise ValueError(f"No terms: {line!r}")
            for phrase in phrases.split(", "):
                key = _phrase(words(phrase))
                if not key or terms.setdefault(key, tuple(own.split(", "))) != tuple(own.split(", ")):
                    raise ValueError(f"{phrase!r} cannot be searched for, or stands twice: {line!r}")
        return cls(terms, max(map(len, terms), default=0))

    def phrases_in(self, found: Sequence[Word]) -> Iterator[tuple[slice, tuple[str, ...]]]:
        """Where the words of a question are a phrase, the longest of a place first, and the terms for it."""
        for start in range(len(found)):
            for end in range(min(len(found), start + self.longest), start, -1):
                terms = self.terms.get(_phrase(found[start:end]))
                if terms is not None:
                    yield slice(start, end), terms


@cache
def lay_terms() -> Thesaurus:
    """The thesaurus that ships: a list of our own, ``lay_terms.tsv``."""
    return Thesaurus.read(resources.files(__package__).joinpath("lay_terms.tsv").read_text(encoding="utf-8"))


def _phrase(found: Sequence[Word]) -> Phrase:
    return tuple(word.terms for word in found)
