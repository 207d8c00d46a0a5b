"""BEIR: ``corpus.jsonl``, ``queries.jsonl`` and ``qrels/*.tsv``, judged on whole documents.

Thakur et al. 2021, BEIR: a heterogeneous benchmark for zero-shot evaluation (arXiv:2104.08663). The name of
a file of judgments is the split of the questions in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from askreviews.errors import ReadingError
from askreviews.evaluation.benchmarks import Benchmark, BenchmarkDocument, DocumentJudgment
from askreviews.evaluation.layouts import records

HEADER = "query-id"


class DocumentRecord(msgspec.Struct, frozen=True, rename={"id": "_id"}):
    """A line of ``corpus.jsonl``."""

    id: str
    text: str
    title: str = ""


def read(folder: Path) -> Benchmark:
    """The benchmark in `folder`; raises ReadingError when a file breaks the layout's rules."""
    documents = records.lines(folder / "corpus.jsonl", DocumentRecord)
    records.refuse_doubtful_ids(folder / "corpus.jsonl", (d.id for d in documents))
    judgments: list[DocumentJudgment] = []
    splits: dict[str, str] = {}
    for path in sorted((folder / "qrels").glob("*.tsv")):
        found = list(_judgments(path))
        judgments += found
        splits |= {j.query: path.stem for j in found}
    queries = records.judged_queries(folder / "queries.jsonl", splits)
    ids = {query.id for query in queries}
    return Benchmark(
        name=folder.resolve().name,
        unit="document",
        queries=queries,
        judgments=tuple(j for j in judgments if j.query in ids),
        documents=tuple(
            # Numbered: an id of BEIR need not be one that a file can have.
            BenchmarkDocument(d.id, f"{number:06}.md", _as_markdown(d))
            for number, d in enumerate(documents, 1)
        ),
    )


def _judgments(path: Path) -> Iterator[DocumentJudgment]:
    text = records.read_bytes(path).decode("utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.rstrip("\n").split("\t")
        if not line.strip() or fields[0] == HEADER:
            continue
        if len(fields) != 3 or not fields[2].strip().lstrip("-").isdigit():
            reason = f"line {number} is not a question, a document and a whole number, with tabs between"
            raise ReadingError(path, reason, "Mend the line.")
        yield DocumentJudgment(fields[0], fields[1], int(fields[2]))


def _as_markdown(record: DocumentRecord) -> bytes:
    """The record as a work whose parts are marked, so that nothing about it has to be guessed."""
    title, text = " ".join(record.title.split()), " ".join(record.text.split())
    return (f"# {title}\n\n" * bool(title) + f"## Abstract\n\n{text}\n").encode()
