"""Haystack's hybrid retrieval as its tutorial has it: BM25 and embeddings in memory, ranks joined."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peers.base import CANDIDATES, Passages, encoded

if TYPE_CHECKING:
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever

STORE = "store.json"


@dataclass(frozen=True, slots=True, eq=False)
class HaystackHybrid:
    """The three components, run one after the other: a pipeline around them would only cost time."""

    by_words: InMemoryBM25Retriever
    by_meaning: InMemoryEmbeddingRetriever
    joiner: DocumentJoiner
    model: Path

    def rank(self, question: str, k: int) -> list[int]:
        """See `Peer.rank`."""
        vector = encoded(self.model, [question])[0].tolist()
        found = [
            self.by_words.run(query=question)["documents"],
            self.by_meaning.run(query_embedding=vector)["documents"],
        ]
        return [document.meta["row"] for document in self.joiner.run(documents=found)["documents"]][:k]


def build(passages: Passages, model: Path, folder: Path) -> None:
    """See `PeerModule.build`."""
    from haystack import Document
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    store = InMemoryDocumentStore(embedding_similarity_function="cosine", shared=False)
    texts = zip(passages.texts, passages.vectors.tolist(), strict=True)
    store.write_documents(
        [
            Document(id=str(row), content=text, meta={"row": row}, embedding=vector)
            for row, (text, vector) in enumerate(texts)
        ]
    )
    store.save_to_disk(str(folder / STORE))


def load(model: Path, folder: Path) -> HaystackHybrid:
    """See `PeerModule.load`."""
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    store = InMemoryDocumentStore.load_from_disk(str(folder / STORE))
    return HaystackHybrid(
        InMemoryBM25Retriever(store, top_k=CANDIDATES),
        InMemoryEmbeddingRetriever(store, top_k=CANDIDATES),
        DocumentJoiner("reciprocal_rank_fusion"),
        model,
    )
