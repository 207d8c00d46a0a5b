"""Late interaction: each word piece of the question met by the nearest piece of the passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from askreviews.encoders import Embedding, Tokens, lengths, projections
from askreviews.engines import PassageTokens
from askreviews.fusion import Scores
from askreviews.retrieval.query_adapter import QueryAdapter, Sought, sought

Starts = npt.NDArray[np.int64]

RANKED_IN_ONE = 0.25
"""What counts, in comparing passages, that it is one sentence which comes close."""
ANSWERED_IN_ONE = 0.75
"""The same, in telling whether a passage answers."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What late interaction says of n passages: the mean cosine of what the question's pieces look for.

    `scores` float64[n] are those of the passages, to which the best sentence of each adds its own;
    `sentences` holds, for each, float64 of its sentences. What has no piece has 0.
    """

    scores: Scores
    sentences: list[Scores]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a question's pieces look for in comparing passages, and for telling whether one answers.

    How much each counts is weighted by its idf.
    """

    ranking: Sought
    answering: Sought

    def first(self, number: int | None) -> Reading:
        """The reading of the first so many pieces; None for all."""
        parts = (self.ranking, self.answering)
        return Reading(*(Sought(part.tokens[:number], part.weights[:number]) for part in parts))


class LateInteraction:
    """Scores passages and sentences by their word pieces' vectors. Safe to use from several threads.

    For each piece of the question the cosine with its nearest piece of the passage is taken, and these are
    averaged, rare pieces counting more: the MaxSim of ColBERT (Khattab and Zaharia 2020, arXiv:2004.12832)
    on a model that was not trained for it, with the idf weights that make up for that. An adapter says what
    the pieces of a question look for, and how much each counts beside its idf: `ranking` where passages are
    compared with one another, `answering` where it is asked how close they come.

    A passage's score is part the mean over all of it, part that of its best sentence: where names and what
    is asked of them stand in sentences of their own, the passage speaks of both, but seldom of the one with
    the other.
    """

    def __init__(
        self,
        tokens: PassageTokens,
        firsts: Starts,
        ranking: QueryAdapter | None = None,
        answering: QueryAdapter | None = None,
    ) -> None:
        """Passage ``i`` has the sentences ``firsts[i]:firsts[i + 1]``: int64[n + 1] for n passages."""
        self._tokens = tokens
        self._firsts = firsts
        self._counts = np.diff(tokens.sentences)  # of some sentences the model reads no piece
        self._frequency = _passage_frequency(tokens)
        self._adapters = (ranking, answering)

    def read(self, question: Embedding) -> Reading:
        """What the pieces of a question look for."""
        idf = self._weights(question.pieces)
        by_each = sought(question.tokens, self._adapters)
        return Reading(*(Sought(own.tokens, idf * own.weights) for own in by_each))

    def look(self, reading: Reading, rows: Sequence[int]) -> Looked:
        """The passages in `rows`, each compared with the question piece by piece."""
        return self._looked(reading.ranking, rows, RANKED_IN_ONE)

    def closeness(self, reading: Reading, rows: Sequence[int]) -> Scores:
        """How close each passage comes to saying what is asked: float64[n], 0 without pieces."""
        return self._looked(reading.answering, rows, ANSWERED_IN_ONE).scores

    def _looked(self, seeking: Sought, rows: Sequence[int], in_one: float) -> Looked:
        passages = np.asarray(rows, np.int64)
        counts = self._firsts[passages + 1] - self._firsts[passages]
        owners = np.repeat(np.arange(len(rows)), counts)
        sentences = _ranges(self._firsts[passages], counts)
        held = np.flatnonzero(self._counts[sentences])
        scores, alone = np.zeros(len(rows)), np.zeros(len(sentences))
        weights = seeking.weights
        if weights.sum() and len(held):
            best = self._best(seeking.tokens, sentences[held])
            changes = np.flatnonzero(np.diff(owners[held], prepend=-1))
            whole = _mean(np.maximum.reduceat(best, changes, axis=0), weights)
            alone[held] = _mean(best, weights)
            nearest = np.maximum.reduceat(alone[held], changes)
            scores[owners[held][changes]] = (1 - in_one) * whole + in_one * nearest
        ends = np.cumsum(counts).tolist()
        return Looked(scores, [alone[start:end] for start, end in pairwise([0, *ends])])

    def _best(self, asked: Tokens, sentences: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """The cosine of each sentence's nearest piece with each of `asked`.

        float32[len(sentences), len(asked)]; each sentence has a piece.
        """
        counts = self._counts[sentences]
        places = _ranges(self._tokens.sentences[sentences], counts)
        found = projections(self._tokens.vectors, self._tokens.lengths, places, asked)
        best: npt.NDArray[np.float32] = np.maximum.reduceat(found, np.cumsum(counts) - counts, axis=0)
        best /= lengths(asked)
        return best

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
    means: Scores = np.einsum("sp,p->s", cosines, weights / weights.sum())
    return means


def _ranges(starts: Starts, counts: Starts) -> npt.NDArray[np.int64]:
    """The whole numbers from each of `starts` on, as many as its count, one after the other."""
    ends = np.cumsum(counts)
    numbers: npt.NDArray[np.int64] = np.arange(counts.sum()) + np.repeat(starts - (ends - counts), counts)
    return numbers


def _passage_frequency(tokens: PassageTokens) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Each distinct piece, ascending, and the number of passages that hold it."""
    rows = np.repeat(np.arange(len(tokens.starts) - 1), np.diff(tokens.starts))
    pairs = np.sort(tokens.pieces.astype(np.int64) * len(tokens.starts) + rows)
    held = pairs[np.diff(pairs, prepend=-1) > 0] // len(tokens.starts)
    pieces, counts = np.unique(held, return_counts=True)
    return pieces, counts
