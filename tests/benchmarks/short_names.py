"""How often a name is found that the documents have in another form, short or long: prints a table.

python tests/benchmarks/short_names.py [--home HOME]... [FOLDER]...

The questions are made by machine: each name of ``short_names.tsv`` that the passages of a home, or of a
benchmark's documents, have in one form alone is asked for in three ways, in this form and in the other, the
latter with the list and without. A passage that does not hold the name cannot say what it does.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from unittest import mock

from peers.benchmark import opened

import askreviews
from askreviews import Library, encoders, engines
from askreviews.analysis import words
from askreviews.answering import Asker
from askreviews.retrieval import search
from askreviews.retrieval.short_names import ShortNames, short_names

WAYS = ("What does {} do?", "What is the role of {}?", "What is known about {}?")
NO_NAMES = ShortNames({"no such name": "NSNM"})


def names_in(asker: Asker) -> dict[str, str]:
    """The other form of each name that the passages hold in one form alone, by how they write it first."""
    seen = asker.searcher.vocabulary()
    found: dict[str, str] = {}
    for passage in asker.index.passages:
        text = passage.span.of(asker.documents[passage.document_id].text)
        for named in short_names().found_in(text):
            form = tuple(term for word in words(named.other, asker.merged) for term in word.forms[0])
            if named.other not in found.values() and not seen.together(form):
                found.setdefault(text[named.start : named.end], named.other)
    return found


def tell(library: Library) -> Iterator[tuple[str, int, float, float]]:
    """A row for each way of asking: questions, the share with the name in the first passage, and answered."""
    index = engines.load().read(library.home / "index")
    asker, weights = Asker.of(index, encoders.load()), index.terms("passages")
    names = names_in(asker)
    for what, ask_other, known in (
        ("as the documents have it", False, True),
        ("in the other form", True, True),
        ("in the other form, without the list", True, False),
    ):
        held, answered = [], []
        with nullcontext() if known else mock.patch.object(search, "short_names", return_value=NO_NAMES):
            for written, other in names.items():
                forms = [form for word in words(written, asker.merged) for form in word.forms]
                for way in WAYS:
                    answer = library.ask(way.format(other if ask_other else written), k=1)
                    row = index.passages.index(answer.matches[0].passage)
                    held.append(any(all(weights.holds(term, row) for term in form) for form in forms))
                    answered.append(answer.found)
        yield what, len(held), sum(held) / len(held), sum(answered) / len(answered)


def main() -> None:
    """Print three rows for each library."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--home", action="append", type=Path, default=[], help="several may be given")
    arguments = parser.parse_args()
    print("| | a name | questions | the first passage holds it | called answered |\n|---|---|---|---|---|")
    for home in arguments.home:
        with closing(askreviews.open(home)) as library:
            _print(home.name, library)
    for folder in arguments.folders:
        with opened(folder) as searched:
            _print(folder.name, searched.library)


def _print(name: str, library: Library) -> None:
    for what, questions, held, answered in tell(library):
        print(f"| {name} | {what} | {questions} | {held:.1%} | {answered:.1%} |")


if __name__ == "__main__":
    main()
