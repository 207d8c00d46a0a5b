"""Every measure against fractions worked by hand."""

import math

import pytest

from askreviews.evaluation.measures import MEASURES, scores

QRELS = {"a": {"x": 1, "y": 1}, "b": {"z": 1}, "c": {"u": 2, "v": 1}}
RANKINGS = {"a": ("n", "x", "y"), "c": ("v", "u")}


@pytest.mark.parametrize(
    ("measure", "of_a", "of_c"),
    [
        ("MRR@10", 1 / 2, 1),
        ("success@1", 0, 1),
        ("success@3", 1, 1),
        ("success@5", 1, 1),
        ("success@10", 1, 1),
        ("recall@1", 0, 1 / 2),
        ("recall@5", 1, 1),
        ("recall@10", 1, 1),
        ("MAP", (1 / 2 + 2 / 3) / 2, 1),
        ("nDCG@10", (1 / math.log2(3) + 1 / 2) / (1 + 1 / math.log2(3)), None),
    ],
)
def test_a_measure_is_what_its_formula_says(measure, of_a, of_c):
    """The first answer at rank two of three; both answers found, the better one second."""
    if measure == "nDCG@10":
        of_c = (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3))
    assert scores(QRELS, RANKINGS)[measure] == pytest.approx((of_a, 0, of_c))


def test_a_question_that_found_nothing_counts_as_zero():
    """It is not left out of the mean, as some programs do."""
    assert {name: own[1] for name, own in scores(QRELS, RANKINGS).items()} == dict.fromkeys(MEASURES, 0.0)


def test_the_tenth_place_counts_and_the_eleventh_does_not():
    """MRR@10 of an answer behind nine others is a tenth, of one behind ten others nothing."""
    others = tuple(f"n{place:02}" for place in range(10))
    qrels = {"tenth": {"x": 1}, "eleventh": {"x": 1}}
    found = scores(qrels, {"tenth": (*others[:9], "x"), "eleventh": (*others, "x")})
    assert found["MRR@10"] == pytest.approx((1 / 10, 0))
    assert found["success@10"] == (1, 0)
    assert found["MAP"] == pytest.approx((1 / 10, 1 / 11))
