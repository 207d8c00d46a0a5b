"""Two runs side by side: which questions got better or worse, and whether that is more than chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from askreviews.errors import UnknownName
from askreviews.evaluation.measures import LEADING
from askreviews.evaluation.reports import Comparison
from askreviews.evaluation.resampling import difference
from askreviews.evaluation.saved import SavedQuestion, read_questions


@dataclass(frozen=True, slots=True)
class Shift:
    """A question whose MRR@10 in one mode is not what it was."""

    id: str
    text: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class ModeChange:
    """What became of one mode: every measure, and the questions that moved, most first."""

    mode: str
    comparison: Comparison
    better: tuple[Shift, ...]
    worse: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one saved run in another.

    Only questions that are in both, in the same words, are compared: `questions` of them. `unmatched` are in
    one run alone.
    """

    questions: int
    unmatched: int
    modes: tuple[ModeChange, ...]


def compared(
    one: str, scores: Mapping[str, Sequence[float]], other: str, others: Mapping[str, Sequence[float]]
) -> Comparison:
    """By how much the scores of `other` are above those of `one`, in each measure that both have."""
    shared = [measure for measure in scores if measure in others]
    return Comparison(one, other, {name: difference(scores[name], others[name]) for name in shared})


def compare(one: Path, other: Path) -> Change:
    """What became of the run saved in the folder `one` in that saved in `other`.

    Raises:
        ReadingError: a folder holds no saved run.
        UnknownName: the two have no question, or no mode, in common.

    """
    before = {(q.id, q.text): q for q in read_questions(one)}
    after = {(q.id, q.text): q for q in read_questions(other)}
    pairs = [(before[key], after[key]) for key in before if key in after]
    modes = [mode for mode in pairs[0][0].scores if mode in pairs[0][1].scores] if pairs else []
    if not modes:
        raise UnknownName(f"The runs in {one} and {other} have no question in common that was asked alike.")
    return Change(
        questions=len(pairs),
        unmatched=len(before) + len(after) - 2 * len(pairs),
        modes=tuple(_mode_change(mode, pairs, str(one), str(other)) for mode in modes),
    )


def _mode_change(
    mode: str, pairs: Sequence[tuple[SavedQuestion, SavedQuestion]], one: str, other: str
) -> ModeChange:
    measures = pairs[0][0].scores[mode]
    before = {name: [old.scores[mode][name] for old, _ in pairs] for name in measures}
    after = {name: [new.scores[mode][name] for _, new in pairs] for name in pairs[0][1].scores[mode]}
    shifts = [
        Shift(old.id, old.text, old.scores[mode][LEADING], new.scores[mode][LEADING]) for old, new in pairs
    ]
    moved = sorted(shifts, key=lambda s: (-abs(s.after - s.before), s.id))
    return ModeChange(
        mode=mode,
        comparison=compared(one, before, other, after),
        better=tuple(s for s in moved if s.after > s.before),
        worse=tuple(s for s in moved if s.after < s.before),
    )
