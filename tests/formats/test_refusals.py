"""Files that are no reviews end in one clear sentence, and hostile ones end at all."""

from __future__ import annotations

import pytest

from askreviews import formats
from askreviews.errors import ReadingError
from formats.conftest import REFERENCES


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n ", "nothing but blanks"),
        (b"\x00\x01\x02" * 400, "binary data"),
        (b"%PDF-1.7 rest", "this is a PDF, not text"),
        (b"PK\x03\x04 rest", "a ZIP archive"),
        (b"\xff\xfe\x00", "no text was found in it"),
        (b"Only a title\n", "no text was found in it"),
        (b"![](https://kelp.org/leaf.png)\n", "no text was found in it"),
    ],
)
def test_what_is_no_review_is_refused_with_reason_and_advice(read, content, reason):
    """The message names the file, says what it is, and what to do."""
    with pytest.raises(ReadingError, match=reason) as refused:
        read(content)
    assert "lichens.txt" in str(refused.value)
    assert refused.value.advice.endswith(".")


def test_missing_files_folders_and_unknown_endings(tmp_path):
    """Each has its own reason."""
    (tmp_path / "paper.docx").write_text("x")
    (tmp_path / "folder.txt").mkdir()

    with pytest.raises(ReadingError, match="there is no such file"):
        formats.read(tmp_path / "none.txt")
    with pytest.raises(ReadingError, match="this is a folder"):
        formats.read(tmp_path / "folder.txt")
    with pytest.raises(ReadingError, match=r"end in \.docx cannot be read. Known are: \.md, \.txt"):
        formats.read(tmp_path / "paper.docx")


def test_lost_characters_are_counted(read):
    """A file that was saved wrongly before says how much is gone."""
    document = read("Lichens\n\nIntroduction\n\nLichens gr\ufffdw on r\ufffdcks [1].\n\n" + REFERENCES)

    assert document.warnings[0].startswith("2 characters were already lost")


HOSTILE = {
    "brackets": "[" * 300_000,
    "lists without end": "[1," * 100_000,
    "raised without end": "^{1," * 100_000,
    "one word": "a" * 300_000,
    "initials": "A. " * 100_000,
    "bars": "|" * 300_000,
    "rows": "a\tb\n" * 30_000,
    "headings": "Some Title Case Heading\n\n" * 8_000,
    "numbers": "1. Abc\n" * 20_000,
    "paragraphs that never end": ("word " * 20 + ",\n\n") * 6_000,
    "quotes": '"' * 300_000,
    "emphasis": "**a" * 100_000,
    "fences": "```\n" * 30_000,
}


@pytest.mark.parametrize("name", ["lichens.txt", "lichens.md"])
@pytest.mark.parametrize("middle", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_read_in_proportion_to_their_length(read, name, middle):
    """Quadratic reading of these would take minutes to hours; the text before and after is not lost."""
    document = read(
        f"Lichens\n\nIntroduction\n\nThey grow on rocks [1]. They rest.\n\n{middle}\n\n{REFERENCES}", name
    )

    assert "They grow on rocks [1]." in document.text
    assert document.references[-1].number == 3
