"""What most tutorials build: rank-bm25 on split words, FAISS on embeddings, reciprocal rank fusion.

Cormack, Clarke and Büttcher 2009, Reciprocal rank fusion outperforms Condorcet and individual rank learning
methods (SIGIR).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from rank_bm25 import BM25Okapi

from peers.base import CANDIDATES, Passages, encoded

DAMPING = 60
"""The constant that Cormack et al. chose, and that everyone has kept."""


@dataclass(frozen=True, slots=True, eq=False)
class UsualRecipe:
    """Both indexes in memory."""

    words: BM25Okapi
    vectors: faiss.IndexFlatIP
    model: Path

    def rank(self, question: str, k: int) -> list[int]:
        """See `Peer.rank`."""
        by_words = np.argsort(-self.words.get_scores(split(question)), kind="stable")[:CANDIDATES]
        found = self.vectors.search(encoded(self.model, [question]), CANDIDATES)[1][0]
        by_meaning = found[found >= 0]  # FAISS fills up with -1 what is missing
        return fused([by_words.tolist(), by_meaning.tolist()])[:k]


def build(passages: Passages, model: Path, folder: Path) -> None:
    """See `PeerModule.build`."""
    index = faiss.IndexFlatIP(passages.vectors.shape[1])
    index.add(passages.vectors)
    faiss.write_index(index, str(folder / "vectors.faiss"))
    (folder / "words.json").write_text(json.dumps([split(text) for text in passages.texts]))


def load(model: Path, folder: Path) -> UsualRecipe:
    """See `PeerModule.load`."""
    words = BM25Okapi(json.loads((folder / "words.json").read_text()))
    return UsualRecipe(words, faiss.read_index(str(folder / "vectors.faiss")), model)


def split(text: str) -> list[str]:
    """The words of `text` as the recipe has them: lower case, split at blanks."""
    return text.lower().split()


def fused(rankings: Sequence[Sequence[int]]) -> list[int]:
    """The rows of all `rankings`, those with the highest sum of 1 / (60 + rank) first; then by row."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, row in enumerate(ranking, 1):
            scores[row] = scores.get(row, 0.0) + 1 / (DAMPING + rank)
    return sorted(scores, key=lambda row: (-scores[row], row))
