"""The lines of a file, each with its place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
BLANKS = (
    "\t\x1c\x1d\x1e\x1f \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000\u200b\u2060\ufeff"
)
"""What may surround a line's words: white space and characters of no width."""


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of one line of the file, without the blanks around it.

    `place` is where its first character stands in the file, `indent` the number of blanks before it, `row`
    the number of its line. A form feed is a Line of its own without text that `ends_page`.
    """

    text: str
    place: int
    indent: int = 0
    ends_page: bool = False
    row: int = 0

    def part(self, start: int, end: int | None = None) -> Line:
        """The stretch from `start` to `end` without the blanks around it."""
        piece = self.text[start:end]
        lead = len(piece) - len(piece.lstrip(BLANKS))
        return Line(piece.strip(BLANKS), self.place + start + lead, self.indent, row=self.row)


def lines_of(text: str) -> list[Line]:
    """The lines of a file without their ends, whichever kind these are; a blank line has no text."""
    lines: list[Line] = []
    start = 0
    for end in _END.finditer(text):
        lines.append(_line(text[start : end.start()], start, len(lines)))
        if end.group() == "\f":
            lines.append(Line("", end.start(), ends_page=True, row=len(lines)))
        start = end.end()
    lines.append(_line(text[start:], start, len(lines)))
    return lines


def _line(written: str, place: int, row: int) -> Line:
    """A leading tab stays where further tabs show that it stands for a table's empty first cell."""
    words = written.strip(BLANKS)
    if not words:
        return Line("", place, row=row)
    lead = written.index(words[0]) if words[0] not in BLANKS else 0
    if "\t" in words and "\t" in written[:lead]:
        lead = written.index("\t")
        words = written[lead:].rstrip(BLANKS)
    return Line(words, place + lead, lead, row=row)
