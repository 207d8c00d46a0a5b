"""A small benchmark in each layout, over reviews of invented findings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from sample_corpus import ARTICLE, OTHER, written

PRESSURE = "How much did blood pressure fall in mice that were given an extract of kelp?"
GRANITE = "How fast do lichens grow on granite?"
EMPTY = "What is it?"
"""Nothing in it can be searched for."""
TITLE = "Which plant is the review about?"
"""Judged by the title, which is in no passage."""

LICHEN_RECORD = {"_id": "li/1", "title": "Lichens", "text": "Lichens grow a millimetre a year on granite."}
KELP_RECORD = {"_id": "ke/2", "title": "", "text": "Extract of kelp\nlowers the blood pressure of mice."}
BLANK_RECORD = {"_id": "no/3", "title": "Nothing", "text": ""}

LOWERED = "Does an extract of kelp lower blood pressure?"
ABROAD = "How is sourdough bread baked in a clay oven?"
BEYOND = "Does kelp cure the gout of mice?"


def lines(records: Iterable[object]) -> str:
    """The records as JSON, one a line."""
    return "".join(json.dumps(record) + "\n" for record in records)


def answer(query: str, document: str, text: str, words: str) -> dict[str, object]:
    """The judgment that `words`, where they first stand in `text`, answer `query`."""
    start = text.index(words)
    return {"query": query, "document": document, "start": start, "end": start + len(words)}


def spans_in(folder: Path) -> Path:
    """Four questions about two files: two good ones, one that cannot be asked, one on a title."""
    written(folder / "documents" / "kelp.md", ARTICLE)
    written(folder / "documents" / "lichen.md", OTHER)
    questions = {"s1": PRESSURE, "s2": GRANITE, "s3": EMPTY, "s4": TITLE, "unjudged": "Who asks?"}
    written(folder / "queries.jsonl", lines({"_id": name, "text": text} for name, text in questions.items()))
    answers = [
        answer("s1", "kelp", ARTICLE, "fell by a tenth"),
        answer("s2", "lichen", OTHER, "a millimetre a year"),
        answer("s3", "lichen", OTHER, "Reindeer"),
        answer("s4", "kelp", ARTICLE, "Kelp in Health"),
    ]
    written(folder / "answers.jsonl", lines(answers))
    return folder


def beir_in(folder: Path) -> Path:
    """Two questions of two splits about three records, one of which is blank."""
    written(folder / "corpus.jsonl", lines([LICHEN_RECORD, KELP_RECORD, BLANK_RECORD]))
    questions = [{"_id": "b1", "text": PRESSURE}, {"_id": "b2", "text": GRANITE}]
    written(folder / "queries.jsonl", lines(questions))
    head = "query-id\tcorpus-id\tscore\n"
    written(folder / "qrels" / "dev.tsv", f"{head}b1\tke/2\t1\n")
    written(folder / "qrels" / "test.tsv", f"{head}b2\tli/1\t2\nb2\tno/3\t1\nb2\tke/2\t0\n")
    return folder


def cited_in(folder: Path) -> Path:
    """A question that the digest of kelp answers, and two, far and near, that it does not."""
    place = {"document": "kelp-2021", "references": [1], "hint": ["blood-pressure"]}
    question = {"id": "c1", "text": LOWERED, "form": "question", "answers": [place], "split": "dev"}
    written(folder / "questions.jsonl", lines([question]))
    unanswerable = [
        {"id": "f1", "text": ABROAD, "distance": "far", "split": "dev"},
        {"id": "n1", "text": BEYOND, "distance": "near", "split": "test"},
    ]
    written(folder / "unanswerable.jsonl", lines(unanswerable))
    return folder
