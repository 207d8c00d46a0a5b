"""Late interaction: each word piece of the question met by the nearest piece of the passage."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from askreviews.encoders import Embedding, inner_products, lengths
from askreviews.engines import PassageTokens
from askreviews.fusion import Scores

Starts = npt.NDArray[np.int64]


class LateInteraction:
    """Scores passages and sentences by their word pieces' vectors. Safe to use from several threads.

    For each piece of the question the cosine with its nearest piece of the passage is taken, and these are
    averaged, rare pieces counting more: the MaxSim of ColBERT (Khattab and Zaharia 2020, arXiv:2004.12832)
    on a model that was not trained for it, with the idf weights that make up for that.
    """

    def __init__(self, tokens: PassageTokens, firsts: Starts) -> None:
        """Passage ``i`` has the sentences ``firsts[i]:firsts[i + 1]``: int64[n + 1] for n passages."""
        self._tokens = tokens
        self._firsts = firsts
        self._counts = np.diff(tokens.sentences)  # of some sentences the model reads no piece
        self._frequency = _passage_frequency(tokens)

    def scores(self, question: Embedding, rows: Sequence[int]) -> tuple[Scores, list[Scores]]:
        """The mean weighted cosine, -1 to 1, of each passage of `rows`, and of each of their sentences.

        float64[len(rows)], and for each row float64 of its sentences. What has no piece has 0.
        """
        passages = np.asarray(rows, np.int64)
        firsts, lasts = self._firsts[passages], self._firsts[passages + 1]
        owners = np.repeat(np.arange(len(rows)), lasts - firsts)
        sentences = np.concatenate([np.arange(0), *map(np.arange, firsts, lasts)])
        held = np.flatnonzero(self._counts[sentences])
        weights = self._weights(question.pieces)
        alone, whole = np.zeros(len(sentences)), np.zeros(len(rows))
        if weights.sum() and len(held):
            best = self._best(question, sentences[held])
            weights /= weights.sum()
            alone[held] = _mean(best, weights)
            changes = np.flatnonzero(np.diff(owners[held], prepend=-1))
            whole[owners[held][changes]] = _mean(np.maximum.reduceat(best, changes, axis=0), weights)
        ends = np.cumsum(lasts - firsts).tolist()
        return whole, [alone[start:end] for start, end in pairwise([0, *ends])]

    def _best(self, question: Embedding, sentences: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """The cosine of each sentence's nearest piece with each piece of the question.

        float32[len(sentences), pieces of the question]; each sentence has a piece.
        """
        starts, counts = self._tokens.sentences[sentences], self._counts[sentences]
        # What stands side by side is copied at once.
        apart = np.flatnonzero(starts[1:] != (starts + counts)[:-1]) + 1
        stretches = [
            slice(start, end)
            for start, end in zip(
                starts[[0, *apart]].tolist(), (starts + counts)[[*(apart - 1), -1]].tolist(), strict=True
            )
        ]
        vectors = np.concatenate([self._tokens.vectors[stretch] for stretch in stretches])
        cosines = inner_products(vectors, question.tokens).astype(np.float32)  # whole, below 2 ** 24: exact
        cosines /= np.concatenate([self._tokens.lengths[stretch] for stretch in stretches])[:, None]
        best: npt.NDArray[np.float32] = np.maximum.reduceat(cosines, np.cumsum(counts) - counts, axis=0)
        return best / lengths(question.tokens)

    def _weights(self, pieces: npt.NDArray[np.int32]) -> Scores:
        """The idf of each piece: ``ln((N + 1) / (n + 0.5))`` for one in n of N passages, never below 0."""
        known = np.zeros(len(pieces))
        if len(self._frequency[0]):
            places = np.minimum(np.searchsorted(self._frequency[0], pieces), len(self._frequency[0]) - 1)
            known = np.where(self._frequency[0][places] == pieces, self._frequency[1][places], 0)
        passages = len(self._tokens.starts) - 1
        weights: Scores = np.maximum(np.log((passages + 1) / (known + 0.5)), 0.0)
        return weights


def _mean(cosines: npt.NDArray[np.float32], weights: Scores) -> Scores:
    """The weighted mean of each row. No product of matrices, whose last digits depend on the machine."""
    means: Scores = np.einsum("sp,p->s", cosines, weights)
    return means


def _passage_frequency(tokens: PassageTokens) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Each distinct piece, ascending, and the number of passages that hold it."""
    rows = np.repeat(np.arange(len(tokens.starts) - 1), np.diff(tokens.starts))
    pairs = np.sort(tokens.pieces.astype(np.int64) * len(tokens.starts) + rows)
    held = pairs[np.diff(pairs, prepend=-1) > 0] // len(tokens.starts)
    pieces, counts = np.unique(held, return_counts=True)
    return pieces, counts
