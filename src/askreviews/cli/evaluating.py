"""The command that measures: ``eval``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from askreviews.answers import MODES, Mode
from askreviews.cli.printed_reports import print_change, print_report, print_shortfalls
from askreviews.cli.printing import console_for_people
from askreviews.cli.progress import Progress, showing_progress
from askreviews.cli.wiring import HOME, library_of, library_options
from askreviews.home import user_cache

if TYPE_CHECKING:
    from askreviews.evaluation import Benchmark, Report
    from askreviews.evaluation.benchmarks import Split
    from askreviews.library import Library

_FOLDER = click.Path(file_okay=False, path_type=Path)


def _modes(context: click.Context, parameter: click.Parameter, value: str) -> tuple[Mode, ...]:
    """The modes named with commas between, each once, in that order."""
    choice = click.Choice(MODES)
    return tuple(choice.convert(name.strip(), parameter, context) for name in value.split(","))


@click.command("eval")
@click.argument("benchmark", required=False, type=_FOLDER)
@click.option(
    "--modes",
    metavar="MODES",
    callback=_modes,
    default=",".join(MODES),
    show_default=True,
    help="The modes to measure; the others are compared with the first.",
)
@click.option("--split", type=click.Choice(["dev", "test"]), help="Only the questions of this split.")
@click.option(
    "--out", metavar="DIR", type=_FOLDER, help="Save figures, rankings, a picture and the failures."
)
@click.option(
    "--fail-under",
    "least",
    metavar="MEASURE=N",
    multiple=True,
    help="Exit with 1 when the first mode is below this, as in MRR@10=0.70; may be given more than once.",
)
@click.option(
    "--compare",
    "saved",
    metavar="A B",
    nargs=2,
    type=_FOLDER,
    help="Measure nothing; name the questions that got better or worse from the run saved in A to that in B.",
)
@library_options
def evaluate(
    benchmark: Path | None,
    modes: tuple[Mode, ...],
    split: Split | None,
    out: Path | None,
    least: tuple[str, ...],
    saved: tuple[Path, Path] | None,
) -> None:
    """Measure how well questions are answered.

    BENCHMARK is a folder of questions with judgments: documents/, queries.jsonl and answers.jsonl (characters
    of files), or BEIR's corpus.jsonl, queries.jsonl and qrels/. Its documents are indexed once, in the user's
    cache. Without it, the questions that ship are asked of the library; what they find with --split dev is
    too good to be expected of others, since the search was tuned on that half.
    """
    from askreviews import evaluation  # noqa: PLC0415 - numpy and the measures: help is shown without

    console = console_for_people()
    if saved and (benchmark or least or out):
        raise click.UsageError("--compare takes two saved runs and measures nothing: use it alone.")
    if saved:
        print_change(console, evaluation.compare(*saved))
        return
    bounds = [evaluation.parse_bound(text) for text in least]
    report = _measured(evaluation.read_benchmark(benchmark, split=split), modes)
    if out:  # first: a reader of the table may go away
        evaluation.save(report, out)
    print_report(console, report)
    if benchmark is None and split != "test":
        console.print("The search was tuned on the dev half of these: --split test is what to expect.")
    if out:
        click.echo(f"Saved in {out}.")
    if missed := evaluation.shortfalls(report.first, bounds):
        print_shortfalls(missed)
        click.get_current_context().exit(1)


def _measured(benchmark: Benchmark, modes: Sequence[Mode]) -> Report:
    from askreviews import evaluation  # noqa: PLC0415

    home: Path | None = click.get_current_context().meta[HOME]
    if benchmark.documents:
        cache = user_cache() / "benchmarks"
        home = evaluation.made_home(benchmark, cache)
    with _opened(home) as (library, progress):
        return evaluation.evaluate(library, benchmark, modes, progress=progress)


@contextmanager
def _opened(home: Path | None) -> Iterator[tuple[Library, Progress]]:
    """The library in `home`, and what shows progress, of building its index as of what follows."""
    with showing_progress() as progress, closing(library_of(home, progress)) as library:
        yield library, progress
