"""A question, checked and taken apart."""

from __future__ import annotations

from dataclasses import dataclass

from askreviews.abbreviations import Abbreviations
from askreviews.analysis import Word, words
from askreviews.errors import QuestionError

MOST_CHARACTERS = 2_000
MOST_TERMS = 256
"""A question's cost grows with its terms: rank-bm25 took 1.4 s for a thousand on 20,000 passages."""

# fmt: off
GENERAL = frozenset((
    "many", "much", "more", "most", "few", "list", "name", "tell", "explain", "describe", "define", "mean",
    "means", "meant", "know", "known", "say", "says", "happen", "happens", "act", "acts", "acting",
    "affect", "affects", "help", "helps", "treat", "treats", "treated", "use", "uses", "used", "make",
    "makes", "made", "give", "gives", "given", "take", "takes", "show", "shows", "find", "finds", "found",
    "get", "gets", "work", "works", "good", "better", "best", "bad", "worse", "well", "big", "small",
    "recover", "role",
))
# fmt: on
"""Words of questions that a passage which answers may well do without."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: as written, word by word, as terms, and as the embedding model reads it.

    `related` are the terms of long forms whose short form was asked for; they count less.
    """

    text: str
    words: tuple[Word, ...]
    terms: tuple[str, ...]
    related: tuple[str, ...]
    for_model: str

    @classmethod
    def parse(cls, text: str, abbreviations: Abbreviations) -> Question:
        """Take `text` apart, its short forms read as the documents define them.

        Raises:
            QuestionError: it is empty, too long, or holds nothing but stop words.

        """
        stripped = text.strip()
        if not any(c.isalnum() for c in stripped):
            raise QuestionError("The question is empty. Ask in a few words what you want to know.")
        if len(stripped) > MOST_CHARACTERS:
            raise QuestionError(
                f"The question has {len(stripped):,} characters, more than {MOST_CHARACTERS:,}. "
                "Ask for one thing, in a sentence or a few words."
            )
        found = words(stripped, abbreviations)
        terms = tuple(term for word in found for term in word.terms)
        if not terms:
            raise QuestionError(
                f"“{stripped}” holds only words that every text has. Name what you want to know about."
            )
        if all(len(term) < 2 for term in terms):
            raise QuestionError(
                f"“{stripped}” holds only single letters or digits. Name what you want to know about."
            )
        if len(set(terms)) > MOST_TERMS:
            raise QuestionError(
                f"The question has {len(set(terms))} different terms, more than {MOST_TERMS}. "
                "Ask for one thing."
            )
        related = tuple(term for word in found for term in word.related)
        return cls(stripped, found, terms, related, abbreviations.expand(stripped))

    @property
    def telling(self) -> tuple[Word, ...]:
        """The words that tell what is asked for; all of them when none does."""
        return tuple(word for word in self.words if word.text.lower() not in GENERAL) or self.words
