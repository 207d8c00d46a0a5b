"""How likely it is that the documents answer a question: a logistic model of three features.

The weights were fitted on the development half of the questions in ``corpus/benchmark``, asked of the digests
and of the articles, by ``tests/benchmarks/fit_confidence.py``; it prints what they do on the other half, too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

THRESHOLD = 0.5
"""From this probability on, a question counts as answered."""


@dataclass(frozen=True, slots=True)
class Features:
    """What a search says about its own success, each number 0 to 1 (the first can be a little below 0).

    `closeness` is the mean cosine of the question's word pieces with those of the first passage (late
    interaction); `covered` the share of the question's words, weighted by idf, that the
    best-covering of these passages holds; `known` the same share for words that occur anywhere in the
    documents searched.
    """

    closeness: float
    covered: float
    known: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The logistic model's intercept and one weight a feature."""

    intercept: float
    closeness: float
    covered: float
    known: float


NOTHING_KNOWN = 0.02
"""The most it can be when none of the question's words occurs, however near its letters come to a name's.

Of the 40 times that the development questions meet such documents, none has an answer; one in 42 is what the
rule of succession makes of that.
"""

FITTED = Weights(intercept=-8.72, closeness=12.02, covered=2.77, known=2.76)


def estimate(features: Features, weights: Weights = FITTED) -> float:
    """The probability, 0 to 1, that a passage answering the question is among the first.

    Logistic regression, questions with and without an answer taken to be equally frequent
    (Platt 1999, *Probabilistic outputs for support vector machines*).
    """
    logit = (
        weights.intercept
        + weights.closeness * features.closeness
        + weights.covered * features.covered
        + weights.known * features.known
    )
    probability = 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))
    return probability if features.known else min(probability, NOTHING_KNOWN)
