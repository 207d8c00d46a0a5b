"""What a question gets back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from askreviews.documents import Document, Reference, Sentence, Span
from askreviews.passages import Passage

Mode = Literal["hybrid", "keyword", "meaning"]
MODES: tuple[Mode, ...] = ("hybrid", "keyword", "meaning")

UNSURE_FROM = 0.2
"""From this confidence on, a question that counts as not answered may be answered all the same."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a passage matched.

    `terms` are the words of the question, as the reader wrote them, that the passage holds (itself or by
    another form of the name); `keyword` and `meaning` are the shares, 0 to 1 and adding up to 1, that the
    words and the embedding have in the score; `similarity` is the best cosine of the question with the
    passage or one of its sentences. `missing` are the words that tell what is asked for and that the passage
    lacks, though other passages hold them: it may be about something else.
    """

    terms: tuple[str, ...]
    keyword: float
    meaning: float
    similarity: float
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words of a question, as its reader wrote them, and the documents' terms that they were read as."""

    text: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word of a question that occurs nowhere, and the documents' word that is spelt most like it."""

    text: str
    word: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a passage that speaks to the question, and the reference numbers it cites.

    `following` are, where it cites none, those that the passage cites next behind it: authors often give
    the number at the end of what they report, some sentences on. Read up to there.
    """

    span: Span
    text: str
    references: tuple[int, ...]
    following: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that answers, with all that a reader needs to check it.

    ``text == document.text[passage.span.start:passage.span.end]``, and likewise for each evidence.
    `references` are the entries of all numbers the passage cites, in order of mention; the repr, which
    quotes the passage, leaves them out. `similar` are passages of the same document that say the same and
    nothing more.
    """

    rank: int
    score: float
    document: Document
    passage: Passage
    section: tuple[str, ...]
    text: str
    evidence: tuple[Evidence, ...]
    references: tuple[Reference, ...] = field(repr=False)
    explanation: Explanation
    similar: tuple[Passage, ...] = ()

    @property
    def cited(self) -> tuple[tuple[Reference, ...], tuple[Reference, ...], tuple[Reference, ...]]:
        """The `references` in three parts: of the evidence, next behind it (see `Evidence`), and others."""
        own = {number for evidence in self.evidence for number in evidence.references}
        following = {number for evidence in self.evidence for number in evidence.following} - own
        return (
            tuple(entry for entry in self.references if entry.number in own),
            tuple(entry for entry in self.references if entry.number in following),
            tuple(entry for entry in self.references if entry.number not in own | following),
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """The passages nearest to one question, best first, and whether they answer it.

    Read `found` first: it says whether the documents speak to the question at all. `matches` are the best
    passages whatever the verdict; when it is False they are only the nearest ones, which `nearest` says in
    so many words. `confidence` is the estimated probability, 0 to 1, that a passage answering the question
    is among them. `unknown` are the words of the question that occur nowhere in the documents searched, nor
    in their headings, but for `synonyms`: those occur nowhere either, and were read as terms that do, names
    as the other form of the same. `misspelt` are those of the unknown that are spelt almost like a word of
    the documents, and that the model does not know as a word; they were searched for as they are written.
    `unnamed` are the names in the question, and other words that few passages have, which the first match
    lacks, its title and headings too, and another match has: M1 where it speaks of M2, and what it says may
    not hold for the other.
    `elapsed_ms` is the time taken, in milliseconds.
    """

    question: str
    found: bool
    confidence: float
    matches: tuple[Match, ...]
    unknown: tuple[str, ...]
    mode: Mode
    elapsed_ms: float
    synonyms: tuple[Synonyms, ...] = ()
    misspelt: tuple[Misspelling, ...] = ()
    unnamed: tuple[str, ...] = ()

    @property
    def unmet(self) -> tuple[str, ...]:
        """The words of the question that the documents hold, but none of the matches does.

        Not those of `synonyms`, which no document holds: only what they were read as.
        """
        lay = {synonym.text for synonym in self.synonyms}
        first = self.matches[0].explanation.missing if self.matches else ()
        return tuple(
            word
            for word in first
            if word not in lay and all(word in match.explanation.missing for match in self.matches)
        )

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that the matches quote, each once, in the order of their first match."""
        return tuple({match.document.id: match.document for match in self.matches}.values())

    @property
    def is_unsure(self) -> bool:
        """Whether it counts as not answered, and yet may be: the first passages are worth a look."""
        return not self.found and self.confidence >= UNSURE_FROM

    @property
    def nearest(self) -> tuple[Match, ...]:
        """The passages that came closest, when none answers; empty when some do."""
        return () if self.found else self.matches


@dataclass(frozen=True, slots=True)
class CitingSentence:
    """A sentence that cites a given reference, where it stands, and the entry itself."""

    document: Document
    section: tuple[str, ...]
    paragraph: Span
    sentence: Sentence
    text: str
    reference: Reference
