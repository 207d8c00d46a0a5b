"""One question, two answers: which passages they share, and which papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from askreviews.answers import Answer, Match
from askreviews.papers import Paper


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of a comparison: a passage on either side, or on one alone.

    Both sides are there when they are the same passage (`same`) or cite the same `papers`.
    """

    left: Match | None
    right: Match | None
    papers: tuple[Paper, ...] = ()

    @property
    def same(self) -> bool:
        """Whether both sides are the same passage."""
        return bool(self.left and self.right and self.left.passage.id == self.right.passage.id)


@dataclass(frozen=True, slots=True)
class AnswerComparison:
    """Two answers to one question, aligned; `pairs` are in the order of the better rank."""

    left: Answer
    right: Answer
    pairs: tuple[Pair, ...]


def compare_answers(left: Answer, right: Answer, papers: Sequence[Paper]) -> AnswerComparison:
    """Align the passages of two answers.

    The same passage meets itself; then, from the best rank of the left side down, a passage meets the one
    on the right with which it cites most papers in common, the better ranked of several.
    """
    of = {(document.id, entry.number): paper for paper in papers for document, entry in paper.entries}
    waiting = {match.passage.id: match for match in right.matches}
    met: dict[int, Pair] = {}
    for match in left.matches:
        if (same := waiting.pop(match.passage.id, None)) is not None:
            met[match.rank] = Pair(match, same, _cited(match, of))
    for match in left.matches:
        if match.rank not in met:
            met[match.rank] = _met(match, waiting, of)
    pairs = [met[match.rank] for match in left.matches]
    pairs += [Pair(None, match) for match in waiting.values()]
    return AnswerComparison(left, right, tuple(sorted(pairs, key=_place)))


def _met(match: Match, waiting: dict[str, Match], of: dict[tuple[str, int], Paper]) -> Pair:
    """`match` with the waiting passage that cites most papers in common, which waits no more."""
    own = _cited(match, of)
    theirs = {name: _cited(other, of) for name, other in waiting.items()}
    common = {name: tuple(paper for paper in own if paper in cited) for name, cited in theirs.items()}
    best = max(common, key=lambda name: (len(common[name]), -waiting[name].rank), default=None)
    if best is None or not common[best]:
        return Pair(match, None)
    return Pair(match, waiting.pop(best), common[best])


def _cited(match: Match, of: dict[tuple[str, int], Paper]) -> tuple[Paper, ...]:
    return tuple(of[match.document.id, entry.number] for entry in match.references)


def _place(pair: Pair) -> tuple[int, bool]:
    ranks = [match.rank for match in (pair.left, pair.right) if match]
    return min(ranks), pair.left is None
