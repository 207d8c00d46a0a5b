"""A retriever for LlamaIndex."""

from __future__ import annotations

from askreviews.adapters.source import Source, metadata
from askreviews.answers import Mode
from askreviews.errors import AskReviewsError

try:
    from llama_index.core.base.base_retriever import BaseRetriever
    from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
except ImportError as error:
    raise AskReviewsError("LlamaIndex is not installed: pip install askreviews[llamaindex]") from error


class AskReviewsRetriever(BaseRetriever):
    """Passages as LlamaIndex's nodes: word for word, with their references in the metadata.

    `source` is a `Library` or a `Client`; `k` is how many passages at most.
    """

    def __init__(self, source: Source, *, k: int = 5, mode: Mode = "hybrid") -> None:
        self._source = source
        self._k = k
        self._mode = mode
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._source.search(query_bundle.query_str, self._k, self._mode)
        return [
            NodeWithScore(
                node=TextNode(id_=match.passage.id, text=match.text, metadata=metadata(match)),
                score=match.score,
            )
            for match in found
        ]
