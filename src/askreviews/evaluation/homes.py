"""A home for the documents of a benchmark, so that the product reads, cuts and indexes them as its own."""

from __future__ import annotations

from pathlib import Path

from askreviews.changes import Change, written
from askreviews.evaluation.benchmarks import Benchmark


def made_home(benchmark: Benchmark, cache: Path) -> Path:
    """The home in `cache` that holds the documents of `benchmark` and nothing else; made when it is missing.

    Other texts get another home, so what was indexed there stays right and is never indexed again.

    Raises:
        WritingError: it cannot be written.

    """
    home = cache / f"{benchmark.name}-{benchmark.fingerprint()[:12]}"
    digests, articles = home / "corpus" / "digests", home / "corpus" / "articles"
    with written(digests):
        digests.mkdir(parents=True, exist_ok=True)  # an empty one of its own: without, the shipped ones count
    missing = [d for d in benchmark.documents if not (articles / d.file).is_file()]
    with Change({articles / d.file: d.content for d in missing}).made():
        return home
