"""What an evaluation found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from askreviews.answers import Mode
from askreviews.evaluation.benchmarks import Query
from askreviews.evaluation.collections import Qrels, Shown
from askreviews.evaluation.measures import LEADING
from askreviews.evaluation.resampling import Difference, Estimate
from askreviews.evaluation.runs import Run
from askreviews.evaluation.verdicts import Verdicts


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds that half, and 95 of 100, of the questions take at most."""

    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class ModeReport:
    """One mode: its run, every measure of every question in their order, and what follows from both."""

    mode: Mode
    run: Run
    scores: Mapping[str, tuple[float, ...]]
    measures: Mapping[str, Estimate]
    verdicts: Verdicts
    latency: Latency


@dataclass(frozen=True, slots=True)
class Comparison:
    """By how much `other` is above `one` in each measure; the two are modes, or folders of saved runs."""

    one: str
    other: str
    differences: Mapping[str, Difference]


@dataclass(frozen=True, slots=True)
class Miss:
    """A question whose first answer did not come first: what did, and what should have.

    `rank` is that of the first answer, None when none was found; `first` is None when nothing was found,
    `wanted` when no passage holds the answer.
    """

    query: Query
    rank: int | None
    first: Shown | None
    wanted: Shown | None


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured on one benchmark; `splits` are those that its questions belong to.

    `unread` says which documents the reader refused, and why; `refused` are the ids of the questions that
    could not be asked, `lost` of those whose answer is in no passage. Both count as failed. `comparisons`
    and `misses` are about the first mode.
    """

    benchmark: str
    splits: tuple[str, ...]
    model: str
    documents: int
    passages: int
    queries: tuple[Query, ...]
    unanswerable: tuple[Query, ...]
    qrels: Qrels
    modes: tuple[ModeReport, ...]
    comparisons: tuple[Comparison, ...]
    misses: tuple[Miss, ...]
    unread: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def first(self) -> ModeReport:
        """The mode that was named first."""
        return self.modes[0]

    def by_kind(self, measure: str = LEADING) -> dict[str, tuple[float, ...]]:
        """The values of `measure` in the first mode for each kind of question, where kinds are told."""
        found: dict[str, list[float]] = {}
        for query, value in zip(self.queries, self.first.scores[measure], strict=True):
            if query.kind:
                found.setdefault(query.kind, []).append(value)
        return {kind: tuple(own) for kind, own in sorted(found.items())}
