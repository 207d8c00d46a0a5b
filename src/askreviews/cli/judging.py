"""The command that asks its user: ``judge``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from askreviews.answers import MODES, Match, Mode
from askreviews.cli.printed_answers import print_match
from askreviews.cli.printing import console_for_people, counted
from askreviews.cli.wiring import library_options, opened_library

YES, NO, SKIP, QUIT = "y", "n", "s", "q"
ANSWERS = click.Choice([YES, NO, SKIP, QUIT])


@click.command()
@click.argument("question", nargs=-1, required=True)
@click.option(
    "-k",
    "--k",
    metavar="N",
    default=5,
    show_default=True,
    type=click.IntRange(1, 100),
    help="How many passages.",
)
@click.option("--mode", default="hybrid", show_default=True, type=click.Choice(MODES), help="As in ask.")
@library_options
def judge(question: tuple[str, ...], k: int, mode: Mode) -> None:
    """Say which passages answer QUESTION.

    They are shown one after the other; y and n are kept in the home, s skips a passage, q ends. What is kept
    is a benchmark of your own: `askreviews eval` measures it.
    """
    kept = 0
    with opened_library() as library:
        answer = library.ask(" ".join(question), k=k, mode=mode)
        for match, relevant in _judged(answer.matches):
            folder = library.judge(answer.question, match.document.id, match.passage.span, relevant=relevant)
            kept += 1
    click.echo(f"{counted(kept, 'judgment')} kept.")
    if kept:
        click.echo(f"To measure: askreviews eval {folder}")


def _judged(matches: Iterable[Match]) -> Iterator[tuple[Match, bool]]:
    """Each passage that the user judges, and how, until there are no more or the user ends it."""
    console = console_for_people()
    for match in matches:
        print_match(console, match)
        try:
            said = click.prompt("Does it answer? yes, no, skip, quit", type=ANSWERS)
        except click.Abort:  # the end of what was typed or piped
            click.echo()
            return
        if said == QUIT:
            return
        if said != SKIP:
            yield match, said == YES
