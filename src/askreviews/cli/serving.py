"""The command that opens the library in a browser: ``serve``."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from askreviews.cli.wiring import library_options, opened_library, wiring

if TYPE_CHECKING:
    from askreviews.library import Library

_ORIGIN = re.compile(r"(?P<origin>https?://(?:[^\s/?#@:\[\]*]+|\[[\da-f:.]+\])(?::\d{1,5})?)/?")
QUESTIONS = "askreviews_app.asked"
"""The logger that is told of questions; nobody listens to it by default."""


def _origin(named: str) -> str:
    """An origin as a browser sends it (RFC 6454): scheme, host and port, in small letters, and no path."""
    found = _ORIGIN.fullmatch(named.strip().lower())
    if found is None:
        raise click.BadParameter(f"{named!r} is no origin. Name scheme and host, as in https://lab.example")
    return found["origin"]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=7860,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port to listen on; 0 takes a free one.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the page in a browser.")
@click.option(
    "--allow-origin",
    "origins",
    metavar="ORIGIN",
    multiple=True,
    callback=lambda _, __, named: tuple(map(_origin, named)),
    help="Let pages of this origin, as in https://lab.example, call the HTTP interface; may be repeated.",
)
@click.option(
    "--log-questions",
    is_flag=True,
    help="Write every question to standard error; without this, none is kept.",
)
@library_options
def serve(host: str, port: int, open_browser: bool, origins: tuple[str, ...], log_questions: bool) -> None:
    """Answer questions in a browser.

    Ctrl-C ends it. Only this machine can reach it unless --host says otherwise.
    """
    if log_questions:
        questions = logging.getLogger(QUESTIONS)
        questions.addHandler(logging.StreamHandler())
        questions.setLevel(logging.INFO)
    with opened_library() as library:
        wiring().serve(
            library, host=host, port=port, open_browser=open_browser, origins=origins, announce=_announce
        )


def serve_in_browser(
    library: Library,
    *,
    host: str,
    port: int,
    open_browser: bool,
    origins: Sequence[str],
    announce: Callable[[str], None],
) -> None:
    """Serve `library`; see `askreviews_app.serve`. No other command imports the application."""
    import askreviews_app  # noqa: PLC0415

    askreviews_app.serve(
        library, host=host, port=port, open_browser=open_browser, origins=origins, announce=announce
    )


def _announce(url: str) -> None:
    click.echo(f"askreviews answers at {url} (Ctrl-C ends it)")
