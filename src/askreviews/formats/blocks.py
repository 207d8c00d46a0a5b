"""Blocks: the pieces, each one or more lines of the file, that a format hands over to be arranged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["plain", "heading", "header", "row", "entry", "matter", "left out"]
"""``matter`` is text that belongs to the work but to no section: its title, authors, keywords."""


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of one line of the file and the place of its first character there."""

    text: str
    place: int

    def part(self, start: int, end: int | None = None) -> Line:
        """The stretch from `start` to `end` without the blanks around it."""
        piece = self.text[start:end]
        lead = len(piece) - len(piece.lstrip())
        return Line(piece.strip(), self.place + start + lead)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together.

    `alone` says that blank lines (or the file's habit of one paragraph a line) set the block apart. `level`
    is a heading's depth from 1, 0 when unknown. `skip` is the length of a label (``Abstract:``, a bullet)
    before the block's own words. `label` names a section whose heading the file does not write out (then
    there are no lines). `cells` are the stretches (column heading, start, end) of a table row.
    `number` is that of a reference entry.
    """

    lines: tuple[Line, ...]
    kind: Kind = "plain"
    alone: bool = True
    level: int = 0
    skip: int = 0
    label: str | None = None
    number: int = 0
    cells: tuple[tuple[str, int, int], ...] = ()

    @property
    def text(self) -> str:
        """The block's lines joined as they will stand in the document."""
        return "".join(piece for line, gap in self.joined() for piece in (line.text, gap))

    @property
    def words(self) -> str:
        """The text without the label."""
        return self.text[self.skip :]

    def joined(self) -> Iterator[tuple[Line, str]]:
        """Each line with what follows it: a blank, or nothing where a hyphen ends it."""
        for index, line in enumerate(self.lines):
            following = self.lines[index + 1] if index + 1 < len(self.lines) else None
            hyphenated = re.search(r"\w[-\u2010\u2011]\Z", line.text) is not None
            adjoins = following is None or (hyphenated and following.text[:1].isalnum())
            yield line, "" if adjoins else " "

    def followed_by(self, other: Block) -> Block:
        """The block with `other` as its continuation."""
        return replace(self, lines=self.lines + other.lines)


def lines_of(text: str) -> list[Line]:
    """The lines of a file without their ends; a blank line is a Line with no text."""
    lines: list[Line] = []
    place = 0
    for raw in re.split(r"(\r\n|[\n\r\f\v\u2028\u2029\x85])", text):
        if not re.fullmatch(r"\r\n|[\n\r\f\v\u2028\u2029\x85]", raw):
            lines.append(Line(raw, place).part(0) if raw.strip(" \u200b\ufeff") else Line("", place))
        place += len(raw)
    return lines


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers and running heads: short lines that come again on page after page."""
    counts = Counter(_shape(line.text) for line in lines if line.text and _can_be_furniture(line.text))
    repeated = {shape for shape, count in counts.items() if count >= 3 and any(c.isalpha() for c in shape)}
    kept: list[Line] = []
    for index, line in enumerate(lines):
        before = lines[index - 1].text if index else ""
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        page_number = bool(re.fullmatch(r"(?:page\s)?\d{1,4}(?:\s(?:of|/)\s\d{1,4})?", line.text, re.I))
        if page_number and not before and not after:
            continue
        if (
            line.text
            and _can_be_furniture(line.text)
            and _shape(line.text) in repeated
            and not before
            and not after
        ):
            continue
        kept.append(line)
    return kept


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _can_be_furniture(text: str) -> bool:
    return (
        len(text) <= 90
        and "\t" not in text
        and not text.endswith((".", "?", ":"))
        and not text.startswith(("|", "#"))
    )
