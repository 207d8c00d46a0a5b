"""What a search gives: passages in their places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage in its place: its row, its score and what the score is made of.

    `keyword` and `meaning` are the parts of the words and of the embeddings in `score`. `similarity` is the
    best cosine of the question with the passage or one of its sentences. `sentences` holds, for each sentence
    of the passage, its row and its own score. `repeats` are the rows of the passages that stand under it: see
    `Searcher.search_distinct`.
    """

    row: int
    score: float
    keyword: float
    meaning: float
    similarity: float
    sentences: tuple[tuple[int, float], ...]
    repeats: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Distinct:
    """The first passages, no two of which say the same, and what tells whether they answer, in every mode.

    `closeness` is the best mean cosine, -1 to 1, of the question's own word pieces with those of one of the
    first `JUDGED` passages. `margin` is how far the best similarity of a passage, see `Ranked`, lies above
    the one in place `BEHIND`: where nothing answers, many passages are as near as the first. Both are 0 where
    nothing is searched.
    """

    ranked: tuple[Ranked, ...]
    closeness: float
    margin: float
