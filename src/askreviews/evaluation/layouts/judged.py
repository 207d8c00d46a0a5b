"""What readers judged, as `askreviews judge` keeps it: ``judgments.jsonl``.

The questions are asked of the library at hand. A later judgment of the same passage replaces an earlier one;
a question of which nothing was judged to answer it cannot be measured, and is left out.
"""

from __future__ import annotations

from pathlib import Path

from askreviews.errors import ReadingError
from askreviews.evaluation.benchmarks import Benchmark, Query, QuotedJudgment
from askreviews.evaluation.layouts import records
from askreviews.judgments import FILE, JudgmentRecord


def read(folder: Path) -> Benchmark:
    """The benchmark in `folder`; raises ReadingError when the file breaks the layout's rules."""
    lines = records.lines(folder / FILE, JudgmentRecord)
    latest = {(line.question, line.document, line.text): line for line in lines}.values()
    answered = dict.fromkeys(line.question for line in latest if line.relevant)
    if not answered:
        raise ReadingError(
            folder / FILE, "no passage was judged to answer", "Judge some: askreviews judge QUESTION"
        )
    ids = {question: f"judged-{number}" for number, question in enumerate(answered, 1)}
    return Benchmark(
        name=folder.resolve().name,
        unit="passage",
        queries=tuple(Query(name, question) for question, name in ids.items()),
        judgments=tuple(
            QuotedJudgment(ids[line.question], line.document, line.start, line.text, int(line.relevant))
            for line in latest
            if line.question in ids
        ),
    )
