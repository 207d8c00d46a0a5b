"""What each part of the ranking adds, on a benchmark with span judgments: the table in docs/retrieval.md.

usage: python tests/benchmarks/levers.py FOLDER [--home DIR]

FOLDER holds documents/ID.txt, queries.jsonl ({"_id", "text"}) and answers.jsonl ({"query", "document",
"start", "end"}, offsets in characters of the file). All documents are searched at once; a passage is right
when it overlaps an answer. The index is built by the product in DIR (default: a folder of the system's
temporary one) and used again the next time.

No query adapter is used: where it was fitted, it would show more than it does elsewhere.
``fit_query_adapter.py`` cross-validates it.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import judging
import msgspec
import numpy as np

import askreviews
from askreviews import encoders, engines
from askreviews.abbreviations import Abbreviations
from askreviews.documents import Document, Span
from askreviews.errors import QuestionError
from askreviews.indexing import from_json
from askreviews.retrieval import Question, Scope, Searcher
from askreviews.retrieval.grouping import CLOSE, Repeats
from askreviews.retrieval.shares import SHARES, Shares

LEVERS = {
    "keyword: BM25 over passages and sentences": Shares(1.0, 0.0, 0.0),
    "meaning: embeddings of passages and sentences": Shares(0.0, 1.0, 0.0),
    "both, half and half": Shares(0.5, 0.5, 0.0),
    "both, three to two": Shares(0.6, 0.4, 0.0),
    "both and late interaction": SHARES["hybrid"],
    "embeddings and late interaction": SHARES["meaning"],
}


class Query(msgspec.Struct, rename={"id": "_id"}):
    """A question of the benchmark."""

    id: str
    text: str


class Judgment(msgspec.Struct):
    """A place that answers one."""

    query: str
    document: str
    start: int
    end: int


def main() -> None:
    """Print a line for each lever."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path)
    arguments = parser.parse_args()
    home = arguments.home or Path(tempfile.gettempdir()) / f"askreviews-{arguments.folder.resolve().name}"
    _fill(home, arguments.folder)
    with askreviews.open(home) as library:
        documents = {Path(d.source).stem: d for d in library.documents}
    queries = _lines(arguments.folder / "queries.jsonl", Query)
    answers = _answers(_lines(arguments.folder / "answers.jsonl", Judgment), documents)
    index, encoder = engines.load().read(home / "index"), encoders.load()
    merged = Abbreviations.merge(from_json(index.abbreviations).values())
    print(f"{len(documents)} documents, {len(index.passages)} passages, {len(queries)} questions")
    for name, shares in LEVERS.items():
        searcher = Searcher(index, encoder, {"hybrid": shares}, adapted=False)
        ranks = [_rank(searcher, index, merged, query.text, answers[query.id]) for query in queries]
        shares_at = "  ".join(f"success@{k} {judging.success(ranks, k):.3f}" for k in (1, 5, 10))
        print(f"{name:48} MRR@10 {judging.reciprocal_rank(ranks):.3f}  {shares_at}")
    _report_repeats(index, Searcher(index, encoder), merged, [query.text for query in queries])


def _rank(
    searcher: Searcher,
    index: engines.Index,
    merged: Abbreviations,
    text: str,
    answers: list[tuple[str, Span]],
) -> int | None:
    """The rank of the first right passage among ten; None, too, for a question that cannot be asked."""
    try:
        question = Question.parse(text, merged)
    except QuestionError:
        return None
    ranked = searcher.search(question, k=10, mode="hybrid", scope=Scope())
    passages = [index.passages[r.row] for r in ranked]
    return _first([(p.document_id, p.span) for p in passages], answers)


def _report_repeats(
    index: engines.Index, searcher: Searcher, merged: Abbreviations, texts: list[str]
) -> None:
    """Print how many passages are close, how many repeat another, and how many questions meet such."""
    cosines = np.triu(index.vectors("passages") @ index.vectors("passages").T, 1)
    owners = np.array([passage.document_id for passage in index.passages])
    close = int(((cosines >= CLOSE) & (owners[:, None] == owners)).sum())
    repeats = Repeats.read(index)
    repeated = {other for row in range(len(owners)) for other in repeats.of(row)}
    met = 0
    for text in texts:
        with suppress(QuestionError):
            question = Question.parse(text, merged)
            shown = searcher.search_distinct(question, k=5, mode="hybrid", scope=Scope()).ranked
            met += any(ranked.repeats for ranked in shown)
    print(f"{close} pairs of passages of one document are close; {len(repeated)} passages repeat another")
    print(f"{met} questions have a passage that repeats another under one of their first five")


def _fill(home: Path, folder: Path) -> None:
    """Put the documents where the product looks for articles, and no digests beside them."""
    (home / "corpus" / "digests").mkdir(parents=True, exist_ok=True)
    articles = home / "corpus" / "articles"
    if not articles.is_dir():
        shutil.copytree(folder / "documents", articles)


def _answers(judgments: list[Judgment], documents: dict[str, Document]) -> dict[str, list[tuple[str, Span]]]:
    """For each question, where in the documents' texts its answers stand."""
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for judgment in judgments:
        document = documents[judgment.document]
        found[judgment.query] += [(document.id, span) for span in _in_text(document, judgment)]
    return found


def _in_text(document: Document, judgment: Judgment) -> Iterator[Span]:
    """The stretches of the document's text that come from the judged characters of its file."""
    for excerpt in document.excerpts:
        start = max(judgment.start, excerpt.source)
        end = min(judgment.end, excerpt.source + excerpt.length)
        if start < end:
            yield Span(start - excerpt.source + excerpt.start, end - excerpt.source + excerpt.start)


def _first(places: list[tuple[str, Span]], answers: list[tuple[str, Span]]) -> int | None:
    for rank, (document, span) in enumerate(places, 1):
        if any(document == other and span.overlaps(answer) for other, answer in answers):
            return rank
    return None


def _lines(path: Path, kind: type[judging.T]) -> list[judging.T]:
    return msgspec.json.Decoder(kind).decode_lines(path.read_bytes())


if __name__ == "__main__":
    main()
