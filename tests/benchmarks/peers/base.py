"""What is handed to every peer, and what every peer does with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]

CANDIDATES = 50
"""How many passages each half of a hybrid hands on to be put together, where a peer lets us choose."""


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """What is searched: n texts, and their vectors of length 1, float32[n, d]; a passage is called by row."""

    texts: tuple[str, ...]
    vectors: Vectors


class Peer(Protocol):
    """A search that is ready to be asked."""

    def rank(self, question: str, k: int) -> list[int]:
        """The rows of the `k` passages that speak to `question`, best first; fewer when fewer do."""


class PeerModule(Protocol):
    """What each module of this package offers. Both import the peer's library, and that only when called."""

    def build(self, passages: Passages, model: Path, folder: Path) -> None:
        """Save an index of `passages` in the empty `folder`; `model` is the embedding model's folder."""

    def load(self, model: Path, folder: Path) -> Peer:
        """The search that `build` saved in `folder`."""


@cache
def sentence_model(folder: Path) -> SentenceTransformer:
    """The model in `folder`, loaded once for all peers of a process."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder), local_files_only=True)


def encoded(model: Path, texts: list[str]) -> Vectors:
    """The vectors of length 1 of `texts`: float32[n, d]."""
    vectors: Vectors = sentence_model(model).encode(
        texts, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
    )
    return vectors
