"""Reading a question in a conversation: what leans on an earlier one is asked with that one's words.

Nothing is made up: how a follow-up is read consists of the reader's own words, in the order in which they
were written. A follow-up is told by how it begins ("and", "what about"), by words that point back ("it",
"their"), or because it is too short to stand alone. What it names takes the place of what the earlier
question named of the same kind: asked after M2 macrophages, "and in M1?" asks about M1 and no longer M2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from askreviews.abbreviations import Abbreviations
from askreviews.analysis import Word, words
from askreviews.analysis.stemming import stem
from askreviews.retrieval.question import GENERAL, MOST_CHARACTERS

JOINT = " — "
"""What stands between the words of a follow-up and those it takes over."""
BEFORE_POINTER = 3
"""A word that points back has its own sentence to point to when so many telling words stand before it."""
SHORT = 3
"""The most telling words of a fragment."""

_OPENING = re.compile(
    r"\s*(?:(?:and|or|but|so|then|also|plus)\b[\s,]*(?:(?:what|how)\s+about\b)?|(?:what|how)\s+about\b|what\s+of\b)\s*",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"\b(?:it|its|itself|they|them|their|theirs|these|those|this|such|the same|which ones?"
    r"|(?:there|that|one|ones|else|instead|too|as well|otherwise)(?=\s*[?.!]*\s*$))\b",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\b(?:is|was|does|has)\s+it\s+"
    r"(?:settled|known|clear|true|possible|likely|pay|been\s+(?:shown|known|found))\b"
    r"|\bit\s+is\s+(?:known|clear|true)\b",
    re.IGNORECASE,
)
"""An "it" that stands for what comes after it."""
_PREPOSITION = re.compile(
    r"\s*(?:(?:together|only|even|also)\s+)?(?:in|for|with|without|by|after|before|during|on|from|at|to|of|"
    r"under|via|through|into|against|between)\b",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(r"\s*(?:who|what|which|when|where|why|how)\b", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|may|might|should|would|will)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[\s?.!]+$")
_NAME = re.compile(r"\d|[^\W\d_]+[A-Z]|^[A-Z]{2,}$")
_SHAPE = re.compile(r"\d+[a-z]?(?:-[35]p)?")

_KINDS = (
    "rat mouse mice rodent human patient people monkey pig dog rabbit animal man woman child",
    "neuron astrocyte microglia macrophage oligodendrocyte schwann pericyte endothelial fibroblast "
    "epithelial monocyte lymphocyte treg bmsc mesenchymal msc glial",
    "intravenous intranasal intrathecal oral local vein nose injection infusion",
    "protein rna mirna mrna lncrna circrna sirna dna lipid drug enzyme",
    "hypoxia normoxia tgf-β1 lps melatonin curcumin resveratrol berberine",
)
_KIND_OF = {stem(word): kind for kind, named in enumerate(_KINDS) for word in named.split()}
"""Words of one kind: a follow-up that names one asks about it instead of the other."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How a question is read: `asked_as` is what is searched for, `carried` what of it was said earlier."""

    question: str
    asked_as: str
    carried: tuple[str, ...] = ()

    @property
    def leans(self) -> bool:
        """Whether it was read as leaning on an earlier question."""
        return bool(self.carried)


def read_follow_up(question: str, earlier: Sequence[str], abbreviations: Abbreviations) -> FollowUp:
    """Read `question` after the `earlier` ones, each as it was asked, oldest first."""
    alone = FollowUp(question, question)
    if not earlier or len(question) > MOST_CHARACTERS:
        return alone
    said = words(question, abbreviations)
    if not _leans(question, _telling(said)):
        return alone
    before = earlier[-1]
    topic = _telling(words(before, abbreviations))
    news = [word for word in _telling(said) if not any(_same(word, old) for old in topic)]
    instead = {old: new for new in news for old in [_of_its_kind(new, topic)] if old is not None}
    if instead and len(instead) == len(news) and _OPENING.match(question):
        return _replaced(question, before, topic, instead)
    carried = [old for old in topic if old not in instead and not any(_same(old, new) for new in said)]
    if not carried:
        return alone
    own = _END.sub("", _OPENING.sub("", question, count=1))
    taken = tuple(dict.fromkeys(old.text for old in carried))
    asked_as = f"{own}{JOINT}{' '.join(taken)}?"
    return FollowUp(question, asked_as, taken) if len(asked_as) <= MOST_CHARACTERS else alone


def _leans(question: str, telling: Sequence[Word]) -> bool:
    """Whether `question` cannot be understood by itself."""
    if _OPENING.match(question):
        return True
    pointer = _POINTER.search(_IDLE.sub(lambda idle: " " * len(idle[0]), question))
    if pointer and sum(word.end <= pointer.start() for word in telling) <= BEFORE_POINTER:
        return True
    if _PREPOSITION.match(question) and not _AUXILIARY.search(question):
        return len(telling) <= SHORT
    plain = all(_NAME.search(word.text) is None for word in telling)
    return (
        _QUESTION_WORD.match(question) is not None and plain and len(telling) < 2 and not _defines(question)
    )


def _defines(question: str) -> bool:
    """Whether it asks what something is: one word is enough for that."""
    return re.match(r"\s*(?:what|who)\s+(?:is|are|was|were)\b", question, re.IGNORECASE) is not None


def _telling(said: Sequence[Word]) -> list[Word]:
    """The words that tell what is asked about."""
    return [word for word in said if word.text.lower() not in GENERAL]


def _same(one: Word, other: Word) -> bool:
    """Whether two words have a term in common that is not only a part of their names."""
    return bool(set(one.terms) & set(other.terms)) and not _alike(one.text, other.text)


def _of_its_kind(new: Word, topic: Sequence[Word]) -> Word | None:
    """The word of the topic in whose place `new` stands."""
    kind = _kind(new)
    for old in topic:
        if _alike(new.text, old.text) or (kind is not None and kind == _kind(old)):
            return old
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two names differ in nothing but their number: M1 and M2, miR-21 and miR-126."""
    shapes = [
        _SHAPE.sub("#", name.lower().replace("microrna", "mir").replace("mirna", "mir"))
        for name in (one, other)
    ]
    return one.lower() != other.lower() and "#" in shapes[0] and shapes[0] == shapes[1]


def _kind(word: Word) -> int | None:
    return next(
        (_KIND_OF[part] for part in map(stem, re.split(r"[\s-]+", word.text)) if part in _KIND_OF), None
    )


def _replaced(question: str, before: str, topic: Sequence[Word], instead: dict[Word, Word]) -> FollowUp:
    """The earlier question with the new words in the places of the old ones."""
    pieces, place = [], 0
    for old in topic:
        if old in instead:
            pieces += [before[place : old.start], instead[old].text]
            place = old.end
    pieces.append(before[place:])
    carried = tuple(old.text for old in topic if old not in instead)
    return FollowUp(question, "".join(pieces), carried)
