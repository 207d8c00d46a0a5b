"""The command line as a process of its own: pipes that close, interrupts, and encodings."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND_LINE = """
import logging
from askreviews.cli.program import program
from askreviews.cli.wiring import Wiring
from sample_review import SampleLibrary

def open_library(home, *, model, reranker, device, progress, ready):
    logging.getLogger("askreviews.library").info("opened")
    logging.getLogger("askreviews.library").debug("in 3 ms")
    logging.getLogger("another").info("unasked")
    return SampleLibrary()

program(obj=Wiring(open_library, None), prog_name="askreviews")
"""


def start(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """The command line over the sample library, its three streams in our hands."""
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND_LINE, *arguments],
        cwd=Path(__file__).parent,
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell that started these tests in the background has them ignore the interrupt, and so would it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


@pytest.mark.parametrize("arguments", [["show", "kelp"], ["ask", "kelp", "--json"], ["list"]])
def test_a_reader_that_goes_away_is_no_error(arguments):
    """As in `askreviews show kelp | head -1`: nothing is said about it, and the command has not failed."""
    with start(*arguments) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_ctrl_c_between_two_questions_is_quiet():
    """The answers so far have been printed, nothing else is, and the exit status says interrupted."""
    with start("ask", "-", "--json") as process:
        process.stdin.write(b"kelp\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["question"] == "kelp"
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == b""
        assert process.stderr.read() == b""
        assert process.wait() == 130


def test_json_is_utf8_whatever_the_terminal_speaks():
    """A program that reads the JSON need not know the user's locale; people get what can be shown."""
    with start("list", "--json", PYTHONIOENCODING="ascii") as process:
        assert "Åberg" in process.stdout.read().decode("utf-8")
        assert process.wait() == 0
    with start("list", PYTHONIOENCODING="ascii") as process:
        assert b"Digest of ?Kelp in health?" in process.stdout.read()
        assert process.wait() == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["list"], ""),
        (["-v", "list"], "INFO askreviews.library: opened\n"),
        (["list", "-vv"], "INFO askreviews.library: opened\nDEBUG askreviews.library: in 3 ms\n"),
    ],
)
def test_verbose_tells_on_standard_error_what_this_project_does(arguments, told):
    """Once for what is done, twice for the details; other packages stay silent."""
    with start(*arguments) as process:
        assert process.stderr.read().decode() == told
        assert process.wait() == 0
