"""The lines of a file, each with its place in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

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
    the number of its line. A form feed is a Line of its own without text that `ends_page`. `gaps` say at
    which characters of `text`, in order, so many of the file's have been left out since `place`.
    """

    text: str
    place: int
    indent: int = 0
    ends_page: bool = False
    row: int = 0
    gaps: tuple[tuple[int, int], ...] = ()

    def part(self, start: int, end: int | None = None) -> Line:
        """The stretch from `start` to `end` without the blanks around it."""
        piece = self.text[start:end]
        first = start + len(piece) - len(piece.lstrip(BLANKS))
        words = piece.strip(BLANKS)
        opening = bisect_left(self.gaps, (first + 1,))
        before = self.gaps[opening - 1][1] if opening else 0
        own = self.gaps[opening : bisect_left(self.gaps, (first + len(words),))]
        gaps = tuple((at - first, count - before) for at, count in own)
        return Line(words, self.place + first + before, self.indent, row=self.row, gaps=gaps)

    def stretches(self) -> Iterator[tuple[int, int, int]]:
        """Start and end of each stretch of the text that has no gap, and its place in the file."""
        start = left_out = 0
        for at, count in (*self.gaps, (len(self.text), 0)):
            if at > start:
                yield start, at, self.place + start + left_out
            start, left_out = at, count

    def without(self, left_out: Iterable[tuple[int, int]]) -> Line:
        """The line without these stretches, from a start to an end, which are in order and apart."""
        borders = [0, *chain.from_iterable(left_out), len(self.text)]
        words: list[str] = []
        gaps: list[tuple[int, int]] = []
        length, first, behind = 0, self.place, -1
        own = deque(self.stretches())
        for start, end in zip(borders[::2], borders[1::2], strict=True):
            while own and own[0][0] < end:
                reached, until, place = own[0]
                low, high = max(start, reached), min(end, until)
                if low < high:
                    begins = place + low - reached
                    if behind < 0:
                        first = begins
                    elif begins > behind:
                        gaps.append((length, begins - first - length))
                    words.append(self.text[low:high])
                    length, behind = length + high - low, begins + high - low
                if until > end:
                    break
                own.popleft()
        return Line("".join(words), first, self.indent, row=self.row, gaps=tuple(gaps)).part(0)


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
