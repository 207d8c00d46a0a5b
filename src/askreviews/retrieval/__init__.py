"""A question in, a ranking of passages out."""

from askreviews.retrieval.question import Question
from askreviews.retrieval.search import Ranked, Scope, Searcher

__all__ = ["Question", "Ranked", "Scope", "Searcher"]
