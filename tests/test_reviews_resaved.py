"""The long real review, saved in other ways: what is read stays the same. Skipped where it is not there."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from askreviews import formats
from askreviews.documents import Document

WU = Path(__file__).parents[2] / "shared" / "reviews" / "wu-2025-exosomes.txt"

pytestmark = pytest.mark.skipif(not WU.is_file(), reason="the review does not lie beside this checkout")

ENTRY = re.compile(r"^(\d+)\. (?=[A-Z])", re.MULTILINE)
MARKER = re.compile(r"(?<![$\d])(?:\^\{(?P<brace>\d[\d,–]*)\}|(?P<raised>[⁰¹²³⁴-⁹]+)(?!⁺))")
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def wrapped(text: str, width: int) -> str:
    """Every line but a table's broken at `width`."""
    return "\n".join(
        line if "\t" in line or len(line) <= width else textwrap.fill(line, width, break_on_hyphens=False)
        for line in text.split("\n")
    )


def paged(text: str) -> str:
    """A page number, a form feed and a running head after every sixth paragraph."""
    parts = text.split("\n\n")
    foot = "\n\n{}\n\n\fWu et al"
    return "\n\n".join(part + (foot.format(i // 6) if i % 6 == 5 else "") for i, part in enumerate(parts))


def restyled(text: str, style: str) -> str:
    """The markers of the body in another style; those of the front stay."""
    start = text.index("Introduction")
    body = MARKER.sub(lambda m: style.format((m["brace"] or m["raised"]).translate(DIGITS)), text[start:])
    return text[:start] + body


SAVED: dict[str, Callable[[str], str]] = {
    "wrapped": lambda text: wrapped(text, 78),
    "wrapped narrowly": lambda text: wrapped(text, 60),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "without blank lines": lambda text: re.sub(r"\n\s*\n+", "\n", text),
    "in pages": paged,
    "square markers": lambda text: restyled(text, " [{}]"),
    "glued square markers": lambda text: restyled(text, "[{}]"),
    "round markers": lambda text: restyled(text, " ({})"),
    "raised by HTML": lambda text: restyled(text, "<sup>{}</sup>"),
    "raised by LaTeX": lambda text: restyled(text, "$^{{{}}}$"),
    "square markers, wrapped": lambda text: wrapped(restyled(text, " [{}]"), 72),
    "entries in brackets": lambda text: ENTRY.sub(r"[\1] ", text),
    "entries with a bracket": lambda text: ENTRY.sub(r"\1) ", text),
    "entries with a tab": lambda text: ENTRY.sub(r"\1\t", text),
    "entries with a blank": lambda text: ENTRY.sub(r"\1 ", text),
    "entries without numbers": lambda text: ENTRY.sub("", text),
    "entries apart": lambda text: ENTRY.sub(r"\n\1. ", text),
}


def in_short(document: Document) -> dict[str, object]:
    """What must stay the same, marks and blanks aside."""
    citations = [c for _, _, sentence in document.sentences() for c in sentence.citations]
    kinds = [paragraph.kind for _, paragraph in document.paragraphs()]
    return {
        "title": document.title,
        "authors": document.authors,
        "keywords": document.keywords,
        "abstract": document.abstract is not None and " ".join(document.abstract.of(document.text).split()),
        "sections": [section.path for section in document.sections],
        "paragraphs": len(kinds),
        "rows": kinds.count("row"),
        "captions": kinds.count("caption"),
        "numbers": [citation.numbers for citation in citations],
        "cited": [s.numbers for _, p, s in document.sentences() if p.kind == "text" and s.numbers],
        "DOIs": [reference.doi for reference in document.references],
    }


@pytest.mark.parametrize("save", SAVED.values(), ids=SAVED)
def test_however_the_review_is_saved(tmp_path, save):
    """Title, authors, abstract, sections, paragraphs, table, markers and references are the same."""
    path = tmp_path / WU.name
    path.write_bytes(save(WU.read_text(encoding="utf-8")).encode())
    assert in_short(formats.read(path)) == in_short(formats.read(WU))
