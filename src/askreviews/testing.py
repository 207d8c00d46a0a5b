"""Fakes that stand in for the outside world: no model, no torch, no disk that always works.

They keep the same contracts as the real ones, held by the same tests.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from askreviews.encoders import Embedding, Progress, Vectors
from askreviews.encoders.base import LONGEST_READ, quantised, readable, stacked
from askreviews.encoders.bulk import in_batches
from askreviews.engines import Disk, LocalDisk


class FakeEncoder:
    """Texts that share words get vectors that are close; without any model, in microseconds.

    Feature hashing (Weinberger et al. 2009, arXiv:0902.2206): each word adds 1 or -1 at one place of the
    vector, both taken from its hash. Two dimensions or two readings of a text never mix: the fingerprint
    names them. A word is one piece.
    """

    def __init__(self, *, name: str = "fake", dimension: int = 256, max_pieces: int = 256) -> None:
        self.name = name
        self.dimension = dimension
        self.max_pieces = max_pieces
        self.fingerprint = hashlib.sha256(f"{name} {dimension} {max_pieces}".encode()).hexdigest()

    def count(self, text: str) -> int:
        """See `Encoder.count`."""
        return len(text) if len(text) > LONGEST_READ else len(_words(text)) + 2

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """See `Encoder.encode`."""
        lengths = [len(text) for text in texts]
        return stacked(in_batches(texts, lengths, self._embed, progress=progress), self.dimension)

    def embed(self, texts: Sequence[str], *, progress: Progress | None = None) -> list[Embedding]:
        """See `Encoder.embed`; a piece is a word, its id a hash of it."""
        return in_batches(texts, [len(text) for text in texts], self._embed_pieces, progress=progress)

    def _embed_pieces(self, texts: list[str]) -> list[Embedding]:
        return [self._embedding(text) for text in texts]

    def _embedding(self, text: str) -> Embedding:
        words = _words(text)[: self.max_pieces - 2]
        pieces = [int.from_bytes(hashlib.blake2b(word.encode(), digest_size=3).digest()) for word in words]
        tokens = self._embed(words) if words else np.zeros((0, self.dimension), np.float32)
        return Embedding(self._embed([text])[0], np.array(pieces, np.int32), quantised(tokens))

    def _embed(self, texts: list[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            for word in _words(text)[: self.max_pieces - 2]:
                place = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest())
                vectors[row, (place >> 1) % self.dimension] += 1 if place & 1 else -1
            if not vectors[row].any():  # no word, or words that cancel out
                vectors[row, 0] = 1
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


class CrashingDisk:
    """A disk that works for some steps and then, in the middle of the next, calls `crash`.

    `crash` must not return: it raises, or ends the process. A file that was being written is left half.
    `steps` counts the steps taken, so that a first run tells how many there are to crash at.
    """

    def __init__(self, crash: Callable[[], None], *, after: int, disk: Disk | None = None) -> None:
        self.steps = 0
        self._crash = crash
        self._after = after
        self._disk = disk or LocalDisk()

    def make_folder(self, path: Path) -> None:
        """See `Disk.make_folder`."""
        self._step()
        self._disk.make_folder(path)

    def write(self, path: Path, content: bytes) -> None:
        """See `Disk.write`."""
        if self.steps == self._after:
            self._disk.write(path, content[: len(content) // 2])
        self._step()
        self._disk.write(path, content)

    def replace(self, path: Path, target: Path) -> None:
        """See `Disk.replace`."""
        self._step()
        self._disk.replace(path, target)

    def remove(self, folder: Path) -> None:
        """See `Disk.remove`."""
        self._step()
        self._disk.remove(folder)

    def _step(self) -> None:
        if self.steps == self._after:
            self._crash()
        self.steps += 1


class FakeReranker:
    """Scores a text by how many of the question's words it has; the longer the text, the less each counts."""

    name = "fake-reranker"

    def scores(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """See `Reranker.scores`."""
        asked = set(_words(question))
        own = [_words(text) for text in texts]
        return np.array([len(asked & set(words)) / max(1, len(words)) for words in own], dtype=np.float64)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", readable(text).lower())
