"""What takes long, one after the other."""

from __future__ import annotations

import threading

import pytest

from askreviews import AskReviewsError
from askreviews_app.jobs import Job, Jobs
from askreviews_app.rendering.jobs import job_box


def ended(jobs: Jobs) -> Job:
    """The last job, when it has ended."""
    for thread in threading.enumerate():
        if thread.name == jobs.job.title:
            thread.join(timeout=10)
    return jobs.job


def test_a_job_tells_how_far_it_is_and_how_it_ended():
    """Its steps are seen while it runs; at its end, what it said."""
    jobs, told, free = Jobs(), threading.Event(), threading.Event()

    def work(tell):
        tell("Counting moss", 2, 3)
        told.set()
        free.wait(timeout=10)
        return "Counted."

    assert jobs.start("Counting", work)
    told.wait(timeout=10)
    assert (jobs.job, jobs.busy) == (Job("Counting", "Counting moss", 2, 3), True)
    assert "Counting moss: 2 of 3" in job_box(jobs.job)
    assert not jobs.start("Another", work)
    free.set()
    assert ended(jobs) == Job("Counting", finished=True, said="Counted.")
    assert not jobs.busy


def test_a_job_that_fails_says_why():
    """The library's own sentence is kept, and shown as text."""
    jobs = Jobs()

    def work(tell):
        raise AskReviewsError("No <room> left.")

    jobs.start("Failing", work)
    assert ended(jobs).problem == "No <room> left."
    assert "Failing: No &lt;room&gt; left." in job_box(jobs.job)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_job_that_breaks_frees_the_place():
    """An error of ours ends the job all the same, and the next can begin."""
    jobs = Jobs()
    jobs.start("Breaking", lambda tell: [][0])
    assert "ended unexpectedly" in ended(jobs).problem
    assert jobs.start("Next", lambda tell: "Done.")
    assert ended(jobs).said == "Done."


def test_nothing_was_done_yet():
    """Before the first job, there is nothing to show."""
    assert Jobs().job is None
    assert job_box(None) == '<div class="job"></div>'


def test_an_end_is_told_once_and_where_the_job_was_begun():
    """A running job is seen from everywhere, how it ended only on its own page, and there once."""
    jobs, free = Jobs(), threading.Event()

    def work(tell):
        free.wait(timeout=10)
        return "Counted."

    jobs.start("Counting", work, "/moss")
    assert jobs.seen("/fern") == jobs.seen("/moss") == Job("Counting", place="/moss")
    free.set()
    ended(jobs)
    assert jobs.seen("/fern") is None
    assert jobs.seen("/moss").said == "Counted."
    assert jobs.seen("/moss") is None
