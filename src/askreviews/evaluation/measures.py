"""The measures of a ranking, worked out by ir-measures.

MacAvaney, Macdonald and Ounis 2022, Streamlining evaluation with ir-measures (ECIR; arXiv:2111.13466).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ir_measures

from askreviews.evaluation.collections import Qrels

MEASURES: Mapping[str, str] = {
    "MRR@10": "RR@10",
    "nDCG@10": "nDCG@10",
    "success@1": "Success@1",
    "success@3": "Success@3",
    "success@5": "Success@5",
    "success@10": "Success@10",
    "recall@1": "R@1",
    "recall@5": "R@5",
    "recall@10": "R@10",
    "MAP": "AP",
}
"""Each measure's name here and its name in ir-measures.

Success is the share of questions with an answer among the first ones, recall the share of all answers that
are there; MAP is over the whole ranking, at most 100 passages.
"""

LEADING = "MRR@10"
"""The measure by which questions are called better or worse."""


def scores(qrels: Qrels, rankings: Mapping[str, Sequence[str]]) -> dict[str, tuple[float, ...]]:
    """Every measure of every question of `qrels`, in their order; 0 for one that nothing was found for."""
    # Evaluators sort by score and break ties by name; the place in the ranking is the one score without ties.
    run = {query: {unit: 1 / rank for rank, unit in enumerate(units, 1)} for query, units in rankings.items()}
    parsed = {ir_measures.parse_measure(theirs): ours for ours, theirs in MEASURES.items()}
    values: dict[str, dict[str, float]] = {name: {} for name in MEASURES}
    for metric in ir_measures.iter_calc(list(parsed), qrels, run):
        values[parsed[metric.measure]][metric.query_id] = metric.value
    return {name: tuple(own.get(query, 0.0) for query in qrels) for name, own in values.items()}
