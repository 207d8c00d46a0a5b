"""Inner products of quantised vectors: whole numbers, so exact, and many at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from askreviews.encoders.base import Tokens
from askreviews.encoders.graphs import INNER_PRODUCTS, Session


def inner_products(rows: Tokens, columns: Tokens) -> npt.NDArray[np.int32]:
    """Each of `rows` int8[n, d] with each of `columns` int8[m, d]: int32[n, m].

    Sums of whole numbers come out the same on every processor and whatever the number of threads.
    """
    return _session().run({"rows": _unsigned(rows), "columns": np.ascontiguousarray(_unsigned(columns).T)})[0]


def lengths(rows: Tokens) -> npt.NDArray[np.float32]:
    """The Euclidean length of each of `rows` int8[n, d], 1 for zeros: float32[n]."""
    # Sums of whole numbers below 2 ** 24: exact in float32, which is quicker than in int32.
    values = rows.astype(np.float32)
    found: npt.NDArray[np.float32] = np.sqrt(np.maximum(np.einsum("nd,nd->n", values, values), 1))
    return found


@cache
def _session() -> Session:
    return Session(INNER_PRODUCTS)


def _unsigned(values: Tokens) -> npt.NDArray[np.uint8]:
    """As the graph takes them: each larger by 128."""
    return values.view(np.uint8) ^ np.uint8(128)
