"""A retriever for Haystack."""

from __future__ import annotations

from askreviews.adapters.source import Source, metadata
from askreviews.answers import Mode
from askreviews.errors import AskReviewsError

try:
    from haystack import Document, component
except ImportError as error:
    raise AskReviewsError("Haystack is not installed: pip install askreviews[haystack]") from error


@component
class AskReviewsRetriever:
    """Passages as Haystack's documents: word for word, with their references in the metadata.

    `source` is a `Library` or a `Client`; `top_k` is how many passages at most.
    """

    def __init__(self, source: Source, top_k: int = 5, mode: Mode = "hybrid") -> None:
        self.source = source
        self.top_k = top_k
        self.mode = mode

    @component.output_types(documents=list[Document])
    def run(self, query: str, top_k: int | None = None) -> dict[str, list[Document]]:
        """The passages nearest to `query`, best first."""
        found = self.source.search(query, top_k or self.top_k, self.mode)
        return {
            "documents": [
                Document(id=match.passage.id, content=match.text, meta=metadata(match), score=match.score)
                for match in found
            ]
        }
