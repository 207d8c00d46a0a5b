"""Whatever a file holds, the document's text is the file's own characters in the file's order."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from askreviews import formats
from askreviews.errors import ReadingError
from askreviews.formats.decoding import decode
from formats.reading import check_offsets

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
    """Excerpts equal the file's stretches; between them are only blanks; parts nest in order.

    With a NUL among few letters a file is taken for UTF-16, which is how it is compared.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(ends.join(lines).encode("utf-8", "replace"))
        try:
            document = formats.read(path)
        except ReadingError:
            return
        characters, _ = decode(path)
        check_offsets(document, characters)
