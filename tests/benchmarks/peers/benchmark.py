"""A benchmark's documents as askreviews reads and cuts them: what every peer is given to search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

import askreviews
from askreviews import evaluation
from askreviews.encoders.shipped import installed_folder
from askreviews.errors import QuestionError
from askreviews.evaluation.benchmarks import Query
from askreviews.evaluation.collections import Collection, Qrels
from askreviews.library import Library
from peers.base import Passages, encoded


@dataclass(frozen=True, slots=True, eq=False)
class Searched:
    """The questions, what is relevant to them, and the n passages that are searched.

    `names` are the passages' names in `qrels`, by row; where documents are judged, several passages have one.
    """

    library: Library
    collection: Collection
    queries: tuple[Query, ...]
    qrels: Qrels
    names: tuple[str, ...]
    texts: tuple[str, ...]

    def passages(self) -> Passages:
        """The passages word for word, embedded by the model at once: about a minute for two thousand."""
        return Passages(self.texts, encoded(installed_folder(), list(self.texts)))

    def named(self, rows: Sequence[int]) -> tuple[str, ...]:
        """The names of `rows`, each at its best rank."""
        return tuple(dict.fromkeys(self.names[row] for row in rows))

    def ranked_by_product(self, question: str, k: int) -> tuple[str, ...]:
        """What askreviews finds, by the same names; nothing for a question that it refuses."""
        try:
            return self.collection.ranked(self.library.ask(question, k=k).matches)
        except QuestionError:
            return ()


@contextmanager
def opened(folder: Path | None, limit: int | None = None) -> Iterator[Searched]:
    """The benchmark in `folder`, of which the first `limit` questions count; without one, what ships.

    Its documents are indexed in the cache of `askreviews eval`, once.

    Raises:
        ReadingError: no benchmark lies there.

    """
    benchmark = evaluation.read_benchmark(folder)
    kept = {query.id for query in benchmark.queries[:limit]}
    benchmark = replace(
        benchmark,
        queries=benchmark.queries[:limit],
        judgments=tuple(j for j in benchmark.judgments if j.query in kept),
    )
    cache = platformdirs.user_cache_path("askreviews", appauthor=False) / "benchmarks"
    home = evaluation.made_home(benchmark, cache) if benchmark.documents else None
    with askreviews.open(home) as library:
        collection = Collection.of(library, benchmark)
        pairs = [(name, p) for name, own in collection.passages.items() for p in own]
        yield Searched(
            library=library,
            collection=collection,
            queries=benchmark.queries,
            qrels=collection.qrels(benchmark),
            names=tuple(
                name if collection.unit == "document" else f"{name}:{p.span.start}-{p.span.end}"
                for name, p in pairs
            ),
            texts=tuple(p.span.of(collection.documents[name].text) for name, p in pairs),
        )
