"""What the documents, or a passage, lack of a question's words, and which of it matters most."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from askreviews.analysis import Word, words
from askreviews.lexical import TermWeights
from askreviews.retrieval.question import tells
from askreviews.spelling import GREEK_LETTERS, GREEK_NAMES, HYPHENS

FEW = 0.1
"""A word that fewer than this share of the passages have is one of theirs."""

_HYPHEN = re.compile(f"[{HYPHENS}]")
_SIGN_OF_A_NAME = re.compile(rf"\d|[{''.join(GREEK_LETTERS)}]")


def nowhere(word: Word, known: Sequence[Container[str]]) -> Iterator[str]:
    """What of a word is met by none of `known`: nothing, the word, or parts of a plain compound.

    Where nothing is rich in OTULIN, "OTULIN-rich" still names something that is known. A name of several
    parts is another name when one of them is: ``TNF-gamma`` lacks no gamma.
    """
    if any(word.met_by(terms) for terms in known):
        return
    parts = [part for written in _HYPHEN.split(word.text) for part in words(written)]
    if _SIGN_OF_A_NAME.search(word.text) or any(part.text.lower() in GREEK_NAMES for part in parts):
        yield word.text
        return
    lacking = [part.text for part in parts if tells(part) and not any(part.met_by(own) for own in known)]
    yield from (lacking if len(lacking) < len(parts) else [word.text])


def holding(word: Word, weights: TermWeights) -> npt.NDArray[np.bool_]:
    """Which of n units a word is met by: bool[n]."""
    forms = [np.logical_and.reduce([weights.scores([term]) > 0 for term in form]) for form in word.forms]
    return np.logical_or.reduce(forms) if forms else np.zeros(weights.size, np.bool_)


def is_name(word: Word, weights: TermWeights, reads_whole: Callable[[str], bool]) -> bool:
    """Whether a word names one thing among others like it, of which another may be said something else.

    It has a digit or a Greek letter (M1), or is of the field, which few passages speak of: a word that the
    embedding model does not have in one piece, and fewer than `FEW` of the passages hold.
    """
    if _SIGN_OF_A_NAME.search(word.text):
        return True
    fewest = min((weights.count(term) for term in word.terms if term in weights), default=0)
    return fewest < FEW * weights.size and " " not in word.text and not reads_whole(word.text)
