"""What the scripts that fit an adapter share: questions, `QueryAdapter` with gradients, closeness by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from torch import Tensor

from askreviews import encoders, evaluation
from askreviews.encoders import Tokens
from askreviews.engines import PassageTokens
from askreviews.evaluation.benchmarks import Benchmark

QUESTIONS = Path(__file__).with_name("questions")
"""Further questions on the documents of a benchmark, in a folder that is called as it is."""
PAIRS = QUESTIONS / "pairs"
"""Pairs of a question with an answer and one without, in such folders, too."""

IMPORTANCE = 4.0
"""The scale on which importance is fitted: how fast it moves beside the low-rank part."""


def benchmarks_on(folder: Path) -> Iterator[Benchmark]:
    """The benchmark in `folder`, and the further questions on its documents, where there are any."""
    benchmark = evaluation.read_benchmark(folder)
    yield benchmark
    yield from _on_the_same(folder, QUESTIONS / benchmark.name, f"{benchmark.name}, further questions")


def pairs_on(folder: Path) -> Iterator[Benchmark]:
    """The pairs of questions on the documents of the benchmark in `folder`, where there are any.

    Each is one that has an answer, and its twin that has none: of which something else is asked, or by which
    something else is meant, in nearly the same words.
    """
    name = evaluation.read_benchmark(folder).name
    yield from _on_the_same(folder, PAIRS / name, f"{name}, pairs")


def _on_the_same(folder: Path, questions: Path, name: str) -> Iterator[Benchmark]:
    if questions.is_dir():
        with TemporaryDirectory() as made:
            documents = [folder.resolve() / name for name in ("documents", "corpus.jsonl")]
            for path in (*(path for path in documents if path.exists()), *questions.iterdir()):
                (Path(made) / path.name).symlink_to(path)
            asked = evaluation.read_benchmark(Path(made))
        yield replace(asked, name=name)


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The directions float[p, d] of all pieces of some passages, how many a sentence, and a passage, has."""

    vectors: Tensor
    of_sentences: Tensor
    of_passages: Tensor


class Adapter(torch.nn.Module):
    """`QueryAdapter` of a `rank`, with gradients; at first it changes nothing."""

    def __init__(self, dimension: int, rank: int, seed: int = 0) -> None:
        super().__init__()
        torch.manual_seed(seed)
        self.down = torch.nn.Parameter(torch.randn(dimension, rank) * 0.05)
        self.up = torch.nn.Parameter(torch.zeros(rank, dimension))
        self.importance = torch.nn.Parameter(torch.zeros(dimension))

    def closeness(
        self, directions: Tensor, weights: Tensor, passages: Pieces, *, in_one: float = 0.0
    ) -> Tensor:
        """The weighted mean cosine of each of n passages, `in_one` of it that of its best sentence: float[n].

        `directions` float[m, d] and `weights` float[m] are those of the question's pieces.
        """
        sought = directions + directions @ self.down @ self.up
        weights = weights * torch.exp(IMPORTANCE * (directions @ self.importance))
        weights = weights / weights.sum().clamp(min=1e-9)
        cosines = passages.vectors @ torch.nn.functional.normalize(sought).T
        sentences = torch.segment_reduce(cosines, "max", lengths=passages.of_sentences, axis=0)
        alone = (sentences @ weights)[:, None]
        whole = torch.segment_reduce(sentences, "max", lengths=passages.of_passages, axis=0, initial=-1)
        best = torch.segment_reduce(alone, "max", lengths=passages.of_passages, axis=0, initial=-1)
        return (1 - in_one) * (whole @ weights) + in_one * best[:, 0]

    @classmethod
    def mean(cls, adapters: Sequence[Adapter]) -> Adapter:
        """What several change on average; its rank is theirs, added up."""
        down = torch.cat([one.down for one in adapters], 1) / len(adapters)
        made = cls(*down.shape)
        made.down = torch.nn.Parameter(down)
        made.up = torch.nn.Parameter(torch.cat([one.up for one in adapters]))
        made.importance = torch.nn.Parameter(torch.stack([one.importance for one in adapters]).mean(0))
        return made

    def rows(self) -> np.ndarray:
        """As the file has it: float16[2 r + 1, d]."""
        parts = (self.down.T, self.up, IMPORTANCE * self.importance[None])
        return torch.cat(parts).detach().numpy().astype(np.float16)


def directions(tokens: Tokens) -> Tensor:
    """The pieces int8[m, d] at length 1: float[m, d]."""
    return torch.from_numpy(tokens / encoders.lengths(tokens)[:, None])


def pieces(tokens: PassageTokens, rows: Sequence[int]) -> Pieces:
    """The pieces of the passages in `rows`; each has some."""
    stretches = [slice(*tokens.starts[row : row + 2].tolist()) for row in rows]
    vectors = np.concatenate([tokens.vectors[own] for own in stretches]).astype(np.float32) - 128
    vectors /= np.concatenate([tokens.lengths[own] for own in stretches])[:, None]
    places = [np.arange(own.start, own.stop) for own in stretches]
    sentences = [np.searchsorted(tokens.sentences, own, side="right") for own in places]
    counts = [np.unique(own, return_counts=True)[1] for own in sentences]
    return Pieces(
        torch.from_numpy(vectors),
        torch.from_numpy(np.concatenate(counts)),
        torch.tensor([len(own) for own in counts]),
    )
