"""How well a question finds the cited papers that answer it: prints a table.

python tests/benchmarks/cited_papers.py [HOME]

The papers that answer are those of the reference numbers in ``corpus/benchmark/questions.jsonl``. Beside the
ranking of `Library.papers` stands the plain way: the papers in the order in which the passages that
`Library.ask` returns cite them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from judging import Answerable, answerable, reciprocal_rank, success

import askreviews
from askreviews.papers import Paper


def rank(papers: Sequence[Paper], question: Answerable) -> int | None:
    """The place of the first paper that answers."""
    wanted = {(place.document, number) for place in question.answers for number in place.references}
    for place, paper in enumerate(papers, 1):
        if any((document, n) in wanted for document, numbers in paper.numbers.items() for n in numbers):
            return place
    return None


def main(home: Path | None) -> None:
    """Print the table, for each half of the benchmark."""
    with askreviews.open(home) as library:
        ways: dict[str, Callable[[str], Sequence[Paper]]] = {
            "papers": lambda text: library.papers(text, k=10),
            "passages": lambda text: library.cited_by(library.ask(text, k=10))[:10],
        }
        for split in ("dev", "test"):
            questions = [q for q in answerable(split) if any(place.references for place in q.answers)]
            print(f"{split}: {len(questions)} questions that cited papers answer")
            for name, way in ways.items():
                ranks = [rank(way(question.text), question) for question in questions]
                print(
                    f"  {name:<9} MRR@10 {reciprocal_rank(ranks):.3f}  success@1 {success(ranks, 1):.3f}  "
                    f"success@3 {success(ranks, 3):.3f}  success@10 {success(ranks, 10):.3f}"
                )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
