"""Rows of tables, found again from a stretch of text."""

from dataclasses import replace

import pytest

from askreviews.documents import Paragraph, Span
from askreviews.tables import row_at
from sample_review import CAPTION, DOCUMENT, FIRST, ROW, span


def with_caption(words: str):
    """The sample with another caption over its row, written before its text."""
    section = DOCUMENT.sections[1]
    caption = Paragraph(Span(0, len(words)), (), "caption")
    moved = len(words) + 1
    row = section.paragraphs[1]
    shifted = replace(
        row,
        span=Span(row.span.start + moved, row.span.end + moved),
        cells=tuple(
            replace(cell, span=Span(cell.span.start + moved, cell.span.end + moved)) for cell in row.cells
        ),
    )
    return replace(
        DOCUMENT,
        text=f"{words}\n{DOCUMENT.text}",
        sections=(replace(section, paragraphs=(caption, shifted)),),
    ), shifted.span


def test_a_row_is_found_by_any_stretch_of_it():
    """With the cells that the stretch touches."""
    whole, part = row_at(DOCUMENT, span(ROW)), row_at(DOCUMENT, span("12"))
    assert [cell.column for cell in whole.cells] == ["Plant", "Dose"]
    assert [cell.column for cell in part.cells] == ["Dose"]


@pytest.mark.parametrize("words", [FIRST, CAPTION])
def test_other_text_is_no_row(words):
    """Neither prose nor a caption."""
    assert row_at(DOCUMENT, span(words)) is None


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Table 1. Doses of kelp. Mice only.", "Table 1. Doses of kelp"),
        ("Table 2 Doses of\n kelp at 1.5 mg", "Table 2 Doses of kelp at 1.5 mg"),
        ("Table 3 " + "kelp " * 30, "Table 3 kelp kelp kelp kelp kelp kelp kelp kelp kelp kelp …"),
        ("**Table 4.** Mice", "Table 4. Mice"),
        ("Figure 1. Where kelp grows", ""),
        ("", ""),
    ],
)
def test_a_table_is_named_by_the_beginning_of_its_caption(caption, name):
    """Up to the first full stop that ends a sentence, or as many words as fit 60 characters."""
    document, row = with_caption(caption)
    assert row_at(document, row).table == name
