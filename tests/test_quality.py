"""How well the product answers the questions in corpus/benchmark, on the digests and on the articles."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

import pytest

import askreviews
from askreviews.evaluation import evaluate, read_benchmark

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


@pytest.fixture(scope="module")
def report(library):
    """What `askreviews eval` measures on it, as shipped."""
    return evaluate(library, read_benchmark(), ("hybrid",))


def test_the_answer_is_among_the_first_three_for_nine_questions_in_ten(report):
    """Of all questions with known reference numbers, at least 90 % are answered by passage 1, 2 or 3."""
    cited = {judgment.query for judgment in read_benchmark().judgments if judgment.references}
    answered = zip(report.queries, report.first.scores["success@3"], strict=True)
    values = [value for query, value in answered if query.id in cited]

    assert len(values) >= 60
    assert fmean(values) >= 0.90


def test_every_answer_that_is_judged_can_be_found(report):
    """No question is lost: each has a passage that answers it, and each can be asked."""
    assert (report.lost, report.refused, report.unread) == ((), (), ())


def test_questions_from_elsewhere_are_not_answered(report):
    """None of 70 questions far from the reviews' subject is called answered; the others mostly are."""
    verdicts = report.first.verdicts

    assert [o.query.text for o in report.first.run.unanswerable if o.query.kind == "far" and o.found] == []
    assert verdicts.missed.value <= 0.07
    assert verdicts.auroc["far"].value >= 0.99
    assert verdicts.auroc["near"].value >= 0.97


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
