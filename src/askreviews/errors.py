"""Every error that askreviews raises on purpose.

AskReviewsError
├── ReadingError            a file cannot be read as a review
├── QuestionError           a question cannot be asked
├── UnknownName             a document, section or reference number that is not there
├── ModelError              an embedding model is missing, damaged or not the one expected
├── IndexError_
│   ├── IndexMissing        nothing has been built yet
│   ├── IndexOutdated       built by another version or from other texts
│   ├── IndexOfAnotherModel built with another embedding model than it is asked with
│   ├── IndexDamaged        a file of the index does not hold what was written
│   └── IndexBusy           another process is changing it
└── WritingError            a file of the library cannot be written

A message says what is wrong, where, and what to do next.
"""

from __future__ import annotations

from pathlib import Path


class AskReviewsError(Exception):
    """The root of the tree: catch this to catch them all."""


class ReadingError(AskReviewsError):
    """A file cannot be read as a review."""

    def __init__(self, path: Path, reason: str, advice: str) -> None:
        super().__init__(f"{path}: {reason}. {advice}")
        self.path = path
        self.reason = reason
        self.advice = advice


class QuestionError(AskReviewsError):
    """A question is empty, too long, or holds nothing that can be searched for."""

    def in_place(self, number: int, count: int) -> QuestionError:
        """The same of a question among `count` that are asked together, counted from 1."""
        return QuestionError(f"Question {number} of {count}: {self}" if count > 1 else str(self))


class UnknownName(AskReviewsError):
    """A document, section or reference number was named that the library does not hold."""


class ModelError(AskReviewsError):
    """An embedding model is missing, damaged, or not the one that was expected."""


class IndexError_(AskReviewsError):  # noqa: N801 - the built-in owns the plain name
    """Something about the index on disk; the message names the file or folder."""

    def __init__(self, path: Path, reason: str, advice: str) -> None:
        super().__init__(f"{path}: {reason}. {advice}")
        self.path = path
        self.reason = reason
        self.advice = advice


class IndexMissing(IndexError_):
    """No index has been built in this folder."""


class IndexOutdated(IndexError_):
    """The index was built by another version or from other texts."""


class IndexOfAnotherModel(IndexError_):
    """The index was built with another embedding model: it is never built anew unasked."""


class IndexDamaged(IndexError_):
    """A file of the index does not hold what was written when it was built."""


class IndexBusy(IndexError_):
    """Another process is changing the index, and was waited for in vain."""


class WritingError(AskReviewsError):
    """A file or folder of the library cannot be written; `reason` is what the system says."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: cannot be written ({reason}). Mend that, or name another folder with --home."
        )
        self.path = path
        self.reason = reason
