"""What every embedding model offers, and the limits that all of them keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from askreviews.manifest import EncoderIdentity

Vectors = npt.NDArray[np.float32]
Pieces = npt.NDArray[np.int32]
Tokens = npt.NDArray[np.int8]
Progress = Callable[[int, int], None]

LONGEST_READ = 20_000
"""Characters. A model reads some 256 pieces, yet its tokenizer takes a second for each 1.2 MB it is given."""


@dataclass(frozen=True, slots=True, eq=False)
class Embedding:
    """A text as the model sees it, whole and piece by piece.

    `vector` float32[d] has length 1. `pieces` int32[l] are the ids of its word pieces, without the special
    ones, and `tokens` int8[l, d] the direction of each piece's own vector in the model's layers, see
    `mixed` and `quantised`.
    """

    vector: Vectors
    pieces: Pieces
    tokens: Tokens


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

    def embed(self, texts: Sequence[str], *, progress: Progress | None = None) -> list[Embedding]:
        """The same vectors with those of the word pieces, from one pass of the model; `progress` as above."""


def identity(encoder: Encoder) -> EncoderIdentity:
    """What an index notes down of the model that builds it."""
    return EncoderIdentity(encoder.name, encoder.fingerprint, encoder.dimension, encoder.max_pieces)


def readable(text: str) -> str:
    """The part of `text` that a tokenizer is given; halves of surrogate pairs become question marks.

    No model reads further than its `max_pieces`; tokenizers accept nothing that UTF-8 cannot hold.
    """
    return text[:LONGEST_READ].encode("utf-8", "replace").decode("utf-8")


def stacked(vectors: Sequence[Vectors], dimension: int) -> Vectors:
    """The `vectors`, float32[dimension] each, as rows: float32[n, dimension], also of none."""
    return np.stack(vectors).astype(np.float32) if len(vectors) else np.empty((0, dimension), np.float32)


def inner_layer(layers: int) -> int:
    """Which of so many layers, the first being 0, gives piece vectors beside the last one: see `mixed`."""
    return max(0, round(2 * layers / 3) - 1)


def mixed(inner: Vectors, last: Vectors) -> Vectors:
    """The mean direction of each piece in two layers of the model, float32[..., d] each: float32[..., d].

    The last layer says what a piece means in its text, the one at two thirds of the way, `inner_layer`, keeps
    more of the word itself; the best of both is a known trick with BERT (Devlin et al. 2019,
    arXiv:1810.04805, section 5.3, add up the last four layers). Each vector is brought to length 1 first, so
    that neither counts more for its scale.
    """
    mean: Vectors = (_at_length_one(inner) + _at_length_one(last)) / np.float32(2)
    return mean


def _at_length_one(vectors: Vectors) -> Vectors:
    unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
    return unit


def quantised(vectors: Vectors) -> Tokens:
    """Each row on a scale of its own from -127 to 127: int8[l, d]. Its direction stays, its length is lost.

    A quarter of the room of float32; the cosine to the original stays above 0.9999 for directions that
    spread over a model's hundreds of dimensions.
    """
    largest = np.abs(vectors).max(axis=-1, keepdims=True, initial=1e-12)
    tokens: Tokens = np.rint(vectors * (127 / largest)).astype(np.int8)
    return tokens
