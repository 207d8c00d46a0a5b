"""`papers`, `refs` and `ask --export` over a real library: two small reviews, a fake model."""

import csv
import errno
import json

import pytest
import rispy
from click.testing import CliRunner
from pybtex.database import parse_string

from askreviews.cli.printed_papers import NOT_ANSWERED
from askreviews.cli.program import program
from askreviews.cli.wiring import Wiring
from sample_corpus import home_in, library_in
from sample_papers import ELM, OAK


def open_library(home, *, model=None, reranker=None, device=None, progress=None, ready=True):
    """As `askreviews.open`, with a model that takes no time."""
    return library_in(home, progress=progress)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Runs the command line on its arguments, over the two reviews."""
    home = home_in(tmp_path_factory.mktemp("papers"), oak=OAK, elm=ELM)

    def run(*arguments, stdin=None):
        return CliRunner(env={"ASKREVIEWS_HOME": str(home), "COLUMNS": "100"}).invoke(
            program, [str(a) for a in arguments], input=stdin, obj=Wiring(open_library, lambda **_: None)
        )

    return run


def keys(result) -> list[str]:
    return [paper["key"] for paper in json.loads(result.stdout)]


def test_without_a_question_those_that_most_cite_come_first(run):
    """The entry, its address, its number in each review, its key, and how often it is cited."""
    shown = run("papers").stdout
    assert shown.startswith(
        "5 papers.\nLeft out: 1 number for which the lists give no words.\n\n"
        "1.  Cork AB, Bark C, et al. The shedding of heat and light. J Oak. 2001;1(2):10–19.\n"
        "    https://doi.org/10.1234/oak.1\n"
        "    elm [1]; oak [1] · cork2001shedding · cited in 2 sentences\n\n"
        "2.  Dew E. Dew on bark & 50% more. J Oak. 2002;2:5.\n"
    )
    assert shown.endswith("    oak [5] · fir2004no · cited in 0 sentences\n")
    assert run("papers", "--k", "1").stdout.startswith("1 paper.\nLeft out: 1 number")


def test_files_and_json_are_in_the_order_of_the_lists(run):
    """What no list has words for among them."""
    in_order = keys(run("papers", "--json"))
    assert in_order[-1] == "oakref9"
    assert keys(run("papers", "--json", "--k", "2")) == in_order[:2]


def test_a_question_shows_what_is_said_where_a_paper_is_cited(run):
    """The paper that speaks most to it comes first, with its sentences, each under its place."""
    shown = run("papers", "does", "beech", "shed", "heat?", "--k", "1").stdout
    assert "1.  Elm F. Beech. Trees. 2003;3:1-2." in shown
    assert "\n\n    oak · Bark\n    Beech does not [3].\n" in shown
    assert "The documents do not answer this question." in run("papers", "quarks").stdout


def test_papers_are_filtered(run):
    """By year, journal and review; each option reaches the library."""
    assert keys(run("papers", "--year-from", "2002", "--year-to", "2003", "--json")) == [
        "dew2002dew",
        "elm2003beech",
    ]
    assert keys(run("papers", "--journal", "trees", "--json")) == ["elm2003beech", "fir2004no"]
    assert keys(run("papers", "--document", "elm", "--k", "2", "--json")) == [
        "cork2001shedding",
        "dew2002dew",
    ]


@pytest.mark.parametrize("name", ["refs.bib", "refs.ris", "refs.CSV"])
def test_papers_are_saved_instead_of_shown(run, tmp_path, name):
    """The name's ending says how; what was done is told on standard error, so that JSON stays JSON."""
    path = tmp_path / name
    result = run("papers", "--journal", "trees", "--export", path)
    assert (result.stdout, result.stderr) == ("", f"Saved 2 papers in {path}.\n")
    text = path.read_text(encoding="utf-8-sig")
    read = {
        "refs.bib": lambda: list(parse_string(text, "bibtex").entries),
        "refs.ris": lambda: [entry["id"] for entry in rispy.loads(text)],
        "refs.CSV": lambda: [row["key"] for row in csv.DictReader(text.splitlines())],
    }
    assert read[name]() == ["elm2003beech", "fir2004no"]
    assert keys(run("papers", "--journal", "trees", "--export", path, "--json")) == read[name]()


def test_an_ending_that_names_no_format_is_refused(run, tmp_path):
    """Before anything is searched for; so is a folder that is not there."""
    refused = run("papers", "--export", tmp_path / "refs.doc")
    assert refused.exit_code == 2
    assert "'refs.doc' should end in .bib, .ris, .csv." in refused.stderr
    missing = run("papers", "--export", tmp_path / "no" / "refs.bib")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert f"there is no folder '{tmp_path / 'no'}'" in " ".join(missing.stderr.split())


def test_the_papers_behind_an_answer_are_saved(run, tmp_path):
    """The review that is quoted, then exactly those that its passages cite."""
    path = tmp_path / "refs.bib"
    answer = run("ask", "What do elm leaves drink?", "--document", "elm", "--export", path, "--json")
    cited = {
        entry["number"] for match in json.loads(answer.stdout)["matches"] for entry in match["references"]
    }
    assert cited == {1, 2, 3}
    saved = parse_string(path.read_text(encoding="utf-8"), "bibtex").entries
    review, *papers = saved
    assert (review, saved[review].fields["title"]) == ("review-elm", "Elms")
    assert [saved[key].fields["note"] for key in papers] == [
        "elm [1]; oak [1]. The list names the first authors alone",
        "elm [2]; oak [2]",
        "elm [3]",
    ]


def test_the_papers_of_several_answers_are_saved_once(run, tmp_path):
    """A question that cannot be asked neither stops the others nor what is saved."""
    path = tmp_path / "refs.ris"
    result = run("ask", "-", "--export", path, stdin="elm leaves\nthe of\nDo oaks shed heat?\n")
    assert result.exit_code == 1
    saved = [entry["id"] for entry in rispy.loads(path.read_text(encoding="utf-8"))]
    assert sorted(saved[:2]) == ["review-elm", "review-oak"]
    assert sorted(saved[2:]) == ["cork2001shedding", "cork2001sheddinga", "dew2002dew", "elm2003beech"]


def test_papers_are_saved_although_nobody_reads_the_answer(run, tmp_path, monkeypatch):
    """As in `askreviews ask ... --export refs.bib | head -1`."""

    def gone(*_, **__):
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr("askreviews.cli.asking.print_answer", gone)
    path = tmp_path / "refs.bib"
    assert (
        "Saved 1 review and 3 papers"
        in run("ask", "elm leaves", "--document", "elm", "--export", path).stderr
    )
    assert "@article{cork2001shedding," in path.read_text(encoding="utf-8")


def test_nothing_is_saved_for_what_is_not_answered(run, tmp_path):
    """A question on something else has no papers behind it; what comes nearest is told from an answer."""
    path = tmp_path / "refs.bib"
    asked = run("ask", "What are quarks?", "--export", path)
    assert (asked.exit_code, path.exists()) == (0, False)
    assert asked.stderr == f"Nothing to save in {path}: the documents do not answer.\n"
    ranked = run("papers", "quarks", "--export", path)
    assert ranked.stderr.splitlines()[1] == NOT_ANSWERED
    assert path.exists()


def test_numbers_without_words_are_not_saved(run, tmp_path):
    """Of a number that the list lacks there is nothing to save; it is said that it was left out."""
    path = tmp_path / "refs.bib"
    saved = run("papers", "--export", path)
    assert saved.stderr == f"Saved 5 papers in {path}. Left out: 1 number for which no list has words.\n"
    assert "oakref9" not in path.read_text(encoding="utf-8")


def test_a_list_is_shown(run):
    """As printed, with each address; as JSON, with each fact."""
    assert run("refs", "elm").stdout.splitlines()[1:3] == [
        "    https://doi.org/10.1234/oak.1",
        "[2] Dew E. Dew on bark & 50% more. J Oak. 2002;2:5.",
    ]
    entries = json.loads(run("refs", "oak", "--json").stdout)
    assert [(entry["number"], entry["year"]) for entry in entries] == [
        (1, 2001),
        (2, 2002),
        (3, 2003),
        (4, 2003),
        (5, 2004),
    ]


def test_a_list_is_checked(run):
    """Each kind of doubt with its numbers; a kind that has none is not named."""
    assert run("refs", "oak", "--check").stdout == (
        "oak: 5 references, 5 doubts.\n"
        "    Cited but not listed: 9\n"
        "    Listed but cited nowhere by number: 4–5\n"
        "    Listed more than once: 3 = 4\n"
        "    With a DOI that cannot be one: 5\n"
        "    Without a DOI: 2–3\n"
    )
    assert run("refs", "elm", "--check").stdout == "elm: 3 references, 0 doubts.\n    Without a DOI: 2\n"
    report = json.loads(run("refs", "oak", "--check", "--json").stdout)
    assert (report["document"]["id"], report["duplicates"]) == ("oak", [[3, 4]])
