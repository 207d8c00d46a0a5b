"""The commands: what they ask of the library, what they print, and how they end."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from askreviews.answers import Synonyms
from askreviews.cli.program import program
from askreviews.cli.wiring import Wiring
from askreviews.errors import IndexDamaged
from askreviews.export import answer_json, citing_json, document_json, works_json
from sample_review import ANSWER, DOCUMENT, FIRST, SECOND, SampleLibrary


@dataclass
class Doors:
    """Opens the sample library and serves nothing, noting how it was asked to."""

    library: SampleLibrary = field(default_factory=SampleLibrary)
    opened: list[tuple[Path | None, str | None]] = field(default_factory=list)
    devices: list[str | None] = field(default_factory=list)
    served: list[tuple[str, int, bool]] = field(default_factory=list)
    fault: BaseException | None = None

    def open_library(
        self, home=None, *, model=None, reranker=None, device=None, progress=None, ready=True
    ) -> SampleLibrary:
        if self.fault:
            raise self.fault
        self.opened.append((home, model))
        self.devices.append(device)
        progress("Reading", 1, 1)
        return self.library

    def serve(self, library, *, host, port, open_browser, origins, announce) -> None:
        self.served.append((host, port, open_browser, *origins))
        announce(f"http://{host}:{port}/")


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def run(doors: Doors) -> Callable[..., Result]:
    """Runs the command line on its arguments, in a process environment that says nothing."""

    def run(*arguments: str, stdin: str | bytes | None = None, **environment: str) -> Result:
        nothing = {
            "ASKREVIEWS_HOME": None,
            "ASKREVIEWS_MODEL": None,
            "ASKREVIEWS_DEVICE": None,
            "COLUMNS": "80",
            "FORCE_COLOR": None,
        }
        return CliRunner(env=nothing | environment).invoke(
            program,
            arguments,
            input=stdin,
            obj=Wiring(doors.open_library, doors.serve),
            prog_name="askreviews",
        )

    return run


def test_ask_prints_the_passage_word_for_word(run, doors):
    """The passage stands in the output with its evidence between marks, and the library is closed."""
    result = run("ask", "Does kelp work?", COLUMNS="200")
    assert result.exit_code == 0
    assert f"{FIRST} «{SECOND}»" in result.stdout
    assert doors.library.asked == [
        {"question": "Does kelp work?", "k": 5, "mode": "hybrid", "documents": None, "sections": None}
    ]
    assert doors.library.closed


def test_ask_hands_every_option_to_the_library(run, doors):
    """Words without quotes are one question; each option reaches `library.ask`."""
    result = run(
        *["ask", "does", "kelp", "work", "-k", "2", "--mode", "keyword"],
        *["--document", "kelp-2021", "--document", "b", "--section", "effects", "--json"],
    )
    assert result.exit_code == 0
    assert doors.library.asked == [
        {
            "question": "does kelp work",
            "k": 2,
            "mode": "keyword",
            "documents": ("kelp-2021", "b"),
            "sections": ("effects",),
        }
    ]


def test_ask_as_json_prints_the_answers_json_and_nothing_else(run):
    """Progress and the rest stay out of standard output."""
    result = run("ask", "Does kelp work?", "--json")
    assert result.stdout_bytes == answer_json(ANSWER) + b"\n"
    assert result.stderr == "Reading ...\nReading: 1 of 1\n"


def test_ask_says_plainly_that_the_documents_do_not_answer(run):
    """An answer that was not found names the words met nowhere, and its passages as the nearest only."""
    result = run("ask", "And aspirin?")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:3] == [
        "The documents do not answer this question (confidence 0.12).",
        "Found nowhere in the text searched: aspirin.",
        "The passages nearest to it, which may speak of something else:",
    ]
    assert "1.  Digest of “Kelp in health”" in result.stdout
    assert FIRST not in result.stdout
    assert FIRST in run("ask", "And aspirin?", "--nearest").stdout


def test_ask_says_what_lay_words_were_read_as(run, monkeypatch):
    """Each phrase that no document has, with the documents' terms for it."""
    read = replace(ANSWER, synonyms=(Synonyms("thyroid jab", ("injection", "vaccine")),))
    monkeypatch.setattr(SampleLibrary, "ask", lambda *_, **__: read)
    result = run("ask", "A thyroid jab of kelp?")
    assert "“thyroid jab”, found nowhere in them, was read as: injection, vaccine." in result.stdout


def test_questions_from_standard_input_are_answered_in_order(run):
    """One line, one object; blank lines and a byte order mark are skipped; no line end is asked."""
    result = run("ask", "-", "--json", stdin="\ufeffFirst kelp\r\n\n   \nÅs aspirin\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [answer["question"] for answer in answers] == ["First kelp", "Ås aspirin"]
    assert [answer["found"] for answer in answers] == [True, False]


def test_a_bad_question_on_standard_input_does_not_stop_the_others(run):
    """It gives an object with its error in its place, and the exit status tells."""
    result = run("ask", "-", "--json", stdin="kelp\nthe\naspirin\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [answer["question"] for answer in answers] == ["kelp", "the", "aspirin"]
    assert answers[1] == {"question": "the", "error": "Only stop words: name what you look for."}


def test_a_bad_question_for_people_is_told_on_standard_error(run):
    """The answers go to standard output, the error to standard error."""
    result = run("ask", "-", stdin="the\nkelp\n")
    assert result.exit_code == 1
    assert result.stdout.startswith("1 passage, confidence 0.90.")
    assert "Error: Only stop words: name what you look for." in result.stderr


def test_bytes_that_are_not_utf8_are_asked_as_replacement_characters(run, doors):
    """Neither standard input nor an argument in another encoding ends in a traceback."""
    assert run("ask", "-", "--json", stdin=b"kelp \xff\n").exit_code == 0
    assert run("ask", "kelp \udcff", "--json").exit_code == 0
    assert [asked["question"] for asked in doors.library.asked] == ["kelp \ufffd", "kelp \ufffd"]


@pytest.mark.parametrize(
    ("arguments", "opened"),
    [
        (["list"], (None, None)),
        (["--home", "a", "list"], (Path("a"), None)),
        (["list", "--home", "b"], (Path("b"), None)),
        (["--home", "a", "--model", "m", "list", "--home", "b"], (Path("b"), "m")),
        (["list", "--model", "n"], (None, "n")),
    ],
)
def test_the_library_is_named_before_the_command_or_after_it(run, doors, arguments, opened):
    """What stands last wins."""
    assert run(*arguments).exit_code == 0
    assert doors.opened == [opened]


def test_what_was_typed_wins_over_the_environment(run, doors):
    """The environment names the home and the model where no option does."""
    environment = {"ASKREVIEWS_HOME": "e", "ASKREVIEWS_MODEL": "f"}
    run("list", **environment)
    run("--home", "a", "list", **environment)
    run("list", "--model", "m", **environment)
    assert doors.opened == [(Path("e"), "f"), (Path("a"), "f"), (Path("e"), "m")]


@pytest.mark.parametrize(
    ("arguments", "environment", "device"),
    [
        (["list"], {}, None),
        (["list", "--device", "cuda:1"], {}, "cuda:1"),
        (["--device", "cpu", "list"], {"ASKREVIEWS_DEVICE": "cuda"}, "cpu"),
        (["list"], {"ASKREVIEWS_DEVICE": "cuda"}, "cuda"),
    ],
)
def test_the_device_is_an_option_or_a_variable(run, doors, arguments, environment, device):
    """What is typed goes before what the environment says."""
    run(*arguments, **environment)
    assert doors.devices == [device]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["ask", "the"], 2, "Error: Only stop words: name what you look for.\n"),
        (["show", "x"], 2, "Error: There is no document 'x': `askreviews list` lists them.\n"),
        (["show", "kelp", "Roots"], 2, "Error: kelp-2021 has no section 'Roots'; it has: Effects; Sources\n"),
        (
            ["cite", "kelp", "9"],
            2,
            "Error: kelp-2021 has no reference 9; its list goes from 1 to 3.\n",
        ),
    ],
)
def test_bad_use_is_told_in_one_line(run, arguments, status, message):
    """A question or name that cannot be used ends with exit status 2 and one line, on standard error."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.endswith(message)


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "q", "--k", "0"],
        ["ask", "q", "--k", "101"],
        ["remove"],
        ["ask", "q", "--mode", "x"],
        ["nope"],
    ],
)
def test_wrong_arguments_are_told_with_the_usage(run, doors, arguments):
    """The library is not even opened for them."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: askreviews")
    assert doors.opened == []


def test_a_failure_is_told_in_one_line(run, doors):
    """An index that is damaged ends with exit status 1, and what to do next."""
    doors.fault = IndexDamaged(Path("index/words"), "its SHA-256 is not the one written", "Rebuild\nit")
    result = run("list")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: index/words: its SHA-256 is not the one written. Rebuild it\n"


def test_a_failure_of_the_system_is_told_in_one_line(run, doors):
    """A folder that may not be read is no reason for a traceback."""
    doors.fault = PermissionError(13, "Permission denied", "index")
    result = run("list")
    assert result.exit_code == 1
    assert result.stderr == "Error: [Errno 13] Permission denied: 'index'\n"


def test_an_interrupt_is_quiet(run, doors):
    """Ctrl-C says nothing and ends with the status that shells expect."""
    doors.fault = KeyboardInterrupt()
    result = run("list")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "")


def test_list_names_every_document(run):
    """For people its id, label and size; as JSON the works."""
    assert run("list").stdout.splitlines() == [
        "kelp-2021",
        "    Digest of “Kelp in health”",
        "    digest, 2 sections, 3 references, read from kelp-2021.md",
    ]
    assert run("list", "--json").stdout_bytes == works_json([DOCUMENT]) + b"\n"


def test_an_empty_list_says_what_to_do(run, doors):
    """For people; as JSON it is an empty array."""
    doors.library.documents = ()
    assert run("list").stdout == "There are no documents yet. Add one: askreviews add FILE\n"
    assert run("list", "--json").stdout == "[]\n"


def test_show_prints_the_document_as_it_was_read(run):
    """For people facts, warnings, outline and text; as JSON the whole document."""
    shown = run("show", "kelp", COLUMNS="200").stdout
    assert shown.splitlines() == [
        "Digest of “Kelp in health”",
        "Ng C, Åberg D",
        "Reviews of Kelp, 2021, 7(2), 11–20",
        "kelp-2021: digest, 2 sections, 3 references, read from kelp-2021.md",
        "https://doi.org/10.1/kelp",
        "Warning: The text cites 4, which the list lacks.",
        "",
        "Outline",
        "  Effects",
        "    Sources",
        "",
        "Effects",
        "",
        f"{FIRST} {SECOND}",
        "",
        "Effects › Sources",
        "",
        "Table 1. Where kelp grows.",
        "",
        "    Plant: Kelp",
        "    Dose: 12 mg",
        "",
        "References",
        "",
        "[1] Ås Ø. Kelp again. J Kelp. 2020.",
        "    https://doi.org/10.1/kelp.1",
        "[2] Li B. Kelp & <mice>. J Kelp. 2019;4:1–9.",
        "No words for 3.",
    ]
    assert run("show", "kelp", "--json").stdout_bytes == document_json(DOCUMENT) + b"\n"


def test_show_with_words_of_a_heading_prints_those_sections_alone(run):
    """The case of the words does not matter, and sections inside a section so headed belong to it."""
    assert run("show", "kelp", "sources").stdout.splitlines()[:2] == ["", "Effects › Sources"]
    assert run("show", "kelp", "EFFECTS").stdout.splitlines()[1] == "Effects"
    shown = json.loads(run("show", "kelp", "sources", "--json").stdout)
    assert [section["heading"] for section in shown["sections"]] == ["Sources"]
    assert "text" not in shown


def test_cite_prints_the_entry_and_the_sentences_that_cite_it(run):
    """A number inside a list of numbers is found; as JSON the sentences alone."""
    result = run("cite", "kelp", "3", COLUMNS="200")
    assert result.stdout.splitlines() == [
        "    [3] The work's list of references says nothing of this number.",
        "",
        "Effects",
        SECOND,
    ]
    cited = run("cite", "kelp", "1", "--json")
    assert cited.stdout_bytes == citing_json(SampleLibrary().citing("kelp-2021", 1)) + b"\n"


def test_add_prints_what_was_read_and_goes_on_after_a_file_that_cannot_be(run, tmp_path):
    """A file that cannot be read is told on standard error, and the exit status tells."""
    (tmp_path / "new.txt").write_text("Kelp")
    result = run("add", str(tmp_path / "lost.txt"), str(tmp_path / "new.txt"))
    assert result.exit_code == 1
    assert f"Error: {tmp_path / 'lost.txt'}: there is no such file. Check its name.\n" in result.stderr
    assert result.stdout.splitlines() == [
        "new",
        "    Kelp in health",
        "    article, 2 sections, 3 references, read from new.txt",
        "Warning: The text cites 4, which the list lacks.",
    ]


def test_add_names_one_document_at_a_time(run, tmp_path):
    """`--id` names the document of one file, and is refused with two."""
    file = tmp_path / "new.txt"
    file.write_text("Kelp")
    assert run("add", str(file), "--id", "mine").stdout.startswith("mine\n")
    refused = run("add", str(file), str(file), "--id", "mine")
    assert refused.exit_code == 2
    assert "--id names one document, so it needs exactly one FILE." in refused.stderr


def test_remove_index_and_check_say_what_they_did(run):
    """Each prints one sentence."""
    contents = "1 document, 2 passages, 4 sentences; model tiny; built 2026-11-21 08:30 UTC.\n"
    assert run("remove", "kelp-2021").stdout == "Removed kelp-2021.\n"
    assert run("index").stdout == f"The index in home is built: {contents}"
    assert run("check").stdout == f"The index in home is whole: {contents}"


def test_serve_says_where(run, doors):
    """The page is for this machine alone unless told otherwise, and its address is printed."""
    result = run("serve")
    assert result.stdout == "askreviews answers at http://127.0.0.1:7860/ (Ctrl-C ends it)\n"
    run("serve", "--host", "0.0.0.0", "--port", "0", "--open")
    assert doors.served == [("127.0.0.1", 7860, False), ("0.0.0.0", 0, True)]


def test_origins_are_named_as_browsers_send_them(run, doors):
    """A closing slash and capitals do not matter; what no browser sends is refused."""
    run("serve", "--allow-origin", "HTTPS://Lab.example/", "--allow-origin", "http://localhost:8000")
    assert doors.served == [("127.0.0.1", 7860, False, "https://lab.example", "http://localhost:8000")]
    for wrong in ("lab.example", "https://lab.example/page", "null", "*", "ftp://lab.example", "http://[::1"):
        result = run("serve", "--allow-origin", wrong)
        assert result.exit_code == 2
        assert "is no origin" in result.stderr
