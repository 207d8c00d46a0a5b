"""A saved run: figures that others can work out again, and two that are compared."""

import json
from pathlib import Path

import ir_measures
import pytest

from askreviews.errors import ReadingError, UnknownName, WritingError
from askreviews.evaluation import compare, evaluate, made_home, parse_bound, read_benchmark, save, shortfalls
from askreviews.evaluation.measures import MEASURES
from sample_benchmarks import GRANITE, PRESSURE, cited_in, lines, spans_in
from sample_corpus import home_in, library_in, written

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The report on the sample with span judgments, in two modes."""
    folder = tmp_path_factory.mktemp("benchmark")
    benchmark = read_benchmark(spans_in(folder / "plants"))
    with library_in(made_home(benchmark, folder / "cache")) as library:
        return evaluate(library, benchmark, ("hybrid", "keyword"))


def saved_questions(folder: Path, **reciprocal_ranks: float) -> Path:
    """A folder with a run as it is saved, in which the questions have these reciprocal ranks."""
    questions = [
        {"id": name, "text": f"About {name}?", "kind": "", "scores": {"hybrid": {"MRR@10": value}}}
        for name, value in reciprocal_ranks.items()
    ]
    written(folder / "questions.jsonl", lines(questions))
    return folder


def test_trec_files_give_another_program_the_same_figures(report, tmp_path):
    """Also for the question that nothing was found for, and for the one whose answer no passage holds."""
    save(report, tmp_path)
    qrels = list(ir_measures.read_trec_qrels(str(tmp_path / "qrels.trec")))
    for mode in report.modes:
        run = list(ir_measures.read_trec_run(str(tmp_path / f"run-{mode.mode}.trec")))
        for ours, theirs in MEASURES.items():
            measure = ir_measures.parse_measure(theirs)
            assert ir_measures.calc_aggregate([measure], qrels, run)[measure] == pytest.approx(
                mode.measures[ours].value
            )


def test_the_figures_are_json(report, tmp_path):
    """With the interval of each, by mode, and what was compared."""
    save(report, tmp_path / "a" / "b")
    metrics = json.loads((tmp_path / "a" / "b" / "metrics.json").read_bytes())
    assert metrics["modes"]["hybrid"]["measures"]["success@1"]["value"] == 0.5
    assert metrics["comparisons"][0]["differences"]["MRR@10"]["p"] == 1.0
    assert (metrics["questions"], metrics["refused"], metrics["lost"]) == (4, ["s3"], ["s4"])
    assert set(metrics["modes"]["keyword"]["latency_ms"]) == {"p50", "p95"}


def test_the_failures_are_told_with_what_should_have_come(report, tmp_path):
    """The words of the passage that answers, and that it was not found."""
    save(report, tmp_path)
    worst = (tmp_path / "worst.md").read_text(encoding="utf-8")
    assert "## s3: What is it?\n\nFirst came:\n\nnothing\n\nShould have come, not found:\n" in worst
    assert "Reindeer eat lichens." in " ".join(worst.split())
    assert "what no passage holds" in worst
    assert PRESSURE not in worst


def test_verdicts_that_were_wrong_are_listed(tmp_path):
    """Under the failures, each with its confidence."""
    benchmark = read_benchmark(cited_in(tmp_path / "questions"))
    with library_in(home_in(tmp_path)) as library:
        found = evaluate(library, benchmark, ("hybrid",))
    save(found, tmp_path / "out")
    worst = (tmp_path / "out" / "worst.md").read_text(encoding="utf-8")
    outcomes = [*found.first.run.outcomes, *found.first.run.unanswerable]
    wrong = [o for o in outcomes if o.found == (o.query.id != "c1")]
    assert [line for line in worst.splitlines() if line.startswith("- ")] == [
        f"- {o.query.id}, {o.confidence:.2f}: {o.query.text}" for o in wrong
    ]


def test_a_picture_is_drawn(report, tmp_path):
    """A PNG, whatever screen there is."""
    save(report, tmp_path)
    assert (tmp_path / "measures.png").read_bytes().startswith(PNG)


def test_a_folder_that_cannot_be_written_is_told(report, tmp_path):
    """By an error that says what the system says."""
    with pytest.raises(WritingError, match="cannot be written"):
        save(report, written(tmp_path / "file", "") / "out")


def test_a_run_does_not_differ_from_itself(report, tmp_path):
    """No question moved, in either mode."""
    save(report, tmp_path)
    change = compare(tmp_path, tmp_path)
    assert (change.questions, change.unmatched) == (4, 0)
    assert [(mode.mode, mode.better, mode.worse) for mode in change.modes] == [
        ("hybrid", (), ()),
        ("keyword", (), ()),
    ]


def test_questions_that_moved_are_named_the_farthest_first(tmp_path):
    """With their reciprocal ranks before and after; questions of one run alone are counted."""
    before = saved_questions(tmp_path / "before", a=0.5, b=1.0, c=0.0, d=0.25, gone=1.0)
    after = saved_questions(tmp_path / "after", a=1.0, b=0.5, c=1.0, d=0.25)
    change = compare(before, after)
    (mode,) = change.modes
    assert (change.questions, change.unmatched) == (4, 1)
    assert [(s.id, s.text, s.before, s.after) for s in mode.better] == [
        ("c", "About c?", 0.0, 1.0),
        ("a", "About a?", 0.5, 1.0),
    ]
    assert [s.id for s in mode.worse] == ["b"]
    assert mode.comparison.differences["MRR@10"].value == pytest.approx(1 / 4)


def test_runs_with_nothing_in_common_are_not_compared(tmp_path):
    """Neither are folders that hold no run, or something else."""
    one = saved_questions(tmp_path / "one", a=1.0)
    with pytest.raises(UnknownName, match="no question in common"):
        compare(one, saved_questions(tmp_path / "other", b=1.0))
    with pytest.raises(ReadingError, match=r"no saved run is there.*--out"):
        compare(one, tmp_path / "nowhere")
    with pytest.raises(ReadingError, match="it is no saved run"):
        compare(one, written(tmp_path / "odd" / "questions.jsonl", f'{{"text": "{GRANITE}"}}\n').parent)


@pytest.mark.parametrize(
    ("text", "measure", "least"),
    [
        ("MRR@10=0.70", "MRR@10", 0.7),
        (" ndcg@10 = 1", "nDCG@10", 1.0),
        ("auroc near=0.92", "AUROC near", 0.92),
    ],
)
def test_a_bound_is_a_measure_and_a_number(text, measure, least):
    """In upper or lower case, with blanks or without."""
    bound = parse_bound(text)
    assert (bound.measure, bound.least) == (measure, least)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("MRR=0.7", "'MRR' is not a measure. There are: MRR@10, nDCG@10"),
        ("=0.7", "'' is not a measure"),
        ("MRR@10", "is not a bound"),
        ("MRR@10=high", "is not a bound"),
        ("MRR@10=70", "is not a bound.*from 0 to 1"),
        ("MRR@10=nan", "is not a bound"),
    ],
)
def test_what_is_no_bound_is_refused(text, told):
    """The message lists the measures, or shows how a bound is written."""
    with pytest.raises(UnknownName, match=told):
        parse_bound(text)


def test_a_bound_that_is_not_reached_comes_back_with_the_value(report):
    """One that is just reached does not; one on what was not measured is refused."""
    reached, missed = parse_bound("success@1=0.5"), parse_bound("success@1=0.51")
    (shortfall,) = shortfalls(report.first, [reached, missed])
    assert (shortfall.bound, shortfall.value) == (missed, 0.5)
    with pytest.raises(UnknownName, match="AUROC far was not measured"):
        shortfalls(report.first, [parse_bound("AUROC far=0.9")])
