"""How often the marked sentences of a passage are those that answer.

python tests/benchmarks/evidence.py [FOLDER] [--split dev]

FOLDER is a benchmark that `askreviews eval` reads and that judges by characters or by references; without it,
the questions that ship are asked of the digests. Looked at are the passages that answer, among the first
hundred, in which some sentences answer and others do not.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
from peers.benchmark import Searched, opened

from askreviews import evaluation
from askreviews.answering import MOST_MATCHES
from askreviews.answers import Match
from askreviews.errors import QuestionError
from askreviews.evaluation.benchmarks import Judgment


def main() -> None:
    """Print in how many passages a sentence that answers is marked, and how many marked ones answer."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--split", help="dev or test: these questions alone")
    options = parser.parse_args()
    judgments = defaultdict(list)
    for judgment in evaluation.read_benchmark(options.folder).judgments:
        judgments[judgment.query].append(judgment)
    with opened(options.folder) as searched:
        queries = [q for q in searched.queries if options.split in (None, q.split)]
        marked = [m for q in queries for m in _marked(searched, q.text, judgments[q.id])]
    shares = [np.mean(own) for own in marked]
    print(
        f"{len(marked)} passages: one that answers is marked in {np.mean([any(own) for own in marked]):.3f}, "
        f"{np.mean(shares):.3f} of the marked ones answer; {np.mean([len(own) for own in marked]):.2f} marked"
    )


def _marked(searched: Searched, question: str, judgments: list[Judgment]) -> list[list[bool]]:
    """For each passage looked at, whether each of its marked sentences answers."""
    try:
        matches = searched.library.ask(question, k=MOST_MATCHES).matches
    except QuestionError:
        return []
    found = []
    for match in matches:
        answering = _answering(searched, match, judgments)
        if 0 < len(answering) < len(match.passage.sentences):
            found.append([evidence.span.start in answering for evidence in match.evidence])
    return found


def _answering(searched: Searched, match: Match, judgments: list[Judgment]) -> set[int]:
    """Where the sentences of the passage begin that answer."""
    name = next((n for n, d in searched.collection.documents.items() if d.id == match.document.id), None)
    return {
        sentence.span.start
        for judgment in judgments
        if judgment.document == name and judgment.relevant(match.document, [match.passage])
        for sentence in judgment.relevant(match.document, list(match.passage.sentences))  # type: ignore[arg-type]
    }


if __name__ == "__main__":
    main()
