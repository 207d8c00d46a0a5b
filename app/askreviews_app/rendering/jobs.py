"""What is being done, as a page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from askreviews_app import phrases
from askreviews_app.rendering.markup import escape, isolated
from askreviews_app.rendering.shell import note

if TYPE_CHECKING:
    from askreviews_app.jobs import Job


def job_box(job: Job | None) -> str:
    """How far the job is, or how it ended; `jobs.js` asks for it again while it runs."""
    if job is None:
        return '<div class="job"></div>'
    if job.problem:
        return f'<div class="job">{note(f"{job.title}: {job.problem}")}</div>'
    if job.finished:
        return f'<div class="job"><p class="done" role="status">{isolated(job.said)}</p></div>'
    share = f' value="{job.done}" max="{job.total}"' if job.total else ""
    said = phrases.job_step(job.step, job.done, job.total)
    return (
        f'<div class="job" data-running><p>{escape(job.title)}</p>'
        f'<progress aria-label="{escape(job.title)}"{share}></progress>'
        f'<p class="facts" role="status">{escape(said)}</p></div>'
    )
