"""Span judgments: ``documents/``, ``queries.jsonl`` and ``answers.jsonl``.

An answer names a document by its file's name without the ending, and characters of that file.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from askreviews.errors import ReadingError
from askreviews.evaluation.benchmarks import Benchmark, BenchmarkDocument, SpanJudgment
from askreviews.evaluation.layouts import records


class AnswerRecord(msgspec.Struct, frozen=True):
    """A line of ``answers.jsonl``; the answer's own text, which may stand there too, is not needed."""

    query: str
    document: str
    start: int
    end: int


def read(folder: Path) -> Benchmark:
    """The benchmark in `folder`; raises ReadingError when a file breaks the layout's rules."""
    paths = sorted(p for p in (folder / "documents").iterdir() if not p.name.startswith("."))
    records.refuse_doubtful_ids(folder / "documents", (path.stem for path in paths))
    answers_path = folder / "answers.jsonl"
    answers = records.lines(answers_path, AnswerRecord)
    known = {path.stem for path in paths}
    for answer in answers:
        if answer.document not in known:
            reason = f"the answer to {answer.query!r} names {answer.document!r}, which is no document there"
            raise ReadingError(answers_path, reason, "Add the document or take the answer out.")
    queries = records.judged_queries(folder / "queries.jsonl", {answer.query: "" for answer in answers})
    ids = {query.id for query in queries}
    return Benchmark(
        name=folder.resolve().name,
        unit="passage",
        queries=queries,
        judgments=tuple(SpanJudgment(a.query, a.document, a.start, a.end) for a in answers if a.query in ids),
        documents=tuple(BenchmarkDocument(p.stem, p.name, records.read_bytes(p)) for p in paths),
    )
