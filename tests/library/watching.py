"""What the tests of the library share: an encoder that is watched, and looks at a home."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import askreviews
from askreviews.library import Library
from askreviews.testing import FakeEncoder

QUESTIONS = (
    "What does kelp do to blood pressure?",
    "iodine",
    "Where do forests grow?",
    "aspirin for the heart",
)


class WatchedEncoder(FakeEncoder):
    """Notes the texts that it is given, and lets a test step in before it begins."""

    def __init__(self, step_in: Callable[[], object] = list) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.step_in = step_in

    def encode(self, texts: Sequence[str], **settings):
        """See `Encoder.encode`."""
        self.step_in()
        self.texts += texts
        return super().encode(texts, **settings)

    def embed(self, texts: Sequence[str], **settings):
        """See `Encoder.embed`."""
        self.step_in()
        self.texts += texts
        return super().embed(texts, **settings)


class Pause:
    """Where a build stops until it is let go on."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self) -> None:
        self.begun.set()
        self.go_on.wait()


def named(library: Library) -> list[tuple[str, str]]:
    return [(document.id, document.kind) for document in library.documents]


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_time(answer: askreviews.Answer) -> askreviews.Answer:
    return replace(answer, elapsed_ms=0)


def failing_with(failure: type[BaseException]) -> Callable[[], None]:
    def fail() -> None:
        raise failure

    return fail


def damage(home: Path) -> Path:
    """Flip a bit in a file of the index, and return its path."""
    (path,) = (home / "index" / "builds").glob("*/passages.jsonl")
    content = path.read_bytes()
    path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    return path
