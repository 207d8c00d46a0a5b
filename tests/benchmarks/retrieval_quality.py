"""Ask all questions in corpus/benchmark of a library and print how often, and how high, the answer comes.

usage: python tests/benchmarks/retrieval_quality.py [--home DIR] [--split dev|test] [--worst N]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence

import judging

import askreviews
from askreviews.answers import MODES


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", help="the folder that holds corpus/ and index/; default: this checkout")
    parser.add_argument("--split", choices=("dev", "test"), help="default: both")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="also list N questions that failed")
    arguments = parser.parse_args()
    with askreviews.open(arguments.home) as library:
        print("documents:", ", ".join(f"{d.id} ({d.kind})" for d in library.documents))
        questions = judging.answerable(arguments.split)
        hybrid: list[int | None] = []
        for mode in MODES:
            ranks = [judging.first_rank(q, library.ask(q.text, k=10, mode=mode).matches) for q in questions]
            hybrid = ranks if mode == "hybrid" else hybrid
            print(f"{mode:8} {_figures(ranks)}")
        _print_forms(questions, hybrid)
        _print_verdicts(library, arguments.split)
        failed = [(q, r) for q, r in zip(questions, hybrid, strict=True) if r is None or r > 3]
        for question, rank in failed[: arguments.worst]:
            print(f"  {question.id} first at {rank or '> 10'}: {question.text}")


def _figures(ranks: Sequence[int | None]) -> str:
    shares = "  ".join(f"success@{k} {judging.success(ranks, k):.3f}" for k in (1, 3, 5, 10))
    return f"{len(ranks):4} questions  MRR@10 {judging.reciprocal_rank(ranks):.3f}  {shares}"


def _print_forms(questions: Sequence[judging.Answerable], ranks: Sequence[int | None]) -> None:
    forms: dict[str, list[int | None]] = defaultdict(list)
    for question, rank in zip(questions, ranks, strict=True):
        forms[question.form].append(rank)
    for form, own in sorted(forms.items()):
        print(f"  {form:14} {_figures(own)}")


def _print_verdicts(library: askreviews.Library, split: judging.Split | None) -> None:
    missed = [not library.ask(q.text).found for q in judging.answerable(split)]
    print(f"answerable: called unanswered {sum(missed) / len(missed):.3f}")
    for distance in ("far", "near"):
        found = [library.ask(q.text).found for q in judging.unanswerable(split) if q.distance == distance]
        print(f"unanswerable, {distance}: called answered {sum(found) / len(found):.3f} of {len(found)}")


if __name__ == "__main__":
    main()
