"""Reading the files of a benchmark: one JSON object a line, each checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from askreviews.errors import ReadingError
from askreviews.evaluation.benchmarks import Query

T = TypeVar("T")


class QueryRecord(msgspec.Struct, frozen=True, rename={"id": "_id"}):
    """A line of ``queries.jsonl``."""

    id: str
    text: str


class UnanswerableRecord(msgspec.Struct, frozen=True):
    """A line of ``unanswerable.jsonl``."""

    id: str
    text: str
    distance: str = ""
    split: str = ""


def lines(path: Path, kind: type[T]) -> list[T]:
    """The objects in the lines of the file at `path`; blank lines do not count.

    Raises:
        ReadingError: the file cannot be read, or a line is no object of this kind.

    """
    decoder = msgspec.json.Decoder(kind)
    found = []
    for number, line in enumerate(read_bytes(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ReadingError(path, f"line {number}: {error}", "Mend the line.") from error
    return found


def read_bytes(path: Path) -> bytes:
    """What the file at `path` holds; ReadingError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(path, error.strerror or str(error), "Check the benchmark's folder.") from error


def judged_queries(path: Path, splits: dict[str, str]) -> tuple[Query, ...]:
    """The questions in the file at `path` that are judged, each with its split ("" for none).

    A question without a judgment cannot be measured and is left out.

    Raises:
        ReadingError: a line is broken, two questions share an id, or no question is judged.

    """
    records = lines(path, QueryRecord)
    refuse_doubtful_ids(path, (record.id for record in records))
    queries = tuple(Query(r.id, r.text, split=splits[r.id]) for r in records if r.id in splits)
    if not queries:
        raise ReadingError(path, "none of its questions is judged", "Check that the ids agree.")
    return queries


def unanswerable(path: Path, answerable: Iterable[Query]) -> tuple[Query, ...]:
    """The questions in the file at `path`, whose ids none of the `answerable` has; none where no file is.

    Raises:
        ReadingError: a line is broken, or an id stands twice or has a blank.

    """
    found = lines(path, UnanswerableRecord) if path.exists() else []
    refuse_doubtful_ids(path, [*(query.id for query in answerable), *(record.id for record in found)])
    return tuple(Query(r.id, r.text, r.distance, r.split) for r in found)


def refuse_doubtful_ids(path: Path, ids: Iterable[str]) -> None:
    """Raise ReadingError for an id that stands twice or has a blank, at which TREC files divide."""
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise ReadingError(path, f"the id {name!r} stands twice", "Give each its own.")
        if name.split() != [name]:
            raise ReadingError(path, f"{name!r} cannot be an id", "Use one without blanks.")
        seen.add(name)
