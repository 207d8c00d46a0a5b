"""Passages that say the same as a better one stand under it."""

from __future__ import annotations

import json

import pytest

from askreviews import Library, export
from askreviews.testing import FakeEncoder
from sample_corpus import home_in

REVIEW = """# Kelp

## Abstract

Giant kelp grows half a metre a day in cold water that is rich in nitrate, and it slows down in summer.

## Growth

Giant kelp grows half a metre a day in cold water that is rich in nitrate, and it slows down in summer [1].

## Other places

Giant kelp grows 2 metres a day in cold water that is rich in nitrate, and it slows down in summer [1].

## Denied

Giant kelp never grows half a metre a day in cold water that is rich in nitrate, and it slows down in summer.

## Other papers

Giant kelp grows half a metre a day in cold water that is rich in nitrate, and it slows down in summer [2].

## Urchins

Sea urchins eat giant kelp wherever the otters are gone [3].

## References

1. A. 2001.
2. B. 2002.
3. C. 2003.
"""
QUESTION = "How fast does giant kelp grow in cold water?"


@pytest.fixture
def library(tmp_path):
    """A review that says the same in its abstract and its body, and almost the same elsewhere."""
    with Library(home_in(tmp_path, kelp=REVIEW), encoder=FakeEncoder()) as library:
        yield library


def test_what_adds_nothing_stands_under_the_better_passage(library):
    """The abstract, which cites nothing, joins the body's passage, or one that cites more than it does."""
    matches = library.ask(QUESTION, k=6).matches
    shown = [match.section[-1] for match in matches]
    under = {
        m.section[-1]: [library.documents[0].sections[p.section].heading for p in m.similar] for m in matches
    }
    assert "Urchins" in shown
    assert [name for names in under.values() for name in names] in (["Abstract"], [])
    assert {"Growth", "Other places", "Other papers"} <= set(shown)
    assert [match.rank for match in matches] == list(range(1, len(matches) + 1))


def test_another_figure_or_reference_is_never_hidden(library):
    """Passages that differ in a number or cite another paper each keep a place of their own."""
    hidden = {
        library.documents[0].sections[passage.section].heading
        for match in library.ask(QUESTION, k=6).matches
        for passage in match.similar
    }
    assert hidden <= {"Abstract"}


def test_a_better_abstract_hides_nothing_that_cites(library):
    """Searched by its very words, the abstract may come first; what cites a paper stays in its own place."""
    words = "Giant kelp grows half a metre a day in cold water that is rich in nitrate"
    matches = library.search(words, 5)
    assert {m.section[-1] for m in matches} >= {"Growth", "Other papers"}


def test_similar_passages_are_told_in_json(library):
    """With their place and words."""
    answer = library.ask(QUESTION, k=6)
    told = json.loads(export.answer_json(answer))["matches"]
    assert [[s["section"] for s in match["similar"]] for match in told] == [
        [list(library.documents[0].sections[p.section].path) for p in match.similar]
        for match in answer.matches
    ]
