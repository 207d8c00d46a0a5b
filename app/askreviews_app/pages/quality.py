"""The page that shows how well questions are answered, and measures it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from askreviews import evaluation
from askreviews.errors import ReadingError
from askreviews_app import phrases, texts
from askreviews_app.rendering.figures import QUALITY, quality

if TYPE_CHECKING:
    from askreviews import Library
    from askreviews.evaluation import Report
    from askreviews_app.jobs import Jobs, Told

FOLDER = "quality"
"""Where in the home the last report is kept."""
SEE_OTHER, BUSY = 303, 409


def router(library: Library, jobs: Jobs, *, may_change: bool) -> APIRouter:
    """The routes under ``/quality``."""
    routes = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @routes.get(QUALITY)
    def show() -> str:
        return _page(library, jobs, may_run=may_change)

    if may_change:

        @routes.post(f"{QUALITY}/run")
        def run() -> Response:
            if jobs.start(texts.MEASURING, lambda tell: _measured(library, tell), QUALITY):
                return RedirectResponse(QUALITY, SEE_OTHER)
            page = _page(library, jobs, may_run=False, problem=phrases.busy(texts.MEASURING))
            return HTMLResponse(page, status_code=BUSY)

    return routes


def _page(library: Library, jobs: Jobs, *, may_run: bool, problem: str = "") -> str:
    job, report = jobs.seen(QUALITY), _saved(library)
    counts = library.manifest.counts
    outdated = report and (report.documents, report.passages) != (counts.documents, counts.passages)
    may_run = may_run and not jobs.busy
    return quality(report, job, may_run=may_run, problem=problem or (texts.OUTDATED if outdated else ""))


def _saved(library: Library) -> Report | None:
    try:
        return evaluation.read_report(library.home / FOLDER)
    except ReadingError:
        return None


def _measured(library: Library, tell: Told) -> str:
    """Ask every question that ships, and keep what came of it in the home."""
    report = evaluation.evaluate(library, evaluation.read_benchmark(split="test"), progress=tell)
    evaluation.save(report, library.home / FOLDER)
    return phrases.questions_measured(len(report.queries) + len(report.unanswerable))
