"""Passages as Haystack's documents, in a pipeline. Needs: pip install "askreviews[haystack]"."""

from haystack import Pipeline

import askreviews
from askreviews.adapters.haystack import AskReviewsRetriever

pipeline = Pipeline()
pipeline.add_component("reviews", AskReviewsRetriever(askreviews.open(), top_k=1))
for document in pipeline.run({"reviews": {"query": "What does miR-124 do?"}})["reviews"]["documents"]:
    print(document.content, [entry["doi"] for entry in document.meta["references"]])
