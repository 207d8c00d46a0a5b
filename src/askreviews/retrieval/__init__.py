"""A question in, a ranking of passages out."""

from askreviews.retrieval.gaps import is_name, nowhere
from askreviews.retrieval.labels import Labels
from askreviews.retrieval.question import Question
from askreviews.retrieval.ranked import Distinct, Ranked
from askreviews.retrieval.search import EVERYTHING, JUDGED, Searcher
from askreviews.retrieval.suggesting import Suggestions
from askreviews.retrieval.vocabulary import Scope, Vocabulary

__all__ = [
    "EVERYTHING",
    "JUDGED",
    "Distinct",
    "Labels",
    "Question",
    "Ranked",
    "Scope",
    "Searcher",
    "Suggestions",
    "Vocabulary",
    "is_name",
    "nowhere",
]
