"""What every command shares: the options that say which library, and opening it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

import click
from click.core import ParameterSource

from askreviews.cli.progress import Progress, showing_progress
from askreviews.home import find_home

if TYPE_CHECKING:
    from askreviews.library import Library

P = ParamSpec("P")
R = TypeVar("R")

HOME = "askreviews.home"
MODEL = "askreviews.model"
RERANKER = "askreviews.reranker"
DEVICE = "askreviews.device"


class OpenLibrary(Protocol):
    """Opens a library, as `askreviews.open` does."""

    def __call__(
        self,
        home: Path | None = None,
        *,
        model: str | None = None,
        reranker: str | None = None,
        device: str | None = None,
        progress: Progress | None = None,
        ready: bool = True,
    ) -> Library:
        """Open the library in `home`; with `ready`, build its index when that is missing or outdated."""
        ...


class Serve(Protocol):
    """Serves a library in the browser until it is interrupted, as `askreviews_app.serve` does."""

    def __call__(
        self,
        library: Library,
        *,
        host: str,
        port: int,
        open_browser: bool,
        origins: Sequence[str],
        announce: Callable[[str], None],
    ) -> None:
        """Serve until interrupted; `announce` gets the address."""
        ...


@dataclass(frozen=True, slots=True)
class Wiring:
    """The two doors from the command line to the rest of the product; a test puts its own there."""

    open_library: OpenLibrary
    serve: Serve


def library_options(command: Callable[P, R]) -> Callable[P, R]:
    """Add ``--home``, ``--model``, ``--reranker``, ``--device`` and ``-v``, before a command and after it."""
    home = click.option(
        "--home",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="ASKREVIEWS_HOME",
        show_envvar=True,
        expose_value=False,
        callback=_remember(HOME),
        help="The folder that holds corpus/ and index/.",
    )
    model = click.option(
        "--model",
        metavar="NAME",
        envvar="ASKREVIEWS_MODEL",
        show_envvar=True,
        expose_value=False,
        callback=_remember(MODEL),
        help="The embedding model: a sentence-transformers name or folder.",
    )
    reranker = click.option(
        "--reranker",
        metavar="NAME",
        envvar="ASKREVIEWS_RERANKER",
        show_envvar=True,
        expose_value=False,
        callback=_remember(RERANKER),
        help="A cross-encoder that looks at the first passages again: a name or folder; none ships.",
    )
    device = click.option(
        "--device",
        metavar="NAME",
        envvar="ASKREVIEWS_DEVICE",
        show_envvar=True,
        expose_value=False,
        callback=_remember(DEVICE),
        help="Where many texts are embedded: cpu, cuda, cuda:1, mps; by itself, a GPU when there is one.",
    )
    verbose = click.option(
        "-v",
        "--verbose",
        count=True,
        expose_value=False,
        callback=_log,
        help="Say on standard error what is being done; twice: in detail.",
    )
    return home(model(reranker(device(verbose(command)))))


@contextmanager
def opened_library(*, ready: bool = True) -> Iterator[Library]:
    """The library that the options name, closed at the end; progress goes to standard error.

    Unless `ready`, its index is left as it is, even where it is damaged.
    """
    context = click.get_current_context()
    home: Path | None = context.meta[HOME]
    was_there = _is_library(find_home(home))
    with showing_progress() as progress, closing(library_of(home, progress, ready=ready)) as library:
        if not was_there and _is_library(library.home):
            # A home's name that was mistyped shows here, rather than in documents that are missing.
            click.echo(f"Made a new library in {library.home}, with the digests that ship.", err=True)
        yield library


def library_of(home: Path | None, progress: Progress, *, ready: bool = True) -> Library:
    """The library in `home`, opened as the options say, whichever home they name."""
    meta = click.get_current_context().meta
    return wiring().open_library(
        home,
        model=meta[MODEL],
        reranker=meta[RERANKER],
        device=meta[DEVICE],
        progress=progress,
        ready=ready,
    )


def _is_library(home: Path) -> bool:
    return (home / "corpus").is_dir() or (home / "index").is_dir()


def wiring() -> Wiring:
    """The doors that the running command was given."""
    found = click.get_current_context().find_object(Wiring)
    if found is None:
        raise LookupError("The commands need a Wiring as their context's object.")
    return found


def _remember(key: str) -> Callable[[click.Context, click.Parameter, object], None]:
    def remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
        # The option stands twice, on the program and on its command: what was typed wins over the
        # environment, and what was typed last wins over what was typed first.
        typed = context.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE
        if typed or key not in context.meta:
            context.meta[key] = value

    return remember


def _log(_context: click.Context, _parameter: click.Parameter, count: int) -> None:
    if count:
        logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
        for name in ("askreviews", "askreviews_app"):
            logging.getLogger(name).setLevel(logging.INFO if count == 1 else logging.DEBUG)
