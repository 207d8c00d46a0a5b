"""How likely it is that the documents answer a question: a logistic model of four features.

The weights, and the adapter that says which closeness means an answer, were fitted by
``tests/benchmarks/fit_confidence.py``: the weights on the development halves of the questions in
``corpus/benchmark`` and on further ones, asked of the digests and of the articles. It prints what they do on
the others, too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

THRESHOLD = 0.5
"""From this probability on, a question counts as answered."""


@dataclass(frozen=True, slots=True)
class Features:
    """What a search says about its own success, each number 0 to 1 (the first can be a little below 0).

    `closeness` is the best mean cosine of the question's word pieces with those of one of the first
    passages, most of all in one sentence of it (late interaction), by an adapter where there is one.
    `margin` is how far the nearest passage stands out from those behind it: the spread of the scores at the
    top is a known predictor of how well a search went (Shtok et al. 2012, *Predicting query performance by
    query-drift estimation*). `covered` is the share of the question's words, weighted by idf, that the
    best-covering of the first passages holds; `known` the same share for words that occur anywhere in the
    documents searched.
    """

    closeness: float
    margin: float
    covered: float
    known: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The logistic model's intercept and one weight a feature."""

    intercept: float
    closeness: float
    margin: float
    covered: float
    known: float


NOTHING_KNOWN = 0.045
"""The most it can be when none of the question's words occurs, however near its letters come to a name's.

Of the 594 times that the development questions meet such documents, 26 have an answer; 27 in 596 is what the
rule of succession makes of that.
"""

LARGEST_MARGIN = 0.3
"""No margin counts for more. Few development questions have it; where few passages are searched, most do."""

ADAPTED = Weights(intercept=-9.94, closeness=22.28, margin=0.72, covered=0.37, known=0.63)
"""For closeness as the adapter that ships has it."""
PLAIN = Weights(intercept=-7.14, closeness=7.64, margin=11.3, covered=0.32, known=3.5)
"""For closeness as the model has it: of the model that ships, and the nearest there is to that of another.

Fitted on the questions in ``corpus/benchmark`` alone.
"""


def estimate(features: Features, weights: Weights = ADAPTED) -> float:
    """The probability, 0 to 1, that a passage answering the question is among the first.

    Logistic regression, questions with and without an answer taken to be equally frequent
    (Platt 1999, *Probabilistic outputs for support vector machines*).
    """
    logit = (
        weights.intercept
        + weights.closeness * features.closeness
        + weights.margin * min(features.margin, LARGEST_MARGIN)
        + weights.covered * features.covered
        + weights.known * features.known
    )
    probability = 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))
    return probability if features.known else min(probability, NOTHING_KNOWN)
