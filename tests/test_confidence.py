from __future__ import annotations

import math

import pytest

from askreviews.confidence import (
    ADAPTED,
    LARGEST_MARGIN,
    NOTHING_KNOWN,
    PLAIN,
    THRESHOLD,
    Features,
    Weights,
    estimate,
)


def test_the_estimate_is_the_logistic_function_of_the_weighted_sum():
    """-2.25 + 3·0.5 + 2.5·0.1 + 1·0.25 + 2·0.125 = 0, and the logistic of 0 is one half; worked by hand."""
    weights = Weights(intercept=-2.25, closeness=3.0, margin=2.5, covered=1.0, known=2.0)

    assert estimate(Features(closeness=0.5, margin=0.1, covered=0.25, known=0.125), weights) == 0.5
    more = Features(closeness=0.5, margin=0.1, covered=0.25, known=0.625)
    assert estimate(more, weights) == pytest.approx(math.e / (1 + math.e))


@pytest.mark.parametrize("weights", [ADAPTED, PLAIN], ids=["adapted", "plain"])
@pytest.mark.parametrize("name", ["closeness", "margin", "covered", "known"])
def test_every_feature_raises_the_estimate(name, weights):
    """More closeness, a wider margin, more words covered, more words known: never less confidence."""
    low = {"closeness": 0.3, "margin": 0.1, "covered": 0.3, "known": 0.3}

    assert estimate(Features(**low), weights) < estimate(Features(**(low | {name: 0.3 + low[name]})), weights)


def test_nothing_met_is_not_found_and_everything_met_is():
    """The fitted weights put the two ends on either side of the threshold."""
    assert estimate(Features(0.0, 0.0, 0.0, 0.0)) < 0.01 < THRESHOLD
    assert estimate(Features(0.95, 0.2, 1.0, 1.0)) > 0.99 > THRESHOLD


def test_extreme_numbers_stay_probabilities():
    """No overflow, whatever the weights are."""
    huge = Weights(intercept=0.0, closeness=1e9, margin=0.0, covered=0.0, known=0.0)

    assert estimate(Features(1.0, 0.0, 0.0, 0.1), huge) == pytest.approx(1.0)
    assert estimate(Features(-1.0, 0.0, 0.0, 0.1), huge) == pytest.approx(0.0)
    assert ADAPTED.closeness > 0


def test_a_question_none_of_whose_words_occurs_is_not_answered():
    """However near its word pieces come: miR-126 is spelt nearly as miR-124 is."""
    assert estimate(Features(closeness=0.95, margin=0.3, covered=0.0, known=0.0)) <= NOTHING_KNOWN < THRESHOLD


def test_a_margin_counts_up_to_a_limit():
    """Among a handful of passages, the best stands far above the last whatever was asked."""
    known = {"closeness": 0.5, "covered": 0.5, "known": 0.5}
    assert estimate(Features(margin=0.2, **known)) < estimate(Features(margin=LARGEST_MARGIN, **known))
    assert estimate(Features(margin=0.9, **known)) == estimate(Features(margin=LARGEST_MARGIN, **known))
