"""How high the right passage comes: askreviews beside ready-made hybrid searches, all asked the same.

usage: build/peers/bin/python tests/benchmarks/peers_quality.py FOLDER [--limit N]

FOLDER is a benchmark that `askreviews eval` reads. Everyone searches the same passages, those that
askreviews cuts, word for word, with the same embedding model. The passages' vectors are computed once and
given to all but txtai, which embeds the same texts by itself, and askreviews, which reads markers out and
abbreviations in before it embeds. Peers keep their own defaults. `make peers` installs them.

The query adapter of askreviews was fitted on covidqa-dev and pubmedqa-dev (``fit_query_adapter.py``, which
cross-validates it). There the first line tells nothing; the second is without the adapter.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from peers import PEERS, Passages, module
from peers.benchmark import Searched, opened

from askreviews import encoders, engines
from askreviews.answering import Asker, Search
from askreviews.encoders.shipped import installed_folder
from askreviews.errors import QuestionError
from askreviews.evaluation.measures import scores
from askreviews.evaluation.resampling import estimate
from askreviews.retrieval import Searcher

MEASURES = ("MRR@10", "success@1", "success@5", "success@10")
DEPTH = 10
Rank = Callable[[str, int], tuple[str, ...]]


def main() -> None:
    """Print the table, a line as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N questions")
    arguments = parser.parse_args()
    with opened(arguments.folder, arguments.limit) as searched:
        print(f"{len(searched.queries)} questions, {len(searched.texts)} passages\n")
        print("| | MRR@10 (95 % interval) | success@1 | success@5 | success@10 |\n|---|---|---|---|---|")
        _print_line("**askreviews**", searched, searched.ranked_by_product)
        _print_line("askreviews without its query adapter", searched, _without_adapter(searched))
        passages = searched.passages()
        for name in PEERS:
            _print_peer(name, searched, passages)


def _without_adapter(searched: Searched) -> Rank:
    index, encoder = engines.load().read(searched.library.home / "index"), encoders.load()
    asker = replace(Asker.of(index, encoder), searcher=Searcher(index, encoder, adapted=False))

    def rank(question: str, k: int) -> tuple[str, ...]:
        try:
            return searched.collection.ranked(asker.ask(question, Search(k, "hybrid")).matches)
        except QuestionError:
            return ()

    return rank


def _print_peer(name: str, searched: Searched, passages: Passages) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            module(name).build(passages, installed_folder(), Path(folder))
        except ModuleNotFoundError as missing:
            print(f"| {name} | not measured: {missing.name} is not installed | | | |")
            return
        peer = module(name).load(installed_folder(), Path(folder))
        _print_line(name, searched, lambda question, k: searched.named(peer.rank(question, k)))


def _print_line(name: str, searched: Searched, rank: Rank) -> None:
    rankings = {query.id: rank(query.text, DEPTH) for query in searched.queries}
    found = scores(searched.qrels, rankings)
    first, *others = (estimate(found[measure]) for measure in MEASURES)
    cells = [f"{first.value:.3f} ({first.low:.3f}–{first.high:.3f})", *(f"{o.value:.3f}" for o in others)]
    print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
