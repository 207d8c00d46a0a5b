"""The command line over a real library: a home on disk, small reviews of invented findings, a fake model."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from askreviews.cli.program import program
from askreviews.cli.wiring import Wiring
from askreviews.encoders import Store
from askreviews.library import Library
from askreviews.testing import FakeEncoder
from sample_corpus import ARTICLE, DIGEST, OTHER, home_in, written

ENTRY = "number raw authors title journal year volume issue pages doi pmid pmcid url listed book editors"


def open_library(home, *, model=None, reranker=None, device=None, progress=None, ready=True) -> Library:
    """As `askreviews.open`, with a model that takes no time."""
    library = Library(home, encoder=FakeEncoder(name=model or "fake"), progress=progress)
    if ready:
        library.refresh()
    return library


def no_serving(*_arguments, **_settings) -> None:
    raise NotImplementedError


@pytest.fixture
def home(tmp_path) -> Path:
    return home_in(tmp_path)


@pytest.fixture
def run(home) -> Callable[..., Result]:
    """Runs the command line on its arguments, over the library in `home`."""

    def run(*arguments: str | Path, stdin: str | None = None) -> Result:
        return CliRunner(env={"ASKREVIEWS_HOME": str(home), "COLUMNS": "100"}).invoke(
            program,
            [str(argument) for argument in arguments],
            input=stdin,
            obj=Wiring(open_library, no_serving),
            prog_name="askreviews",
        )

    return run


def lacking(value: dict[str, object], promised: str) -> set[str]:
    return set(promised.split()) - set(value)


def keys(value: dict[str, object]) -> str:
    return " ".join(value)


def test_an_answer_holds_every_field_that_is_promised(run):
    """`ask --json` prints one object; each number that the passage cites is resolved to its entry."""
    answer = json.loads(run("ask", "What does kelp extract do to blood pressure?", "--json").stdout)
    match = answer["matches"][0]
    evidence = match["evidence"][0]
    assert lacking(answer, "question found confidence matches elapsed_ms") == set()
    assert keys(match) == (
        "rank score document section paragraph kind start end text cells evidence references "
        "explanation similar"
    )
    assert lacking(match["document"], "id title authors year doi kind") == set()
    assert keys(evidence) == "start end text references following"
    assert keys(match["references"][0]) == ENTRY
    assert (match["document"]["id"], match["section"], match["paragraph"]) == (
        "kelp-2021",
        ["Effects on blood"],
        1,
    )
    assert evidence["text"] == "Kelp extract (KE) lowers the blood pressure of mice [1]."
    assert evidence["references"] == [1]
    assert [entry["number"] for entry in match["references"]] == [1, 2, 3, 4]
    assert match["references"][0]["url"] == "https://doi.org/10.1234/kelp.1"


def test_offsets_are_into_the_text_that_show_prints(run):
    """A program can cut what it shows out of the document itself."""
    match = json.loads(run("ask", "iodine of mice", "--json").stdout)["matches"][0]
    text = json.loads(run("show", "kelp-2021", "--json").stdout)["text"]
    assert text[match["start"] : match["end"]] == match["text"]
    for evidence in match["evidence"]:
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_a_shown_document_holds_every_field_that_is_promised(run):
    """`show --json` goes down to the marker and the numbers that it names, ranges unfolded."""
    document = json.loads(run("show", "kelp-2021", "--json").stdout)
    section = document["sections"][0]
    first, second = section["paragraphs"][0]["sentences"]
    assert lacking(document, "id title authors year doi kind sections references warnings") == set()
    assert lacking(section, "heading path paragraphs") == set()
    assert lacking(section["paragraphs"][0], "start end sentences") == set()
    assert keys(first) == "start end text citations"
    assert keys(first["citations"][0]) == "start end numbers"
    assert [citation["numbers"] for citation in second["citations"]] == [[2, 3, 4]]
    assert keys(document["references"][0]) == ENTRY
    assert document["warnings"] == ["The reference list holds no words for 4."]
    for sentence in (first, second):
        assert document["text"][sentence["start"] : sentence["end"]] == sentence["text"]


def test_three_questions_give_three_objects_in_order(run):
    """Each line of standard input is one question; one that cannot be asked has its error in its place."""
    result = run("ask", "-", "--json", stdin="iodine in mice\nthe of and\nWhere do kelp forests grow?\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["question"] for answer in answers] == [
        "iodine in mice",
        "the of and",
        "Where do kelp forests grow?",
    ]
    assert [len(answer.get("matches", ())) > 0 for answer in answers] == [True, False, True]
    assert keys(answers[1]) == "question error"
    assert result.exit_code == 1


@pytest.mark.parametrize("limit", [["--document", "lichen"], ["--section", "growth"]])
def test_a_question_can_be_asked_of_a_part(run, tmp_path, limit):
    """Of one document, or of the sections with a word in their headings."""
    run("add", written(tmp_path / "lichen.md", OTHER))
    answer = json.loads(run("ask", "kelp forests", "--json", *limit).stdout)
    assert {match["document"]["id"] for match in answer["matches"]} == {"lichen"}


def test_documents_come_and_go(run, tmp_path):
    """Add, list, cite and remove speak of the same documents."""
    added = run("add", written(tmp_path / "Kelp paper.md", ARTICLE), written(tmp_path / "lichen.md", OTHER))
    assert added.exit_code == 0
    assert [line for line in added.stdout.splitlines() if not line.startswith(" ")] == ["kelp-2021", "lichen"]
    listed = json.loads(run("list", "--json").stdout)
    assert [(work["id"], work["kind"]) for work in listed] == [
        ("kelp-2021", "article"),
        ("lichen", "article"),
    ]
    (cited,) = json.loads(run("cite", "kelp", "3", "--json").stdout)
    assert cited["text"].startswith("Iodine in the")
    removed = run("remove", "kelp-2021")
    assert removed.stdout == "Removed kelp-2021. The digest of the work, kelp-2021, is back.\n"
    removed = run("remove", "kelp-2021")
    assert removed.stdout == "Removed the digest kelp-2021. `askreviews add kelp-2021` brings it back.\n"
    assert run("add", "kelp-2021").stdout.startswith("kelp-2021\n    Digest of “Kelp in health”")


def test_a_file_that_cannot_be_read_is_told_on_standard_error(run, home):
    """By `list` and by `index`; the rest is listed and indexed."""
    written(home / "corpus" / "articles" / "empty.md", "")
    for command in ("list", "index"):
        result = run(command)
        assert result.exit_code == 0
        assert f"Warning: {home / 'corpus' / 'articles' / 'empty.md'}: the file is empty." in result.stderr
        assert "Warning" not in result.stdout


def test_a_new_library_is_announced_once(run, tmp_path):
    """A home's name that was mistyped is noticed at once; a check makes nothing."""
    new = tmp_path / "new"
    assert "Made a new library" not in run("check", "--home", new).stderr
    told = f"Made a new library in {new}, with the digests that ship.\n"
    assert run("list", "--home", new).stderr.count(told) == 1
    assert "Made a new library" not in run("list", "--home", new).stderr
    assert "Made a new library" not in run("list").stderr


def test_a_file_that_is_kept_under_another_name_says_so(run, home, tmp_path):
    """The name and the folder are told; nothing where the name stays, nor for a digest that comes back."""
    kept = f"    kept as kelp-2021.md in {home / 'corpus' / 'articles'}\n"
    assert kept in run("add", written(tmp_path / "Kelp paper.md", ARTICLE)).stdout
    assert "kept as" not in run("add", written(tmp_path / "kelp-2021.md", ARTICLE)).stdout
    run("remove", "kelp-2021")
    run("remove", "kelp-2021")
    assert "kept as" not in run("add", "kelp-2021").stdout


def test_several_documents_are_removed_at_once_or_none(run, tmp_path):
    """One unknown name stops all; a document named twice goes once, and its digest stays."""
    run("add", written(tmp_path / "kelp.md", ARTICLE), written(tmp_path / "lichen.md", OTHER))
    refused = run("remove", "lichen", "moss")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert run("remove", "lichen", "kelp", "kelp-2021").stdout == (
        "Removed lichen.\nRemoved kelp-2021. The digest of the work, kelp-2021, is back.\n"
    )


def test_a_library_without_documents_says_what_to_do(run):
    """Listing it is no error, asking it is."""
    run("remove", "kelp-2021")
    nothing = "There are no documents yet. Add one: askreviews add FILE\n"
    assert run("list").stdout == nothing
    asked = run("ask", "iodine")
    assert (asked.exit_code, asked.stdout, asked.stderr) == (2, "", f"Error: {nothing}")


def test_a_folder_is_not_added(run, tmp_path):
    """Its files are to be named."""
    result = run("add", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.endswith(f"Error: {tmp_path}: it is a folder. Name its files.\n")


def test_a_check_says_what_is_wrong_and_changes_nothing(run, home):
    """Missing, outdated and damaged each end with exit status 1, and stay as they are until `index`."""
    missing = run("check")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert missing.stderr == f"Error: {home / 'index'}: no index is there. Build it with `askreviews index`\n"
    assert not (home / "index").exists()
    assert run("index").exit_code == run("check").exit_code == 0

    written(home / "corpus" / "digests" / "kelp-2021.md", DIGEST.replace("lowers", "raises"))
    outdated = run("check")
    assert outdated.exit_code == 1
    assert "the files of the corpus have changed since it was built. Rebuild it with" in outdated.stderr
    assert run("check").stderr == outdated.stderr
    assert run("index").exit_code == run("check").exit_code == 0

    (path,) = (home / "index" / "builds").glob("*/documents.jsonl")
    path.write_bytes(path.read_bytes()[:-1])
    for command in (["check"], ["ask", "iodine"], ["list"], ["add", "x.md"], ["remove", "kelp-2021"]):
        damaged = run(*command)
        assert (damaged.exit_code, damaged.stdout) == (1, "")
        assert str(path) in damaged.stderr
        assert "Rebuild it with `askreviews index`" in damaged.stderr
    assert run("index").exit_code == run("check").exit_code == 0


def test_a_home_that_cannot_be_written_is_told_in_one_line(run, home):
    """No traceback, and a way out."""
    written(home / "index", "")
    result = run("ask", "iodine")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "cannot be written" in result.stderr
    assert result.stderr.endswith("Mend that, or name another folder with --home.\n")


def test_another_model_is_refused_by_a_check(run):
    """The index remembers which model built it."""
    run("index", "--model", "one")
    result = run("check", "--model", "two")
    assert result.exit_code == 1
    assert "the model one built it, not two" in result.stderr


@pytest.mark.slow
def test_from_a_shell_to_answers_with_the_real_model(home):
    """As a process of its own: three lines in, three objects out, in order; progress on standard error."""
    run = subprocess.run(
        [sys.executable, "-m", "askreviews", "ask", "-", "--json", "--k", "1"],
        env=os.environ | {"ASKREVIEWS_HOME": str(home)},
        input=b"Where does kelp grow?\nblood pressure\nIs iodine raised?\n",
        capture_output=True,
        check=True,
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["question"] for answer in answers] == [
        "Where does kelp grow?",
        "blood pressure",
        "Is iodine raised?",
    ]
    assert [answer["matches"][0]["section"] for answer in answers] == [
        ["Where it grows"],
        ["Effects on blood"],
        ["Effects on blood"],
    ]
    assert b"Embedding" in run.stderr


def test_the_index_is_built_without_the_embeddings_that_were_kept(home, tmp_path):
    """`index --forget` empties the cache in the user's folder first."""
    cache = tmp_path / "caches"
    environment = {"ASKREVIEWS_HOME": str(home), "XDG_CACHE_HOME": str(cache)}
    store = Store.in_folder(cache / "askreviews")
    store.keep({b"key": b"content"})
    obj = Wiring(open_library, no_serving)
    kept = CliRunner(env=environment).invoke(program, ["index"], obj=obj)
    assert (kept.exit_code, store.found([b"key"])) == (0, {b"key": b"content"})
    forgotten = CliRunner(env=environment).invoke(program, ["index", "--forget"], obj=obj)
    assert (forgotten.exit_code, store.found([b"key"])) == (0, {})
