"""Asking: every question of a benchmark once in a mode, and what came back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from askreviews.answers import Mode
from askreviews.errors import QuestionError
from askreviews.evaluation.benchmarks import Query
from askreviews.evaluation.collections import Collection
from askreviews.library import Library

DEPTH = 100
"""How many passages are ranked for a question: the most that can be asked for."""

Asked = Callable[[int], None]
"""Called with how many questions have been asked."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one question came to.

    `ranking` names what was found, best first. `elapsed_ms` is the time that the same question takes when it
    is asked as users ask, for a few passages. A `refused` question could not be asked at all.
    """

    query: Query
    ranking: tuple[str, ...]
    found: bool
    confidence: float
    elapsed_ms: float
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """The outcomes in one mode, of the questions with an answer and of those without, in their order."""

    mode: Mode
    outcomes: tuple[Outcome, ...]
    unanswerable: tuple[Outcome, ...] = ()

    @property
    def rankings(self) -> Mapping[str, Sequence[str]]:
        """What was found for each question with an answer, by its id."""
        return {outcome.query.id: outcome.ranking for outcome in self.outcomes}


def ask_all(
    library: Library, collection: Collection, queries: Iterable[Query], mode: Mode, asked: Asked
) -> tuple[Outcome, ...]:
    """Ask each of the `queries`."""
    outcomes: list[Outcome] = []
    for query in queries:
        outcomes.append(_ask(library, collection, query, mode))
        asked(len(outcomes))
    return tuple(outcomes)


def _ask(library: Library, collection: Collection, query: Query, mode: Mode) -> Outcome:
    try:
        answer = library.ask(query.text, mode=mode)
        ranking = collection.ranked(library.ask(query.text, k=DEPTH, mode=mode).matches)
    except QuestionError:
        return Outcome(query, (), found=False, confidence=0.0, elapsed_ms=0.0, refused=True)
    return Outcome(query, ranking, answer.found, answer.confidence, answer.elapsed_ms)
