"""How telling `found` and `confidence` are, worked by hand."""

import pytest

from askreviews.evaluation.benchmarks import Query
from askreviews.evaluation.runs import Outcome, Run
from askreviews.evaluation.verdicts import calibration_error, verdicts


def outcome(name: str, confidence: float, kind: str = "") -> Outcome:
    """What a question came to whose confidence decides at one half."""
    return Outcome(Query(name, name, kind), ("p",), confidence >= 0.5, confidence, 1.0)


ANSWERABLE = (outcome("a", 0.9), outcome("b", 0.8), outcome("c", 0.4), outcome("d", 0.7))
UNANSWERABLE = (outcome("e", 0.1, "far"), outcome("f", 0.6, "near"), outcome("g", 0.3, "near"))


def test_each_kind_of_question_without_an_answer_has_its_own_figures():
    """Far ones are told apart always; of eight near pairs one is the wrong way round."""
    found = verdicts(Run("hybrid", ANSWERABLE, UNANSWERABLE))
    assert found.missed.value == 1 / 4
    assert {kind: e.value for kind, e in found.wrong.items()} == {"far": 0.0, "near": 1 / 2}
    assert {kind: e.value for kind, e in found.auroc.items()} == {"far": 1.0, "near": 7 / 8}


def test_calibration_is_the_distance_of_estimate_and_frequency():
    """Bins of a tenth: 0.9 and 0.95 with one of two true are 0.425 off, 0.2 and 0.25 with none 0.225."""
    labels = [True, False, False, False]
    assert calibration_error([0.9, 0.95, 0.2, 0.25], labels) == pytest.approx((2 * 0.425 + 2 * 0.225) / 4)
    assert calibration_error([1.0, 0.0], [True, False]) == 0.0


def test_without_unanswerable_questions_there_is_less_to_say():
    """No area under a curve and no calibration; what was missed is told all the same."""
    found = verdicts(Run("hybrid", ANSWERABLE))
    assert (found.auroc, found.wrong, found.calibration_error) == ({}, {}, None)
    assert found.missed.value == 1 / 4
