"""How sure a mean over questions is, and whether two of them differ by more than chance.

The random numbers come from a fixed seed: the same figures give the same intervals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SEED = 20261121
RESAMPLES = 1_000
PERMUTATIONS = 10_000
_LOW, _HIGH = 2.5, 97.5


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A mean difference with its 95 % interval, and how often chance alone makes one as large (`p`)."""

    value: float
    low: float
    high: float
    p: float


def estimate(values: Sequence[float]) -> Estimate:
    """The mean of `values` with the percentile interval of 1,000 resamples (Efron 1979).

    Raises:
        ValueError: there are no values.

    """
    if not values:
        raise ValueError("A mean needs at least one value.")
    array = np.asarray(values, dtype=np.float64)
    means = array[_resampled(np.random.default_rng(SEED), len(array))].mean(axis=1)
    return _estimated(float(array.mean()), means)


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> Estimate:
    """How often a positive has the higher value than a negative, ties counting half (Hanley and McNeil 1982).

    The interval comes from resampling both. Raises ValueError when either has no values.
    """
    if not positives or not negatives:
        raise ValueError("An area under the curve needs positives and negatives.")
    high, low = np.asarray(positives)[:, None], np.asarray(negatives)[None, :]
    wins = (high > low) + 0.5 * (high == low)
    rng = np.random.default_rng(SEED)
    rows, columns = _resampled(rng, len(positives)), _resampled(rng, len(negatives))
    areas = np.array([wins[np.ix_(r, c)].mean() for r, c in zip(rows, columns, strict=True)])
    return _estimated(float(wins.mean()), areas)


def difference(one: Sequence[float], other: Sequence[float]) -> Difference:
    """By how much `other` is above `one`, question by question, with a paired randomisation test.

    Under the null hypothesis each question's two values could as well have changed places (Fisher 1935;
    Smucker, Allan and Carterette 2007, CIKM, for information retrieval). `p` is two-sided and never 0: the
    observed order counts as one of the 10,000. Raises ValueError when the two differ in length or are empty.
    """
    if len(one) != len(other) or not one:
        raise ValueError("A paired difference needs as many values on both sides, and at least one.")
    gaps = np.asarray(other, dtype=np.float64) - np.asarray(one, dtype=np.float64)
    spread = estimate(gaps.tolist())
    moved = gaps[gaps != 0]
    flips = np.random.default_rng(SEED).random((PERMUTATIONS - 1, len(moved))) < 0.5
    sums = np.where(flips, -moved, moved).sum(axis=1)
    # Sums of the same numbers in another order may differ in their last digits.
    extreme = int((np.abs(sums) >= abs(moved.sum()) - 1e-9).sum())
    return Difference(spread.value, spread.low, spread.high, (extreme + 1) / PERMUTATIONS)


def _resampled(rng: np.random.Generator, size: int) -> npt.NDArray[np.int64]:
    return rng.integers(0, size, (RESAMPLES, size))


def _estimated(value: float, resamples: Floats) -> Estimate:
    low, high = np.percentile(resamples, [_LOW, _HIGH])
    return Estimate(value, float(low), float(high))
