"""Entries that begin with their numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from askreviews import identifiers
from askreviews.formats.blocks import Block
from askreviews.formats.lines import Line
from askreviews.formats.references import bunched
from askreviews.formats.references.entry_lines import (
    COMPLETE,
    DATED,
    HEADING_MARK,
    LOCATOR,
    LONGEST_ENTRY,
    NEAR,
    PLACE,
    Found,
    is_worded,
    without_marks,
)
from askreviews.formats.sections import statements
from askreviews.formats.wording import boilerplate, captions, conventions, numbering

_DATE = re.compile(r"\d{1,2}\s[A-Z][a-z]{2,8}\.?\s(?:19|20)\d\d")
_SIGN = re.compile(r"[.,;:–]")
"""All that some lines hold of what a program took out of a web page."""
_LONGEST_CONTINUATION = 600
_WIDEST_SKIP = 30
"""A number that leaves out more than this many is not an entry's."""
_FARTHEST = 12
"""Lines within which the next entry must open for the list to go on."""


@dataclass(slots=True)
class _Entry:
    """An entry that is being read."""

    number: int
    skip: int
    lines: list[Line] = field(default_factory=list)

    def is_complete(self) -> bool:
        """Whether the entry ends as entries do; one that has no words yet does not."""
        last = self.lines[-1].text if self.lines else ""
        is_cut_off = identifiers.is_cut_off(last[-320:])
        return len(self.words()) > NEAR and not is_cut_off and bool(COMPLETE.search(last[-320:]))

    def is_dated(self) -> bool:
        """Whether a year or a DOI has been met."""
        return any(DATED.search(line.text) for line in self.lines[-NEAR:])

    def words(self) -> str:
        """The beginning of the entry's own words."""
        return " ".join(line.text for line in self.lines[:2])[self.skip :].strip()

    def block(self) -> Block:
        """The entry as a block."""
        return Block(tuple(self.lines), kind="entry", number=self.number, skip=self.skip)


class NumberedReader:
    """Reads entries that begin with their number, line by line, up to the list's end."""

    def __init__(self, lines: Sequence[Line], start: int, style: numbering.Style) -> None:
        self.lines = lines
        self.start = start
        self.style = style
        self.openings = [i for i in range(start, len(lines)) if numbering.number(style, lines[i].text)]
        self.wrapped = self._is_wrapped()
        self.shapes = Counter(_shape(line.text) for line in lines[start:])
        self.blocks: list[Block] = []
        self.entry: _Entry | None = None
        self.longest = 0

    def read(self) -> Found:
        """The entries, and where they end: at another list's heading, or where no entry follows soon."""
        end, last, after_blank = self.start, self.start, True
        index = self.start - 1
        while (index := index + 1) < len(self.lines):
            line = without_marks(self.lines[index])
            if not is_worded(line.text):
                if self.entry is not None and self.entry.lines and _SIGN.fullmatch(line.text):
                    self.entry.lines.append(line)
                after_blank = after_blank or not line.text
                continue
            if self.entry is not None and conventions.is_references(line.text) and last < end:
                entries = max(i for i, block in enumerate(self.blocks) if block.kind == "entry")
                return Found(tuple(self.blocks[: entries + 1]), last)  # another list, behind other text
            number = numbering.number(self.style, self.lines[index].text)
            column = (
                bunched.read(self.lines, index, self.style) if number and self._opens(number, index) else None
            )
            if column is not None:
                self._close()
                self.blocks += column[0]
                index, number = column[1] - 1, max(block.number for block in column[0])
                self.entry = _Entry(number, 0)
            elif number and self._opens(number, index):
                self._open(number, line)
            elif self.entry is not None and self._goes_on(
                line, after_blank=after_blank, more=self._more_follow(index)
            ):
                self.entry.lines.append(line)
            elif self.entry is not None and self._more_follow(index) and self._stands_within(line):
                if (
                    boilerplate.is_foot(line.text) and self.shapes[_shape(line.text)] < 2
                ):  # else the foot of a page, which goes on behind it
                    self.entry.lines.append(line)
            elif self._more_follow(index):
                self._close()
                self.blocks.append(Block((line,), kind="matter"))
            else:
                break
            end, after_blank = index + 1, False
            last = end if self.entry is not None and self.entry.lines else last
        self._close()
        return Found(tuple(self.blocks), end)

    def _is_wrapped(self) -> bool:
        """Whether entries have several lines: many lines right under another open none."""
        if len(self.openings) < 2:
            return True
        within = range(self.openings[0], self.openings[-1])
        opened = frozenset(self.openings)
        going_on = sum(1 for i in within if i not in opened and self.lines[i].text and self.lines[i - 1].text)
        return going_on >= 0.2 * len(self.openings)

    def _opens(self, number: int, index: int) -> bool:
        """Whether the number is the next entry's. A skip, or a number again, needs a finished entry first."""
        if self.entry is None or number == self.entry.number + 1:
            return True
        if _DATE.fullmatch(self.lines[index].text):
            return False
        return number <= self.entry.number + _WIDEST_SKIP and (
            self.entry.is_complete() or not self.entry.words()
        )

    def _open(self, number: int, line: Line) -> None:
        self._close()
        found = self.style.match(line.text)
        self.entry = _Entry(number, found.end() if found else len(line.text), [line])

    def _close(self) -> None:
        if self.entry is not None and self.entry.lines:
            self.longest = max(self.longest, len(self.entry.lines))
            self.blocks.append(self.entry.block())
            self.entry.lines = []

    def _goes_on(self, line: Line, *, after_blank: bool, more: bool) -> bool:
        """Whether a line without a number belongs to the entry before it."""
        entry, text = self.entry, line.text
        if (
            entry is None
            or not entry.lines
            or sum(len(part.text) for part in entry.lines[-60:]) > LONGEST_ENTRY
        ):
            return False
        if (
            HEADING_MARK.match(text)
            or conventions.is_named(text)
            or captions.is_caption(text)
            or statements.opens(text)
            or boilerplate.heads_comments(text)
            or "\t" in text
        ):
            return False
        if not entry.words():
            return len(text) <= _LONGEST_CONTINUATION
        if not more and len(entry.lines) >= self.longest > 0 and entry.is_complete() and entry.is_dated():
            return False  # the last one has no more lines than any other
        if boilerplate.is_publishers(text) and not (LOCATOR.match(text) or PLACE.match(text)):
            is_own = (
                self.wrapped and not after_blank and self.shapes[_shape(text)] < 2
            )  # journal, pages and DOI
            return is_own and boilerplate.is_foot(text)
        if (self.wrapped and not after_blank) or LOCATOR.match(text):
            return True
        unfinished = not entry.is_complete() or (more and not entry.is_dated())
        return unfinished and len(text) <= _LONGEST_CONTINUATION

    def _stands_within(self, line: Line) -> bool:
        """Whether a line looks like a page's foot, with an address, and stands in the middle of an entry."""
        entry = self.entry
        within = entry is not None and bool(entry.lines) and not (entry.is_complete() and entry.is_dated())
        return within and boilerplate.is_publishers(line.text)

    def _more_follow(self, index: int) -> bool:
        """Whether the list goes on soon: something stands between two entries, as at a page break."""
        last = self.entry.number if self.entry is not None else 0
        position = bisect_right(self.openings, index)
        return any(
            0 < numbering.number(self.style, self.lines[i].text) - last <= 3
            for i in self.openings[position : position + 2]
            if i - index <= _FARTHEST
        )


def _shape(text: str) -> str:
    """A line whatever its numbers are, but for those of a DOI: a page's foot repeats the article's own."""
    return re.sub(r"\b10\.\d+\S*|(\d+)", lambda found: "#" if found[1] else found[0], text)
