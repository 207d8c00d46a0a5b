"""From documents to an index: cut, analyse, weigh, embed, store."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from askreviews import abbreviations as abbreviating
from askreviews import cutting, lexical
from askreviews.abbreviations import Abbreviation, Abbreviations
from askreviews.analysis import terms
from askreviews.documents import Citation, Document, Span
from askreviews.encoders import Embedding, Encoder, Vectors, lengths, shifted
from askreviews.encoders.base import stacked
from askreviews.engines import IndexContents, PassageTokens
from askreviews.passages import Passage

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are: 0 where nothing is counted."""

_DECIDES = (
    "documents.py",
    "passages.py",
    "citations.py",
    "author_year.py",
    "authors.py",
    "glued.py",
    "identifiers.py",
    "sentences.py",
    "bibliography.py",
    "cutting.py",
    "lexical.py",
    "spelling.py",
)
_EMPTIED = re.compile(r"\s?[(\[][\s,;]{0,60}[)\]]")
_DECIDES_FOLDERS = ("formats", "abbreviations", "analysis", "encoders")


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


@cache
def settings() -> str:
    """A fingerprint of all code that decides what an index holds: a change of it makes indexes outdated."""
    root = Path(__file__).parent
    files = [root / name for name in _DECIDES]
    files += [path for folder in _DECIDES_FOLDERS for path in sorted((root / folder).glob("*.py"))]
    digest = hashlib.sha256()
    for path in [*files, Path(__file__)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def contents(
    documents: Sequence[Document],
    encoder: Encoder,
    *,
    progress: Progress | None = None,
) -> IndexContents:
    """All that an index of `documents` holds."""
    views = {document.id: View.of(document) for document in documents}
    passages = [passage for view in views.values() for passage in _cut(view, encoder)]
    sentences = [(row, sentence) for row, p in enumerate(passages) for sentence in p.sentences]
    rows = np.array([row for row, _ in sentences], dtype=np.int32)
    spans = np.array([(s.span.start, s.span.end) for _, s in sentences], dtype=np.int32).reshape(-1, 2)
    whole = [_Unit(views[p.document_id], p.span, p.citations) for p in passages]
    single = [_Unit(whole[row].view, s.span, s.citations) for row, s in sentences]
    embeddings = _embeddings([unit.for_model() for unit in whole], encoder, progress)
    return IndexContents(
        documents=tuple(documents),
        passages=tuple(passages),
        sentence_passages=rows,
        sentence_spans=spans,
        passage_vectors=stacked([e.vector for e in embeddings], encoder.dimension),
        sentence_vectors=_vectors([unit.for_model() for unit in single], encoder, progress),
        passage_tokens=_joined(embeddings, passages, whole, encoder),
        passage_terms=lexical.weigh([unit.terms() for unit in whole]),
        sentence_terms=lexical.weigh([unit.terms() for unit in single]),
        abbreviations=to_json({name: view.abbreviations for name, view in views.items()}),
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is searched for by itself: a passage or a sentence, in the view of its document."""

    view: View
    span: Span
    citations: Sequence[Citation]

    def terms(self) -> list[str]:
        return self.view.terms(self.span, self.citations)

    def for_model(self) -> str:
        return self.view.for_model(self.span, self.citations)


def to_json(abbreviations: dict[str, Abbreviations]) -> bytes:
    """Each document's abbreviations as an engine stores them."""
    return msgspec.json.encode(
        {key: [(a.short, a.long) for a in value.pairs] for key, value in abbreviations.items()}
    )


def from_json(stored: bytes) -> dict[str, Abbreviations]:
    """The opposite of `to_json`."""
    pairs = msgspec.json.decode(stored, type=dict[str, list[tuple[str, str]]])
    return {
        key: Abbreviations(tuple(Abbreviation(s, long) for s, long in value)) for key, value in pairs.items()
    }


def count_passages(document: Document, encoder: Encoder) -> int:
    """How many passages `document` would be cut into."""
    return len(_cut(View.of(document), encoder))


def _cut(view: View, encoder: Encoder) -> tuple[Passage, ...]:
    starts = [c.span.start for c in view.citations]

    def measure(span: Span) -> int:
        first, last = np.searchsorted(starts, [span.start, span.end])
        return encoder.count(view.for_model(span, view.citations[first:last]))

    return cutting.passages(view.document, measure, limit=encoder.max_pieces)


def _embeddings(texts: Sequence[str], encoder: Encoder, progress: Progress | None) -> list[Embedding]:
    """The embedding of every passage; one that stands twice is computed once."""
    distinct = list(dict.fromkeys(texts))
    made = encoder.embed(distinct, progress=_report(progress, "Embedding passages"))
    embedding_of = dict(zip(distinct, made, strict=True))
    return [embedding_of[text] for text in texts]


def _vectors(texts: Sequence[str], encoder: Encoder, progress: Progress | None) -> Vectors:
    """The vector of every sentence, likewise: float32[m, d]."""
    row_of = {text: row for row, text in enumerate(dict.fromkeys(texts))}
    made = encoder.encode(list(row_of), progress=_report(progress, "Embedding sentences"))
    vectors: Vectors = made[[row_of[text] for text in texts]]
    return vectors


def _report(progress: Progress | None, what: str) -> Callable[[int, int], None] | None:
    return None if progress is None else lambda done, total: progress(what, done, total)


def _joined(
    embeddings: Sequence[Embedding], passages: Sequence[Passage], units: Sequence[_Unit], encoder: Encoder
) -> PassageTokens:
    """The pieces of all passages, one passage after the other."""
    counts = [len(e.pieces) for e in embeddings]
    starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64)
    firsts = [
        start + first
        for start, count, passage, unit in zip(starts[:-1], counts, passages, units, strict=True)
        for first in _first_pieces(passage, unit, count, encoder)
    ]
    none = np.empty((0, encoder.dimension), np.int8)
    return PassageTokens(
        starts=starts,
        pieces=np.concatenate([np.empty(0, np.int32), *(e.pieces for e in embeddings)]),
        # Passage by passage: there are gigabytes of them in a large library.
        vectors=np.concatenate([shifted(none), *(shifted(e.tokens) for e in embeddings)]),
        sentences=np.array([*firsts, starts[-1]], np.int64),
        lengths=np.concatenate([lengths(none), *(lengths(e.tokens) for e in embeddings)]),
    )


def _first_pieces(passage: Passage, unit: _Unit, count: int, encoder: Encoder) -> Iterator[int]:
    """Which of a passage's pieces each of its sentences begins with: as many as stand before it.

    What stands beyond the model's limit has none.
    """
    nothing = encoder.count("")
    for number, sentence in enumerate(passage.sentences):
        before = Span(passage.span.start, sentence.span.start)
        citations = [c for c in passage.citations if c.span.end <= before.end]
        pieces = encoder.count(unit.view.for_model(before, citations)) - nothing if number else 0
        yield min(max(0, pieces), count)
