"""txtai's hybrid index as its manual has it: its own BM25, its own embedding of texts, its own weights."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peers.base import Passages

if TYPE_CHECKING:
    from txtai import Embeddings


@dataclass(frozen=True, slots=True, eq=False)
class TxtaiHybrid:
    """A loaded index of txtai, which loads the model with it."""

    embeddings: Embeddings

    def rank(self, question: str, k: int) -> list[int]:
        """See `Peer.rank`."""
        return [row for row, _ in self.embeddings.search(question, k)]


def build(passages: Passages, model: Path, folder: Path) -> None:
    """See `PeerModule.build`."""
    from txtai import Embeddings

    embeddings = Embeddings(path=str(model), hybrid=True)
    embeddings.index(list(enumerate(passages.texts)))
    embeddings.save(str(folder))


def load(model: Path, folder: Path) -> TxtaiHybrid:  # the index names it
    """See `PeerModule.load`."""
    from txtai import Embeddings

    embeddings = Embeddings()
    embeddings.load(str(folder))
    return TxtaiHybrid(embeddings)
