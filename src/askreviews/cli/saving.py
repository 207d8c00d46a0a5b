"""The option that saves cited papers for a reference manager."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from askreviews.cli.printing import counted
from askreviews.documents import Document
from askreviews.export.bibliography import SUFFIXES, bibliography
from askreviews.papers import Paper, worded

P = ParamSpec("P")
R = TypeVar("R")


def export_option(help: str) -> Callable[[Callable[P, R]], Callable[P, R]]:  # noqa: A002 - click's word
    """``--export FILE``; the ending of the file's name says which format."""
    return click.option(
        "--export",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        callback=_with_known_ending,
        help=help,
    )


def save_papers(papers: Sequence[Paper], path: Path, reviews: Sequence[Document] = ()) -> None:
    """Write the `reviews` and those of the `papers` of which a list has words to the file at `path`.

    Says how many; raises OSError when it cannot be written.
    """
    said = worded(papers)
    # Excel takes a CSV file for UTF-8 by the mark at its beginning alone.
    encoding = "utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8"
    text = bibliography(said, SUFFIXES[path.suffix.lower()], reviews=reviews)
    path.write_text(text, encoding=encoding, newline="")
    left_out = len(papers) - len(said)
    more = f" Left out: {counted(left_out, 'number')} for which no list has words." if left_out else ""
    quoted = f"{counted(len(reviews), 'review')} and " if reviews else ""
    click.echo(f"Saved {quoted}{counted(len(said), 'paper')} in {path}.{more}", err=True)


def _with_known_ending(
    _context: click.Context, _parameter: click.Parameter, path: Path | None
) -> Path | None:
    """Refuse a name that tells no format, or a folder that is not there, before anything is searched for."""
    if path is not None and path.suffix.lower() not in SUFFIXES:
        raise click.BadParameter(f"{path.name!r} should end in {', '.join(SUFFIXES)}.")
    if path is not None and not path.absolute().parent.is_dir():
        raise click.BadParameter(f"there is no folder {str(path.parent)!r}.")
    return path
