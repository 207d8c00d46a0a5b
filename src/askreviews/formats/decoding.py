"""From a file's bytes to its characters."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from askreviews.errors import ReadingError
from askreviews.formats.lines import BLANKS

LARGEST = 50_000_000
"""Bytes; a review of a thousand pages has three million."""

_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (a .docx or .epub, perhaps)",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_CONTROL_BYTES = bytes([*range(9), *range(14, 27), 127])
_MOST_CONTROL = 0.005
"""The share of control characters from which on a file is no text."""
_WESTERN = 0.1
"""The share of bytes above 127 up to which a text in one-byte letters is taken for a western one."""
_SAMPLE = 200_000
"""Bytes that are looked at to guess an encoding."""
_SAVE_AS_TEXT = "Save the article's text as UTF-8 in a .txt or .md file and add that."


def decode(path: Path) -> tuple[str, tuple[str, ...]]:
    """The characters of the file, line ends as they are, and warnings about the encoding.

    Raises ReadingError when the file cannot be opened, is empty, too large, or is not text.
    """
    data = _bytes(path)
    for magic, kind in _MAGIC.items():
        if data.lstrip()[: len(magic)] == magic:
            raise ReadingError(path, f"this is {kind}, not text, whatever its name says", _SAVE_AS_TEXT)
    text, warnings = _decoded(path, data)
    if not text.strip(f"{BLANKS}\r\n\f\v\x85\u2028\u2029"):
        raise ReadingError(path, "the file holds nothing but blanks", _SAVE_AS_TEXT)
    control = len(_CONTROL.findall(text))
    if control > _MOST_CONTROL * len(text):
        raise ReadingError(path, "the file holds binary data, not text", _SAVE_AS_TEXT)
    if control:
        warnings += (f"The file holds {control} control characters that no reader sees.",)
    if "\ufffd" in text and not warnings:
        count = text.count("\ufffd")
        warnings += (f"{count} characters were already lost (shown as \ufffd) when the file was saved.",)
    return text, warnings


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise ReadingError(path, "this is a folder", "Name the file of one article.")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            reason = f"the file has {size:,} bytes, more than {LARGEST:,}"
            raise ReadingError(path, reason, "Name the file of one article.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadingError(path, "there is no such file", "Check the path.") from None
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise ReadingError(path, f"it cannot be read ({reason})", "Check its permissions.") from error
    if not data:
        raise ReadingError(path, "the file is empty", _SAVE_AS_TEXT)
    return data


def _decoded(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None) or _unmarked_utf_16(
        data
    )
    if marked is not None:
        return _in_encoding(data, marked)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        first = error.start
    if len(data) - len(data.translate(None, _CONTROL_BYTES)) > _MOST_CONTROL * len(data):
        raise ReadingError(path, "the file holds binary data, not text", _SAVE_AS_TEXT)
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    if (
        sum(1 for c in set(text) if c > "\x7f") > 1
        and len(text.encode("utf-8")) - len(text) - 2 * lost > 2 * lost
    ):
        return _in_encoding(data, "utf-8")
    encoding = _guessed(data)
    note = f"The file is not UTF-8 (byte {first}); it was read as {encoding}: check its special letters."
    return data.decode(encoding, errors="replace"), (note,)


def _in_encoding(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """The characters, with a warning where some bytes stand for none."""
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        place = error.start
        note = f"The file is {encoding} but for some bytes, the first at {place}; they are shown as \ufffd."
        return data.decode(encoding, errors="replace"), (note,)


def _unmarked_utf_16(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of a western text is zero."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if max(zeros) < 0.3 * len(sample) / 2 or min(zeros) > 0.02 * len(sample):
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _guessed(data: bytes) -> str:
    """The encoding of text that is not Unicode: with few letters beyond ASCII the western one."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high <= _WESTERN * len(data):
        return "cp1252"
    guess = from_bytes(
        data[:_SAMPLE], cp_isolation=["cp1252", "gb18030", "big5", "shift_jis", "euc_kr", "koi8_r", "cp1251"]
    ).best()
    return guess.encoding if guess is not None else "cp1252"
