"""How quickly an index is built: passages a second beside sentence-transformers, and where the time goes.

usage: python tests/benchmarks/bulk_encoding.py [--home DIR] [--passages N] [--rounds N] [--device NAME]
                                             [--busy]

An index of all documents is built in memory, once with nothing kept and once with every embedding kept. Then
the same passages are encoded in turn by `SentenceTransformer.encode` at its defaults, by our `encode`, and by
our `embed`, which gives the vectors of word pieces too. The ratios are what to compare between machines. With
``--busy``, on a machine that does other things too, one thread computes and its own processor time counts.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from askreviews import encoders, indexing, lexical, preparing
from askreviews.corpus import Corpus
from askreviews.documents import Document
from askreviews.encoders import Encoder, RememberingEncoder, Store, Vectors
from askreviews.encoders.bulk import FEW
from askreviews.encoders.shipped import installed_folder
from askreviews.engines import IndexContents
from askreviews.home import find_home

PEER = "SentenceTransformer.encode"

T = TypeVar("T")
Clock = Callable[[], float]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", help="the folder that holds corpus/; default: this checkout")
    parser.add_argument("--passages", type=int, default=200, metavar="N", help="how many (default 200)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how many times (default 5)")
    parser.add_argument("--device", help="where to encode; by itself, on a GPU when there is one")
    parser.add_argument("--busy", action="store_true", help="one thread, and the processor's time")
    arguments = parser.parse_args()
    clock = time.process_time if arguments.busy else time.perf_counter
    if arguments.busy:
        torch.set_num_threads(1)
    encoder = encoders.load(device=arguments.device)
    encoder.encode(["one"] * (FEW + 1))  # torch takes seconds to start
    contents = _built(Corpus(find_home(arguments.home)).read().documents, encoder, clock)
    texts = _texts(contents)
    texts = random.Random(7).sample(texts, min(arguments.passages, len(texts)))
    reference = SentenceTransformer(str(installed_folder()), local_files_only=True, device=arguments.device)
    ways: dict[str, Callable[[], Vectors]] = {
        PEER: lambda: reference.encode(texts, normalize_embeddings=True, show_progress_bar=False),
        "askreviews, `encode`": lambda: encoder.encode(texts),
        "askreviews, `embed`": lambda: np.stack([one.vector for one in encoder.embed(texts)]),
    }
    _encoded(ways, arguments.rounds, clock)


def _built(documents: Sequence[Document], encoder: Encoder, clock: Clock) -> IndexContents:
    """Print how long the index takes with nothing and with more and more kept, and return it."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.in_folder(Path(folder))
        remembering = RememberingEncoder(encoder, store)
        contents, whole = _timed(lambda: indexing.contents(documents, remembering, store=store), clock)
        _, cut = _timed(lambda: indexing.contents(documents, remembering), clock)
        _, again = _timed(lambda: indexing.contents(documents, remembering, store=store), clock)
    _, words = _timed(lambda: _weighed(contents), clock)
    print(
        f"\n{len(documents)} documents, {len(contents.passages)} passages, "
        f"{len(contents.sentence_passages)} sentences\n"
        "\n| building the index | seconds | of the whole |\n|---|---|---|"
    )
    for name, seconds in {
        "nothing kept": whole,
        "every embedding kept": cut,
        "and how the documents were cut": again,
        "the keyword side alone": words,
    }.items():
        print(f"| {name} | {seconds:.1f} | {100 * seconds / whole:.1f} % |")
    return contents


def _weighed(contents: IndexContents) -> None:
    """What BM25 needs of every passage and sentence."""
    views = {document.id: preparing.View.of(document) for document in contents.documents}
    lexical.weigh([views[p.document_id].terms(p.span, p.citations) for p in contents.passages])
    lexical.weigh(
        [views[p.document_id].terms(s.span, s.citations) for p in contents.passages for s in p.sentences]
    )


def _texts(contents: IndexContents) -> list[str]:
    text_of = {document.id: document.text for document in contents.documents}
    return [passage.span.of(text_of[passage.document_id]) for passage in contents.passages]


def _encoded(ways: Mapping[str, Callable[[], Vectors]], rounds: int, clock: Clock) -> None:
    """Run the ways in turn and print what each made of the passages, and how quickly."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    vectors: dict[str, Vectors] = {}
    for _ in range(rounds):
        for name, way in ways.items():
            vectors[name], took = _timed(way, clock)
            seconds[name].append(took)
    print("\n| encoding | passages/s | ratio (least–most) | lowest cosine |\n|---|---|---|---|")
    for name, own in seconds.items():
        ratios = [peer / took for peer, took in zip(seconds[PEER], own, strict=True)]
        print(
            f"| {name} | {len(vectors[name]) / statistics.median(own):.1f} "
            f"| {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}) "
            f"| {(vectors[name] * vectors[PEER]).sum(axis=1).min():.5f} |"
        )


def _timed(job: Callable[[], T], clock: Clock) -> tuple[T, float]:
    begun = clock()
    return job(), clock() - begun


if __name__ == "__main__":
    main()
