"""Passages as LangChain's documents. Needs: pip install "askreviews[langchain]"."""

import askreviews
from askreviews.adapters.langchain import AskReviewsRetriever

retriever = AskReviewsRetriever(source=askreviews.open(), k=1)
for document in retriever.invoke("What does miR-124 do?"):
    print(document.page_content, [entry["doi"] for entry in document.metadata["references"]])
