"""What readers judged: which passages answer which questions, kept in a home, one line a judgment."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from filelock import FileLock

from askreviews.changes import written

FOLDER = "judgments"
FILE = "judgments.jsonl"


class JudgmentRecord(msgspec.Struct, frozen=True):
    """A line of the file: whether `text`, word for word from a document, answers `question`.

    `start` is where the text began in the document when it was judged. The words themselves are kept, so a
    judgment holds however the document is cut later, and for as long as it says them.
    """

    question: str
    document: str
    start: int
    text: str
    relevant: bool


def keep(home: Path, record: JudgmentRecord) -> Path:
    """Append `record` to the judgments of `home` and return their folder, which `askreviews eval` measures.

    Several processes may do so at once. A line that a crash left unfinished stays by itself.

    Raises:
        WritingError: the home cannot be written.

    """
    folder = home / FOLDER
    with written(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "writing.lock"), (folder / FILE).open("a+b") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                unfinished = file.read(1) != b"\n"
            else:
                unfinished = False
            file.write((b"\n" if unfinished else b"") + msgspec.json.encode(record) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    return folder
