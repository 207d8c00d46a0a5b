"""What the scripts that fit an adapter share: questions, `QueryAdapter` with gradients, closeness by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
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

IMPORTANCE = 4.0
"""The scale on which importance is fitted: how fast it moves beside the low-rank part."""


def benchmarks_on(folder: Path) -> Iterator[Benchmark]:
    """The benchmark in `folder`, and the further questions on its documents, where there are any."""
    benchmark = evaluation.read_benchmark(folder)
    yield benchmark
    further = QUESTIONS / benchmark.name
    if further.is_dir():
        with TemporaryDirectory() as made:
            documents = [folder.resolve() / name for name in ("documents", "corpus.jsonl")]
            for path in (*(path for path in documents if path.exists()), *further.iterdir()):
                (Path(made) / path.name).symlink_to(path)
            asked = evaluation.read_benchmark(Path(made))
        yield replace(asked, name=f"{benchmark.name}, further questions")


class Adapter(torch.nn.Module):
    """`QueryAdapter` of a `rank`, with gradients; at first it changes nothing."""

    def __init__(self, dimension: int, rank: int, seed: int = 0) -> None:
        super().__init__()
        torch.manual_seed(seed)
        self.down = torch.nn.Parameter(torch.randn(dimension, rank) * 0.05)
        self.up = torch.nn.Parameter(torch.zeros(rank, dimension))
        self.importance = torch.nn.Parameter(torch.zeros(dimension))

    def closeness(self, directions: Tensor, weights: Tensor, passages: tuple[Tensor, list[int]]) -> Tensor:
        """The weighted mean cosine of each of n passages, as `pieces` has them: float[n].

        `directions` float[m, d] and `weights` float[m] are those of the question's pieces.
        """
        vectors, counts = passages
        sought = directions + directions @ self.down @ self.up
        weights = weights * torch.exp(IMPORTANCE * (directions @ self.importance))
        cosines = vectors @ torch.nn.functional.normalize(sought).T
        best = torch.stack([own.max(0).values if len(own) else own.sum(0) for own in cosines.split(counts)])
        return best @ (weights / weights.sum().clamp(min=1e-9))

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


def pieces(tokens: PassageTokens, rows: Sequence[int]) -> tuple[Tensor, list[int]]:
    """The directions of all pieces of the passages in `rows`, and how many each passage has."""
    stretches = [slice(*tokens.starts[row : row + 2].tolist()) for row in rows]
    vectors = np.concatenate([tokens.vectors[own] for own in stretches]).astype(np.float32) - 128
    vectors /= np.concatenate([tokens.lengths[own] for own in stretches])[:, None]
    return torch.from_numpy(vectors), [own.stop - own.start for own in stretches]
