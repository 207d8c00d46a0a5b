"""BM25 as a sparse term-passage matrix: rank-bm25's scores, worked out once, read by column."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

RELATED_WEIGHT = 0.25
"""What a word of a long form counts when the question has the short form (see `analysis.words`)."""


LAST_CHARACTER = chr(sys.maxunicode)
"""No term has it, and it comes behind all that terms have."""


@dataclass(frozen=True, slots=True, eq=False)
class TermWeights:
    """The BM25 weight of every term in every unit (a passage or a sentence), stored term by term.

    Term ``vocabulary[t]`` occurs in the units ``rows[starts[t]:starts[t + 1]]``, in ascending order, with
    the weights at the same places of `weights`. Shapes: `vocabulary` v strings, sorted; `starts`
    ``int64[v + 1]``; `rows` ``int32[n]``; `weights` ``float64[n]``. `size` is the number of units,
    `average_length` their average number of terms; it is part of every weight, so units cannot be added
    later. The arrays are only ever read: they may be memory-mapped.
    """

    vocabulary: Sequence[str]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: NDArray[np.float64]
    size: int
    average_length: float
    _columns: dict[str, slice] = field(init=False, repr=False, default_factory=dict)
    """The columns of the terms that were looked up and are there: a question looks for each many times."""

    def scores(self, terms: Sequence[str], related: Sequence[str] = ()) -> NDArray[np.float64]:
        """The score of every unit, ``float64[size]``: 0 where none of the terms occurs, else above 0.

        The scores of `terms` are rank-bm25's: one that is given twice counts twice, unknown ones count
        nothing. The `related` terms, which another form of a name has, count `RELATED_WEIGHT` of that.
        """
        scores = np.zeros(self.size)
        for some, share in ((terms, 1.0), (related, RELATED_WEIGHT)):
            for term in some:
                column = self._column(term)
                scores[self.rows[column]] += share * self.weights[column]
        return scores

    def idf(self, term: str) -> float:
        """``ln((N + 1) / n)`` for a term in `n` of `N` units: always above 0; 0 for an unknown term."""
        units_with_term = self.count(term)
        return float(np.log((self.size + 1) / units_with_term)) if units_with_term else 0.0

    def count(self, term: str) -> int:
        """In how many units `term` occurs."""
        column = self._column(term)
        return int(column.stop - column.start)

    def holds(self, term: str, row: int) -> bool:
        """Whether `term` occurs in the unit `row`."""
        column = self._column(term)
        place = bisect_left(self.rows, row, column.start, column.stop)
        return place < column.stop and int(self.rows[place]) == row

    def held(self, terms: Iterable[str], row: int) -> frozenset[str]:
        """Those of `terms` that occur in the unit `row`."""
        return frozenset(term for term in terms if self.holds(term, row))

    def beginning_with(self, prefix: str) -> Sequence[str]:
        """The terms that begin so, in order."""
        first = bisect_left(self.vocabulary, prefix)
        return self.vocabulary[first : bisect_left(self.vocabulary, prefix + LAST_CHARACTER, first)]

    def __contains__(self, term: str) -> bool:
        column = self._column(term)
        return bool(column.start < column.stop)

    def _column(self, term: str) -> slice:
        column = self._columns.get(term)
        if column is None:
            place = bisect_left(self.vocabulary, term)
            if place == len(self.vocabulary) or self.vocabulary[place] != term:
                return slice(0, 0)
            column = slice(int(self.starts[place]), int(self.starts[place + 1]))
            self._columns[term] = column
        return column


def weigh(units: Sequence[Sequence[str]], *, k1: float = 0.9, b: float = 0.4) -> TermWeights:
    """The weights of the terms of each unit, such that `TermWeights.scores` equals rank-bm25's.

    The definition is ``rank_bm25.BM25Plus`` with delta 0: of rank-bm25's variants it has an idf that is
    positive for every term, where BM25Okapi's is 0 or less for a term in half of the units or more. Delta,
    the floor that BM25+ adds for long documents (Lv and Zhai 2011, Lower-bounding term frequency
    normalization, CIKM), would give a score to units that hold none of the terms; with 0 the formula is
    plain BM25 (Robertson and Zaragoza 2009, The probabilistic relevance framework, eq. 3.15)::

        ln((N + 1) / n) * f * (k1 + 1) / (k1 * (1 - b + b * length / average_length) + f)

    An empty collection and empty units, on which rank-bm25 divides by zero, get no weights.
    """
    if not any(units):
        return _empty(len(units))
    bm25 = BM25Plus(units, k1=k1, b=b, delta=0)
    vocabulary = tuple(sorted(bm25.idf))
    number_of = {term: number for number, term in enumerate(vocabulary)}
    columns, rows, frequencies = _occurrences(bm25.doc_freqs, number_of)
    lengths = np.asarray(bm25.doc_len, dtype=np.float64)[rows]
    idf = np.array([bm25.idf[term] for term in vocabulary])
    norms = k1 * (1 - b + b * lengths / bm25.avgdl)
    return TermWeights(
        vocabulary=vocabulary,
        starts=np.concatenate(([0], np.cumsum(np.bincount(columns, minlength=len(vocabulary))))),
        rows=rows,
        weights=idf[columns] * (frequencies * (k1 + 1) / (norms + frequencies)),
        size=len(units),
        average_length=float(bm25.avgdl),
    )


def _occurrences(
    counts: Sequence[dict[str, int]], number_of: dict[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
    """Column, row and frequency of every term in every unit, sorted by column, then by row."""
    columns = np.fromiter((number_of[term] for count in counts for term in count), dtype=np.int64)
    rows = np.repeat(np.arange(len(counts), dtype=np.int32), [len(count) for count in counts])
    frequencies = np.fromiter(chain.from_iterable(count.values() for count in counts), dtype=np.float64)
    order = np.argsort(columns, kind="stable")
    return columns[order], rows[order], frequencies[order]


def _empty(size: int) -> TermWeights:
    return TermWeights(
        vocabulary=(),
        starts=np.zeros(1, dtype=np.int64),
        rows=np.zeros(0, dtype=np.int32),
        weights=np.zeros(0),
        size=size,
        average_length=0.0,
    )
