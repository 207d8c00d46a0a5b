"""What was learnt about questions: which of their words tell, and what their words look for in a passage.

The embedding model was made to compare texts with texts; a question differs from the passage that answers it
in a regular way ("how many" looks for a number). A linear adapter of low rank on the vectors of a question's
word pieces learns that from questions with known answers, as Search-Adaptor does on whole vectors (Yoon et
al. 2023, arXiv:2310.08750); the model and the index stay as they are.

There are two: one was fitted to tell the passage that answers from the others, one to tell from the passages
found whether there is an answer at all, which is another question (Rajpurkar et al. 2018, *Know what you
don't know*, arXiv:1806.03822). Their numbers are fitted on development benchmarks, and written, by
``tests/benchmarks/fit_query_adapter.py`` and ``fit_confidence.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from askreviews.encoders import Tokens, lengths, low_rank, quantised

RANKING = Path(__file__).with_name("query_adapter.npy")
"""What tells passages apart."""
ANSWERING = Path(__file__).with_name("answerability.npy")
"""What tells whether one of them answers."""
FITTED_FOR = "b5c9b60c7a7a67a1c51b7aa526b044c25f8eb0219f85693f147a3b27adf45980"
"""The fingerprint of the model whose vectors they were fitted to; those of another mean something else."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class QueryAdapter:
    """Changes the vectors of a question's word pieces, and weighs them.

    ``v + v @ down @ up`` stands for a piece's direction ``v``, and ``exp(importance @ v)`` is what it counts:
    `down` float32[d, r], `up` float32[r, d], `importance` float32[d].
    """

    down: Floats
    up: Floats
    importance: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Sought:
    """What a question's m pieces look for, `tokens` int8[m, d], and how much each counts: float64[m]."""

    tokens: Tokens
    weights: npt.NDArray[np.float64]


def sought(tokens: Tokens, adapters: tuple[QueryAdapter | None, ...]) -> tuple[Sought, ...]:
    """What the pieces `tokens` int8[m, d] of a question look for by each of `adapters`, all at once.

    Without an adapter each looks for itself and counts 1.
    """
    fitted = tuple(adapter for adapter in adapters if adapter is not None)
    if not fitted:
        return tuple(Sought(tokens, np.ones(len(tokens))) for _ in adapters)
    directions: Floats = tokens.astype(np.float32) / lengths(tokens)[:, None]
    changes = np.split(low_rank(directions, *_side_by_side(fitted)), len(fitted), axis=1)
    changed = iter(zip(fitted, changes, strict=True))
    return tuple(
        Sought(tokens, np.ones(len(tokens))) if adapter is None else _by(*next(changed), directions)
        for adapter in adapters
    )


def _by(adapter: QueryAdapter, change: Floats, directions: Floats) -> Sought:
    weights = np.exp(np.einsum("md,d->m", directions, adapter.importance))
    return Sought(quantised(directions + change), weights.astype(np.float64))


@cache
def _side_by_side(adapters: tuple[QueryAdapter, ...]) -> tuple[Floats, Floats]:
    """Two matrices that change a row by each of the n adapters: float32[d, r], float32[r, n * d]."""
    ranks, dimension = [len(adapter.up) for adapter in adapters], adapters[0].up.shape[1]
    up = np.zeros((sum(ranks), len(adapters) * dimension), np.float32)
    for place, (first, adapter) in enumerate(zip(np.cumsum([0, *ranks]), adapters, strict=False)):
        up[first : first + len(adapter.up), place * dimension : (place + 1) * dimension] = adapter.up
    return np.concatenate([adapter.down for adapter in adapters], axis=1), up


def fitted_for(fingerprint: str, file: Path) -> QueryAdapter | None:
    """The adapter in `file`, one of the two that ship, for the model it was fitted to; None for any other."""
    return _shipped(file) if fingerprint == FITTED_FOR else None


@cache
def _shipped(file: Path) -> QueryAdapter:
    """The rows of the file: `down` transposed, `up`, and last `importance`; float16, as that is plenty."""
    rows = np.load(file, allow_pickle=False).astype(np.float32)
    rank = len(rows) // 2
    return QueryAdapter(np.ascontiguousarray(rows[:rank].T), rows[rank:-1], rows[-1])
