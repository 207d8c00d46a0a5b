"""The corpus's own layout: ``questions.jsonl``, judged by reference numbers.

``corpus/benchmark/README.md`` describes it. It has no documents: any library can be asked.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from askreviews.errors import ReadingError
from askreviews.evaluation.benchmarks import Benchmark, CitedJudgment, Query
from askreviews.evaluation.layouts import records


class PlaceRecord(msgspec.Struct, frozen=True):
    """One of the places that answer a question."""

    document: str
    references: tuple[int, ...] = ()
    hint: tuple[str, ...] = ()


class QuestionRecord(msgspec.Struct, frozen=True):
    """A line of ``questions.jsonl``."""

    id: str
    text: str
    answers: tuple[PlaceRecord, ...]
    form: str = ""
    split: str = ""


def read(folder: Path) -> Benchmark:
    """The benchmark in `folder`; raises ReadingError when a file breaks the layout's rules."""
    questions = records.lines(folder / "questions.jsonl", QuestionRecord)
    if not questions:
        raise ReadingError(folder / "questions.jsonl", "it holds no question", "Write one a line.")
    records.refuse_doubtful_ids(folder / "questions.jsonl", (q.id for q in questions))
    return Benchmark(
        name=folder.resolve().name,
        unit="passage",
        queries=tuple(Query(q.id, q.text, q.form, q.split) for q in questions),
        judgments=tuple(
            CitedJudgment(q.id, place.document, place.references, place.hint)
            for q in questions
            for place in q.answers
        ),
    )
