"""LangChain's own standard tests of a retriever, where they are installed."""

from __future__ import annotations

import pytest

from askreviews import Library
from askreviews.testing import FakeEncoder
from sample_corpus import home_in

REVIEW = "# Kelp\n\n" + "".join(
    f"## Shore {n}\n\nKelp grows on shore number {n} [1].\n\n" for n in range(1, 8)
)

standard = pytest.importorskip("langchain_tests.integration_tests", reason="pip install langchain-tests")


class TestAskReviewsRetriever(standard.RetrieversIntegrationTests):
    """What LangChain expects of every retriever."""

    @pytest.fixture(autouse=True)
    def _library(self, tmp_path):
        with Library(home_in(tmp_path, kelp=REVIEW), encoder=FakeEncoder()) as library:
            type(self).library = library
            yield

    @property
    def retriever_constructor(self):
        from askreviews.adapters.langchain import AskReviewsRetriever

        return AskReviewsRetriever

    @property
    def retriever_constructor_params(self):
        return {"source": self.library}

    @property
    def retriever_query_example(self):
        return "Where does kelp grow?"
