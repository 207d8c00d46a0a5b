"""Documents for people: a line or two in a list, or the whole work with its outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console

from askreviews.cli.printed_references import print_reference_list
from askreviews.cli.printing import as_written, counted, print_indented, print_link
from askreviews.documents import Cell, Document, Paragraph, Section

NO_DOCUMENTS = "There are no documents yet. Add one: askreviews add FILE"


def print_works(console: Console, documents: Iterable[Document]) -> None:
    """Print each document's id, title and kind."""
    for document in documents:
        print_indented(console, as_written(document.id, style="bold"), 0)
        print_indented(console, as_written(document.label), 4)
        print_indented(console, as_written(_size(document), style="dim"), 4)


def print_document(console: Console, document: Document) -> None:
    """Print what is known of the work, what was doubtful in its file, its outline, text and references."""
    _print_facts(console, document)
    print_warnings(console, document)
    console.print("\nOutline", style="bold")
    for section in document.sections:
        print_indented(console, as_written(section.heading), 2 * section.level)
    if document.abstract and not any(
        section.span.overlaps(document.abstract) for section in document.sections
    ):
        console.print("\nAbstract\n", style="bold")
        print_indented(console, as_written(document.abstract.of(document.text)), 0)
    print_sections(console, document, document.sections)
    if document.references:
        console.print("\nReferences\n", style="bold")
        print_reference_list(console, document.references)


def print_sections(console: Console, document: Document, sections: Iterable[Section]) -> None:
    """Print the sections' texts, each under its headings."""
    for section in sections:
        console.print()
        print_indented(console, as_written(" › ".join(section.path), style="bold"), 0)
        for paragraph in section.paragraphs:
            console.print()
            _print_paragraph(console, document, paragraph)


def print_cells(
    console: Console,
    document: Document,
    cells: Sequence[Cell],
    *,
    style: str = "",
    marks: tuple[str, str] = ("", ""),
) -> None:
    """Print a table row's cells, each behind its column's heading, `marks` before and after them all."""
    for cell in cells:
        opened = marks[0] if cell is cells[0] else ""
        closed = marks[1] if cell is cells[-1] else ""
        words = cell.span.of(document.text)
        print_indented(console, as_written(f"{opened}{cell.column}: {words}{closed}", style=style), 4)


def print_warnings(console: Console, document: Document) -> None:
    """Print what the reader of the file found doubtful."""
    for warning in document.warnings:
        print_indented(console, as_written(warning, style="yellow"), 9, first="Warning:")


def _print_facts(console: Console, document: Document) -> None:
    print_indented(console, as_written(document.label, style="bold"), 0)
    issue = f"({document.issue})" if document.issue else ""
    volume = f"{document.volume or ''}{issue}"
    printed = [document.journal, str(document.year or ""), volume, document.pages]
    size = f"{document.id}: {_size(document)}"
    for line in (", ".join(document.authors), ", ".join(fact for fact in printed if fact), size):
        if line:
            print_indented(console, as_written(line), 0)
    if document.link:
        print_link(console, document.link)


def _print_paragraph(console: Console, document: Document, paragraph: Paragraph) -> None:
    if not paragraph.cells:
        style = "italic" if paragraph.kind == "caption" else ""
        print_indented(console, as_written(paragraph.span.of(document.text), style=style), 0)
        return
    print_cells(console, document, paragraph.cells)


def _size(document: Document) -> str:
    sections = counted(len(document.sections), "section")
    references = counted(len(document.references), "reference")
    return f"{document.kind}, {sections}, {references}, read from {document.source}"
