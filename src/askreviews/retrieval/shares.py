"""How much words, embeddings and word pieces weigh in a passage's score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from askreviews.answers import Mode


@dataclass(frozen=True, slots=True)
class Shares:
    """What each part weighs in a passage's score.

    `keyword` is BM25, `whole` the embeddings of passages and sentences, `pieces` late interaction. With a
    `doubt`, words weigh the more, the better they meet: see `for_question`.
    """

    keyword: float
    whole: float
    pieces: float
    doubt: float | None = None

    def for_question(self, met: float) -> Shares:
        """The shares for a question, adding up to 1, when the best passage has `met`, 0 to 1, of its words.

        A question in the documents' own words is best answered by the passage that has them; one in other
        words is led astray by the few that happen to meet.
        """
        keyword = self.keyword if self.doubt is None else max(0.0, self.keyword * met - self.doubt)
        whole = keyword + self.whole + self.pieces
        return Shares(keyword / whole, self.whole / whole, self.pieces / whole) if whole else self

    def times(self, share: float) -> Shares:
        """The same parts of a `share`, where the rest of the score is something else's."""
        return Shares(self.keyword * share, self.whole * share, self.pieces * share)


SHARES: Mapping[Mode, Shares] = {
    "hybrid": Shares(0.5, 0.3, 0.65, doubt=0.15),
    "keyword": Shares(1.0, 0.0, 0.0),
    "meaning": Shares(0.0, 0.3, 0.7),
}
"""Chosen on covidqa-dev and on the development questions in ``corpus/benchmark``: ``docs/retrieval.md``."""

NAMED = 0.33
"""What it weighs, where a question asks for nothing but names, that a passage holds them."""
