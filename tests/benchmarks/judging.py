"""The questions in ``corpus/benchmark`` and the rule by which a passage answers one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from askreviews import Match

BENCHMARK = Path(__file__).parents[2] / "corpus" / "benchmark"
SHIPPED = (BENCHMARK, BENCHMARK / "other-words")
FITTED_ON = (*SHIPPED, Path(__file__).with_name("questions") / "reviews")
"""The folders with questions of ours; what is fitted sees the development half of each, all of the last."""
PAIRS = Path(__file__).with_name("questions") / "pairs" / "reviews"
"""Pairs of a question with an answer and its twin without one; what tells whether there is one sees all."""
Split = Literal["dev", "test"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question is answered: a document, the numbers its sentence cites, and names that it holds."""

    document: str
    references: tuple[int, ...]
    hint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answerable:
    """A question that the reviews answer."""

    id: str
    text: str
    form: str
    answers: tuple[Place, ...]
    split: Split


@dataclass(frozen=True, slots=True)
class Unanswerable:
    """A question that they do not: far from their subject, or near it."""

    id: str
    text: str
    distance: Literal["far", "near"]
    split: Split


def answerable(split: Split | None = None, folder: Path = BENCHMARK) -> list[Answerable]:
    """The questions with an answer, of one split or of both."""
    questions = _lines(folder / "questions.jsonl", Answerable)
    return [q for q in questions if split in (None, q.split)]


def unanswerable(split: Split | None = None, folder: Path = BENCHMARK) -> list[Unanswerable]:
    """The questions without an answer, of one split or of both."""
    questions = _lines(folder / "unanswerable.jsonl", Unanswerable)
    return [q for q in questions if split in (None, q.split)]


def first_rank(question: Answerable, matches: Iterable[Match]) -> int | None:
    """The rank of the first match that answers the question; None when none does."""
    return next((m.rank for m in matches if any(_answers(m, place) for place in question.answers)), None)


def success(ranks: Sequence[int | None], k: int) -> float:
    """The share of questions answered among the first `k`."""
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks)


def reciprocal_rank(ranks: Sequence[int | None], k: int = 10) -> float:
    """MRR@k (Voorhees 1999): the mean of one over the first right rank, 0 when it is beyond `k`."""
    return sum(1 / rank for rank in ranks if rank is not None and rank <= k) / len(ranks)


def _answers(match: Match, place: Place) -> bool:
    if match.document.id != place.document:
        return False
    text = _flat(match.text)
    hints = [_flat(hint) in text for hint in place.hint]
    if not place.references:
        return all(hints)
    cited = {reference.number for reference in match.references}
    return bool(cited & set(place.references)) and (not hints or any(hints))


def _flat(text: str) -> str:
    return re.sub(r"[\s\-‐‑‒–—−]", "", text.lower())


def _lines(path: Path, kind: type[T]) -> list[T]:
    return msgspec.json.Decoder(kind).decode_lines(path.read_bytes())
