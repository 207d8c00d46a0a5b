"""Intervals and paired tests: what can be worked by hand, and that nothing is left to chance."""

import pytest

from askreviews.evaluation.resampling import auroc, difference, estimate


def test_values_that_agree_leave_no_doubt():
    """The interval of a constant is that constant."""
    found = estimate([0.25] * 8)
    assert (found.value, found.low, found.high) == (0.25, 0.25, 0.25)


def test_an_interval_is_as_wide_as_theory_says():
    """For a share of one half among 400: 1.96 standard errors of 0.025 on each side."""
    found = estimate([0.0, 1.0] * 200)
    assert found.value == 0.5
    assert found.low == pytest.approx(0.451, abs=0.005)
    assert found.high == pytest.approx(0.549, abs=0.005)


def test_the_same_figures_give_the_same_interval():
    """Random numbers come from a fixed seed."""
    values = [0.1, 0.5, 1.0, 0.0, 0.33]
    assert estimate(values) == estimate(values)
    assert difference(values, values[::-1]) == difference(values, values[::-1])
    assert auroc(values, [0.2]) == auroc(values, [0.2])


def test_the_area_under_the_curve_counts_pairs():
    """0.9 beats both, 0.4 loses to 0.5 and draws with 0.4: two and a half of four."""
    assert auroc([0.9, 0.4], [0.5, 0.4]).value == 2.5 / 4
    assert auroc([0.9, 0.8], [0.5, 0.4]).low == 1.0


def test_five_questions_that_all_got_better_are_not_yet_proof():
    """Of the 32 ways to turn five differences two are as extreme: p is 2 / 32."""
    found = difference([0.0, 0.1, 0.2, 0.3, 0.4], [0.5, 0.6, 0.7, 0.8, 0.9])
    assert found.value == pytest.approx(0.5)
    assert found.p == pytest.approx(2 / 32, abs=0.01)


def test_no_difference_is_certainly_chance():
    """Equal runs have p = 1, and so has a single question that moved."""
    assert difference([0.5, 1.0], [0.5, 1.0]).p == 1.0
    assert difference([0.5, 1.0], [1.0, 1.0]).p == 1.0


def test_twelve_that_got_better_are_clear():
    """Two of 4,096 ways: p is below one in a thousand, and never 0."""
    assert 0 < difference([0.0] * 12, [1.0] * 12).p < 0.002


@pytest.mark.parametrize(
    "call", [lambda: estimate([]), lambda: auroc([], [0.1]), lambda: difference([0.1], [0.1, 0.2])]
)
def test_nothing_to_work_with_is_refused(call):
    """A mean of nothing is no number, and unequal numbers of questions cannot be paired."""
    with pytest.raises(ValueError, match="needs"):
        call()
