"""Late interaction: each word piece of the question met by the nearest piece of the passage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from askreviews.encoders import Embedding, directions
from askreviews.engines import PassageTokens
from askreviews.fusion import Scores


class LateInteraction:
    """Scores passages by their word pieces' vectors. Safe to use from several threads.

    For each piece of the question the cosine with its nearest piece of the passage is taken, and these are
    averaged, rare pieces counting more: the MaxSim of ColBERT (Khattab and Zaharia 2020, arXiv:2004.12832)
    on a model that was not trained for it, with the idf weights that make up for that.
    """

    def __init__(self, tokens: PassageTokens) -> None:
        self._tokens = tokens
        self._lengths = np.zeros(len(tokens.vectors), np.float32)  # 0 until a passage is first looked at
        self._frequency = _passage_frequency(tokens)

    def scores(self, question: Embedding, rows: Sequence[int]) -> Scores:
        """The mean weighted cosine, -1 to 1, for each passage of `rows`: float64[len(rows)]."""
        weights = self._weights(question.pieces)
        starts, counts = self._tokens.starts[rows], np.diff(self._tokens.starts)[rows]
        if not weights.sum() or not counts.sum():
            return np.zeros(len(rows))
        own = np.concatenate(
            [np.arange(start, start + count) for start, count in zip(starts, counts, strict=True)]
        )
        vectors = self._tokens.vectors[own].astype(np.float32)
        lengths = self._lengths[own]
        if not lengths.all():
            lengths = np.sqrt(np.maximum(np.einsum("td,td->t", vectors, vectors), 1.0))
            self._lengths[own] = lengths
        cosines = directions(question.tokens) @ vectors.T
        cosines /= lengths
        held = counts > 0  # a passage of which the model reads no piece is close to nothing
        first = np.concatenate([[0], np.cumsum(counts[held])[:-1]])
        scores = np.zeros(len(rows))
        scores[held] = weights @ np.maximum.reduceat(cosines, first, axis=1) / weights.sum()
        return scores

    def _weights(self, pieces: npt.NDArray[np.int32]) -> Scores:
        """The idf of each piece: ``ln((N + 1) / (n + 0.5))`` for one in n of N passages, never below 0."""
        known = np.zeros(len(pieces))
        if len(self._frequency[0]):
            places = np.minimum(np.searchsorted(self._frequency[0], pieces), len(self._frequency[0]) - 1)
            known = np.where(self._frequency[0][places] == pieces, self._frequency[1][places], 0)
        passages = len(self._tokens.starts) - 1
        weights: Scores = np.maximum(np.log((passages + 1) / (known + 0.5)), 0.0)
        return weights


def _passage_frequency(tokens: PassageTokens) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Each distinct piece, ascending, and the number of passages that hold it."""
    rows = np.repeat(np.arange(len(tokens.starts) - 1), np.diff(tokens.starts))
    pairs = np.unique(tokens.pieces.astype(np.int64) * len(tokens.starts) + rows)
    pieces, counts = np.unique(pairs // len(tokens.starts), return_counts=True)
    return pieces, counts
