"""What takes long: done in a thread of its own, one after the other, and told of while it goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from askreviews import AskReviewsError

Told = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""
Work = Callable[[Told], str]
"""Does it, and returns a sentence that says what was done."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is being done, or was done last; `said` is its end, `problem` why it failed.

    `place` is the page that it was begun from.
    """

    title: str
    step: str = ""
    done: int = 0
    total: int = 0
    finished: bool = False
    said: str = ""
    problem: str = ""
    place: str = ""


class Jobs:
    """Runs one job at a time; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._job: Job | None = None

    @property
    def job(self) -> Job | None:
        """The job that runs or ran last; None when there was none yet."""
        return self._job

    @property
    def busy(self) -> bool:
        """Whether a job runs."""
        return self._job is not None and not self._job.finished

    def seen(self, place: str) -> Job | None:
        """What the page `place` shows: the job that runs, or, once, how the last one from there ended."""
        with self._lock:
            job = self._job
            if job is None or not job.finished:
                return job
            if job.place != place:
                return None
            self._job = None
            return job

    def start(self, title: str, work: Work, place: str = "") -> bool:
        """Begin `work` unless another runs; returns whether it was begun."""
        with self._lock:
            if self.busy:
                return False
            self._job = Job(title, place=place)
        threading.Thread(target=self._run, args=(self._job, work), name=title, daemon=True).start()
        return True

    def _run(self, job: Job, work: Work) -> None:
        def tell(step: str, done: int, total: int) -> None:
            self._job = replace(job, step=step, done=done, total=total)

        ended = replace(job, finished=True, problem="It ended unexpectedly; the server's log says why.")
        try:
            ended = replace(job, finished=True, said=work(tell))
        except AskReviewsError as error:
            ended = replace(job, finished=True, problem=str(error))
        finally:
            self._job = ended
