"""The commands that keep the documents and the index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from askreviews.changes import written
from askreviews.cli.printed_documents import (
    NO_DOCUMENTS,
    print_document,
    print_sections,
    print_warnings,
    print_works,
)
from askreviews.cli.printing import console_for_people, counted
from askreviews.cli.wiring import library_options, opened_library
from askreviews.errors import ReadingError
from askreviews.export import document_json, sections_json, works_json
from askreviews.finding import sections_headed
from askreviews.home import user_cache
from askreviews.manifest import Manifest

if TYPE_CHECKING:
    from askreviews.keeping import Added
    from askreviews.library import Library


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, one object a document.")
@library_options
def list_works(as_json: bool) -> None:
    """List the documents that can be asked."""
    with opened_library() as library:
        if as_json:
            click.echo(works_json(library.documents))
        else:
            print_works(console_for_people(), library.documents)
            if not library.documents:
                click.echo(NO_DOCUMENTS)
        _tell_problems(library)


@click.command()
@click.argument("document_id", metavar="DOC")
@click.argument("section", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@library_options
def show(document_id: str, section: tuple[str, ...], as_json: bool) -> None:
    """Show DOC as it was read.

    Its facts, what was doubtful in its file, its outline, its text and its references; with SECTION, words
    of a heading, only the sections under such a heading.
    """
    with opened_library() as library:
        document = library.document(document_id)
    if not section:
        if as_json:
            click.echo(document_json(document))
        else:
            print_document(console_for_people(), document)
        return
    sections = sections_headed(document, " ".join(section))
    if as_json:
        click.echo(sections_json(document, sections))
    else:
        print_sections(console_for_people(), document, sections)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--id", "document_id", metavar="ID", help="The name to give the document; for one FILE only.")
@library_options
def add(files: tuple[Path, ...], document_id: str | None) -> None:
    """Add the review in each FILE.

    An article takes the place of the digest of the same work. A file that cannot be read does not stop
    the others; the exit status is then 1.
    """
    if document_id and len(files) > 1:
        raise click.UsageError("--id names one document, so it needs exactly one FILE.")
    console = console_for_people()
    with opened_library() as library:
        if document_id:
            added: tuple[Added, ...] = (library.add(files[0], id=document_id),)
        else:
            added = library.add_many(files)
    for path, document in zip(files, added, strict=True):
        if isinstance(document, ReadingError):
            click.echo(f"Error: {document}", err=True)
            continue
        print_works(console, [document])
        if path.name != document.source and path.exists():
            click.echo(f"    kept as {document.source} in {library.home / 'corpus' / 'articles'}")
        print_warnings(console, document)
    if any(isinstance(document, ReadingError) for document in added):
        click.get_current_context().exit(1)


@click.command()
@click.argument("document_ids", metavar="ID...", nargs=-1, required=True)
@library_options
def remove(document_ids: tuple[str, ...]) -> None:
    """Remove the document called ID; several may be named.

    The digest whose place it took, if any, comes back. Where one ID is unknown, nothing is removed.
    """
    with opened_library() as library:
        for told in library.remove_many(document_ids):
            click.echo(told)


@click.command()
@click.option("--forget", is_flag=True, help="Empty the user's cache of embeddings first.")
@library_options
def index(forget: bool) -> None:
    """Build the index anew from all documents.

    This also mends an index that is damaged. Embeddings of texts that were embedded before, for whichever
    library, come from a cache of the user's.
    """
    if forget:
        from askreviews.encoders import Store  # noqa: PLC0415 - imports numpy, which help does without

        store = Store.in_folder(user_cache())
        with written(store.path):
            store.clear()
    with opened_library(ready=False) as library:
        click.echo(f"The index in {library.home} is built: {_contents(library.rebuild())}.")
        _tell_problems(library)


@click.command()
@library_options
def check() -> None:
    """Verify that the index is whole and up to date.

    Every byte of it is read and nothing is changed. The exit status is 1 when it is missing, outdated or
    damaged.
    """
    with opened_library(ready=False) as library:
        click.echo(f"The index in {library.home} is whole: {_contents(library.check())}.")


def _contents(manifest: Manifest) -> str:
    counts = manifest.counts
    documents = counted(counts.documents, "document")
    passages, sentences = counted(counts.passages, "passage"), counted(counts.sentences, "sentence")
    built = f"{manifest.created:%Y-%m-%d %H:%M %Z}".rstrip()
    return f"{documents}, {passages}, {sentences}; model {manifest.origin.encoder.name}; built {built}"


def _tell_problems(library: Library) -> None:
    """Say on standard error which files of the corpus could not be read."""
    for problem in library.problems:
        click.echo(f"Warning: {problem}", err=True)
