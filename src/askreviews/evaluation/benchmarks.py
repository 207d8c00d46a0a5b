"""The nouns of a benchmark: questions, the documents they are asked of, and what counts as an answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from askreviews.documents import Document, Span
from askreviews.passages import Passage

Split = Literal["dev", "test"]
Unit = Literal["passage", "document"]


@dataclass(frozen=True, slots=True)
class Query:
    """A question. `kind` says how it is asked, or how far it is from the documents; "" when nobody said."""

    id: str
    text: str
    kind: str = ""
    split: str = ""


@dataclass(frozen=True, slots=True)
class BenchmarkDocument:
    """A document to be searched: its name in the judgments, and the file that the product is to read."""

    id: str
    file: str
    content: bytes


class Judgment(Protocol):
    """Says that something in a document answers a question."""

    @property
    def query(self) -> str:
        """The id of the question."""
        ...

    @property
    def document(self) -> str:
        """The id of the document."""
        ...

    @property
    def relevance(self) -> int:
        """How well it answers, 1 or more; 0 and below for what does not."""
        ...

    def relevant(self, document: Document, passages: Sequence[Passage]) -> list[Passage]:
        """Those of the passages of `document` that answer."""
        ...


@dataclass(frozen=True, slots=True)
class DocumentJudgment:
    """The whole document answers."""

    query: str
    document: str
    relevance: int = 1

    def relevant(self, document: Document, passages: Sequence[Passage]) -> list[Passage]:  # noqa: ARG002
        """All passages, when any document at all is judged relevant."""
        return list(passages) if self.relevance > 0 else []


@dataclass(frozen=True, slots=True)
class SpanJudgment:
    """The characters of the document's file from `start` up to, but without, `end` answer."""

    query: str
    document: str
    start: int
    end: int
    relevance: int = 1

    def relevant(self, document: Document, passages: Sequence[Passage]) -> list[Passage]:
        """The passages that share a character with the answer."""
        spans = list(self._in_text(document))
        return [p for p in passages if any(p.span.overlaps(span) for span in spans)]

    def _in_text(self, document: Document) -> Iterator[Span]:
        """The stretches of the document's text that come from the judged characters of its file."""
        for excerpt in document.excerpts:
            start = max(self.start, excerpt.source)
            end = min(self.end, excerpt.source + excerpt.length)
            if start < end:
                moved = excerpt.start - excerpt.source
                yield Span(start + moved, end + moved)


@dataclass(frozen=True, slots=True)
class QuotedJudgment:
    """The words `text`, which began at `start` of the document's text when they were judged, answer."""

    query: str
    document: str
    start: int
    text: str
    relevance: int = 1

    def relevant(self, document: Document, passages: Sequence[Passage]) -> list[Passage]:
        """The passages that share a character with the words; none when the document does not say them."""
        moved = not document.text.startswith(self.text, self.start)
        start = document.text.find(self.text) if moved else self.start
        if start < 0:
            return []
        span = Span(start, start + len(self.text))
        return [p for p in passages if p.span.overlaps(span)]


@dataclass(frozen=True, slots=True)
class CitedJudgment:
    """What cites one of `references` and holds one of the `hints` answers.

    Without `references`, what holds all the `hints`. ``corpus/benchmark/README.md`` has the rule: it names
    no place, so it holds for the digest of a work as for the article.
    """

    query: str
    document: str
    references: tuple[int, ...]
    hints: tuple[str, ...]
    relevance: int = 1

    def relevant(self, document: Document, passages: Sequence[Passage]) -> list[Passage]:
        """The passages that cite and say so."""
        return [p for p in passages if self._fits(p.numbers, p.span.of(document.text))]

    def _fits(self, cited: Sequence[int], text: str) -> bool:
        flat = _flat(text)
        held = [_flat(hint) in flat for hint in self.hints]
        if not self.references:
            return all(held)
        return bool(set(cited) & set(self.references)) and (not held or any(held))


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Questions with and without an answer, and the judgments.

    Without `documents`, the questions are about what a library holds already. `unit` is what is ranked and
    judged: passages, or documents, each at the rank of its best passage.
    """

    name: str
    unit: Unit
    queries: tuple[Query, ...]
    judgments: tuple[Judgment, ...]
    documents: tuple[BenchmarkDocument, ...] = ()
    unanswerable: tuple[Query, ...] = ()

    def fingerprint(self) -> str:
        """The SHA-256 of the documents' files: equal fingerprints, equal texts to search."""
        digest = hashlib.sha256()
        for document in sorted(self.documents, key=lambda d: d.file):
            digest.update(f"{document.file}\0{len(document.content)}\0".encode() + document.content)
        return digest.hexdigest()


def _flat(text: str) -> str:
    """Lower case, without blanks, hyphens and dashes."""
    return re.sub(r"[\s\-‐‑‒–—−]", "", text.lower())
