"""Reading a question in a conversation: what leans on an earlier one is asked with that one's words.

Nothing is made up: how a follow-up is read consists of the reader's own words, in the order in which they
were written. A fragment ("and in M1?") asks again what was asked before, with what it names in the place of
what the earlier question named of the same kind. A sentence that points back ("Where were they injected?")
asks something of its own about the earlier topic, whose words are added.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from askreviews.abbreviations import Abbreviations
from askreviews.analysis import Word, words
from askreviews.conversation.kinds import replaced, swaps
from askreviews.conversation.leaning import begins_with_preposition, is_clause, leans, without_opening
from askreviews.retrieval.question import GENERAL, MOST_CHARACTERS

__all__ = ["FollowUp", "read_follow_up"]

JOINT = " — "
"""What stands between the words of a follow-up and those it takes over."""
MEMORY = 12
"""How many questions back a topic can begin; each takes about 0.1 ms to read."""

_END = re.compile(r"[\s?.!]+\Z")
_ASKING = re.compile(r"\s*(?:which|what|how\s+(?:many|much))\b(?!\s+ones?\b)", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"\s*(?:which|what|how\s+(?:many|much))\b[^?.!]*?"
    r"\b(?=(?:is|are|was|were|do|does|did|has|have|had|can|could|may|in|of|from|for|with|by|on|to)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How a question is read: `asked_as` is what is searched for, `carried` what of it was said earlier."""

    question: str
    asked_as: str
    carried: tuple[str, ...] = ()

    @property
    def leans(self) -> bool:
        """Whether it was read as leaning on an earlier question."""
        return self.asked_as != self.question


def read_follow_up(
    question: str,
    earlier: Sequence[str],
    abbreviations: Abbreviations,
    known: Container[str] | None = None,
) -> FollowUp:
    """Read `question` after the `earlier` ones, oldest first, each as it was written or as it was read.

    With the terms that are `known`, a word that no document holds is not taken over.
    """
    before = ""
    for asked in earlier[-MEMORY:]:
        before = _read(asked, before, abbreviations, known).asked_as
    return _read(question, before, abbreviations, known)


def _read(question: str, before: str, abbreviations: Abbreviations, known: Container[str] | None) -> FollowUp:
    """Read `question` after one that is whole, or has been read."""
    alone = FollowUp(question, question)
    if max(len(question), len(before)) > MOST_CHARACTERS or JOINT in question:
        return alone
    told = _telling(words(question))
    if not before or not leans(question, told):
        return alone
    topic = _topic(before, question)
    news = [word for word in told if not any(_within(word, [old]) for old in topic)]
    taken = swaps(question, news, before, topic)
    gone = {word for swap in taken for word in swap.old}
    if taken and not is_clause(question) and {word for swap in taken for word in swap.new} == set(news):
        carried = _texts(word for word in topic if word not in gone)
        return FollowUp(question, replaced(before, taken), carried)
    said = words(question, abbreviations)
    if known is not None:
        topic = [word for word in topic if word.met_by(known)]
    carried = _texts(word for word in topic if word not in gone and not _within(word, said))
    asked_as = f"{_END.sub('', without_opening(question))}{JOINT}{' '.join(carried)}?"
    return FollowUp(question, asked_as, carried) if carried and len(asked_as) <= MOST_CHARACTERS else alone


def _topic(before: str, question: str) -> list[Word]:
    """The words of the question before that `question` may take over, in order.

    What only another thing was asked for with is left out: a question that asks for a thing of its own
    takes over the topic and not the thing asked for, and of a follow-up only what is still talked about.
    """
    told = _telling(words(before))
    own, joint, _ = before.partition(JOINT)
    if not joint:
        asked_for = _ASKED_FOR.match(before) if _ASKING.match(without_opening(question)) else None
        kept = [word for word in told if asked_for is None or word.start >= asked_for.end()]
        return kept or told
    later = [word for word in told if word.start > len(own)]
    if not is_clause(question):
        sibling = not is_clause(own) and begins_with_preposition(own) == begins_with_preposition(question)
        return later if sibling and _telling(words(question)) else told
    if not is_clause(own):
        return told
    return [word for word in told if word in later or any(c.isdigit() for c in word.text)]


def _telling(said: Iterable[Word]) -> list[Word]:
    """The words that tell what is asked about."""
    return [word for word in said if word.text.lower() not in GENERAL]


def _within(word: Word, others: Iterable[Word]) -> bool:
    """Whether one of the others says what `word` says: "microRNA" is within "miR-124", not the reverse."""
    return any(word.terms[-1] in other.terms for other in others)


def _texts(said: Iterable[Word]) -> tuple[str, ...]:
    """The words as they were written, each once."""
    return tuple(dict.fromkeys(word.text for word in said))
