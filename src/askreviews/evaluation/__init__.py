"""Measuring: how high the right passage comes, and how well a question without an answer is told.

>>> from askreviews import evaluation                                      # doctest: +SKIP
>>> benchmark = evaluation.read_benchmark(folder)                          # doctest: +SKIP
>>> report = evaluation.evaluate(library, benchmark, modes=("hybrid",))    # doctest: +SKIP
"""

from askreviews.evaluation.benchmarks import (
    Benchmark,
    BenchmarkDocument,
    CitedJudgment,
    DocumentJudgment,
    Judgment,
    Query,
    QuotedJudgment,
    SpanJudgment,
)
from askreviews.evaluation.bounds import Bound, Shortfall, parse_bound, shortfalls
from askreviews.evaluation.comparing import Change, compare
from askreviews.evaluation.harness import evaluate
from askreviews.evaluation.homes import made_home
from askreviews.evaluation.layouts import read as read_benchmark
from askreviews.evaluation.measures import MEASURES
from askreviews.evaluation.reports import Comparison, ModeReport, Report
from askreviews.evaluation.saved import read_report, save

__all__ = [
    "MEASURES",
    "Benchmark",
    "BenchmarkDocument",
    "Bound",
    "Change",
    "CitedJudgment",
    "Comparison",
    "DocumentJudgment",
    "Judgment",
    "ModeReport",
    "Query",
    "QuotedJudgment",
    "Report",
    "Shortfall",
    "SpanJudgment",
    "compare",
    "evaluate",
    "made_home",
    "parse_bound",
    "read_benchmark",
    "read_report",
    "save",
    "shortfalls",
]
