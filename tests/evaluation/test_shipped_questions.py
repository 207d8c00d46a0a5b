"""The questions that ship keep the rules of ``corpus/benchmark/README.md``."""

import hashlib
import re
from pathlib import Path

import pytest

from askreviews import cutting, formats
from askreviews.evaluation import read_benchmark
from askreviews.home import shipped_digests

BENCHMARK = shipped_digests().with_name("benchmark")
FOLDERS = (BENCHMARK, BENCHMARK / "other-words")
QUESTIONS = Path(__file__).parents[1] / "benchmarks" / "questions"
TO_FIT_ON = (QUESTIONS / "reviews", QUESTIONS / "pairs" / "reviews")
FORMS = {"question", "keywords", "abbreviation", "long form", "lay", "variant", "multiple"}
RUN = 6


@pytest.fixture(scope="module")
def digests():
    """The digests by id."""
    documents = [formats.read(path) for path in sorted(shipped_digests().glob("*.md"))]
    return {document.id: document for document in documents}


@pytest.fixture(params=(*FOLDERS, *TO_FIT_ON), ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def benchmark(request):
    """One of the two folders that ship, or of those with questions to fit on."""
    return read_benchmark(request.param)


def test_every_question_is_answered_by_a_few_passages(benchmark, digests):
    """Each answer is of a digest that ships, and no hint is so wide that a tenth of a review fits."""
    cut = {name: cutting.passages(document, lambda span: 0, limit=1) for name, document in digests.items()}
    fitting = {query.id: set() for query in benchmark.queries}
    for judgment in benchmark.judgments:
        document = digests[judgment.document]
        fitting[judgment.query].update(judgment.relevant(document, cut[judgment.document]))
    assert [query for query, passages in fitting.items() if not 1 <= len(passages) <= 12] == []


def test_the_split_looks_at_the_id_alone(benchmark):
    """Even hashes are tested on; what is only fitted on is for that alone."""
    for query in (*benchmark.queries, *benchmark.unanswerable):
        even = int(hashlib.sha256(query.id.encode()).hexdigest(), 16) % 2 == 0
        assert query.split == ("test" if even and benchmark.name != "reviews" else "dev")


def test_forms_and_distances_are_those_described(benchmark):
    """Nothing is spelled in two ways."""
    assert {query.kind for query in benchmark.queries} <= FORMS
    assert {query.kind for query in benchmark.unanswerable} <= {"far", "near"}


def test_no_question_stands_twice():
    """Nor does an id."""
    benchmarks = [read_benchmark(folder) for folder in (*FOLDERS, *TO_FIT_ON)]
    queries = [query for one in benchmarks for query in (*one.queries, *one.unanswerable)]
    assert len({q.id for q in queries}) == len({q.text.lower() for q in queries}) == len(queries)


def test_no_question_shares_a_run_of_words_with_a_digest(benchmark, digests):
    """What shares one with its passage tells little about search."""
    runs = {run for document in digests.values() for run in _runs(document.text)}
    assert [q.text for q in benchmark.queries if runs & set(_runs(q.text))] == []


def _runs(text):
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
