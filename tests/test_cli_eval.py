"""`askreviews eval` from its arguments to its exit status, over small benchmarks and a fake model."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from askreviews.cli.program import program
from askreviews.cli.wiring import Wiring
from askreviews.library import Library
from askreviews.testing import FakeEncoder
from sample_benchmarks import GRANITE, beir_in, cited_in, lines, spans_in
from sample_corpus import home_in, written


def open_library(home, *, model=None, reranker=None, device=None, progress=None, ready=True) -> Library:
    """As `askreviews.open`, with a model that takes no time."""
    library = Library(home, encoder=FakeEncoder(name=model or "fake"), progress=progress)
    if ready:
        library.refresh()
    return library


@pytest.fixture
def run(tmp_path) -> Callable[..., Result]:
    """Runs `askreviews eval` on its arguments, over a library of kelp, with a cache of its own."""
    home = home_in(tmp_path)

    def run(*arguments: str | Path, columns: int = 100) -> Result:
        environment = {
            "ASKREVIEWS_HOME": str(home),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "COLUMNS": str(columns),
        }
        return CliRunner(env=environment).invoke(
            program,
            ["eval", *(str(argument) for argument in arguments)],
            obj=Wiring(open_library, None),
            prog_name="askreviews",
        )

    return run


@pytest.fixture
def spans(tmp_path) -> Path:
    return spans_in(tmp_path / "plants")


def row(output: str, name: str) -> list[str]:
    """The cells of the first line of a table that begins with `name`."""
    line = next(line for line in output.splitlines() if line.startswith(f"{name}  "))
    return line.removeprefix(name).split()


def test_a_table_shows_each_measure_by_mode(run, spans):
    """With its interval; what could not be asked or found is said above it."""
    result = run(spans, "--modes", "hybrid,keyword")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith("plants: 2 documents, ")
    assert result.stdout.splitlines()[0].endswith(" passages, 4 questions; model fake")
    assert "1 question that could not be asked: s3" in result.stdout
    assert "1 question whose answer is in no passage: s4" in result.stdout
    assert row(result.stdout, "success@1") == ["0.500", "(.000–1.000)", "0.500", "(.000–1.000)"]
    assert "keyword against hybrid" in result.stdout


def test_three_modes_fit_a_narrow_terminal(run, spans):
    """No row of the table is broken at 80 columns."""
    result = run(spans, columns=80)
    table = result.stdout.split("keyword against")[0].splitlines()
    assert [line for line in table if line.startswith("  ") and "(" in line] == []
    assert row(result.stdout, "success@1")[::2] == ["0.500", "0.500", "0.500"]


def test_a_second_run_embeds_nothing(run, spans):
    """Progress of the first tells of embedding, that of the second of asking alone."""
    assert "Embedding passages" in run(spans, "--modes", "keyword").stderr
    again = run(spans, "--modes", "keyword")
    assert again.stderr == "Asking in mode keyword ...\nAsking in mode keyword: 4 of 4\n"


def test_beir_is_measured_by_documents(run, tmp_path):
    """A split alone; a document that cannot be read is named, not left out in silence."""
    result = run(beir_in(tmp_path / "beir"), "--split", "test", "--modes", "hybrid")
    assert row(result.stdout, "MRR@10")[0] == "1.000"
    assert row(result.stdout, "recall@10")[0] == "0.500"
    assert "1 document not read: no/3: no text was found" in result.stdout


def test_questions_about_the_library_tell_of_verdicts_and_kinds(run, tmp_path):
    """Questions without an answer are asked too."""
    result = run(cited_in(tmp_path / "questions"), "--modes", "hybrid")
    assert row(result.stdout, "AUROC far")[0] == "1.000"
    assert len(row(result.stdout, "calibration error")) == 1
    assert row(result.stdout, "question") == ["1", "1.000", "1.000", "1.000", "1.000"]


def test_a_run_is_saved_and_compared(run, spans, tmp_path):
    """The question that was lost in between is named, with its ranks."""
    assert f"Saved in {tmp_path / 'a'}." in run(spans, "--modes", "hybrid", "--out", tmp_path / "a").stdout
    questions = (tmp_path / "a" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in questions]
    records[1]["scores"]["hybrid"] = dict.fromkeys(records[1]["scores"]["hybrid"], 0.5)
    written(tmp_path / "b" / "questions.jsonl", lines(records))
    result = run("--compare", tmp_path / "a", tmp_path / "b")
    assert result.exit_code == 0
    assert "4 questions compared" in result.stdout
    assert "0 questions got better" in result.stdout
    assert f"1 question got worse\n  1.00 → 0.50  s2: {GRANITE}" in result.stdout
    assert row(result.stdout, "MRR@10")[0] == "-0.125"


def test_a_bound_that_is_not_reached_ends_with_1(run, spans):
    """Measure, value and bound are named; the table is printed all the same."""
    result = run(spans, "--modes", "hybrid", "--fail-under", "MRR@10=0.9", "--fail-under", "MAP=0.5")
    assert result.exit_code == 1
    assert result.stderr.endswith("Error: MRR@10 is 0.5000, below the 0.9 asked for.\n")
    assert row(result.stdout, "MRR@10")[0] == "0.500"
    assert run(spans, "--modes", "hybrid", "--fail-under", "MRR@10=0.5").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--fail-under", "MRR@10"], "'MRR@10' is not a bound. Write it as MRR@10=0.70"),
        (["--fail-under", "MRR@11=0.5"], "'MRR@11' is not a measure. There are: MRR@10, nDCG@10, success@1"),
        (["--modes", "hybrid,guess"], "'guess' is not one of 'hybrid', 'keyword', 'meaning'"),
        (["--split", "dev"], "has no questions of a split 'dev'"),
        (["--compare", "a", "b"], "--compare takes two saved runs and measures nothing: use it alone."),
    ],
)
def test_a_wrong_name_is_refused_before_anything_is_measured(run, spans, arguments, told):
    """With exit status 2, and what there is to choose from."""
    result = run(spans, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in " ".join(result.stderr.split())


def test_a_folder_that_is_no_benchmark_is_told_in_one_line(run, tmp_path):
    """What one holds stands in the message."""
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {tmp_path}: no benchmark lies there. ")
    assert result.stderr.count("\n") == 1
