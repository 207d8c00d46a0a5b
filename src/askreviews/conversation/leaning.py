"""Whether a question can be understood by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from askreviews.analysis import Word

BEFORE_POINTER = 3
"""A word that points back has its own sentence to point to when more telling words stand before it."""
SHORT = 3
"""The most telling words of a fragment."""

_OPENING = re.compile(
    r"\s*(?:(?:and|or|but|so|then|also|plus)\b[\s,]*(?:(?:what|how)\s+about\b)?"
    r"|(?:what|how)\s+about\b|what\s+of\b)\s*",
    re.IGNORECASE,
)
_AUXILIARY = r"(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|may|might|should|would|will)"
_SOME_AUXILIARY = re.compile(rf"\b{_AUXILIARY}\b", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"\b{_AUXILIARY}\s+(?:it|its|they|their|theirs|this|that|these|those|such)\b", re.IGNORECASE
)
"""A pointer where the subject stands: nothing of its own sentence can be meant."""
_POINTER = re.compile(
    r"\b(?:it|its|they|them|their|theirs|these|those|this|such(?!\s+as\b)|the\s+same\b(?!.*\bas\b)|which\s+ones?"
    r"|(?:there|that|one|ones|else|instead|too|as\s+well|otherwise)(?=\s*[?.!]*\s*\Z))\b",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\b(?:is|was|does|has)\s+it\s+"
    r"(?:settled|known|clear|true|possible|likely|pay|been\s+(?:shown|known|found))\b"
    r"|\bit\s+is\s+(?:known|clear|true)\b",
    re.IGNORECASE,
)
"""An "it" that stands for what comes after it."""
_BOUND = re.compile(
    r"\b(?:(?:that|which|when|while|before|after|although|though|because|since|if|once|until|than|as|and|or)"
    rf"(?:\s+(?:what|how|where|why|when|{_AUXILIARY})){{0,2}}\s+(?:they|it|those|these)\s+\w"
    r"|(?:and|of|with|by|in|from|to|for|into|before|after|through|between)\s+(?:their|its)\b).*",
    re.IGNORECASE | re.DOTALL,
)
"""A clause or phrase whose pointer means what its own sentence has named before."""
_PREPOSITION = re.compile(
    r"\s*(?:(?:together|only|even|also)\s+)?(?:in|for|with|without|by|after|before|during|on|from|at|to|of|"
    r"under|via|through|into|against|between)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*(?:any|more|further|another|others?)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:better|worse|safer|faster|easier|cheaper|stronger|weaker|larger|smaller|longer|shorter|higher|lower"
    r"|different)\s*[?.!]*\s*\Z",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(r"\s*(?:who|what|which|when|where|why|how)\b", re.IGNORECASE)
_DEFINING = re.compile(r"\s*(?:what|who)\s+(?:is|are|was|were)\b", re.IGNORECASE)
_NAME = re.compile(r"\d|[^\W\d_]+[A-Z]|^[A-Z]{2,}$")


def leans(question: str, telling: Sequence[Word]) -> bool:
    """Whether `question`, with these words that tell, needs what was asked before."""
    if _OPENING.match(question) or _points_back(question, telling):
        return True
    fragment = _SOME_AUXILIARY.search(question) is None
    if fragment and (_PREPOSITION.match(question) or _MORE.match(question)):
        return len(telling) <= SHORT
    if _SOME_AUXILIARY.match(question) and _COMPARED.search(question):
        return len(telling) <= SHORT and " than " not in question
    plain = all(_NAME.search(word.text) is None for word in telling)
    asks = _QUESTION_WORD.match(question) is not None and not _DEFINING.match(question)
    return asks and plain and len(telling) < 2


def is_clause(question: str) -> bool:
    """Whether it asks something of its own: "Where were they?" does, "in mice?" and "why?" do not."""
    return _SOME_AUXILIARY.search(question) is not None or (
        _QUESTION_WORD.match(without_opening(question)) is not None and len(question.split()) > SHORT
    )


def without_opening(question: str) -> str:
    """The question without the words that only tie it to the one before; as it is when nothing is left."""
    rest = question[match.end() :] if (match := _OPENING.match(question)) else question
    return rest if any(c.isalnum() for c in rest) else question


def begins_with_preposition(question: str) -> bool:
    """Whether a fragment says where, in whom or by what ("in mice?"), rather than names a thing."""
    return _PREPOSITION.match(without_opening(question)) is not None


def _points_back(question: str, telling: Sequence[Word]) -> bool:
    """Whether a pronoun or the like means something that this question does not name."""
    text = _IDLE.sub(_blank, question)
    if _SUBJECT.match(text):
        return True
    for bound in _BOUND.finditer(text):
        if any(word.end <= bound.start() for word in telling):
            text = text[: bound.start()]
            break
    if (pointer := _POINTER.search(text)) is None:
        return False
    before = sum(word.end <= pointer.start() for word in telling)
    return before <= BEFORE_POINTER or _SUBJECT.search(text) is not None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
