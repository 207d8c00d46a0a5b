"""LanceDB's hybrid query with its own full-text index and its default reranker, reciprocal rank fusion."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peers.base import CANDIDATES, Passages, encoded

if TYPE_CHECKING:
    from lancedb.table import Table

TABLE = "passages"


@dataclass(frozen=True, slots=True, eq=False)
class LanceHybrid:
    """An open table with vectors and a full-text index."""

    table: Table
    model: Path

    def rank(self, question: str, k: int) -> list[int]:
        """See `Peer.rank`."""
        vector = encoded(self.model, [question])[0]
        query = self.table.search(query_type="hybrid").vector(vector).text(question).limit(CANDIDATES)
        return query.to_arrow()["row"].to_pylist()[:k]


def build(passages: Passages, model: Path, folder: Path) -> None:
    """See `PeerModule.build`."""
    import lancedb
    from lancedb.index import FTS

    texts = zip(passages.texts, passages.vectors, strict=True)
    rows = [{"row": row, "text": text, "vector": vector} for row, (text, vector) in enumerate(texts)]
    lancedb.connect(str(folder)).create_table(TABLE, rows).create_index("text", config=FTS())


def load(model: Path, folder: Path) -> LanceHybrid:
    """See `PeerModule.load`."""
    import lancedb

    return LanceHybrid(lancedb.connect(str(folder)).open_table(TABLE), model)
