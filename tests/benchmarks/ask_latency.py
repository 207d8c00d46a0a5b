"""How long a warm question takes, beside the model alone and the usual recipe on the same passages.

usage: python tests/benchmarks/ask_latency.py [--home DIR] [--questions N]

The recipe is rank-bm25 over split words, FAISS over the same model's vectors, and reciprocal rank fusion. All
three are timed in turn on the same questions in one run; the ratios are what to compare between machines.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import faiss
import judging
import numpy as np
from rank_bm25 import BM25Okapi

import askreviews
from askreviews import encoders, engines


def main() -> None:
    """Print the median and the 95th percentile of each, in milliseconds, and the ratios of the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", help="the folder that holds corpus/ and index/; default: this checkout")
    parser.add_argument("--questions", type=int, default=200, metavar="N", help="how many (default 200)")
    arguments = parser.parse_args()
    texts = [q.text for q in judging.answerable()][: arguments.questions]
    with askreviews.open(arguments.home) as library:
        encoder = encoders.load()
        ways: dict[str, Callable[[str], object]] = {
            "askreviews.ask": library.ask,
            "the model alone": lambda text: encoder.encode([text]),
            "usual recipe": _recipe(library, encoder),
        }
        print(f"{sum(len(d.text) for d in library.documents):,} characters, {len(texts)} questions")
        _print(_timed(ways, texts))


def _timed(ways: dict[str, Callable[[str], object]], texts: list[str]) -> dict[str, list[float]]:
    """Seconds for each way and question, the ways taking turns; five questions warm up and do not count."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for number, text in enumerate([*texts[:5], *texts]):
        for name, way in ways.items():
            begun = time.perf_counter()
            way(text)
            if number >= 5:
                seconds[name].append(time.perf_counter() - begun)
    return seconds


def _recipe(library: askreviews.Library, encoder: encoders.Encoder) -> Callable[[str], list[int]]:
    index = engines.load().read(library.home / "index")
    text_of = {d.id: d.text for d in index.documents}
    bm25 = BM25Okapi([p.span.of(text_of[p.document_id]).lower().split() for p in index.passages])
    vectors = faiss.IndexFlatIP(encoder.dimension)
    vectors.add(index.vectors("passages"))

    def ask(text: str) -> list[int]:
        by_words = np.argsort(-bm25.get_scores(text.lower().split()))[:50]
        by_meaning = vectors.search(encoder.encode([text]), 50)[1][0]
        scores: dict[int, float] = {}
        for ranking in (by_words, by_meaning):
            for place, row in enumerate(ranking):
                scores[int(row)] = scores.get(int(row), 0.0) + 1 / (60 + place)
        return sorted(scores, key=scores.__getitem__, reverse=True)[:5]

    return ask


def _print(seconds: dict[str, list[float]]) -> None:
    model = statistics.median(seconds["the model alone"])
    for name, own in seconds.items():
        median, high = statistics.median(own), statistics.quantiles(own, n=20)[-1]
        ratio = f"{median / model:4.2f} × the model"
        print(f"{name:16} p50 {median * 1000:6.1f} ms  p95 {high * 1000:6.1f} ms  {ratio}")


if __name__ == "__main__":
    main()
