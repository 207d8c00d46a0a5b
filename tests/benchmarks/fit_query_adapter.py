"""Fit the numbers in askreviews/retrieval/query_adapter.npy on questions with known answers.

usage: python tests/benchmarks/fit_query_adapter.py [FOLDER]... [--home DIR]... [--adapters N] [--write]

Each FOLDER is a benchmark that `askreviews eval` reads, on which `questions/` may have further questions; of
the questions that ship, the development halves are asked of each home. First the fit is cross-validated: of
questions that one document answers, either all are fitted on or none, and so are both askings of one
question. It is fitted to mode *hybrid*, and mode *meaning* is ranked by it, too. Then it is done on all of
them, and written with `--write`. Takes two to three hours, with two adapters instead of six one.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import judging
import numpy as np
import torch
from adapting import Adapter, benchmarks_on, directions, pieces
from peers.benchmark import opened
from torch import Tensor

import askreviews
from askreviews import encoders, engines, evaluation
from askreviews.answering import Asker
from askreviews.answers import Mode
from askreviews.engines import PassageTokens
from askreviews.errors import QuestionError
from askreviews.evaluation import resampling
from askreviews.evaluation.benchmarks import Benchmark
from askreviews.evaluation.collections import Collection
from askreviews.library import Library
from askreviews.retrieval import EVERYTHING
from askreviews.retrieval.late import RANKED_IN_ONE
from askreviews.retrieval.query_adapter import RANKING
from askreviews.retrieval.search import LOOKED_AT
from askreviews.retrieval.shares import SHARES

RANK = 16
EPOCHS, AT_ONCE, LEARNING_RATE = 4, 8, 1e-3
SHARPNESS = 10.0
"""What a difference in score is multiplied by before it is a difference of logarithms of probabilities."""
FOLDS = 5
MODES: tuple[Mode, ...] = ("hybrid", "meaning")
"""Those in which late interaction ranks; it is fitted to the first."""


@dataclass(frozen=True, eq=False)
class Asked:
    """A question, the passages that late interaction looks at for it in a mode, and which of them answer it.

    `first` float[n] is what each of the n passages scores before, `share` what late interaction adds at
    most; `directions` float[m, d] and `weights` float[m] are the question's pieces and their idf.
    """

    benchmark: str
    mode: Mode
    fold: int
    rows: Sequence[int]
    first: Tensor
    share: float
    relevant: Tensor
    directions: Tensor
    weights: Tensor
    tokens: PassageTokens

    def scores(self, adapter: Adapter) -> Tensor:
        """The whole score of each passage: float[n]."""
        found = pieces(self.tokens, self.rows)
        late = adapter.closeness(self.directions, self.weights, found, in_one=RANKED_IN_ONE)
        scaled = (late - late.min()) / (late.max() - late.min()).clamp(min=1e-6)
        return self.first + self.share * scaled


def main() -> None:
    """Print what the adapter does to questions that it was not fitted on; then fit it on all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--home", action="append", type=Path, default=[], help="may be given several times")
    parser.add_argument(
        "--adapters", type=int, default=6, metavar="N", help="whose mean is taken, 6 unless told"
    )
    parser.add_argument("--write", action="store_true", help=f"write {RANKING.name}")
    arguments = parser.parse_args()
    asked = [one for folder in arguments.folders for one in _of_folder(folder)]
    asked += [one for home in arguments.home for one in _of_home(home)]
    without = Adapter(asked[0].directions.shape[1], RANK)
    before = {one: _first_rank(one, without) for one in asked}
    after = {}
    for fold in range(FOLDS):
        adapter = _fitted([one for one in asked if one.fold != fold], arguments.adapters)
        after |= {one: _first_rank(one, adapter) for one in asked if one.fold == fold}
    print("| | questions | MRR@10 | success@1 | success@3 | success@5 | success@10 |")
    print("|---|---|---|---|---|---|---|")
    for name in dict.fromkeys(one.benchmark for one in asked):
        own = [one for one in asked if one.benchmark == name]
        for mode in MODES:
            these = [one for one in own if one.mode == mode]
            _print(f"{name}, {mode}, without", [before[one] for one in these])
            _print(f"{name}, {mode}, cross-validated", [after[one] for one in these])
    if arguments.write:
        np.save(RANKING, _fitted(asked, arguments.adapters).rows())


def _of_folder(folder: Path) -> Iterator[Asked]:
    with opened(folder) as searched:
        for benchmark in benchmarks_on(folder):
            yield from _asked(searched.library, searched.collection, benchmark)


def _of_home(home: Path) -> Iterator[Asked]:
    with closing(askreviews.open(home)) as library:
        for folder in judging.FITTED_ON:
            benchmark = evaluation.read_benchmark(folder, split="dev")
            yield from _asked(library, Collection.of(library, benchmark), benchmark)


def _asked(library: Library, collection: Collection, benchmark: Benchmark) -> Iterator[Asked]:
    asker = Asker.of(engines.load().read(library.home / "index"), encoders.load())
    searcher, passages = asker.searcher, asker.index.passages
    relevant = collection.qrels(benchmark)
    # Of a benchmark with documents of its own, all questions that one of them answers go together.
    groups = {j.query: j.document for j in reversed(benchmark.judgments) if benchmark.documents}
    for query in benchmark.queries:
        with suppress(QuestionError):
            question = searcher.read(query.text, asker.merged)
            for mode in MODES:
                scores = searcher._scores(question, SHARES[mode], EVERYTHING)
                rows = np.argsort(-scores.first, kind="stable")[:LOOKED_AT]
                answering = [relevant[query.id].get(collection.name_of(passages[row]), 0) > 0 for row in rows]
                yield Asked(
                    benchmark=benchmark.name
                    if benchmark.documents
                    else f"{benchmark.name}, {library.home.name}",
                    mode=mode,
                    fold=zlib.crc32(groups.get(query.id, query.id).encode()) % FOLDS,
                    rows=rows,
                    first=torch.tensor(scores.first[rows], dtype=torch.float32),
                    share=scores.shares.pieces,
                    relevant=torch.tensor(answering),
                    directions=directions(scores.asked.tokens),
                    weights=torch.tensor(searcher._late._weights(scores.asked.pieces), dtype=torch.float32),
                    tokens=asker.index.passage_tokens,
                )


def _fitted(asked: Sequence[Asked], adapters: int) -> Adapter:
    """The mean of some adapters, each begun elsewhere and shown the questions in another order."""
    fitted_to = [one for one in asked if one.mode == MODES[0]]
    telling = [one for one in fitted_to if one.relevant.any() and not one.relevant.all()]
    return Adapter.mean([_descended(telling, seed) for seed in range(adapters)])


def _descended(asked: Sequence[Asked], seed: int) -> Adapter:
    """The adapter under which what answers has the most of a softmax over the passages looked at."""
    adapter = Adapter(asked[0].directions.shape[1], RANK, seed)
    optimizer = torch.optim.AdamW(adapter.parameters(), lr=LEARNING_RATE)
    order = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        for number, place in enumerate(order.permutation(len(asked)), 1):
            likely = torch.log_softmax(SHARPNESS * asked[place].scores(adapter), 0)
            (-torch.logsumexp(likely[asked[place].relevant], 0) / AT_ONCE).backward()
            if number % AT_ONCE == 0:
                optimizer.step()
                optimizer.zero_grad()
    return adapter


def _first_rank(asked: Asked, adapter: Adapter) -> int | None:
    """The rank of the first passage that answers, None when late interaction looks at none."""
    with torch.no_grad():
        order = np.lexsort((asked.rows, -asked.scores(adapter).numpy()))
    return next((rank for rank, place in enumerate(order, 1) if asked.relevant[place]), None)


def _print(name: str, ranks: Sequence[int | None]) -> None:
    reciprocal = resampling.estimate([judging.reciprocal_rank([rank]) for rank in ranks])
    shares = " | ".join(f"{judging.success(ranks, k):.3f}" for k in (1, 3, 5, 10))
    interval = f"{reciprocal.value:.3f} ({reciprocal.low:.3f}–{reciprocal.high:.3f})"
    print(f"| {name} | {len(ranks)} | {interval} | {shares} |")


if __name__ == "__main__":
    main()
