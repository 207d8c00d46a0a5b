"""What readers judge: kept in the home, and measured."""

import json

import pytest
from click.testing import CliRunner

from askreviews.cli.program import Program, program
from askreviews.cli.wiring import Wiring
from askreviews.documents import Span
from askreviews.errors import ReadingError, UnknownName
from askreviews.evaluation import evaluate, read_benchmark
from askreviews.judgments import FILE, FOLDER, JudgmentRecord, keep
from askreviews.library import Library
from askreviews.testing import FakeEncoder
from sample_corpus import ARTICLE, OTHER, home_in

QUESTION = "Where does kelp grow?"


def judged(library, match, *, relevant):
    """The folder of judgments, with that of `match` added."""
    return library.judge(QUESTION, match.document.id, match.passage.span, relevant=relevant)


@pytest.fixture
def library(tmp_path):
    """A library of two small articles."""
    home = home_in(tmp_path, kelp=ARTICLE, lichen=OTHER)
    with Library(home, encoder=FakeEncoder()) as library:
        yield library


def test_a_judgment_is_a_passage_word_for_word(library):
    """The line holds the question, the document, the place and the words."""
    match = library.ask(QUESTION).matches[0]
    folder = judged(library, match, relevant=True)
    line = json.loads((folder / FILE).read_text(encoding="utf-8"))

    assert folder == library.home / FOLDER
    assert line == {
        "question": QUESTION,
        "document": match.document.id,
        "start": match.passage.span.start,
        "text": match.text,
        "relevant": True,
    }


def test_what_was_judged_is_measured(library):
    """The passage that was judged right comes second: a reciprocal rank of one half."""
    first, second, *_ = library.ask(QUESTION).matches
    judged(library, first, relevant=False)
    folder = judged(library, second, relevant=True)
    report = evaluate(library, read_benchmark(folder), ("hybrid",))

    assert report.first.measures["MRR@10"].value == 0.5
    assert report.lost == ()


def test_the_later_judgment_of_a_passage_counts(library):
    """Whoever changes their mind says so again."""
    first, second, *_ = library.ask(QUESTION).matches
    judged(library, first, relevant=False)
    judged(library, second, relevant=True)
    folder = judged(library, first, relevant=True)

    assert evaluate(library, read_benchmark(folder), ("hybrid",)).first.measures["MRR@10"].value == 1


def test_words_that_moved_are_found_again_and_words_that_are_gone_are_lost(library):
    """A wrong place does no harm; a passage that no document says counts as missed, and is named."""
    match = library.ask(QUESTION).matches[0]
    moved = JudgmentRecord(
        QUESTION, match.document.id, match.passage.span.start + 7, match.text, relevant=True
    )
    gone = JudgmentRecord("Is iodine raised?", match.document.id, 0, "Nobody says this.", relevant=True)
    keep(library.home, moved)
    report = evaluate(library, read_benchmark(keep(library.home, gone)), ("hybrid",))

    assert report.first.scores["MRR@10"] == pytest.approx([1, 0])
    assert report.lost == ("judged-2",)


def test_a_line_that_a_crash_left_unfinished_spoils_no_other(library):
    """The next one starts on a line of its own; reading names the broken one."""
    match = library.ask(QUESTION).matches[0]
    folder = judged(library, match, relevant=True)
    with (folder / FILE).open("ab") as file:
        file.write(b'{"question": "Wh')
    judged(library, match, relevant=False)

    assert len((folder / FILE).read_bytes().splitlines()) == 3
    with pytest.raises(ReadingError, match="line 2"):
        read_benchmark(folder)


def test_without_a_passage_that_answers_there_is_nothing_to_measure(library):
    """The message names the command that judges."""
    folder = judged(library, library.ask(QUESTION).matches[0], relevant=False)

    with pytest.raises(ReadingError, match="askreviews judge"):
        read_benchmark(folder)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("y\nn\ns\n", [True, False]), ("q\n", []), ("y\n", [True]), ("perhaps\ny\nq\n", [True])],
    ids=["each", "quit", "end of input", "asked again"],
)
def test_the_command_asks_for_each_passage(library, typed, kept):
    """Yes and no are kept, skipping keeps nothing, and the end of the input ends it."""
    home = library.home

    def open_library(home, *, model, reranker, device, progress, ready):
        return Library(home, encoder=FakeEncoder())

    assert isinstance(program, Program)
    run = CliRunner().invoke(
        program,
        ["--home", str(home), "judge", "--k", "3", QUESTION],
        obj=Wiring(open_library, None),
        input=typed,
    )
    file = home / FOLDER / FILE
    lines = file.read_bytes().splitlines() if file.exists() else []

    assert run.exit_code == 0
    assert [json.loads(line)["relevant"] for line in lines] == kept
    assert (f"askreviews eval {home / FOLDER}" in run.output) == bool(kept)


def test_a_stretch_that_is_not_there_cannot_be_judged(library):
    """The message says how long the document is."""
    with pytest.raises(UnknownName, match=r"no stretch Span\(start=0, end=999999\)"):
        library.judge(QUESTION, "kelp", Span(0, 999_999), relevant=True)
