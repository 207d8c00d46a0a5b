"""How well the product answers the questions in corpus/benchmark, on the digests and on the articles."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import askreviews

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

import judging

CHECKOUT = Path(__file__).parents[1]
REVIEWS = CHECKOUT.parent / "shared" / "reviews"
ARTICLES = ("wu-2025-exosomes.txt", "liu-2026-extracellular-vesicles.txt")


@pytest.fixture(scope="module", params=["digests", "articles"])
def library(request, tmp_path_factory):
    """The library as it ships, and the one in which the two articles have taken the digests' place."""
    with askreviews.open(tmp_path_factory.mktemp("home")) as library:
        if request.param == "articles":
            paths = [REVIEWS / name for name in ARTICLES]
            if not all(path.is_file() for path in paths):
                pytest.skip("the articles are not here: they belong to their journals and do not ship")
            for path in paths:
                library.add(path)
        yield library


def test_the_answer_is_among_the_first_three_for_nine_questions_in_ten(library):
    """Of all questions with known reference numbers, at least 90 % are answered by passage 1, 2 or 3."""
    questions = [q for q in judging.answerable() if any(place.references for place in q.answers)]
    ranks = [judging.first_rank(q, library.ask(q.text, k=3).matches) for q in questions]

    assert len(questions) >= 60
    assert judging.success(ranks, 3) >= 0.90


def test_questions_from_elsewhere_are_not_answered(library):
    """Questions far from the reviews' subject are never called answered; the answerable ones mostly are."""
    far = [q for q in judging.unanswerable() if q.distance == "far"]
    wrongly = [q.text for q in far if library.ask(q.text).found]
    missed = [q.text for q in judging.answerable() if not library.ask(q.text).found]

    assert wrongly == []
    assert len(missed) / len(judging.answerable()) <= 0.20


def test_aspirin_after_a_heart_attack_is_not_found(library):
    """The nearest passages are still at hand, as such, and the words that occur nowhere are named."""
    answer = library.ask("What dose of aspirin is given after a heart attack?")

    assert answer.found is False
    assert len(answer.nearest) == 5
    assert {"aspirin", "heart"} <= set(answer.unknown)


def test_the_microrna_that_acts_on_mtor_is_found_with_its_reference(library):
    """The first passage names miR-421-3p and [61], whose entry has the right DOI."""
    question = "Which microRNA in M2 macrophage exosomes protects neurons by acting on mTOR?"
    answer = library.ask(question)
    first = answer.matches[0]

    assert answer.found
    assert "miR-421-3p" in first.evidence[0].text
    assert 61 in first.evidence[0].references
    assert {r.number: r.doi for r in first.references}[61] == "10.1186/s12951-020-00630-5"
    assert first.document.id == "wu-2025"
