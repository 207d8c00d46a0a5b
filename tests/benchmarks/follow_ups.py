"""How well follow-up questions are understood: prints a table.

python tests/benchmarks/follow_ups.py [HOME]

Each line of ``corpus/benchmark/conversations.jsonl`` has the questions before, the next one, the same as a
person would write it in full, and the question of ``questions.jsonl`` whose answers are its own. A follow-up
is asked as it is written, joined to the one before, as `Library.read_follow_up` reads it, and in full.
Questions that stand alone should be left as they are: those of the file on a topic near the one before, and
all of ``questions.jsonl``, each after one that stands far from it there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec
from judging import BENCHMARK, Answerable, answerable, first_rank, reciprocal_rank, success

import askreviews
from askreviews.errors import QuestionError

DISTANCE = 97
"""How far away in the file the question stands that is asked before one that stands alone."""


class Conversation(msgspec.Struct, frozen=True):
    """A question, those before it, the same in full, and the question that has the same answers."""

    id: str
    earlier: tuple[str, ...]
    text: str
    whole: str
    like: str
    split: str

    @property
    def follows(self) -> bool:
        """Whether it needs those before it; a question that stands alone is its own whole."""
        return self.text != self.whole


def report(library: askreviews.Library, asked: Iterable[tuple[str, Answerable]]) -> str:
    """MRR@10 and success at 1 and 3 of the questions, each with what answers it."""
    ranks = [_rank(library, text, question) for text, question in asked]
    return (
        f"MRR@10 {reciprocal_rank(ranks):.3f}  success@1 {success(ranks, 1):.3f}  "
        f"success@3 {success(ranks, 3):.3f}"
    )


def _rank(library: askreviews.Library, text: str, question: Answerable) -> int | None:
    """The rank of the first passage that answers; a text that cannot be asked ("Why?") finds none."""
    try:
        return first_rank(question, library.ask(text, k=10).matches)
    except QuestionError:
        return None


def report_alone(
    library: askreviews.Library, name: str, asked: Sequence[tuple[Sequence[str], str, Answerable]]
) -> None:
    """Print how many questions that stand alone are changed, and what that does to their answers."""
    read = [(library.read_follow_up(text, earlier), like) for earlier, text, like in asked]
    print(f"  {name}: {sum(reading.leans for reading, _ in read)} of {len(read)} changed")
    print(f"  {'as written':<12} {report(library, [(text, like) for _, text, like in asked])}")
    print(f"  {'read':<12} {report(library, [(reading.asked_as, like) for reading, like in read])}")


def main(home: Path | None) -> None:
    """Print the table, for each half of the benchmark."""
    lines = (BENCHMARK / "conversations.jsonl").read_bytes()
    talks = msgspec.json.Decoder(Conversation).decode_lines(lines)
    questions = answerable()
    like = {question.id: question for question in questions}
    far = [(questions[n - DISTANCE].text, question) for n, question in enumerate(questions)]
    with askreviews.open(home) as library:
        ways: dict[str, Callable[[Conversation], str]] = {
            "as written": lambda talk: talk.text,
            "joined": lambda talk: f"{talk.earlier[-1]} {talk.text}",
            "read": lambda talk: library.read_follow_up(talk.text, talk.earlier).asked_as,
            "in full": lambda talk: talk.whole,
        }
        for split in ("dev", "test"):
            chosen = [talk for talk in talks if talk.split == split and talk.follows]
            left = sum(not library.read_follow_up(talk.text, talk.earlier).leans for talk in chosen)
            print(f"{split}: {len(chosen)} follow-ups, {left} of them left as they are")
            for name, way in ways.items():
                print(f"  {name:<12} {report(library, [(way(talk), like[talk.like]) for talk in chosen])}")
            near = [talk for talk in talks if talk.split == split and not talk.follows]
            report_alone(library, "near topic", [(talk.earlier, talk.text, like[talk.like]) for talk in near])
            report_alone(library, "far topic", [((b,), q.text, q) for b, q in far if q.split == split])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
