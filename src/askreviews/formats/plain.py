"""Plain text (.txt): an article as saved from a journal's page, with nothing that marks its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from askreviews.documents import Document
from askreviews.formats import paragraphs
from askreviews.formats.arrangement import arrange
from askreviews.formats.assembly import assembled
from askreviews.formats.blocks import Block
from askreviews.formats.front_matter import front_box
from askreviews.formats.lines import Line, lines_of
from askreviews.formats.markup import links
from askreviews.formats.pages import contents
from askreviews.formats.pages.furniture import without_furniture
from askreviews.formats.pages.line_numbers import without_numbers
from askreviews.formats.references import reference_list
from askreviews.formats.references.reference_list import ReferenceList
from askreviews.formats.sections import headings
from askreviews.formats.tables import aligned, cell_lines, rows
from askreviews.formats.wording import captions, journal_lines


def read(path: Path, text: str, base: Document) -> Document:
    """The document that the characters of the file make; `base` carries its id, source and warnings."""
    written = without_numbers([links.without_pages(line) for line in lines_of(text)])
    lines, facts = front_box.taken(contents.without_contents(without_furniture(written)))
    listing = reference_list.separate(lines)
    blocks, facts = assembled(listing, facts, _blocks, headings.marked)
    facts = replace(facts, title=facts.title or path.stem, doi=facts.doi or _doi(written, listing))
    return arrange(blocks, facts, base)


def _doi(lines: Sequence[Line], listing: ReferenceList) -> str | None:
    """The DOI that a line of the file holds alone, pages' feet included, but for those of the list."""
    listed = {
        row
        for part in listing.stretches()
        if part.blocks
        for row in range(part.blocks[0].lines[0].row, part.blocks[-1].lines[-1].row + 1)
    }
    return journal_lines.doi_alone(line.text for line in lines if line.row not in listed)


def _blocks(lines: Sequence[Line]) -> list[Block]:
    """Paragraphs, with the captions and the tables' rows among them."""
    shown = [links.without_addresses(line) for line in lines]
    return rows.marked(cell_lines.marked(aligned.marked(captions.marked(paragraphs.blocks(shown)))))
