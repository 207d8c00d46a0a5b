"""Cited papers for people: the entry, its number in each document, and what is said where it is cited."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from askreviews.answers import CitingSentence
from askreviews.checking import ReferenceCheck
from askreviews.cli.printed_documents import print_cells
from askreviews.cli.printed_references import ranges, words_of
from askreviews.cli.printing import as_written, counted, print_indented, print_link
from askreviews.export.bibliography import numbers_of
from askreviews.papers import Paper, worded
from askreviews.tables import row_at

NOT_ANSWERED = "The documents do not answer this question. These papers come nearest to it."
DIGEST_CHECKED = (
    "This is a digest, which cites only what it restates: what the review itself cites or lists can be "
    "checked on the article alone."
)


def print_papers(
    console: Console,
    papers: Sequence[Paper],
    *,
    question: str | None,
    most: int | None = None,
    answered: bool = True,
) -> None:
    """Print the papers; with a `question`, also the sentences that cite them, and whether any answers it.

    Papers of which no list has words are only counted. No more than `most` are shown.
    """
    shown = worded(papers)
    print_indented(console, as_written(f"{counted(len(shown[:most]), 'paper')}."), 0)
    if bare := len(papers) - len(shown):
        left_out = f"Left out: {counted(bare, 'number')} for which the lists give no words."
        print_indented(console, as_written(left_out), 0)
    if not answered:
        print_indented(console, as_written(NOT_ANSWERED), 0)
    for rank, paper in enumerate(shown[:most], 1):
        console.print()
        _print_paper(console, paper, rank)
        if question is not None:
            for sentence in paper.citing:
                _print_citing(console, sentence)


def print_reference_check(console: Console, check: ReferenceCheck) -> None:
    """Print each kind of doubt with the numbers that it concerns, and nothing of the kinds that have none."""
    document = check.document
    size = counted(len(document.references), "reference")
    print_indented(console, as_written(f"{document.id}: {size}, {counted(check.doubts, 'doubt')}."), 0)
    for name, numbers in (
        ("Cited but not listed", ranges(check.unlisted)),
        ("Listed but cited nowhere by number", ranges(check.uncited)),
        ("Listed more than once", "; ".join(" = ".join(map(str, paper)) for paper in check.duplicates)),
        ("With a DOI that cannot be one", ranges(check.malformed_dois)),
        ("Without a DOI", ranges(check.without_doi)),
        ("Without authors", ranges(check.without_authors)),
        ("Without a title", ranges(check.without_title)),
        ("Without a year", ranges(check.without_year)),
        ("Without words", ranges(check.without_words)),
    ):
        if numbers:
            print_indented(console, as_written(f"{name}: {numbers}"), 4)
    if check.uncited and not any(sentence.citations for _, _, sentence in document.sentences()):
        for warning in document.warnings:  # they say why
            print_indented(console, as_written(warning, style="dim"), 0)
    if document.kind == "digest":
        print_indented(console, as_written(DIGEST_CHECKED, style="dim"), 0)


def _print_paper(console: Console, paper: Paper, rank: int) -> None:
    entry = paper.reference
    first = f"{rank}. "
    print_indented(console, as_written(words_of(entry), style="bold"), 4, first=first.ljust(4))
    if entry.url:
        print_link(console, entry.url, indent=4)
    facts = [numbers_of(paper), paper.key, f"cited in {counted(len(paper.citing), 'sentence')}"]
    if paper.score:
        facts.append(f"score {paper.score:.2f}")
    print_indented(console, as_written(" · ".join(facts), style="dim"), 4)


def _print_citing(console: Console, citing: CitingSentence) -> None:
    row = row_at(citing.document, citing.sentence.span)
    table = [row.table] if row and row.table else []
    place = " · ".join((citing.document.id, " › ".join(citing.section), *table))
    console.print()
    print_indented(console, as_written(place, style="dim"), 4)
    if row:
        print_cells(console, citing.document, row.cells)
    else:
        print_indented(console, as_written(citing.text), 4)
