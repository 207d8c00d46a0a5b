"""From a file's bytes to its characters."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

from charset_normalizer import from_bytes

from askreviews.errors import ReadingError

LARGEST = 50_000_000
"""Bytes; a review of a thousand pages has three million."""

_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (a .docx or .epub, perhaps)",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
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
_SAVE_AS_TEXT = "Save the article's text as UTF-8 in a .txt or .md file and add that."


def decode(path: Path) -> tuple[str, tuple[str, ...]]:
    """The characters of the file, line ends as they are, and warnings about the encoding.

    Raises ReadingError when the file cannot be opened, is empty, too large, or is not text.
    """
    data = _bytes(path)
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise ReadingError(path, f"this is {kind}, not text, whatever its name says", _SAVE_AS_TEXT)
    text, warnings = _decoded(path, data)
    if not text.strip():
        raise ReadingError(path, "the file holds nothing but blanks", _SAVE_AS_TEXT)
    rubbish = sum(1 for c in text if unicodedata.category(c) in ("Cc", "Cn", "Co") and c not in "\t\n\r\f\v")
    if rubbish > len(text) / 100:
        raise ReadingError(path, "the file holds binary data, not text", _SAVE_AS_TEXT)
    if "\ufffd" in text:
        count = text.count("\ufffd")
        warnings += (f"{count} characters were already lost (shown as \ufffd) when the file was saved.",)
    return text, warnings


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise ReadingError(path, "this is a folder", "Name the file of one article.")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise ReadingError(
                path, f"the file has {size:,} bytes, more than {LARGEST:,}", "Name the file of one article."
            )
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
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                reason = f"it begins as {encoding} but breaks off at byte {error.start}"
                raise ReadingError(path, reason, "Save it again as UTF-8.") from error
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise ReadingError(path, "the file holds binary data, not text", _SAVE_AS_TEXT) from error
        place = error.start
    guess = from_bytes(
        data, cp_isolation=["cp1252", "mac_roman", "gb18030", "big5", "shift_jis", "utf_8"]
    ).best()
    if guess is not None:
        name = guess.encoding
        note = f"The file is not UTF-8 (byte {place}); it was read as {name}: check its special letters."
        return data.decode(name, errors="replace"), (note,)
    note = f"The file is not valid UTF-8 from byte {place} on; what could not be read is shown as \ufffd."
    return data.decode("utf-8", errors="replace"), (note,)
