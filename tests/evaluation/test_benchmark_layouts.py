"""Each layout is read as its description says, and what breaks it is named."""

import pytest

from askreviews.errors import ReadingError, UnknownName
from askreviews.evaluation import (
    BenchmarkDocument,
    CitedJudgment,
    DocumentJudgment,
    Query,
    SpanJudgment,
    read_benchmark,
)
from sample_benchmarks import (
    ABROAD,
    BEYOND,
    GRANITE,
    LOWERED,
    PRESSURE,
    beir_in,
    cited_in,
    lines,
    spans_in,
)
from sample_corpus import ARTICLE, written


def test_spans_are_characters_of_files(tmp_path):
    """Documents go by their files' names; a question that nobody judged is left out."""
    benchmark = read_benchmark(spans_in(tmp_path / "plants"))
    start = ARTICLE.index("fell by a tenth")
    assert (benchmark.name, benchmark.unit) == ("plants", "passage")
    assert [query.id for query in benchmark.queries] == ["s1", "s2", "s3", "s4"]
    assert benchmark.judgments[0] == SpanJudgment("s1", "kelp", start, start + len("fell by a tenth"))
    assert benchmark.documents[0] == BenchmarkDocument("kelp", "kelp.md", ARTICLE.encode())


def test_beir_is_judged_on_documents(tmp_path):
    """Ids that no file could have keep their names; line breaks in a text are blanks."""
    benchmark = read_benchmark(beir_in(tmp_path))
    assert benchmark.unit == "document"
    assert benchmark.queries == (Query("b1", PRESSURE, split="dev"), Query("b2", GRANITE, split="test"))
    assert benchmark.judgments == (
        DocumentJudgment("b1", "ke/2", 1),
        DocumentJudgment("b2", "li/1", 2),
        DocumentJudgment("b2", "no/3", 1),
        DocumentJudgment("b2", "ke/2", 0),
    )
    assert benchmark.documents[:2] == (
        BenchmarkDocument(
            "li/1",
            "000001.md",
            b"# Lichens\n\n## Abstract\n\nLichens grow a millimetre a year on granite.\n",
        ),
        BenchmarkDocument(
            "ke/2", "000002.md", b"## Abstract\n\nExtract of kelp lowers the blood pressure of mice.\n"
        ),
    )


def test_the_corpus_has_a_layout_of_its_own(tmp_path):
    """Reference numbers and hints judge; some questions have no answer; there are no documents."""
    benchmark = read_benchmark(cited_in(tmp_path))
    assert benchmark.queries == (Query("c1", LOWERED, "question", "dev"),)
    assert benchmark.judgments == (CitedJudgment("c1", "kelp-2021", (1,), ("blood-pressure",)),)
    assert benchmark.unanswerable == (Query("f1", ABROAD, "far", "dev"), Query("n1", BEYOND, "near", "test"))
    assert benchmark.documents == ()


def test_any_layout_may_have_questions_without_an_answer(tmp_path):
    """Beside the others, in a file of their own; an id that one of the others has is refused."""
    folder = spans_in(tmp_path)
    written(folder / "unanswerable.jsonl", lines([{"id": "u1", "text": ABROAD, "distance": "far"}]))
    assert read_benchmark(folder).unanswerable == (Query("u1", ABROAD, "far"),)
    written(folder / "unanswerable.jsonl", lines([{"id": "s1", "text": ABROAD}]))
    with pytest.raises(ReadingError, match="the id 's1' stands twice"):
        read_benchmark(folder)


def test_without_a_folder_the_shipped_questions_are_read():
    """The first of them is there, judged on the digest that ships."""
    benchmark = read_benchmark()
    assert benchmark.name == "the questions that ship"
    assert benchmark.queries[0].id == "q001"
    assert {judgment.document for judgment in benchmark.judgments} == {"wu-2025", "liu-2026"}
    assert {query.kind for query in benchmark.unanswerable} == {"far", "near"}


def test_a_split_is_a_benchmark_of_its_own(tmp_path):
    """With its questions and their judgments; one that nobody belongs to is refused."""
    beir, cited = beir_in(tmp_path / "beir"), cited_in(tmp_path / "cited")
    dev = read_benchmark(beir, split="dev")
    assert [query.id for query in dev.queries] == ["b1"]
    assert dev.judgments == (DocumentJudgment("b1", "ke/2", 1),)
    assert [query.id for query in read_benchmark(cited, split="dev").unanswerable] == ["f1"]
    with pytest.raises(UnknownName, match="'dev'"):
        read_benchmark(spans_in(tmp_path / "spans"), split="dev")


def test_equal_documents_have_an_equal_fingerprint(tmp_path):
    """Whatever the questions; another character makes another one."""
    first = read_benchmark(spans_in(tmp_path / "one")).fingerprint()
    other = spans_in(tmp_path / "other")
    written(other / "queries.jsonl", lines([{"_id": "s1", "text": "kelp"}]))
    assert read_benchmark(other).fingerprint() == first
    written(other / "documents" / "kelp.md", ARTICLE + "!")
    assert read_benchmark(other).fingerprint() != first


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("queries.jsonl", '{"_id": "s1", "text": "a"}\n{"_id": "s2"}\n', "line 2: .*`text`"),
        ("queries.jsonl", '{"_id": "s1", "text": "a"}\n' * 2, "the id 's1' stands twice"),
        ("queries.jsonl", '{"_id": "s 1", "text": "a"}\n', "'s 1' cannot be an id"),
        ("queries.jsonl", '{"_id": "another", "text": "a"}\n', "none of its questions is judged"),
        ("answers.jsonl", "not JSON\n", "line 1: "),
        (
            "answers.jsonl",
            '{"query": "s1", "document": "moss", "start": 0, "end": 1}\n',
            "'moss', which is no document",
        ),
    ],
)
def test_a_line_that_breaks_the_rules_is_named(tmp_path, name, text, told):
    """File, line and reason stand in the message."""
    written(spans_in(tmp_path) / name, text)
    with pytest.raises(ReadingError, match=told) as refused:
        read_benchmark(tmp_path)
    assert refused.value.path == tmp_path / name


def test_a_judgment_of_beir_needs_three_columns(tmp_path):
    """A question, a document, and a whole number."""
    written(beir_in(tmp_path) / "qrels" / "dev.tsv", "b1\tke/2\tgood\n")
    with pytest.raises(ReadingError, match="line 1 is not a question, a document and a whole number"):
        read_benchmark(tmp_path)


def test_a_file_without_questions_is_refused(tmp_path):
    """There is nothing to measure."""
    written(cited_in(tmp_path) / "questions.jsonl", "\n")
    with pytest.raises(ReadingError, match="it holds no question"):
        read_benchmark(tmp_path)


def test_a_folder_of_something_else_is_refused(tmp_path):
    """The message says what a benchmark's folder holds."""
    with pytest.raises(ReadingError, match=r"no benchmark lies there.*answers\.jsonl; or corpus\.jsonl"):
        read_benchmark(tmp_path)
