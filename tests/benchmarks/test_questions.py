"""The further questions on public benchmarks, which lie beside the checkout where they are there at all."""

import json
from pathlib import Path

import pytest
from adapting import PAIRS, QUESTIONS, benchmarks_on, pairs_on

from askreviews.evaluation.benchmarks import SpanJudgment

PUBLIC = Path(__file__).parents[3] / "shared" / "benchmarks"


@pytest.fixture(params=["covidqa-dev", "pubmedqa-dev"])
def benchmarks(request):
    """The public questions, and ours on the same documents."""
    if not (PUBLIC / request.param).is_dir():
        pytest.skip("the public benchmarks are not here")
    assert (QUESTIONS / request.param).is_dir()
    return [*benchmarks_on(PUBLIC / request.param), *pairs_on(PUBLIC / request.param)]


def test_every_question_is_answered_by_a_document(benchmarks):
    """It is one of the public benchmark's; where a place is named, it lies in the document's file."""
    public, *others = benchmarks
    for further in others:
        contents = {document.id: document.content for document in further.documents}
        assert contents == {document.id: document.content for document in public.documents}
        assert {judgment.query for judgment in further.judgments} == {query.id for query in further.queries}
        for judgment in further.judgments:
            content = contents[judgment.document].decode()
            if isinstance(judgment, SpanJudgment):
                assert 0 <= judgment.start < judgment.end <= len(content)


def test_no_question_stands_twice(benchmarks):
    """Nor is one of ours a public one."""
    public, *others = benchmarks
    ours = [query for further in others for query in (*further.queries, *further.unanswerable)]
    queries = (*public.queries, *ours)
    assert len({query.id for query in queries}) == len(queries)
    published = {query.text.lower() for query in public.queries}
    assert len({query.text.lower() for query in ours}) == len(ours)
    assert not published & {query.text.lower() for query in ours}


def test_every_twin_has_its_question():
    """By the id it is in the same fold, so that neither is fitted on when the other is looked at."""
    for folder, name in ((PAIRS / "reviews", "questions.jsonl"), (PAIRS / "covidqa-dev", "queries.jsonl")):
        twins = {line["id"] for line in _lines(folder / "unanswerable.jsonl")}
        assert all(twin.endswith("-twin") for twin in twins)
        answered = {line.get("id") or line["_id"] for line in _lines(folder / name)}
        assert len(answered & {twin.removesuffix("-twin") for twin in twins}) > 0.9 * len(twins)


def _lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
