"""From documents to an index: cut, analyse, weigh, embed, store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from askreviews import lexical, preparing
from askreviews.abbreviations import Abbreviation, Abbreviations
from askreviews.documents import Document
from askreviews.encoders import Embedding, Encoder, Store, Vectors, lengths, shifted
from askreviews.encoders.base import stacked
from askreviews.engines import IndexContents, PassageTokens
from askreviews.preparing import Prepared, View

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are: 0 where nothing is counted."""

DECIDES = (
    "documents.py",
    "passages.py",
    "authors.py",
    "identifiers.py",
    "sentences.py",
    "cutting.py",
    "lexical.py",
    "preparing.py",
    "spelling.py",
)
DECIDES_FOLDERS = ("formats", "citing", "bibliography", "abbreviations", "analysis", "encoders")
"""The modules, and the folders of them, that decide what an index holds; this one does, too."""


@cache
def settings() -> str:
    """A fingerprint of all code that decides what an index holds: a change of it makes indexes outdated."""
    root = Path(__file__).parent
    files = [root / name for name in DECIDES]
    within = (path for folder in DECIDES_FOLDERS for path in sorted((root / folder).rglob("*")))
    files += [path for path in within if path.suffix in (".py", ".txt")]
    digest = hashlib.sha256()
    for path in [*files, Path(__file__)]:
        name = path.relative_to(root).as_posix()
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def contents(
    documents: Sequence[Document],
    encoder: Encoder,
    *,
    store: Store | None = None,
    progress: Progress | None = None,
) -> IndexContents:
    """All that an index of `documents` holds; what is prepared of each is kept in `store`."""
    prepared = _prepared(documents, encoder, store, progress)
    passages = [passage for own in prepared for passage in own.passages]
    sentences = [(row, sentence) for row, p in enumerate(passages) for sentence in p.sentences]
    rows = np.array([row for row, _ in sentences], dtype=np.int32)
    spans = np.array([(s.span.start, s.span.end) for _, s in sentences], dtype=np.int32).reshape(-1, 2)
    whole, single = [own.whole for own in prepared], [own.single for own in prepared]
    embeddings = _embeddings([text for own in whole for text in own.for_model], encoder, progress)
    vectors = _vectors([text for own in single for text in own.for_model], encoder, progress)
    before = [count for own in prepared for count in own.pieces_before]
    return IndexContents(
        documents=tuple(documents),
        passages=tuple(passages),
        sentence_passages=rows,
        sentence_spans=spans,
        passage_vectors=stacked([e.vector for e in embeddings], encoder.dimension),
        sentence_vectors=vectors,
        passage_tokens=_joined(embeddings, rows, np.array(before, np.int64), encoder.dimension),
        passage_terms=lexical.weigh([terms for own in whole for terms in own.terms]),
        sentence_terms=lexical.weigh([terms for own in single for terms in own.terms]),
        abbreviations=to_json(
            {document.id: own.abbreviations for document, own in zip(documents, prepared, strict=True)}
        ),
    )


def _prepared(
    documents: Sequence[Document], encoder: Encoder, store: Store | None, progress: Progress | None
) -> list[Prepared]:
    """What is searched for of each document; only those that are not in `store` are prepared."""
    keys = [preparing.key(document, encoder, settings()) for document in documents]
    known = {} if store is None else store.found(keys)
    made = {key: preparing.from_bytes(content) for key, content in known.items()}
    new = {key: document for key, document in zip(keys, documents, strict=True) if key not in made}
    for done, (key, document) in enumerate(new.items(), 1):
        made[key] = preparing.prepare(document, encoder)
        if progress is not None and len(new) > 1:
            progress("Cutting documents", done, len(new))
    if store is not None:
        store.keep({key: preparing.to_bytes(made[key]) for key in new})
    return [made[key] for key in keys]


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
    return len(preparing.cut(View.of(document), encoder))


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
    embeddings: Sequence[Embedding],
    rows: npt.NDArray[np.int32],
    before: npt.NDArray[np.int64],
    dimension: int,
) -> PassageTokens:
    """The pieces of all passages, one passage after the other.

    Sentence ``j`` is one of the passage ``rows[j]``, and has ``before[j]`` of its pieces before it; where the
    model does not read that far, it has none.
    """
    counts = np.array([len(e.pieces) for e in embeddings], np.int64)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    firsts = starts[rows] + np.clip(before, 0, counts[rows]) if len(rows) else before
    none = np.empty((0, dimension), np.int8)
    return PassageTokens(
        starts=starts,
        pieces=np.concatenate([np.empty(0, np.int32), *(e.pieces for e in embeddings)]),
        # Passage by passage: there are gigabytes of them in a large library.
        vectors=np.concatenate([shifted(none), *(shifted(e.tokens) for e in embeddings)]),
        sentences=np.concatenate([firsts, starts[-1:]]).astype(np.int64),
        lengths=np.concatenate([lengths(none), *(lengths(e.tokens) for e in embeddings)]),
    )
