"""Scores on one scale, and the best of a group; worked by hand."""

import numpy as np
import pytest

from askreviews.fusion import best_of_group, scaled

LEFT_OUT = -np.inf


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([2.0, 4.0, 3.0], [0, 1, 1 / 2]),
        ([-1.0, 0.0, 3.0], [0, 1 / 4, 1]),
        ([2.0, LEFT_OUT, 4.0], [0, 0, 1]),
        ([5.0, LEFT_OUT, 5.0], [1, 0, 1]),
        ([7.0], [1]),
        ([0.0, 0.0], [0, 0]),
        ([-3.0], [0]),
        ([LEFT_OUT, LEFT_OUT], [0, 0]),
        ([], []),
    ],
)
def test_the_lowest_becomes_0_and_the_highest_1(scores, expected):
    """What is left out does not count; scores that do not differ are all 1, unless they say nothing."""
    np.testing.assert_allclose(scaled(np.array(scores, dtype=np.float64)), expected)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [([2.0, 4.0, 3.0], [1 / 2, 1, 3 / 4]), ([0.0, 4.0], [0, 1]), ([3.0, 3.0], [1, 1]), ([0.0], [0])],
)
def test_with_a_floor_that_one_becomes_0(scores, expected):
    """Where zero means nothing in common, the lowest that has something does not count as nothing."""
    np.testing.assert_allclose(scaled(np.array(scores, dtype=np.float64), floor=0.0), expected)


def test_scaling_leaves_its_argument_alone():
    """The scores given stay as they were."""
    scores = np.array([1.0, 2.0])
    scaled(scores)
    assert scores.tolist() == [1, 2]


def test_the_best_of_each_group_counts():
    """Groups need not stand together; an empty one has minus infinity."""
    scores, groups = np.array([0.5, 0.1, 0.9, -2.0]), np.array([0, 2, 0, 3], np.int32)
    assert best_of_group(scores, groups, 4).tolist() == [0.9, LEFT_OUT, 0.1, -2.0]
    assert best_of_group(np.zeros(0), np.zeros(0, np.int32), 2).tolist() == [LEFT_OUT, LEFT_OUT]
