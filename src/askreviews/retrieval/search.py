"""Hybrid search: BM25 and embeddings, each over passages and over their sentences, added up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from askreviews.answers import Mode
from askreviews.encoders import Encoder
from askreviews.engines import Allowed, Index
from askreviews.fusion import Scores, best_of_group, scaled
from askreviews.retrieval.question import Question

SHARE: dict[Mode, tuple[float, float]] = {"hybrid": (0.5, 0.5), "keyword": (1.0, 0.0), "meaning": (0.0, 1.0)}
"""What the words and the meaning weigh in each mode."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which passages and sentences are searched: ``bool[n]`` and ``bool[m]``; None for all."""

    passages: Allowed | None = None
    sentences: Allowed | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage in its place: its row, its score and what the score is made of.

    `keyword` and `meaning` are the parts of the words and of the embedding in `score`. `similarity` is the
    best cosine of the question with the passage or one of its sentences. `sentences` holds, for each
    sentence of the passage that is indexed, its row and its own score.
    """

    row: int
    score: float
    keyword: float
    meaning: float
    similarity: float
    sentences: tuple[tuple[int, float], ...]


class Searcher:
    """Ranks the passages of one index for one question at a time; safe to use from several threads."""

    def __init__(self, index: Index, encoder: Encoder) -> None:
        self._index = index
        self._encoder = encoder
        self._firsts = np.searchsorted(index.sentence_passages, np.arange(len(index.passages) + 1))

    def search(self, question: Question, *, k: int, mode: Mode, scope: Scope) -> tuple[Ranked, ...]:
        """The best `k` passages, best first; ties in the order of the documents and of their texts.

        In keyword mode only passages that share a term with the question are returned.
        """
        word_share, meaning_share = SHARE[mode]
        count = len(self._index.passages)
        if not count or (scope.passages is not None and not scope.passages.any()):
            return ()
        words = self._words(question, scope) if word_share else _Leg.nothing(self._index)
        meaning = self._meaning(question, scope) if meaning_share else _Leg.nothing(self._index)
        keyword_part = word_share * words.passages
        meaning_part = meaning_share * meaning.passages
        total = keyword_part + meaning_part
        sentence_total = word_share * words.sentences + meaning_share * meaning.sentences
        candidates = total if scope.passages is None else np.where(scope.passages, total, -np.inf)
        if not meaning_share:
            candidates = np.where(total > 0, candidates, -np.inf)
        best = np.argsort(-candidates, kind="stable")[:k]
        return tuple(
            Ranked(
                row=int(row),
                score=float(total[row]),
                keyword=float(keyword_part[row]),
                meaning=float(meaning_part[row]),
                similarity=float(meaning.raw[row]),
                sentences=tuple(
                    (int(s), float(sentence_total[s])) for s in range(self._firsts[row], self._firsts[row + 1])
                ),
            )
            for row in best
            if np.isfinite(candidates[row])
        )

    def _words(self, question: Question, scope: Scope) -> _Leg:
        passages = self._index.terms("passages").scores(question.terms)
        sentences = self._index.terms("sentences").scores(question.terms)
        return self._leg(_only(passages, scope.passages), _only(sentences, scope.sentences))

    def _meaning(self, question: Question, scope: Scope) -> _Leg:
        query = self._encoder.encode([question.for_model])[0]
        passages = self._index.dense("passages", query, scope.passages).astype(np.float64)
        sentences = self._index.dense("sentences", query, scope.sentences).astype(np.float64)
        return self._leg(passages, sentences)

    def _leg(self, passages: Scores, sentences: Scores) -> _Leg:
        best = best_of_group(sentences, self._index.sentence_passages, len(passages))
        return _Leg(
            passages=(scaled(passages) + scaled(best)) / 2,
            sentences=scaled(sentences),
            raw=np.maximum(passages, best),
        )


@dataclass(frozen=True, slots=True)
class _Leg:
    """One leg's scores, each scaled to 0-1, and, as they came, the best of passage and sentence."""

    passages: Scores
    sentences: Scores
    raw: Scores

    @classmethod
    def nothing(cls, index: Index) -> _Leg:
        return cls(
            np.zeros(len(index.passages)), np.zeros(len(index.sentence_passages)), np.zeros(len(index.passages))
        )


def _only(scores: Scores, allowed: npt.NDArray[np.bool_] | None) -> Scores:
    return scores if allowed is None else np.where(allowed, scores, -np.inf)
