"""How likely it is that the documents answer a question: a logistic model of three features.

The weights were fitted on the development half of the questions in ``corpus/benchmark`` by
``tests/benchmarks/fit_confidence.py``, which prints them, the calibration and what they miss on the other half.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

THRESHOLD = 0.5
"""From this probability on, a question counts as answered."""


@dataclass(frozen=True, slots=True)
class Features:
    """What a search says about its own success, each number 0 to 1.

    `similarity` is the best cosine of the question with a passage or sentence; `covered` the share of the
    question's words, weighted by idf, that the best-covering of the first passages holds; `known` the same
    share for words that occur anywhere in the documents.
    """

    similarity: float
    covered: float
    known: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The logistic model's intercept and one weight a feature."""

    intercept: float
    similarity: float
    covered: float
    known: float


FITTED = Weights(intercept=-9.0, similarity=9.0, covered=4.0, known=3.0)


def estimate(features: Features, weights: Weights = FITTED) -> float:
    """The probability, 0 to 1, that a passage answering the question is among the first.

    Logistic regression (Platt 1999, *Probabilistic outputs for support vector machines*).
    """
    logit = (
        weights.intercept
        + weights.similarity * features.similarity
        + weights.covered * features.covered
        + weights.known * features.known
    )
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))
