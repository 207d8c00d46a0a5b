"""Products that come out the same whatever the number of threads, as those of numpy's libraries do not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from askreviews.encoders.base import Tokens
from askreviews.encoders.graphs import (
    COSINES,
    LOW_RANK,
    MOST_THREADS,
    PROJECTIONS,
    SIGNED_PROJECTIONS,
    Session,
)

Floats = npt.NDArray[np.float32]
Shifted = npt.NDArray[np.uint8]
"""`Tokens` as processors multiply them quickest: each number larger by 128."""


BLOCK = 128
"""So many vectors lie together in `Blocks`: 48 KB of 384 numbers each, within a processor's nearest cache."""


def shifted(tokens: Tokens) -> Shifted:
    """The numbers without a sign, 128 standing for 0: a copy, of the same shape."""
    moved: Shifted = tokens.view(np.uint8) ^ np.uint8(128)
    return moved


def projections(moved: Shifted, norms: Floats, places: npt.NDArray[np.int64], asked: Tokens) -> Floats:
    """How far each of `asked` int8[m, d] reaches along each vector in `places` int64[n]: float32[n, m].

    The vectors are those of `moved` uint8[t, d], see `shifted`, their `lengths` in `norms` float32[t];
    divided by the `lengths` of `asked`, these are cosines. The products are sums of whole numbers, exact
    up to 1,040 dimensions (below 2 ** 24), and so the same whatever the processor and the number of threads.
    """
    if multiplies_signed():
        return _projected(SIGNED_PROJECTIONS, moved, norms, places, asked)
    return _projected(PROJECTIONS, moved, norms, places, shifted(asked))


@cache
def multiplies_signed() -> bool:
    """Whether products with numbers that have a sign are exact here.

    Processors without instructions for them (VNNI) add two such products in 16 bits, and cut off what is
    larger. So the largest are tried.
    """
    largest = np.full((16, 384), 127, np.int8)
    rows, ones = shifted(largest), np.ones(16, np.float32)
    products = _projected(SIGNED_PROJECTIONS, rows, ones, np.arange(16), largest)
    return bool((products == 127 * 127 * 384).all())


def _projected(
    graph: str,
    moved: Shifted,
    norms: Floats,
    places: npt.NDArray[np.int64],
    asked: npt.NDArray[np.int8] | Shifted,
) -> Floats:
    inputs: dict[str, npt.NDArray[Any]] = {
        "vectors": moved,
        "lengths": norms,
        "places": places,
        "asked": np.ascontiguousarray(asked.T),
    }
    return _session(graph).run(inputs)[0]


def low_rank(rows: Floats, down: Floats, up: Floats) -> Floats:
    """``rows @ down @ up``, of float32[m, d], float32[d, r] and float32[r, e]: float32[m, e]."""
    # By one thread: sums of fractions depend on who computes which rows.
    return _session(LOW_RANK, 1).run({"rows": rows, "down": down, "up": up})[0]


def unshifted(moved: Shifted) -> Tokens:
    """The numbers with their sign: a copy, of the same shape."""
    tokens: Tokens = (moved ^ np.uint8(128)).view(np.int8)
    return tokens


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """`count` vectors of d numbers, laid out to be multiplied all at once.

    `numbers` uint8[b, d, BLOCK], see `shifted`, has the vectors as columns, `BLOCK` of them in a block, and
    behind the last of them zeros. `lengths` float32[b, 1, BLOCK] are the columns'.
    """

    numbers: Shifted
    lengths: Floats
    count: int

    @classmethod
    def of(cls, rows: Shifted) -> Blocks:
        """The vectors `rows` uint8[n, d], laid out so."""
        count, dimension = rows.shape
        numbers = np.full((-(-count // BLOCK), dimension, BLOCK), 128, np.uint8)
        for block, first in zip(numbers, range(0, count, BLOCK), strict=True):
            own = rows[first : first + BLOCK]
            block[:, : len(own)] = own.T
        norms = np.ones(len(numbers) * BLOCK, np.float32)
        norms[:count] = lengths(unshifted(rows))
        return cls(numbers, norms.reshape(-1, 1, BLOCK), count)

    def rows(self) -> Tokens:
        """The vectors' numbers, with their sign: int8[n, d]."""
        rows = self.numbers.transpose(0, 2, 1).reshape(-1, self.numbers.shape[1])
        return unshifted(rows[: self.count])

    def cosines(self, asked: Tokens) -> Floats:
        """The cosine of each vector with `asked` int8[d]: float32[n], exact as `projections` are."""
        if not self.count:
            return np.empty(0, np.float32)
        inputs: dict[str, npt.NDArray[Any]] = {
            "asked": shifted(asked)[None],
            "vectors": self.numbers,
            "lengths": self.lengths,
            "asked_lengths": lengths(asked[None]),
        }
        return _session(COSINES).run(inputs)[0].ravel()[: self.count]


def lengths(rows: Tokens) -> Floats:
    """The Euclidean length of each of `rows` int8[n, d], 1 for zeros: float32[n]."""
    # Whole numbers, of up to 1,040 dimensions below 2 ** 24: exact in float32, and quicker than in int32.
    values = rows.astype(np.float32)
    found: Floats = np.sqrt(np.maximum(np.einsum("nd,nd->n", values, values), 1))
    return found


@cache
def _session(graph: str, threads: int = MOST_THREADS) -> Session:
    return Session(graph, threads=threads)
