"""How the scores of the two legs become one: scaled to 0-1 and added.

Adding scaled scores keeps how far apart passages are, which ranks throw away; on covidqa-dev it found more
than reciprocal rank fusion (Cormack et al. 2009). The scaling is that of Lee 1997 (*Analyses of multiple
evidence combination*, SIGIR), CombSUM with minimum and maximum.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]


def scaled(scores: Scores, *, floor: float | None = None) -> Scores:
    """The scores on a scale of 0 (`floor`, by default the lowest) to 1 (the highest).

    Scores that do not differ are all 1 when they are above 0, else all 0. Entries of minus infinity (left
    out of the search) are 0 and do not count.
    """
    counted = np.isfinite(scores)
    searched = scores if counted.all() else scores[counted]
    result = np.zeros(len(scores))
    if len(searched):
        low = float(searched.min()) if floor is None else floor
        high = float(searched.max())
        if high > low:
            result = (scores - low) / (high - low)
            result[~counted] = 0.0
        elif high > 0:
            result[counted] = 1.0
    return result


def best_of_group(scores: Scores, groups: npt.NDArray[np.int32], count: int) -> Scores:
    """The highest score in each of `count` groups: float64[count], minus infinity for an empty one.

    ``groups[i]`` is the group that ``scores[i]`` belongs to.
    """
    best = np.full(count, -np.inf)
    np.maximum.at(best, groups, scores)
    return best
