"""The further questions on public benchmarks, which lie beside the checkout where they are there at all."""

from pathlib import Path

import pytest
from adapting import QUESTIONS, benchmarks_on

from askreviews.evaluation.benchmarks import SpanJudgment

PUBLIC = Path(__file__).parents[3] / "shared" / "benchmarks"


@pytest.fixture(params=["covidqa-dev", "pubmedqa-dev"])
def benchmarks(request):
    """The public questions, and ours on the same documents."""
    if not (PUBLIC / request.param).is_dir():
        pytest.skip("the public benchmarks are not here")
    assert (QUESTIONS / request.param).is_dir()
    return list(benchmarks_on(PUBLIC / request.param))


def test_every_question_is_answered_by_a_document(benchmarks):
    """It is one of the public benchmark's; where a place is named, it lies in the document's file."""
    public, further = benchmarks
    contents = {document.id: document.content for document in further.documents}
    assert contents == {document.id: document.content for document in public.documents}
    assert {judgment.query for judgment in further.judgments} == {query.id for query in further.queries}
    for judgment in further.judgments:
        content = contents[judgment.document].decode()
        if isinstance(judgment, SpanJudgment):
            assert 0 <= judgment.start < judgment.end <= len(content)


def test_no_question_stands_twice(benchmarks):
    """Nor is one of ours a public one."""
    public, further = benchmarks
    queries = (*public.queries, *further.queries, *further.unanswerable)
    ours = (*further.queries, *further.unanswerable)
    assert len({query.id for query in queries}) == len(queries)
    others = {query.text.lower() for query in public.queries}
    assert len({query.text.lower() for query in ours}) == len(ours)
    assert not others & {query.text.lower() for query in ours}
