"""An embedding model that computes the same text once: what was computed is kept, by text and model.

So a document that is added or cut anew costs only what is new in it, an index that is built again costs
next to nothing, and a build that was interrupted goes on where it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np

from askreviews.encoders.base import Embedding, Encoder, Progress, Vectors, readable, stacked
from askreviews.encoders.bulk import FEW
from askreviews.encoders.store import Store

T = TypeVar("T")

AT_A_TIME = 1024
"""Texts that are computed before they are kept: what an interruption costs at most."""


@dataclass(frozen=True, slots=True)
class _Kind(Generic[T]):
    """What is computed of a text, and its bytes, which must not change under one `name`."""

    name: str
    compute: Callable[[Sequence[str], Progress | None], Sequence[T]]
    to_bytes: Callable[[T], bytes]
    from_bytes: Callable[[bytes], T]


class RememberingEncoder:
    """`encoder`, with what it computes kept in `store`. A few texts, such as a question, are not kept."""

    def __init__(self, encoder: Encoder, store: Store) -> None:
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint
        self.dimension = encoder.dimension
        self.max_pieces = encoder.max_pieces
        self._encoder = encoder
        self._store = store
        self._vectors = _Kind("vector", self._rows, _floats, _from_floats)
        self._embeddings = _Kind("embedding", self._pieces, embedding_to_bytes, self._embedding)

    def count(self, text: str) -> int:
        """See `Encoder.count`."""
        return self._encoder.count(text)

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """See `Encoder.encode`."""
        if len(texts) <= FEW:
            return self._encoder.encode(texts, progress=progress)
        return stacked(self._remembered(self._vectors, texts, progress), self.dimension)

    def embed(self, texts: Sequence[str], *, progress: Progress | None = None) -> list[Embedding]:
        """See `Encoder.embed`."""
        if len(texts) <= FEW:
            return self._encoder.embed(texts, progress=progress)
        return self._remembered(self._embeddings, texts, progress)

    def _remembered(self, kind: _Kind[T], texts: Sequence[str], progress: Progress | None) -> list[T]:
        keys = [self._key(kind.name, text) for text in texts]
        made = {key: kind.from_bytes(content) for key, content in self._store.found(keys).items()}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in made}
        made |= self._computed(kind, new, _from(len(texts) - len(new), len(texts), progress))
        return [made[key] for key in keys]

    def _computed(self, kind: _Kind[T], new: dict[bytes, str], progress: Progress) -> dict[bytes, T]:
        """What the model makes of the `new` texts, kept a part at a time."""
        made: dict[bytes, T] = {}
        progress(0, len(new))
        for start in range(0, len(new), AT_A_TIME):
            part = dict(list(new.items())[start : start + AT_A_TIME])
            computed = kind.compute(list(part.values()), _from(start, len(new), progress))
            made |= zip(part, computed, strict=True)
            self._store.keep({key: kind.to_bytes(made[key]) for key in part})
        return made

    def _key(self, kind: str, text: str) -> bytes:
        parts = (code(), self.fingerprint, kind, readable(text))
        return hashlib.sha256("\0".join(parts).encode()).digest()

    def _rows(self, texts: Sequence[str], progress: Progress | None) -> list[Vectors]:
        return list(self._encoder.encode(texts, progress=progress))

    def _pieces(self, texts: Sequence[str], progress: Progress | None) -> list[Embedding]:
        return self._encoder.embed(texts, progress=progress)

    def _embedding(self, stored: bytes) -> Embedding:
        return embedding_from_bytes(stored, self.dimension)


def embedding_to_bytes(embedding: Embedding) -> bytes:
    """The vector, the ids of its pieces and their directions, one after the other, little-endian."""
    return _floats(embedding.vector) + embedding.pieces.astype("<i4").tobytes() + embedding.tokens.tobytes()


def embedding_from_bytes(stored: bytes, dimension: int) -> Embedding:
    """The opposite of `embedding_to_bytes`, for vectors of `dimension` numbers."""
    start = 4 * dimension
    count = (len(stored) - start) // (4 + dimension)
    tokens = np.frombuffer(stored, np.int8, offset=start + 4 * count).reshape(count, dimension)
    pieces = np.frombuffer(stored, "<i4", count=count, offset=start).astype(np.int32)
    return Embedding(_from_floats(stored[:start]), pieces, tokens)


@cache
def code() -> str:
    """A hash of the code that computes vectors: what other code has computed is not taken for its own."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _floats(vector: Vectors) -> bytes:
    return vector.astype("<f4").tobytes()


def _from_floats(stored: bytes) -> Vectors:
    return np.frombuffer(stored, "<f4").astype(np.float32)


def _from(done: int, total: int, progress: Progress | None) -> Progress:
    """Tells `progress` of `total` texts, of which `done` were done before."""

    def tell(more: int, _: int) -> None:
        if progress:
            progress(done + more, total)

    return tell
