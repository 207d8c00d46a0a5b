"""Changing the files of a home: by one process at a time, and undone when what follows from it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from askreviews.errors import IndexBusy, WritingError

LOCK = "changing.lock"


@dataclass(frozen=True, slots=True)
class Change:
    """What files are to hold; None for one that goes."""

    files: Mapping[Path, bytes | None]

    @contextmanager
    def made(self) -> Iterator[None]:
        """Make the change for the block; should the block fail, every file is put back as it was.

        Raises:
            WritingError: a file cannot be written.

        """
        before = {path: path.read_bytes() if path.is_file() else None for path in self.files}
        with ExitStack() as undo:
            undo.callback(_store, before)
            _store(self.files)
            yield
            undo.pop_all()


class Turn:
    """The right to change what is in a folder, which one process has at a time. Not shared by threads."""

    def __init__(self, folder: Path, *, patience: float) -> None:
        self._folder = folder
        self._patience = patience
        self._lock = FileLock(folder / LOCK)

    @contextmanager
    def taken(self, waiting: Callable[[bool], None]) -> Iterator[None]:
        """Have the turn for the block; it can be taken again inside. The system ends a dead process's turn.

        `waiting` is called with True when another process has it, and with False when that one is done.

        Raises:
            IndexBusy: another process still has it after `patience` seconds.
            WritingError: the folder cannot be written.

        """
        with written(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                waiting(True)
                self._wait()
                waiting(False)
        try:
            yield
        finally:
            self._lock.release()

    def _wait(self) -> None:
        try:
            self._lock.acquire(timeout=self._patience)
        except Timeout:
            raise IndexBusy(
                self._folder,
                "another process is changing this index",
                "Wait until it is done, then try again",
            ) from None


@contextmanager
def written(path: Path) -> Iterator[None]:
    """Turn a failure to write at `path` into a WritingError that says what the system says."""
    try:
        yield
    except OSError as error:
        place = Path(error.filename) if isinstance(error.filename, str) else path
        raise WritingError(place, error.strerror or str(error)) from error


def _store(files: Mapping[Path, bytes | None]) -> None:
    for path, content in files.items():
        with written(path):
            if content is None:
                with suppress(FileNotFoundError, NotADirectoryError):
                    path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                draft = path.with_name(f".{path.name}.part")
                draft.write_bytes(content)
                draft.replace(path)
