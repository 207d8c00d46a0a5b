"""The commands about what the documents cite: ``papers`` and ``refs``."""

from __future__ import annotations

from pathlib import Path

import click

from askreviews.cli.printed_papers import NOT_ANSWERED, print_papers, print_reference_check
from askreviews.cli.printed_references import print_reference_list
from askreviews.cli.printing import console_for_people, readable
from askreviews.cli.saving import export_option, save_papers
from askreviews.cli.wiring import library_options, opened_library
from askreviews.export import papers_json, reference_check_json, references_json
from askreviews.papers import most_cited

MOST_RANKED = 20
"""How many papers a question gets, unless the user says."""


@click.command()
@click.argument("question", nargs=-1)
@click.option(
    "-k",
    "--k",
    metavar="N",
    type=click.IntRange(min=1),
    help=f"How many papers at most; {MOST_RANKED} for a question, else all.",
)
@click.option("--document", "documents", metavar="ID", multiple=True, help="Only papers that it cites.")
@click.option("--year-from", metavar="YEAR", type=int, help="Only papers of this year or later.")
@click.option("--year-to", metavar="YEAR", type=int, help="Only papers of this year or earlier.")
@click.option("--journal", metavar="WORDS", default="", help="Only papers in journals so named.")
@export_option("Save them instead, for a reference manager: .bib, .ris or .csv.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, one object a paper.")
@library_options
def papers(
    question: tuple[str, ...],
    k: int | None,
    documents: tuple[str, ...],
    year_from: int | None,
    year_to: int | None,
    journal: str,
    export: Path | None,
    as_json: bool,
) -> None:
    """Show the papers that the documents cite.

    Those that speak most to QUESTION come first, by what is said where they are cited and by their titles;
    without one, those that most documents and most sentences cite. A paper that several documents cite is
    shown once, with its number in each. --document may be given more than once. Files and JSON are in the
    order of the lists.
    """
    asked = readable(" ".join(question)) if question else None
    is_listing = asked is None and export is None and not as_json
    with opened_library() as library:
        found = library.papers(
            asked,
            None if is_listing else k or (MOST_RANKED if question else None),
            documents=documents or None,
            years=(year_from, year_to),
            journal=journal,
        )
        answered = asked is None or as_json or library.ask(asked, k=1).found
    if export is not None:
        save_papers(found, export)
        if not answered:
            click.echo(NOT_ANSWERED, err=True)
    if as_json:
        click.echo(papers_json(found))
    elif export is None:
        found = most_cited(found) if is_listing else found
        print_papers(console_for_people(), found, question=asked, most=k, answered=answered)


@click.command()
@click.argument("document_id", metavar="DOC")
@click.option("--check", is_flag=True, help="Say what is doubtful in the list instead.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: an array of entries, or one report.")
@library_options
def refs(document_id: str, check: bool, as_json: bool) -> None:
    """Show the reference list of DOC.

    With --check, name the numbers that are cited but not listed, listed but never cited, listed twice,
    without a DOI or with one that cannot be a DOI, and without authors, a title or a year.
    """
    console = console_for_people()
    with opened_library() as library:
        document = library.document(document_id)
        if check:
            report = library.check_references(document.id)
            if as_json:
                click.echo(reference_check_json(report))
            else:
                print_reference_check(console, report)
        elif as_json:
            click.echo(references_json(document.references))
        else:
            print_reference_list(console, document.references)
