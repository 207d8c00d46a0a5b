"""A document as it is searched: cut into passages, its words as terms and as a model reads them.

That depends on nothing else, so what was prepared once can be kept under its `key`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from askreviews import abbreviations as abbreviating
from askreviews import cutting
from askreviews.abbreviations import Abbreviations
from askreviews.analysis import terms
from askreviews.documents import Citation, Document, Sentence, Span
from askreviews.encoders import Encoder
from askreviews.passages import Passage

_EMPTIED = re.compile(r"\s?[(\[][\s,;]{0,60}[)\]]")


@dataclass(frozen=True, slots=True)
class View:
    """A document as terms and models read it: without its reference markers, its short forms known."""

    document: Document
    abbreviations: Abbreviations
    citations: tuple[Citation, ...]

    @classmethod
    def of(cls, document: Document) -> View:
        """The view of `document`, with the abbreviations that it defines itself."""
        prose = "\n".join(p.span.of(document.text) for _, p in document.paragraphs())
        citations = tuple(c for _, _, s in document.sentences() for c in s.citations)
        return cls(document, Abbreviations.of(abbreviating.find(prose)), citations)

    def words(self, span: Span, citations: Sequence[Citation]) -> str:
        """The text of `span` with `citations`, which lie in it, and brackets of theirs alone, taken out."""
        pieces, place = [], span.start
        for citation in citations:
            pieces.append(self.document.text[place : citation.span.start])
            place = citation.span.end
        return _EMPTIED.sub("", "".join([*pieces, self.document.text[place : span.end]]))

    def for_model(self, span: Span, citations: Sequence[Citation]) -> str:
        """The same with every short form that the document defines written out."""
        return self.abbreviations.expand(self.words(span, citations))

    def terms(self, span: Span, citations: Sequence[Citation]) -> list[str]:
        """The terms of the same, each short form standing for its long form too, and the other way round."""
        return terms(self.words(span, citations), self.abbreviations)


@dataclass(frozen=True, slots=True)
class Texts:
    """What is searched for of n passages or sentences, in their order.

    `for_model` is what an embedding model reads of each, `terms` what BM25 counts, repeats kept.
    """

    for_model: tuple[str, ...]
    terms: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an index holds of one document, before anything is embedded or weighed.

    `abbreviations` are those that it defines. `whole` has the texts of its passages, `single` those of their
    sentences, one passage after the other; `pieces_before` how many word pieces of its passage the model
    counts before each sentence.
    """

    abbreviations: Abbreviations
    passages: tuple[Passage, ...]
    whole: Texts
    single: Texts
    pieces_before: tuple[int, ...]


def prepare(document: Document, encoder: Encoder) -> Prepared:
    """Cut a document, and read its passages and their sentences."""
    view = View.of(document)
    passages = cut(view, encoder)
    sentences = [(passage, sentence) for passage in passages for sentence in passage.sentences]
    return Prepared(
        abbreviations=view.abbreviations,
        passages=passages,
        whole=_texts(view, passages),
        single=_texts(view, [sentence for _, sentence in sentences]),
        pieces_before=tuple(
            count for passage in passages for count in _pieces_before(view, passage, encoder)
        ),
    )


def key(document: Document, encoder: Encoder, code: str) -> bytes:
    """Under which to keep what `code` prepares of a document: another model counts its pieces otherwise."""
    parts = ("prepared", code, encoder.fingerprint, str(encoder.max_pieces))
    return hashlib.sha256("\0".join(parts).encode() + b"\0" + msgspec.json.encode(document)).digest()


def to_bytes(prepared: Prepared) -> bytes:
    """What was prepared, as JSON."""
    return msgspec.json.encode(prepared)


def from_bytes(stored: bytes) -> Prepared:
    """The opposite of `to_bytes`."""
    return msgspec.json.decode(stored, type=Prepared)


def cut(view: View, encoder: Encoder) -> tuple[Passage, ...]:
    """The passages of a document, none of them longer than the model reads."""
    starts = [c.span.start for c in view.citations]

    def measure(span: Span) -> int:
        first, last = np.searchsorted(starts, [span.start, span.end])
        return encoder.count(view.for_model(span, view.citations[first:last]))

    return cutting.passages(view.document, measure, limit=encoder.max_pieces)


def _texts(view: View, units: Sequence[Passage | Sentence]) -> Texts:
    return Texts(
        tuple(view.for_model(unit.span, unit.citations) for unit in units),
        tuple(tuple(view.terms(unit.span, unit.citations)) for unit in units),
    )


def _pieces_before(view: View, passage: Passage, encoder: Encoder) -> Iterator[int]:
    """How many of a passage's pieces stand before each of its sentences."""
    nothing = encoder.count("")
    for number, sentence in enumerate(passage.sentences):
        before = Span(passage.span.start, sentence.span.start)
        citations = [c for c in passage.citations if c.span.end <= before.end]
        yield encoder.count(view.for_model(before, citations)) - nothing if number else 0
