"""Layouts of benchmark folders.

A new layout is one module with a ``read(folder)`` and one line in LAYOUTS. In a folder of any layout,
``unanswerable.jsonl`` may hold questions that nothing there answers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from askreviews import judgments
from askreviews.errors import ReadingError, UnknownName
from askreviews.evaluation.benchmarks import Benchmark, Split
from askreviews.evaluation.layouts import beir, cited, judged, records, spans
from askreviews.home import shipped_digests

Reader = Callable[[Path], Benchmark]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a folder of this layout holds, which is how it is told, and what reads it."""

    holds: tuple[str, ...]
    read: Reader


LAYOUTS = (
    Layout(("documents", "queries.jsonl", "answers.jsonl"), spans.read),
    Layout(("corpus.jsonl", "queries.jsonl", "qrels"), beir.read),
    Layout(("questions.jsonl",), cited.read),
    Layout((judgments.FILE,), judged.read),
)

UNANSWERABLE = "unanswerable.jsonl"
SHIPPED = "the questions that ship"


def read(folder: Path | None = None, *, split: Split | None = None) -> Benchmark:
    """The benchmark in `folder`, by default the questions that ship with the corpus; `split` names a part.

    Raises:
        ReadingError: the folder has no known layout, or a file in it breaks its rules.
        UnknownName: no question belongs to `split`.

    """
    if folder is None:
        return replace(read(shipped_digests().with_name("benchmark"), split=split), name=SHIPPED)
    for layout in LAYOUTS:
        if all((folder / name).exists() for name in layout.holds):
            benchmark = layout.read(folder)
            others = records.unanswerable(folder / UNANSWERABLE, benchmark.queries)
            benchmark = replace(benchmark, unanswerable=others)
            return benchmark if split is None else _only(benchmark, split)
    known = "; or ".join(", ".join(layout.holds) for layout in LAYOUTS)
    raise ReadingError(folder, "no benchmark lies there", f"A benchmark's folder holds {known}.")


def _only(benchmark: Benchmark, split: Split) -> Benchmark:
    queries = tuple(q for q in benchmark.queries if q.split == split)
    if not queries:
        raise UnknownName(f"The benchmark {benchmark.name} has no questions of a split {split!r}.")
    ids = {q.id for q in queries}
    return replace(
        benchmark,
        queries=queries,
        judgments=tuple(j for j in benchmark.judgments if j.query in ids),
        unanswerable=tuple(q for q in benchmark.unanswerable if q.split == split),
    )
