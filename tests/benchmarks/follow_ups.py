"""How well follow-up questions are understood: prints a table.

python tests/benchmarks/follow_ups.py [HOME]

Each line of ``corpus/benchmark/conversations.jsonl`` has the questions before, the follow-up, and the
question of ``questions.jsonl`` whose answers are its own. The follow-up is asked as it is written, joined
to the one before, as `Library.read_follow_up` reads it, and as that whole question puts it. The same is done
with questions that stand alone, each after one of another topic: reading should leave those as they are.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec
from judging import BENCHMARK, Answerable, answerable, first_rank, reciprocal_rank, success

import askreviews

DISTANCE = 97
"""How far away in the file the question stands that is asked before one that stands alone."""


class Conversation(msgspec.Struct, frozen=True):
    """A follow-up, the questions before it, and the question that has the same answers."""

    id: str
    earlier: tuple[str, ...]
    text: str
    like: str
    split: str


def read_in_turn(library: askreviews.Library, asked: Sequence[str]) -> str:
    """The last of the questions `asked`, read after those before it, each read in its turn."""
    read: list[str] = []
    for question in asked:
        read.append(library.read_follow_up(question, read).asked_as)
    return read[-1]


def report(library: askreviews.Library, asked: Iterable[tuple[str, Answerable]]) -> str:
    """MRR@10 and success at 1 and 3 of the questions, each with what answers it."""
    ranks = [first_rank(question, library.ask(text, k=10).matches) for text, question in asked]
    return (
        f"MRR@10 {reciprocal_rank(ranks):.3f}  success@1 {success(ranks, 1):.3f}  "
        f"success@3 {success(ranks, 3):.3f}"
    )


def main(home: Path | None) -> None:
    """Print the table, for each half of the benchmark."""
    lines = (BENCHMARK / "conversations.jsonl").read_bytes()
    talks = msgspec.json.Decoder(Conversation).decode_lines(lines)
    alone = answerable()
    like = {question.id: question for question in alone}
    with askreviews.open(home) as library:
        ways: dict[str, Callable[[Conversation], str]] = {
            "as written": lambda talk: talk.text,
            "joined": lambda talk: f"{talk.earlier[-1]} {talk.text}",
            "read": lambda talk: read_in_turn(library, (*talk.earlier, talk.text)),
            "in full": lambda talk: like[talk.like].text,
        }
        for split in ("dev", "test"):
            chosen = [talk for talk in talks if talk.split == split]
            print(f"{split}: {len(chosen)} follow-ups")
            for name, way in ways.items():
                print(f"  {name:<12} {report(library, [(way(talk), like[talk.like]) for talk in chosen])}")
            pairs = [(alone[n - DISTANCE], after) for n, after in enumerate(alone) if after.split == split]
            read = [(library.read_follow_up(after.text, [before.text]), after) for before, after in pairs]
            changed = sum(reading.leans for reading, _ in read)
            print(f"  questions that stand alone: {changed} of {len(read)} changed")
            print(f"  {'unchanged':<12} {report(library, [(after.text, after) for _, after in read])}")
            print(f"  {'read':<12} {report(library, [(r.asked_as, after) for r, after in read])}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
