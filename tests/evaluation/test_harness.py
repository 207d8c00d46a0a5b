"""From a benchmark's folder to a report, by the product's own path and a model that takes no time."""

from pathlib import Path

import pytest

from askreviews.documents import Document, Excerpt, Span
from askreviews.errors import UnknownName
from askreviews.evaluation import CitedJudgment, Report, SpanJudgment, evaluate, made_home, read_benchmark
from askreviews.passages import Passage
from sample_benchmarks import beir_in, cited_in, lines, spans_in
from sample_corpus import home_in, library_in, written


def report_of(folder: Path, cache: Path, *modes: str, told: list[str] | None = None) -> Report:
    """What evaluating the benchmark in `folder` comes to; `told` gets what progress was told."""
    benchmark = read_benchmark(folder)

    def progress(what: str, _done: int, _total: int) -> None:
        if told is not None:
            told.append(what)

    with library_in(made_home(benchmark, cache), progress=progress) as library:
        return evaluate(library, benchmark, modes or ("hybrid",), progress=progress)


def passage(start: int, end: int) -> Passage:
    return Passage("kelp", 0, 0, Span(start, end), ())


def test_a_span_is_relevant_where_its_characters_ended_up():
    """Characters 105 to 115 of the file are 25 to 30 and 30 to 35 of the text: a page break lay between."""
    document = Document("kelp", "k" * 60, "Kelp", excerpts=(Excerpt(0, 80, 30), Excerpt(30, 110, 30)))
    passages = [passage(0, 25), passage(25, 30), passage(30, 60)]
    judgment = SpanJudgment("q", "kelp", 105, 115)
    assert judgment.relevant(document, passages) == passages[1:]
    assert SpanJudgment("q", "kelp", 0, 80).relevant(document, passages) == []


@pytest.mark.parametrize(
    ("references", "hints", "fits"),
    [
        ((1,), ("BLOOD pressure",), True),
        ((1,), ("iodine", "blood-pressure"), True),
        ((1,), ("iodine",), False),
        ((9,), ("blood pressure",), False),
        ((1,), (), True),
        ((), ("kelp", "mice"), True),
        ((), ("kelp", "iodine"), False),
    ],
)
def test_a_citing_passage_needs_one_hint_and_another_all(tmp_path, references, hints, fits):
    """As corpus/benchmark/README.md rules; case, blanks and hyphens do not count."""
    with library_in(home_in(tmp_path)) as library:
        match = library.ask("blood pressure of mice", k=1).matches[0]
    document = Document("kelp-2021", "Kelp lowers the blood-\npressure of mice.", "Kelp")
    cited = Passage("kelp-2021", 0, 0, Span(0, 41), match.passage.sentences)
    judgment = CitedJudgment("q", "kelp-2021", references, hints)
    assert 1 in cited.numbers
    assert judgment.relevant(document, [cited]) == ([cited] if fits else [])


def test_spans_are_found_in_the_passages_that_hold_them(tmp_path):
    """Two questions are answered first; one that cannot be asked and one on a title count as failed."""
    report = report_of(spans_in(tmp_path / "plants"), tmp_path / "cache")
    assert (report.benchmark, report.documents, report.unread) == ("plants", 2, ())
    assert report.first.scores["MRR@10"] == (1.0, 1.0, 0.0, 0.0)
    assert report.first.measures["success@1"].value == 0.5
    assert report.refused == ("s3",)
    assert report.lost == ("s4",)
    assert report.qrels["s4"] == {"s4:in-no-passage": 1}
    assert [(miss.query.id, miss.rank, miss.wanted is None) for miss in report.misses] == [
        ("s3", None, False),
        ("s4", None, True),
    ]


def test_what_stands_under_a_passage_counts_right_behind_it(tmp_path):
    """The answer is judged in the body, which the abstract repeats; the passage behind both moves down."""
    said = "Moss grows a millimetre a year on walls of granite in the north."
    text = f"# Moss\n\n## Abstract\n\n{said}\n\n## Growth\n\n{said}\n\n## Reindeer\n\nReindeer eat moss.\n"
    written(tmp_path / "moss" / "documents" / "moss.md", text)
    written(tmp_path / "moss" / "queries.jsonl", lines([{"_id": "m", "text": "Where does moss grow?"}]))
    place = {"query": "m", "document": "moss", "start": text.rindex(said), "end": text.rindex(said) + 9}
    written(tmp_path / "moss" / "answers.jsonl", lines([place]))
    report = report_of(tmp_path / "moss", tmp_path / "cache")
    assert report.first.run.rankings == {"m": ("moss:16-80", "moss:90-154", "moss:166-184")}
    assert report.qrels == {"m": {"moss:90-154": 1}}
    assert report.first.scores["MRR@10"] == (0.5,)


def test_a_document_ranks_where_its_best_passage_does(tmp_path):
    """BEIR: documents under their own ids, each once; a blank one is not read and counts as missed."""
    report = report_of(beir_in(tmp_path / "plants"), tmp_path / "cache")
    assert report.first.run.rankings == {"b1": ("ke/2", "li/1"), "b2": ("li/1", "ke/2")}
    assert report.qrels["b2"] == {"li/1": 2, "no/3": 1, "ke/2": 0}
    assert report.first.scores["recall@10"] == (1.0, 0.5)
    assert report.unread == ("no/3: no text was found in it besides title and references",)


def test_the_second_time_embeds_nothing(tmp_path):
    """The index stays in the cache; other documents get a home of their own."""
    first, again, other = [], [], []
    report_of(spans_in(tmp_path / "plants"), tmp_path / "cache", told=first)
    report_of(tmp_path / "plants", tmp_path / "cache", told=again)
    report_of(beir_in(tmp_path / "beir"), tmp_path / "cache", told=other)
    assert "Embedding passages" in first
    assert set(again) == {"Asking in mode hybrid"}
    assert "Embedding passages" in other


def test_a_home_that_was_left_half_made_is_completed(tmp_path):
    """A file that is missing is written again."""
    benchmark = read_benchmark(spans_in(tmp_path / "plants"))
    home = made_home(benchmark, tmp_path / "cache")
    (home / "corpus" / "articles" / "kelp.md").unlink()
    assert made_home(benchmark, tmp_path / "cache") == home
    with library_in(home) as library:
        assert [document.id for document in library.documents] == ["kelp", "lichen"]


def test_questions_about_a_library_are_asked_of_it(tmp_path):
    """With those that it does not answer: confidence tells them apart."""
    benchmark = read_benchmark(cited_in(tmp_path / "questions"))
    with library_in(home_in(tmp_path)) as library:
        report = evaluate(library, benchmark, ("hybrid",))
    assert report.model == "fake"
    assert report.by_kind() == {"question": (1.0,)}
    assert [outcome.query.id for outcome in report.first.run.unanswerable] == ["f1", "n1"]
    assert report.first.verdicts.auroc["far"].value == 1.0
    assert report.first.verdicts.missed.value == float(not report.first.run.outcomes[0].found)


def test_a_library_without_the_documents_asked_about_is_refused(tmp_path):
    """Rather than reporting that nothing was found."""
    benchmark = read_benchmark(cited_in(tmp_path / "questions"))
    with (
        library_in(made_home(read_benchmark(spans_in(tmp_path / "plants")), tmp_path / "cache")) as library,
        pytest.raises(UnknownName, match="no document that the questions are about \\(kelp-2021\\)"),
    ):
        evaluate(library, benchmark)


def test_every_mode_is_compared_with_the_first(tmp_path):
    """In the order in which they are named, each once."""
    report = report_of(spans_in(tmp_path / "plants"), tmp_path / "cache", "keyword", "hybrid", "keyword")
    assert [mode.mode for mode in report.modes] == ["keyword", "hybrid"]
    (comparison,) = report.comparisons
    assert (comparison.one, comparison.other) == ("keyword", "hybrid")
    assert comparison.differences["MRR@10"].value == pytest.approx(
        report.modes[1].measures["MRR@10"].value - report.modes[0].measures["MRR@10"].value
    )


def test_an_evaluation_needs_a_mode(tmp_path):
    """None at all is a mistake of the caller's."""
    with library_in(home_in(tmp_path)) as library, pytest.raises(ValueError, match="at least one mode"):
        evaluate(library, read_benchmark(cited_in(tmp_path / "questions")), ())
