"""The whole evaluation: ask, judge, measure, compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from askreviews.answers import MODES, Mode
from askreviews.evaluation.benchmarks import Benchmark
from askreviews.evaluation.collections import Collection, Qrels
from askreviews.evaluation.comparing import compared
from askreviews.evaluation.measures import LEADING, scores
from askreviews.evaluation.reports import Latency, Miss, ModeReport, Report
from askreviews.evaluation.resampling import estimate
from askreviews.evaluation.runs import Outcome, Run, ask_all
from askreviews.evaluation.verdicts import verdicts
from askreviews.indexing import Progress
from askreviews.library import Library

MOST_MISSES = 50


def evaluate(
    library: Library,
    benchmark: Benchmark,
    modes: Sequence[Mode] = MODES,
    *,
    progress: Progress | None = None,
) -> Report:
    """Ask `library` every question of `benchmark` in each of the `modes`, and judge what comes back.

    The library holds the documents of the benchmark (`made_home`) or, where it has none, whatever the
    questions are about. The first mode is the one that the others are compared with.

    Raises:
        UnknownName: the library holds none of the documents that the questions are about.
        ValueError: no mode is named.

    """
    if not modes:
        raise ValueError("An evaluation needs at least one mode.")
    collection = Collection.of(library, benchmark)
    qrels = collection.qrels(benchmark)
    reports = [
        _mode_report(_run(library, collection, benchmark, mode, progress), qrels)
        for mode in dict.fromkeys(modes)
    ]
    first, *others = reports
    named = {document.file: document.id for document in benchmark.documents}
    return Report(
        benchmark=benchmark.name,
        splits=tuple(dict.fromkeys(q.split for q in benchmark.queries if q.split)),
        model=collection.model,
        documents=len(collection.documents),
        passages=sum(len(own) for own in collection.passages.values()),
        queries=benchmark.queries,
        unanswerable=benchmark.unanswerable,
        qrels=qrels,
        modes=tuple(reports),
        comparisons=tuple(compared(first.mode, first.scores, o.mode, o.scores) for o in others),
        misses=_misses(first, qrels, collection),
        unread=tuple(f"{named.get(p.path.name, p.path.name)}: {p.reason}" for p in library.problems),
        refused=tuple(o.query.id for o in (*first.run.outcomes, *first.run.unanswerable) if o.refused),
        lost=collection.lost(qrels),
    )


def _run(
    library: Library,
    collection: Collection,
    benchmark: Benchmark,
    mode: Mode,
    progress: Progress | None,
) -> Run:
    total = len(benchmark.queries) + len(benchmark.unanswerable)

    def asked(before: int) -> Callable[[int], None]:
        return lambda done: progress(f"Asking in mode {mode}", before + done, total) if progress else None

    return Run(
        mode,
        ask_all(library, collection, benchmark.queries, mode, asked(0)),
        ask_all(library, collection, benchmark.unanswerable, mode, asked(len(benchmark.queries))),
    )


def _mode_report(run: Run, qrels: Qrels) -> ModeReport:
    values = scores(qrels, run.rankings)
    return ModeReport(
        mode=run.mode,
        run=run,
        scores=values,
        measures={name: estimate(own) for name, own in values.items()},
        verdicts=verdicts(run),
        latency=_latency([o for o in (*run.outcomes, *run.unanswerable) if not o.refused]),
    )


def _latency(outcomes: Sequence[Outcome]) -> Latency:
    if not outcomes:
        return Latency(0.0, 0.0)
    p50, p95 = np.percentile([o.elapsed_ms for o in outcomes], [50, 95])
    return Latency(float(p50), float(p95))


def _misses(report: ModeReport, qrels: Qrels, collection: Collection) -> tuple[Miss, ...]:
    """The questions whose first answer did not come first, the worst first, at most 50."""
    failed = [
        (value, whole, outcome)
        for outcome, value, whole in zip(
            report.run.outcomes, report.scores[LEADING], report.scores["MAP"], strict=True
        )
        if value < 1
    ]
    failed.sort(key=lambda found: found[:2])
    return tuple(_miss(outcome, qrels, collection) for _, _, outcome in failed[:MOST_MISSES])


def _miss(outcome: Outcome, qrels: Qrels, collection: Collection) -> Miss:
    relevant = [unit for unit, relevance in qrels[outcome.query.id].items() if relevance > 0]
    ranks = {unit: rank for rank, unit in enumerate(outcome.ranking, 1)}
    nearest = sorted(relevant, key=lambda unit: ranks.get(unit, len(ranks) + 1))
    shown = collection.shown([*outcome.ranking[:1], *nearest])
    return Miss(
        query=outcome.query,
        rank=min((ranks[unit] for unit in relevant if unit in ranks), default=None),
        first=shown.get(outcome.ranking[0]) if outcome.ranking else None,
        wanted=next((shown[unit] for unit in nearest if unit in shown), None),
    )
