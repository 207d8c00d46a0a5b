"""The measures by mode as a picture, each with its interval."""

from __future__ import annotations

import io

from matplotlib.figure import Figure

from askreviews.evaluation.reports import Report

# Okabe and Ito's colours, which people of every colour vision tell apart, and shapes for print in grey.
_MARKS = (("#0072B2", "o"), ("#D55E00", "s"), ("#009E73", "^"))
_DODGE = 0.22
_INCHES = (7.2, 4.4)


def drawn(report: Report) -> bytes:
    """A PNG: a row for each measure, a point with its 95 % interval for each mode."""
    names = list(report.first.measures)
    figure = Figure(figsize=_INCHES, layout="constrained")
    axes = figure.subplots()
    for number, mode in enumerate(report.modes):
        colour, shape = _MARKS[number % len(_MARKS)]
        found = [mode.measures[name] for name in names]
        axes.errorbar(
            [e.value for e in found],
            [row + (number - (len(report.modes) - 1) / 2) * _DODGE for row in range(len(names))],
            xerr=[[e.value - e.low for e in found], [e.high - e.value for e in found]],
            fmt=shape,
            color=colour,
            capsize=2,
            markersize=5,
            label=mode.mode,
        )
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.grid(axis="x", alpha=0.3)
    axes.set_title(f"{report.benchmark}: {len(report.queries)} questions, 95 % intervals", fontsize="medium")
    axes.legend(loc="lower left")
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=144)
    return picture.getvalue()
