"""What every embedding model offers, and the limits that all of them keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from askreviews.manifest import EncoderIdentity

Vectors = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]

LONGEST_READ = 20_000
"""Characters. A model reads some 256 pieces, yet its tokenizer takes a second for each 1.2 MB it is given."""


class Encoder(Protocol):
    """An embedding model. Safe to use from several threads."""

    @property
    def name(self) -> str:
        """What the user calls the model."""

    @property
    def fingerprint(self) -> str:
        """A hash of weights, tokenizer and settings: equal fingerprints, interchangeable vectors."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    @property
    def max_pieces(self) -> int:
        """How many word pieces of a text are read, the special ones included; the rest is cut off."""

    def count(self, text: str) -> int:
        """How many word pieces `text` has, the special ones included.

        A text of more than `LONGEST_READ` characters is not tokenised: its number of characters stands in.
        """

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """One vector of Euclidean length 1 a text: float32[n, dimension].

        `progress` is called with the texts done so far and all texts, at least once when there are any.
        """


def identity(encoder: Encoder) -> EncoderIdentity:
    """What an index notes down of the model that builds it."""
    return EncoderIdentity(encoder.name, encoder.fingerprint, encoder.dimension, encoder.max_pieces)


def readable(text: str) -> str:
    """The part of `text` that a tokenizer is given; halves of surrogate pairs become question marks.

    No model reads further than its `max_pieces`; tokenizers accept nothing that UTF-8 cannot hold.
    """
    return text[:LONGEST_READ].encode("utf-8", "replace").decode("utf-8")


def encode_in_batches(
    texts: Sequence[str],
    embed: Callable[[list[str]], Vectors],
    *,
    dimension: int,
    progress: Progress | None = None,
    size: int = 32,
) -> Vectors:
    """Embed `texts` in batches of like length, so that little is padded: float32[n, dimension], in order."""
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    vectors = np.empty((len(texts), dimension), np.float32)
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        vectors[rows] = embed([texts[row] for row in rows])
        if progress:
            progress(start + len(rows), len(texts))
    return vectors
