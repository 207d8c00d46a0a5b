"""Tables in HTML within Markdown: rows with cells, each under its column's heading."""

from __future__ import annotations

from askreviews.documents import Document
from formats.reading import PROSE, REFERENCES, read

ON_ONE_LINE = (
    '<html><body><table><tr><td rowspan="2">Kind</td><td colspan="2">Leaf</td><td rowspan="2">Ref.</td></tr>'
    "<tr><td>Length</td><td>Colour</td></tr><tr><td>Kelp</td><td>3 m</td><td>brown</td><td>1,2</td></tr>"
    "<tr><td>Moss</td><td></td><td>green</td><td>3</td></tr></table></body></html>"
)
WRITTEN_OUT = """<table>
<caption>Table 2. Leaves again</caption>
<thead>
<tr class="header">
<th><strong>Kind</strong></th>
<th>Leaf</th>
</tr>
</thead>
<tbody>
<tr>
<td rowspan="2"><p>Kelp</p></td>
<td>long, though not in
winter [2]</td>
</tr>
<tr><td>short<br>and green</td></tr>
</tbody>
</table>
"""


def article(table: str) -> str:
    """An article with the table in it, between two paragraphs."""
    return f"# Leaves\n\n## Kelp\n\n{PROSE} [1–3]\n\n{table}\n\n{PROSE}\n\n## References\n\n{REFERENCES}\n"


def rows(document: Document) -> list[tuple[list[tuple[str, str]], tuple[int, ...]]]:
    """The rows as their cells, with the numbers that they cite."""
    return [
        (
            [(cell.column, cell.span.of(document.text)) for cell in paragraph.cells],
            paragraph.sentences[0].numbers,
        )
        for _, paragraph in document.paragraphs()
        if paragraph.kind == "row"
    ]


def test_headings_that_span_columns_and_rows(tmp_path):
    """A column is named by all that stand above it; bare numbers under *Ref.* are markers."""
    document = read(tmp_path, article(ON_ONE_LINE), name="kelp.md")
    assert rows(document) == [
        ([("Kind", "Kelp"), ("Leaf Length", "3 m"), ("Leaf Colour", "brown"), ("Ref.", "1,2")], (1, 2)),
        ([("Kind", "Moss"), ("Leaf Colour", "green"), ("Ref.", "3")], (3,)),
    ]
    assert "<td" not in document.text


def test_a_table_over_many_lines(tmp_path):
    """As pandoc writes it: with a caption, marked-up headings and cells of several lines."""
    document = read(tmp_path, article(WRITTEN_OUT), name="kelp.md")
    assert rows(document) == [
        ([("Kind", "Kelp"), ("Leaf", "long, though not in winter [2]")], (2,)),
        ([("Leaf", "short and green")], ()),
    ]
    captions = [p.span.of(document.text) for _, p in document.paragraphs() if p.kind == "caption"]
    assert captions == ["Table 2. Leaves again"]


def test_what_stands_behind_a_table_in_its_line_is_text(tmp_path):
    """It is no part of it."""
    said = "A note of eight words that stands behind it."
    document = read(tmp_path, article(f"{ON_ONE_LINE} {said}"), name="kelp.md")
    assert said in [p.span.of(document.text) for _, p in document.paragraphs() if p.kind == "text"]
    assert len(rows(document)) == 2


def test_a_table_that_never_ends_is_text(tmp_path):
    """Nothing is lost."""
    document = read(tmp_path, article("<table><tr><td>Kelp fades here."), name="kelp.md")
    assert "Kelp fades here." in document.text
    assert rows(document) == []


def test_a_table_without_rows_holds_nothing(tmp_path):
    """Nor does one whose cells are empty; a single row names no columns."""
    for table in ("<table></table>", "<table><tr><td></td></tr></table>"):
        assert rows(read(tmp_path, article(table), name="kelp.md")) == []
    document = read(tmp_path, article("<table><td>Kelp</td><td>[1]</td></table>"), name="kelp.md")
    assert rows(document) == [([("", "Kelp"), ("", "[1]")], (1,))]
