"""Whatever a file holds, the document's text is the file's own characters in the file's order."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from askreviews import formats
from askreviews.errors import ReadingError

LINES = st.sampled_from(
    [
        "",
        "",
        "Introduction",
        "2.1 Where they live",
        "Abstract: Lichens are slow. They rest long.",
        "Keywords: lichen, growth",
        "Lichens grow slowly on granite [1], as was seen in forty valleys,",
        "and in the cold they rest.² Then miR-21 rose^{1–3}. It fell again.",
        "They rest (1,2). The spores travel; Figure 2 shows how.",
        "Figure 1. A lichen on a rock. It is grey.",
        "Rock\tRate",
        "Granite [1]\t1 mm",
        "| Rock | Rate |",
        "|---|---|",
        "| Chalk [2] | 3 mm |",
        "- an item of a list [3]",
        "## Growth",
        "**Bold heading**",
        "> quoted words stand here.",
        "References",
        "1. Hall I. Slow growth. J Lichen. 2015;1:1-9.",
        "[2] Moss K. Cold rocks. Arct Bot. 2019;4:33-40.",
        "| [3] |",
        "|",
        "Copyright 2021 The Authors.",
        "```",
        "12",
        "\f",
        "ends in a hyphen-",
    ]
)


@given(
    lines=st.lists(st.one_of(LINES, st.text(max_size=40)), min_size=1, max_size=40),
    ends=st.sampled_from(["\n", "\r\n"]),
    name=st.sampled_from(["lichens.txt", "lichens.md"]),
)
@settings(max_examples=300, deadline=None)
def test_every_excerpt_is_the_files_and_every_part_is_the_texts(lines, ends, name):
    """Excerpts equal the file's stretches, in order; between them are only blanks; parts nest in order."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(ends.join(lines).encode("utf-8", "replace"))
        try:
            document = formats.read(path)
        except ReadingError:
            return
        source = path.read_bytes().decode()

    text, place, file_place = document.text, 0, 0
    for excerpt in document.excerpts:
        end = excerpt.start + excerpt.length
        assert text[excerpt.start : end] == source[excerpt.source : excerpt.source + excerpt.length]
        assert text[place : excerpt.start].strip() == ""
        assert excerpt.source >= file_place
        place, file_place = end, excerpt.source + excerpt.length
    assert text[place:].strip() == ""

    reached = 0
    for _, paragraph in document.paragraphs():
        assert paragraph.span.start >= reached
        reached = paragraph.span.start
        for sentence in paragraph.sentences:
            assert text[reached : sentence.span.start].strip() == ""
            assert paragraph.span.holds(sentence.span)
            assert all(sentence.span.holds(citation.span) for citation in sentence.citations)
            reached = sentence.span.end
        assert all(paragraph.span.holds(cell.span) for cell in paragraph.cells)
        reached = paragraph.span.end
    for reference in document.references:
        assert reference.raw in text
