"""Abbreviations made ready for analysis: from a short form to its long form's terms, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from askreviews.abbreviations import Abbreviation, Abbreviations
from askreviews.analysis.naming import read
from askreviews.analysis.plain import ReadWord, read_words
from askreviews.analysis.stemming import is_stop_word

_JOINTS = frozenset(" \n\u00a0\u2009\u202f-")


@dataclass(frozen=True, slots=True)
class Concept:
    """What an abbreviation means: the long form part by part, and the terms of either form."""

    units: tuple[str, ...]
    long_terms: tuple[str, ...]
    short_terms: tuple[str, ...]

    @property
    def is_one_word(self) -> bool:
        """Whether the long form is a single word, as "exosomes" is."""
        return len(self.units) == 1

    @property
    def form(self) -> tuple[str, ...]:
        """The terms that a passage must hold to hold the long form."""
        return tuple(unit for unit in self.units if not is_stop_word(unit))


class Lexicon:
    """The abbreviations of one document or library; build it once and look up many words."""

    def __init__(self, abbreviations: Abbreviations) -> None:
        self._abbreviations = abbreviations
        self.shorts_in = lru_cache(maxsize=1 << 14)(self._shorts_in)
        self._concepts: dict[tuple[str, ...], Concept] = {}
        lengths: dict[str, set[int]] = {}
        holding: dict[str, set[str]] = {}
        for pair in abbreviations.pairs:
            concept = self._concept(pair)
            for term in concept.long_terms if not concept.is_one_word else ():
                holding.setdefault(term, set()).update(concept.short_terms[-1:])
            if concept.form:
                known = self._concepts.get(concept.units)  # several short forms may mean one thing
                more = known.short_terms if known is not None else ()
                self._concepts[concept.units] = replace(concept, short_terms=more + concept.short_terms)
                lengths.setdefault(concept.units[0], set()).add(len(concept.units))
        self._lengths = {first: sorted(some, reverse=True) for first, some in lengths.items()}
        self._holding = {term: tuple(sorted(shorts)) for term, shorts in holding.items()}

    def _concept(self, pair: Abbreviation) -> Concept:
        found = read_words(pair.long)
        long_terms = [term for word in found for term in word.reading.terms]
        for word in found:  # "dental pulp MSC-derived Exos": short forms inside, one level deep
            for _, _, inner in self._abbreviations.within(word.stretch.text):
                long_terms += (term for part in read_words(inner.long) for term in part.reading.terms)
        units = tuple(unit for word in found for unit in word.reading.units)
        return Concept(units, tuple(dict.fromkeys(long_terms)), read(pair.short).terms)

    def _shorts_in(self, written: str) -> tuple[tuple[Concept, ...], bool]:
        """The abbreviations that a word is made of, and whether they are all of it."""
        found = list(self._abbreviations.within(written))
        rest = list(written)
        for start, end, _ in found:
            rest[start:end] = " " * (end - start)
        return tuple(self._concept(pair) for _, _, pair in found), not any(c.isalnum() for c in rest)

    def shorts_for(self, term: str) -> tuple[str, ...]:
        """The terms of the short forms whose long form, of several words, has this term."""
        return self._holding.get(term, ())

    def long_at(self, place: int, text: str, found: Sequence[ReadWord]) -> tuple[int, Concept] | None:
        """The longest long form that starts with the word at `place`, and the place behind its end."""
        first = found[place].reading.units[:1]
        for length in self._lengths.get(first[0], ()) if first else ():
            end = place
            units: tuple[str, ...] = ()
            while end < len(found) and len(units) < length and (end == place or _touch(text, found, end)):
                units += found[end].reading.units
                end += 1
            concept = self._concepts.get(units)
            if concept is not None:
                return end, concept
        return None


def _touch(text: str, found: Sequence[ReadWord], place: int) -> bool:
    """Whether only a space stands between a word and the one before."""
    gap = text[found[place - 1].stretch.end : found[place].stretch.start]
    return gap in _JOINTS or gap in {"  ", "- "}
