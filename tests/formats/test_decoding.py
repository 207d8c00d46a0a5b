"""From bytes to characters: encodings, and files that are no text."""

from __future__ import annotations

import random

import pytest

from askreviews import formats
from askreviews.errors import ReadingError
from formats.reading import PROSE, paragraphs, read

TEXT = f"On café culture\n\nIntroduction\n\nÅse’s dose was 5 µg – “small”. {PROSE}\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(tmp_path, encoding):
    """The same words come out of each."""
    document = read(tmp_path, TEXT.encode(encoding))
    assert document.title == "On café culture"
    assert paragraphs(document) == [f"Åse’s dose was 5 µg – “small”. {PROSE}"]


def test_a_one_byte_encoding_is_said(tmp_path):
    """The warning asks to look at the special letters."""
    document = read(tmp_path, TEXT.encode("cp1252"))
    assert (
        document.warnings[0]
        == "The file is not UTF-8 (byte 6); it was read as cp1252: check its special letters."
    )


def test_a_broken_byte_costs_one_character(tmp_path):
    """Text that is UTF-8 but for one byte is read as UTF-8."""
    document = read(
        tmp_path, TEXT.encode() + b"\n\nLost: \xff here, and nothing else was lost in this sentence.\n"
    )
    assert document.title == "On café culture"
    assert "Lost: \ufffd here" in document.text
    assert document.warnings[0].startswith("The file is utf-8 but for some bytes, the first at ")


def test_half_a_character_at_the_end(tmp_path):
    """A file cut off in the middle of a character is read up to it."""
    document = read(tmp_path, TEXT.encode("utf-16")[:-1])
    assert document.title == "On café culture"


@pytest.mark.parametrize("name", ["sample.txt", "sample.md"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n ", "the file holds nothing but blanks"),
        ("\u200b\u200b\ufeff \n".encode(), "the file holds nothing but blanks"),
        (b"\x00" * 5000, "the file holds binary data, not text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "this is a PDF, not text, whatever its name says"),
        (
            b"PK\x03\x04\x14\x00\x06\x00",
            "this is a ZIP archive (a .docx or .epub, perhaps), not text, whatever its name says",
        ),
        (random.Random(7).randbytes(100_000), "the file holds binary data, not text"),
        (b"On kelp and its many uses\n", "no text was found in it besides title and references"),
    ],
    ids=["empty", "blank", "no width", "NUL", "PDF", "ZIP", "random", "only a title"],
)
def test_files_that_are_no_review(tmp_path, name, content, reason):
    """The error names the file, the reason and what to do."""
    with pytest.raises(ReadingError) as raised:
        read(tmp_path, content, name=name)
    assert raised.value.reason == reason
    assert str(tmp_path / name) in str(raised.value)


def test_a_missing_file_and_a_folder(tmp_path):
    """Neither can be read, and the message says which it is."""
    with pytest.raises(ReadingError, match="there is no such file"):
        formats.read(tmp_path / "none.txt")
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(ReadingError, match="this is a folder"):
        formats.read(tmp_path / "folder.md")


def test_an_unknown_format(tmp_path):
    """The message names the formats that are known."""
    with pytest.raises(
        ReadingError, match=r"files that end in \.docx cannot be read\. Known are: \.md, \.txt\."
    ):
        read(tmp_path, b"x", name="sample.docx")


def test_a_few_control_characters_are_kept_and_said(tmp_path):
    """A NUL in the text is no reason to refuse it."""
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE * 3}\x00 {PROSE}\n")
    assert document.warnings[0] == "The file holds 1 control characters that no reader sees."
