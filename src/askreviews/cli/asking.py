"""The commands that answer: ``ask`` and ``cite``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import click

from askreviews.answers import MODES, Answer, Mode
from askreviews.cli.printed_answers import print_answer, print_citing
from askreviews.cli.printing import console_for_people, readable
from askreviews.cli.saving import export_option, save_papers
from askreviews.cli.wiring import library_options, opened_library
from askreviews.documents import Document
from askreviews.errors import QuestionError
from askreviews.export import answer_json, citing_json, refusal_json
from askreviews.papers import Paper

STANDARD_INPUT = "-"


@click.command()
@click.argument("question", nargs=-1, required=True)
@click.option(
    "-k",
    "--k",
    metavar="N",
    default=5,
    show_default=True,
    type=click.IntRange(1, 100),
    help="How many passages at most.",
)
@click.option(
    "--mode",
    default="hybrid",
    show_default=True,
    type=click.Choice(MODES),
    help="Search by the words, by the meaning, or by both.",
)
@click.option("--document", "documents", metavar="ID", multiple=True, help="Only in this document.")
@click.option("--section", "sections", metavar="WORDS", multiple=True, help="Only in sections so headed.")
@export_option("Save the reviews and the papers that they cite, for a reference manager: .bib, .ris or .csv.")
@click.option("--nearest", is_flag=True, help="Print the nearest passages, too, where none answers.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a question.")
@library_options
def ask(
    question: tuple[str, ...],
    k: int,
    mode: Mode,
    documents: tuple[str, ...],
    sections: tuple[str, ...],
    export: Path | None,
    nearest: bool,
    as_json: bool,
) -> None:
    """Show the passages that answer QUESTION.

    They are shown word for word, with the references that they cite. When QUESTION is -, questions are
    read from standard input, one a line, and answered in order; one that cannot be asked does not stop
    the others, and the exit status is then 1. --document and --section may be given more than once;
    --export saves the reviews and the papers of all answers, each once, and none where the documents do not
    answer.
    """
    show = _write_json if as_json else partial(print_answer, console_for_people(), nearest=nearest)
    cited: dict[str, Paper] = {}
    quoted: dict[str, Document] = {}
    with opened_library() as library:

        def write(answer: Answer) -> None:
            if export is not None and answer.found:
                cited.update((paper.key, paper) for paper in library.cited_by(answer))
                quoted.update((document.id, document) for document in answer.documents)
            show(answer)

        answer = partial(library.ask, k=k, mode=mode, documents=documents or None, sections=sections or None)
        refused = False
        try:
            if question == (STANDARD_INPUT,):
                refused = _ask_each(sys.stdin.buffer, answer, write, as_json=as_json)
            else:
                write(answer(readable(" ".join(question))))
        finally:  # also when whoever reads the answers has gone away
            if export is not None and quoted:
                save_papers(tuple(cited.values()), export, tuple(quoted.values()))
    if export is not None and not quoted:
        click.echo(f"Nothing to save in {export}: the documents do not answer.", err=True)
    if refused:
        click.get_current_context().exit(1)


@click.command()
@click.argument("document_id", metavar="DOC")
@click.argument("number", type=click.IntRange(min=0))
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, one object a sentence.")
@library_options
def cite(document_id: str, number: int, as_json: bool) -> None:
    """Show every sentence of DOC that cites NUMBER.

    The entry of the reference stands first; a range such as 6-8 cites 7 as well.
    """
    with opened_library() as library:
        document = library.document(document_id)
        sentences = library.citing(document.id, number)
        if as_json:
            click.echo(citing_json(sentences))
        else:
            print_citing(console_for_people(), document.reference(number), sentences)


def _ask_each(
    lines: Iterable[bytes],
    answer: Callable[[str], Answer],
    write: Callable[[Answer], None],
    *,
    as_json: bool,
) -> bool:
    """Answer the questions, one a line; returns whether one of them could not be asked."""
    refused = False
    for line in lines:
        question = line.decode("utf-8", errors="replace").removeprefix("\N{BYTE ORDER MARK}").strip()
        if not question:
            continue
        try:
            write(answer(question))
        except QuestionError as error:
            refused = True
            if as_json:
                click.echo(refusal_json(question, str(error)))
            else:
                click.echo(f"Error: {error}", err=True)
    return refused


def _write_json(answer: Answer) -> None:
    click.echo(answer_json(answer))
