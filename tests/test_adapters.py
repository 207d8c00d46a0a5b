"""Retrievers for other frameworks, where these are installed."""

from __future__ import annotations

import importlib
import json

import pytest

from askreviews import Library
from askreviews.adapters.source import metadata
from askreviews.errors import AskReviewsError
from askreviews.testing import FakeEncoder
from sample_corpus import home_in

QUESTION = "Where does kelp grow?"
FRAMEWORKS = {"langchain": "langchain_core", "llamaindex": "llama_index.core", "haystack": "haystack"}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library of one digest."""
    with Library(home_in(tmp_path_factory.mktemp("adapters")), encoder=FakeEncoder()) as library:
        yield library


@pytest.fixture
def adapter():
    """An adapter's module; skips where its framework is missing."""

    def adapter(name):
        pytest.importorskip(FRAMEWORKS[name], reason=f"pip install askreviews[{name}]")
        return importlib.import_module(f"askreviews.adapters.{name}")

    return adapter


def test_metadata_is_what_json_tells(library):
    """Document, place, evidence and references, ready for JSON; the text is the framework's own field."""
    (match, *_) = library.search(QUESTION)
    told = json.loads(json.dumps(metadata(match)))
    assert told["document"]["id"] == "kelp-2021"
    assert match.document.text[told["start"] : told["end"]] == match.text
    assert [entry["number"] for entry in told["references"]] == [r.number for r in match.references]
    assert "text" not in told


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_missing_framework_names_what_to_install(name):
    """Without its framework, an adapter says which line installs it."""
    try:
        importlib.import_module(FRAMEWORKS[name])
    except ImportError:
        with pytest.raises(AskReviewsError, match=rf"pip install askreviews\[{name}\]"):
            importlib.import_module(f"askreviews.adapters.{name}")
    else:
        pytest.skip(f"{FRAMEWORKS[name]} is installed")


def test_langchain_gets_the_passages(library, adapter):
    """Word for word, in order, with the passage's id."""
    found = adapter("langchain").AskReviewsRetriever(source=library, k=3).invoke(QUESTION)
    expected = library.search(QUESTION, 3)
    assert [(d.id, d.page_content, d.metadata) for d in found] == [
        (m.passage.id, m.text, metadata(m)) for m in expected
    ]


def test_llamaindex_gets_the_passages(library, adapter):
    """Word for word, in order, with the score."""
    found = adapter("llamaindex").AskReviewsRetriever(library, k=3).retrieve(QUESTION)
    expected = library.search(QUESTION, 3)
    assert [(n.node.node_id, n.node.text, n.score, n.node.metadata) for n in found] == [
        (m.passage.id, m.text, m.score, metadata(m)) for m in expected
    ]


def test_haystack_gets_the_passages(library, adapter):
    """Word for word, in order, with the score, also in a pipeline."""
    retriever = adapter("haystack").AskReviewsRetriever(library, top_k=3)
    pipeline = importlib.import_module("haystack").Pipeline()
    pipeline.add_component("reviews", retriever)
    found = pipeline.run({"reviews": {"query": QUESTION}})["reviews"]["documents"]
    expected = library.search(QUESTION, 3)
    assert [(d.id, d.content, d.score, d.meta) for d in found] == [
        (m.passage.id, m.text, m.score, metadata(m)) for m in expected
    ]
