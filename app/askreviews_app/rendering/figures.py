"""How well the benchmark's questions are answered: figures, plots, and the questions that fail."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from askreviews_app import phrases, texts
from askreviews_app.rendering.jobs import job_box
from askreviews_app.rendering.markup import escape, isolated
from askreviews_app.rendering.shell import note, page

if TYPE_CHECKING:
    from askreviews.evaluation import ModeReport, Report
    from askreviews.evaluation.collections import Shown
    from askreviews.evaluation.reports import Miss
    from askreviews.evaluation.resampling import Estimate
    from askreviews_app.jobs import Job

QUALITY = "/quality"
WORST = 15
"""How many of the questions that fail are shown."""
_WIDTH, _BAR = 200, 9


def quality(report: Report | None, job: Job | None, *, may_run: bool, problem: str = "") -> str:
    """The page of what was measured; `may_run` is whether a reader may measure anew."""
    button = (
        f'<form method="post" action="{QUALITY}/run"><button class="main" type="submit">'
        f"{escape(texts.MEASURE if report is None else texts.MEASURE_AGAIN)}</button></form>"
        if may_run
        else ""
    )
    shown = f"<p>{escape(texts.NOT_MEASURED)}</p>" if report is None else _report(report)
    body = (
        f'<h1 class="title">{escape(texts.QUALITY_TITLE)}</h1>'
        f'<p class="lead">{escape(texts.QUALITY_TEXT)}</p>'
        f"{job_box(job)}{note(problem) if problem else ''}{button}{shown}"
    )
    return page(QUALITY, texts.QUALITY_TITLE, body, sheets=("figures.css",), modules=("jobs.js",))


def _report(report: Report) -> str:
    sizes = phrases.measured(
        report.documents, report.passages, len(report.queries), len(report.unanswerable), report.model
    )
    worst = "".join(_miss(miss) for miss in report.misses[:WORST])
    return (
        f'<p class="facts">{escape(sizes)}</p>{_measures(report)}{_verdicts(report)}{_kinds(report)}'
        f"<h2>{escape(texts.WORST)}</h2><ol class='worst'>{worst}</ol>"
    )


def _measures(report: Report) -> str:
    names = list(report.first.measures)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{_bar(mode.measures[name])}</td>" for mode in report.modes)
        + "</tr>"
        for name in names
    )
    return _table(texts.MEASURES_TITLE, report.modes, rows + _latency(report))


def _latency(report: Report) -> str:
    cells = "".join(
        f"<td>{escape(phrases.latency(mode.latency.p50, mode.latency.p95))}</td>" for mode in report.modes
    )
    return f'<tr><th scope="row">{escape(texts.LATENCY)}</th>{cells}</tr>'


def _verdicts(report: Report) -> str:
    kinds = list(report.first.verdicts.auroc)
    rows = _row(texts.MISSED, [mode.verdicts.missed for mode in report.modes])
    for kind in kinds:
        rows += _row(phrases.auroc(kind), [mode.verdicts.auroc[kind] for mode in report.modes])
        rows += _row(phrases.wrong(kind), [mode.verdicts.wrong[kind] for mode in report.modes])
    errors = [mode.verdicts.calibration_error for mode in report.modes]
    cells = "".join(f"<td>{'' if error is None else f'{error:.3f}'}</td>" for error in errors)
    rows += f'<tr><th scope="row">{escape(texts.CALIBRATION)}</th>{cells}</tr>'
    return _table(texts.VERDICTS_TITLE, report.modes, rows)


def _row(label: str, estimates: list[Estimate]) -> str:
    cells = "".join(f"<td>{_bar(estimate)}</td>" for estimate in estimates)
    return f'<tr><th scope="row">{escape(label)}</th>{cells}</tr>'


def _table(title: str, modes: tuple[ModeReport, ...], rows: str) -> str:
    heads = "".join(f'<th scope="col">{escape(texts.MODES[mode.mode])}</th>' for mode in modes)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(title)}"><table class="figures">'
        f"<caption>{escape(title)}</caption><thead><tr><td></td>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _bar(found: Estimate) -> str:
    """The figure with its interval, and both once more as a bar."""
    value, low, high = (round(number * _WIDTH, 1) for number in (found.value, found.low, found.high))
    middle = _BAR / 2
    return (
        f'<span class="figure">{found.value:.3f}</span> '
        f'<span class="interval">{found.low:.3f}–{found.high:.3f}</span>'
        f'<svg class="plot" viewBox="0 0 {_WIDTH} {_BAR}" aria-hidden="true">'
        f'<rect class="all" width="{_WIDTH}" height="{_BAR}"/>'
        f'<rect class="value" width="{value}" height="{_BAR}"/>'
        f'<path class="whisker" d="M{low} {middle}H{high}"/></svg>'
    )


def _kinds(report: Report) -> str:
    kinds = report.by_kind()
    if not kinds:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(kind)}</th><td>{len(values)}</td><td>{fmean(values):.3f}</td></tr>'
        for kind, values in kinds.items()
    )
    return (
        f'<table class="figures"><caption>{escape(texts.KINDS_TITLE)}</caption><thead><tr>'
        f'<th scope="col">{escape(texts.KIND)}</th><th scope="col">{escape(texts.QUESTIONS)}</th>'
        f'<th scope="col">MRR@10</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _miss(miss: Miss) -> str:
    rank = phrases.rank_of_answer(miss.rank)
    return (
        f"<li class='stop'><details><summary><b>{isolated(miss.query.text)}</b> {escape(rank)}</summary>"
        f"<h3>{escape(texts.CAME_FIRST)}</h3>{_shown(miss.first)}"
        f"<h3>{escape(texts.SHOULD_HAVE)}</h3>{_shown(miss.wanted)}</details></li>"
    )


def _shown(shown: Shown | None) -> str:
    if shown is None:
        return f"<p>{escape(texts.NONE)}</p>"
    place = " › ".join((shown.title, *shown.section))
    return f'<p class="facts">{isolated(place)}</p><blockquote>{escape(shown.text)}</blockquote>'
