"""How often an answer warns that its first passage lacks a name of the question: prints a table.

python tests/benchmarks/unnamed.py HOME...

Of the questions in ``questions/pairs``, which differ in one name from one that the reviews answer, and of
those that they do answer: how many are called answered, and in how many of these `Answer.unnamed` names
something. A home is a library of the two reviews, digests or articles.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from judging import PAIRS, SHIPPED, answerable, unanswerable

import askreviews
from askreviews import Library


def told(library: Library, questions: Sequence[str]) -> str:
    """A row's numbers: asked, called answered, and the share of these that warn."""
    found = [answer for answer in library.ask_many(questions) if answer.found]
    share = sum(bool(answer.unnamed) for answer in found) / len(found)
    return f"{len(questions)} | {len(found)} | {share:.1%}"


def main(homes: Sequence[str]) -> None:
    """Print the table."""
    rows = {
        "twins": [question.text for question in unanswerable(folder=PAIRS)],
        "pairs, with an answer": [question.text for question in answerable(folder=PAIRS)],
        "development half": [question.text for question in answerable("dev")],
        "in other words, development half": [question.text for question in answerable("dev", SHIPPED[1])],
    }
    print("| home | questions | asked | called answered | of these warned |\n|---|---|---|---|---|")
    for home in homes:
        with askreviews.open(Path(home)) as library:
            for name, questions in rows.items():
                print(f"| {Path(home).name} | {name} | {told(library, questions)} |")


if __name__ == "__main__":
    main(sys.argv[1:])
