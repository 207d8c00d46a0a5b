"""Passages as LlamaIndex's nodes. Needs: pip install "askreviews[llamaindex]"."""

import askreviews
from askreviews.adapters.llamaindex import AskReviewsRetriever

for found in AskReviewsRetriever(askreviews.open(), k=1).retrieve("What does miR-124 do?"):
    print(found.node.text, [entry["doi"] for entry in found.node.metadata["references"]])
