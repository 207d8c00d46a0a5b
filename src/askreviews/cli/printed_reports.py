"""What an evaluation found, for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from askreviews.cli.printing import as_written, counted, print_indented

if TYPE_CHECKING:
    from askreviews.evaluation import Change, Comparison, ModeReport, Report, Shortfall
    from askreviews.evaluation.comparing import Shift
    from askreviews.evaluation.resampling import Difference, Estimate

MOST_SHIFTS = 20
"""How many questions are named that got better, and how many that got worse."""
_NAMED = 5
_CLEAR = 0.05


def print_report(console: Console, report: Report) -> None:
    """Print what was measured, a column for each mode, and what could not be."""
    splits = f" ({', '.join(report.splits)})" if report.splits else ""
    sizes = (
        counted(report.documents, "document"),
        counted(report.passages, "passage"),
        counted(len(report.queries), "question"),
    )
    console.print(f"{report.benchmark}{splits}: {', '.join(sizes)}; model {report.model}", style="bold")
    _print_failures(console, report)
    console.print(_measures(report))
    for comparison in report.comparisons:
        _print_comparison(console, comparison)
    _print_kinds(console, report)


def print_change(console: Console, change: Change) -> None:
    """Print what became of each mode and which questions moved."""
    alone = f"; {change.unmatched} in one run alone" if change.unmatched else ""
    console.print(f"{counted(change.questions, 'question')} compared{alone}", style="bold")
    for mode in change.modes:
        console.print(f"\nmode {mode.mode}", style="bold")
        _print_comparison(console, mode.comparison)
        _print_shifts(console, "better", mode.better)
        _print_shifts(console, "worse", mode.worse)


def print_shortfalls(shortfalls: Iterable[Shortfall]) -> None:
    """Say on standard error what is too low."""
    for shortfall in shortfalls:
        measure, least = shortfall.bound.measure, shortfall.bound.least
        click.echo(f"Error: {measure} is {shortfall.value:.4f}, below the {least:g} asked for.", err=True)


def _measures(report: Report) -> Table:
    """A row for each measure, each value with its 95 % interval."""
    table = Table("", *(mode.mode for mode in report.modes), box=None, pad_edge=False, header_style="bold")
    for name in report.first.measures:
        table.add_row(name, *(_estimated(mode.measures[name]) for mode in report.modes))
    for kind in report.first.verdicts.auroc:
        table.add_row(f"AUROC {kind}", *(_estimated(m.verdicts.auroc[kind]) for m in report.modes))
    for kind in report.first.verdicts.wrong:
        table.add_row(f"false answers {kind}", *(_estimated(m.verdicts.wrong[kind]) for m in report.modes))
    table.add_row("missed answers", *(_estimated(mode.verdicts.missed) for mode in report.modes))
    if report.unanswerable:
        table.add_row("calibration error", *(_calibration(mode) for mode in report.modes))
    table.add_row("ms, half within", *(f"{mode.latency.p50:.1f}" for mode in report.modes))
    table.add_row("ms, 95 % within", *(f"{mode.latency.p95:.1f}" for mode in report.modes))
    return table


def _print_kinds(console: Console, report: Report) -> None:
    kinds = report.by_kind()
    if not kinds:
        return
    shown = ("MRR@10", "success@1", "success@3", "success@10")
    table = Table("", "questions", *shown, box=None, pad_edge=False, header_style="bold")
    scores = {measure: report.by_kind(measure) for measure in shown}
    for kind, own in kinds.items():
        table.add_row(kind, str(len(own)), *(f"{fmean(scores[m][kind]):.3f}" for m in shown))
    console.print(f"\nby kind, mode {report.first.mode}", style="bold")
    console.print(table)


def _print_failures(console: Console, report: Report) -> None:
    """Name what went wrong before anything could be found; all of it counts as not found."""
    for noun, ids in (
        ("that could not be asked", report.refused),
        ("whose answer is in no passage", report.lost),
    ):
        if ids:
            line = f"{counted(len(ids), 'question')} {noun}: {_some(ids)}"
            print_indented(console, as_written(line, style="yellow"), 2)
    if report.unread:
        line = f"{counted(len(report.unread), 'document')} not read: {_some(report.unread)}"
        print_indented(console, as_written(line, style="yellow"), 2)


def _print_comparison(console: Console, comparison: Comparison) -> None:
    """Each measure's difference with its interval and the p of a paired randomisation test."""
    console.print(f"\n{comparison.other} against {comparison.one}", style="bold")
    table = Table("", "difference", "p", box=None, pad_edge=False, header_style="bold")
    for measure, difference in comparison.differences.items():
        style = "bold" if difference.p < _CLEAR else ""
        table.add_row(measure, _differing(difference), f"{difference.p:.4f}", style=style)
    console.print(table)


def _print_shifts(console: Console, how: str, shifts: Sequence[Shift]) -> None:
    console.print(f"\n{counted(len(shifts), 'question')} got {how}", style="bold")
    for shift in shifts[:MOST_SHIFTS]:
        line = f"{shift.before:.2f} → {shift.after:.2f}  {shift.id}: {shift.text}"
        print_indented(console, as_written(line), 2)
    if len(shifts) > MOST_SHIFTS:
        print_indented(console, as_written(f"and {len(shifts) - MOST_SHIFTS} more"), 2)


def _estimated(estimate: Estimate) -> str:
    """``0.893 (.846–.935)``: so short that three modes fit in 80 columns."""
    low, high = (f"{bound:.3f}".removeprefix("0") for bound in (estimate.low, estimate.high))
    return f"{estimate.value:.3f} ({low}–{high})"


def _differing(difference: Difference) -> str:
    return f"{difference.value:+.3f} ({difference.low:+.3f} to {difference.high:+.3f})"


def _calibration(mode: ModeReport) -> str:
    error = mode.verdicts.calibration_error
    return "" if error is None else f"{error:.3f}"


def _some(names: Sequence[str]) -> str:
    rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + rest
