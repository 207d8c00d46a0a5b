"""How well `found` and `confidence` tell questions with an answer from those without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from askreviews.evaluation.resampling import Estimate, auroc, estimate
from askreviews.evaluation.runs import Outcome, Run

BINS = 10


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The errors at the shipped threshold, and what confidence is worth without any.

    `missed` is the share of the questions with an answer that are called unanswered. By kind of question
    without an answer: `auroc`, how often such a question gets the lower confidence of the two, and `wrong`,
    the share called answered. `calibration_error` is None where no question is without an answer.
    """

    missed: Estimate
    auroc: Mapping[str, Estimate]
    wrong: Mapping[str, Estimate]
    calibration_error: float | None


def verdicts(run: Run) -> Verdicts:
    """What the verdicts of a run are worth."""
    kinds: dict[str, list[Outcome]] = {}
    for outcome in run.unanswerable:
        kinds.setdefault(outcome.query.kind or "unanswerable", []).append(outcome)
    answered = [outcome.confidence for outcome in run.outcomes]
    unanswered = [outcome.confidence for outcome in run.unanswerable]
    labels = [True] * len(answered) + [False] * len(unanswered)
    return Verdicts(
        missed=estimate([float(not outcome.found) for outcome in run.outcomes]),
        auroc={kind: auroc(answered, [o.confidence for o in own]) for kind, own in sorted(kinds.items())},
        wrong={kind: estimate([float(o.found) for o in own]) for kind, own in sorted(kinds.items())},
        calibration_error=calibration_error([*answered, *unanswered], labels) if unanswered else None,
    )


def calibration_error(probabilities: Sequence[float], labels: Sequence[bool], *, bins: int = BINS) -> float:
    """The mean distance of probability and frequency over bins of equal width (Naeini et al. 2015, AAAI)."""
    estimated, true = np.asarray(probabilities, dtype=np.float64), np.asarray(labels, dtype=np.float64)
    places = np.minimum((estimated * bins).astype(np.intp), bins - 1)
    inside = [places == place for place in range(bins)]
    return float(sum(abs((estimated[i] - true[i]).sum()) for i in inside) / len(estimated))
