"""Which terms occur in the passages searched."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from askreviews.analysis import numeral, other_forms, root
from askreviews.engines import Allowed, Level
from askreviews.lexical import TermWeights


@dataclass(frozen=True, slots=True)
class Scope:
    """Which passages and sentences are searched: ``bool[n]`` and ``bool[m]``; None for all."""

    passages: Allowed | None = None
    sentences: Allowed | None = None

    def allowed(self) -> Mapping[Level, Allowed]:
        """What is searched of each level; without a limit, none is named."""
        levels: dict[Level, Allowed | None] = {"passages": self.passages, "sentences": self.sentences}
        return {level: own for level, own in levels.items() if own is not None}


@dataclass(frozen=True, slots=True)
class Vocabulary(Container[str]):
    """The terms that occur in the passages of `scope`; `weights` are those of all passages."""

    weights: TermWeights
    scope: Scope = Scope()
    _known: dict[str, bool] = field(default_factory=dict)

    def __contains__(self, term: object) -> bool:
        if not isinstance(term, str):
            return False
        if self.scope.passages is None:
            return term in self.weights
        if term not in self._known:
            self._known[term] = bool(self._rows(term).any())
        return self._known[term]

    def together(self, terms: Sequence[str]) -> bool:
        """Whether one of the passages holds all of `terms`, of which there is at least one."""
        if len(terms) == 1 or not all(term in self for term in terms):
            return all(term in self for term in terms)
        return bool(np.logical_and.reduce([self._rows(term) for term in terms]).any())

    def cognates(self, term: str) -> tuple[str, ...]:
        """The other terms here that are derived from the word of a term, its other forms, or its number."""
        number = numeral(term)
        if number is not None:
            return (number,) if number in self else ()
        if not (term.isalpha() and term.isascii()):
            return ()
        own = root(term)
        derived = [other for other in self.weights.beginning_with(own) if root(other) == own]
        others = dict.fromkeys((*other_forms(term), *derived))
        return tuple(other for other in others if other != term and other in self)

    def _rows(self, term: str) -> npt.NDArray[np.bool_]:
        holding = self.weights.scores([term]) > 0
        return holding if self.scope.passages is None else holding & self.scope.passages
