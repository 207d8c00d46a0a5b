"""How often a question for nothing but a name finds a passage that holds it first: prints a table.

python tests/benchmarks/names.py [--home HOME]... [FOLDER]...

The questions are made by machine: each name with a digit or a Greek letter that one to three passages of a
home, or of a benchmark's documents, hold (every n-th, 120 at most) is asked for in six ways. A passage that
does not hold the name cannot say what it does.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from peers.benchmark import opened

import askreviews
from askreviews import Library, encoders, engines
from askreviews.analysis import Word, words
from askreviews.answering import Asker
from askreviews.lexical import TermWeights
from askreviews.retrieval import is_name

WAYS = (
    "{}",
    "What does {} do?",
    "Tell me about {}",
    "What is the role of {}?",
    "What is known about {}?",
    "How does {} act?",
)
MOST_NAMES, MOST_PASSAGES = 120, 3


def names_in(asker: Asker) -> list[Word]:
    """The names of few passages, each spelling once, thinned out to the most that are asked for."""
    weights = asker.index.terms("passages")
    found: dict[str, Word] = {}
    for passage in asker.index.passages:
        text = passage.span.of(asker.documents[passage.document_id].text)
        found |= {word.text: word for word in words(text) if _is_asked_for(word, weights)}
    return list(found.values())[:: max(1, len(found) // MOST_NAMES)]


def _is_asked_for(word: Word, weights: TermWeights) -> bool:
    plain = word.text[0].isalpha() and not set(word.text) & set("%^{}$/") and len(word.text) < 25
    passages = min((weights.count(term) for form in word.forms for term in form), default=0)
    return plain and is_name(word, weights, lambda _: True) and 0 < passages <= MOST_PASSAGES


def hits(library: Library) -> Iterator[bool]:
    """For each question whether the first passage holds the name."""
    index = engines.load().read(library.home / "index")
    weights = index.terms("passages")
    for name in names_in(Asker.of(index, encoders.load())):
        for way in WAYS:
            (first,) = library.search(way.format(name.text), k=1)
            row = index.passages.index(first.passage)
            yield any(all(weights.holds(term, row) for term in form) for form in name.forms)


def main() -> None:
    """Print a row for each library."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--home", action="append", type=Path, default=[], help="several may be given")
    arguments = parser.parse_args()
    print("| | questions | the first passage holds the name |\n|---|---|---|")
    for home in arguments.home:
        with closing(askreviews.open(home)) as library:
            _print(home.name, list(hits(library)))
    for folder in arguments.folders:
        with opened(folder) as searched:
            _print(folder.name, list(hits(searched.library)))


def _print(name: str, found: list[bool]) -> None:
    print(f"| {name} | {len(found)} | {sum(found) / len(found):.1%} |")


if __name__ == "__main__":
    main()
