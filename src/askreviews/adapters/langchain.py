"""A retriever for LangChain."""

from __future__ import annotations

from typing import Any

from askreviews.adapters.source import metadata
from askreviews.answers import Mode
from askreviews.errors import AskReviewsError

try:
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever
except ImportError as error:
    raise AskReviewsError("LangChain is not installed: pip install askreviews[langchain]") from error


class AskReviewsRetriever(BaseRetriever):
    """Passages as LangChain's documents: word for word, with their references in the metadata.

    `source` is a `Library` or a `Client`; `k` is how many passages at most.
    """

    source: Any
    k: int = 5
    mode: Mode = "hybrid"

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain hands it to every retriever
        k: int | None = None,
    ) -> list[Document]:
        found = self.source.search(query, self.k if k is None else k, self.mode)
        return [
            Document(id=match.passage.id, page_content=match.text, metadata=metadata(match))
            for match in found
        ]
