"""Late interaction: each word piece of the question met by the nearest piece of the passage."""

from __future__ import annotations

from collections.abc import Iterable

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
        self._frequency = _passage_frequency(tokens)

    def scores(self, question: Embedding, rows: Iterable[int]) -> Scores:
        """The mean weighted cosine, -1 to 1, for each passage of `rows`: float64[len(rows)]."""
        weights = self._weights(question.pieces)
        asked = directions(question.tokens)
        return np.array([self._score(asked, weights, row) for row in rows], dtype=np.float64)

    def _score(self, asked: npt.NDArray[np.float32], weights: Scores, row: int) -> float:
        own = directions(self._tokens.vectors[self._tokens.starts[row] : self._tokens.starts[row + 1]])
        if not len(own) or not weights.sum():
            return 0.0
        return float((asked @ own.T).max(axis=1) @ weights / weights.sum())

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
    pairs = np.unique(np.stack([tokens.pieces.astype(np.int64), rows]), axis=1)
    pieces, counts = np.unique(pairs[0], return_counts=True)
    return pieces, counts
