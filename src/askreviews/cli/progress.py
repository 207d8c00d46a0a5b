"""How far a long job has come, on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are: 0 where nothing is counted."""


@contextmanager
def showing_progress(console: Console | None = None) -> Iterator[Progress]:
    """A callback that shows progress on `console`, by default standard error; nothing until it is called."""
    console = console or Console(stderr=True, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        yield _Lines(console)
        return
    bars = _Bars(console)
    try:
        yield bars
    finally:
        bars.stop()


class _Lines:
    """One line when a job begins and one when it is done."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._begun: set[str] = set()

    def __call__(self, what: str, done: int, total: int) -> None:
        if not total:
            self._console.print(what, soft_wrap=True)
            return
        if what not in self._begun:
            self._begun.add(what)
            self._console.print(f"{what} ...", soft_wrap=True)
        if done >= total:
            self._begun.discard(what)
            self._console.print(f"{what}: {done} of {total}", soft_wrap=True)


class _Bars:
    """A bar for each job, on the screen only while one is under way."""

    def __init__(self, console: Console) -> None:
        self._bars = Bars(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        if not total:
            self._bars.console.print(what, soft_wrap=True)
            return
        self._bars.start()
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=total)
        self._bars.update(self._tasks[what], completed=done, total=total)
        if self._bars.finished:
            self.stop()

    def stop(self) -> None:
        """Take the bars off the screen and give the cursor back."""
        self._bars.stop()
        for task in self._tasks.values():
            self._bars.remove_task(task)
        self._tasks.clear()
