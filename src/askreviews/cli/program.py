"""The command ``askreviews``: the table of its commands, and how it fails."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import askreviews
from askreviews.cli.asking import ask, cite
from askreviews.cli.assisting import mcp
from askreviews.cli.evaluating import evaluate
from askreviews.cli.judging import judge
from askreviews.cli.keeping import add, check, index, list_works, remove, show
from askreviews.cli.papers import papers, refs
from askreviews.cli.progress import Progress
from askreviews.cli.serving import serve, serve_in_browser
from askreviews.cli.wiring import Wiring, library_options
from askreviews.errors import AskReviewsError, QuestionError, UnknownName

if TYPE_CHECKING:
    from askreviews.library import Library

COMMANDS = (ask, cite, papers, refs, list_works, show, add, remove, index, check, judge, evaluate, serve, mcp)

INTERRUPTED = 130
"""The exit status after Ctrl-C: 128 + SIGINT, as shells expect."""


class Failure(click.ClickException):
    """Something went wrong that the command's words did not cause: one line, exit status 1."""

    exit_code = 1


class BadUse(click.ClickException):
    """The command was given something that it cannot work with: one line, exit status 2."""

    exit_code = 2


class Program(click.Group):
    """A group of commands that ends in one line on standard error, and never in a traceback."""

    def invoke(self, context: click.Context) -> None:
        """Run the command named; turn what the library raises into a message and an exit status."""
        try:
            super().invoke(context)
            # A reader that has gone away is noticed here rather than while the interpreter shuts down.
            sys.stdout.flush()
        except (QuestionError, UnknownName) as error:
            raise BadUse(_line(error)) from error
        except AskReviewsError as error:
            raise Failure(_line(error)) from error
        except OSError as error:
            if error.errno != errno.EPIPE:
                raise Failure(_line(error)) from error
            _let_go_of_output()
        except KeyboardInterrupt:
            context.exit(INTERRUPTED)


def _let_go_of_output() -> None:
    """Nobody reads any more, as in ``askreviews ask ... | head``: what is still held back goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())


@click.group(cls=Program, commands=list(COMMANDS), context_settings={"help_option_names": ["-h", "--help"]})
@library_options
@click.version_option(askreviews.__version__, prog_name="askreviews")
def program() -> None:
    """Ask scientific reviews a question: their own passages answer, with their reference numbers.

    No text is generated. `askreviews ask "..."` asks; `askreviews serve` opens the same in a browser.
    """


def main() -> None:
    """Run the command line on the process's arguments and exit."""
    program(obj=Wiring(_open_library, serve_in_browser), prog_name="askreviews")


def _open_library(
    home: Path | None = None,
    *,
    model: str | None = None,
    reranker: str | None = None,
    device: str | None = None,
    progress: Progress | None = None,
    ready: bool = True,
) -> Library:
    """Open as `askreviews.open` does, which imports numpy: help is shown without."""
    return askreviews.open(
        home, model=model, reranker=reranker, device=device, progress=progress, ready=ready
    )
