"""The reference list: where it begins and ends, which lines make an entry, and what its number is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from askreviews.formats import (
    boilerplate,
    captions,
    conventions,
    keywords,
    layout,
    numbering,
    paragraphs,
    statements,
)
from askreviews.formats.blocks import Block
from askreviews.formats.lines import Line

_BIBLIOGRAPHIC = re.compile(
    r"(?<!\d)(?:18|19|20)\d\d(?!\d)|\bdoi\b|\bet al\b|https?://|\bin press\b", re.IGNORECASE
)
_DATED = re.compile(
    r"(?<!\d)(?:18|19|20)\d\d[a-z]?(?!\d)|\b10\.\d{4,9}/|https?://|\bin press\b", re.IGNORECASE
)
_LOCATOR = re.compile(
    r"[<\[(\\]{0,3}(?:(?:doi|pmid|pmcid|available|url|crossref|pubmed|google)\b|https?:|10\.\d{4,9}/)",
    re.IGNORECASE,
)
_COMPLETE = re.compile(r"(?:[.)\]?!]|\d|10\.\d{4,9}/\S{1,200}|https?://\S{1,300})[*_|\s]{0,3}\Z")
_NAMED_FIRST = re.compile(
    r"(?:[a-z]{2,3}\s|St\.\s|[ÓO]['’]?\s){0,2}[^\W\d_a-z][\w'’-]+(?:[\s-][^\W\d_a-z][\w'’-]+){0,2}"
    r"(?:\s[^\W\d_a-z]{1,3}(?:\Z|[,.:]|\s(?:\(|et\sal|and\s|&\s))|,\s(?:[^\W\d_a-z]\.|[^\W\d_a-z]{1,3}[,.\s]))"
    r"|[^\W\d_a-z][\w\s]{5,80}(?:\.?\s\((?:19|20)\d\d[a-h]?\)|,\s(?:19|20)\d\d[a-h]?\.\s)"
)
"""How an entry of a list without numbers opens: a name with initials, or a group's with the year."""
_PLACED = re.compile(r"\d(?:\s?\([^()]{1,12}\))?[,:]\s?\w?\d|\b10\.\d{4,9}/|https?://")
_REST_OF_JOURNAL = re.compile(r"(?:[A-Z][\w-]{0,12}\.?\s){1,5}\d{1,4}(?:\s?\([^()]{1,12}\))?[,:]\s?\w?\d")
_HEADING_MARK = re.compile(r"#{1,6}\s")
_BACK = "↵"
_LONGEST_ENTRY = 3000
_LONGEST_CONTINUATION = 600
_WIDEST_SKIP = 30
"""A number that leaves out more than this many is not an entry's."""
_YEARS = 1800
"""A list whose first number is no smaller opens with a year."""
_FARTHEST = 12
"""Lines within which the next entry must open for the list to go on."""
_FEWEST = 3
"""Entries that a list without a heading has at least."""
_ENOUGH = 4
"""Blocks that show whether a list without numbers is over."""
_MOST_TRIES = 5
_MOST_HEADINGS = 20
"""So many headings are looked under; tables behind a list may have a column *Reference* each."""
_NEAR = 8


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The lines before the list, its blocks (heading and entries, in order), and the lines after it."""

    before: tuple[Line, ...]
    blocks: tuple[Block, ...] = ()
    after: tuple[Line, ...] = ()


def separate(lines: Sequence[Line]) -> ReferenceList:
    """Find the list under its heading, or, without one, as the run of numbered entries at the end.

    Of several headings with entries it is the one with most, of these the first: an appendix, or a reader's
    comment on the page, has a list of its own, and a table's column may be called so.
    """
    headings = (i for i, line in enumerate(lines) if conventions.is_references(line.text))
    under = [place for place in headings if _entries_follow(lines, place + 1)]
    if under:
        read = {place: _read(lines, place + 1) for place in under[-_MOST_HEADINGS:]}
        # In a table of contents, what comes next is all of the text, another such heading included.
        whole = [p for p, found in read.items() if not any(p < other < found.end for other in under)]
        place = max(whole, key=lambda place: (read[place].entries, -place))
        mark = _HEADING_MARK.match(lines[place].text)
        heading = Block((lines[place].part(mark.end() if mark else 0),), kind="matter")
        found = read[place]
        return ReferenceList(tuple(lines[:place]), (heading, *found.blocks), tuple(lines[found.end :]))
    ones = (i for i in range(len(lines) - 1, -1, -1) if numbering.opens_one(lines[i].text))
    for place in islice(ones, _MOST_TRIES):
        found = _read(lines, place)
        if found.is_convincing():
            return ReferenceList(tuple(lines[:place]), found.blocks, tuple(lines[found.end :]))
    return ReferenceList(tuple(lines))


def is_bibliographic(text: str) -> bool:
    """Whether a text has what an entry has: a year, a DOI or an address."""
    return _BIBLIOGRAPHIC.search(text) is not None


def _entries_follow(lines: Sequence[Line], start: int) -> bool:
    """Whether what comes next looks like entries: numbers that open lines, or years and DOIs."""
    near = [line.text for line in lines[start : start + 3 * _NEAR] if any(c.isalnum() for c in line.text)][
        :_NEAR
    ]
    opened = [text for text in near if any(numbering.number(style, text) for style in numbering.STYLES)]
    if not near:
        return False
    first = near if _NAMED_FIRST.match(near[0]) else near[:_FEWEST]
    return bool(opened) or any(_BIBLIOGRAPHIC.search(text) for text in first)


@dataclass(frozen=True, slots=True)
class _Found:
    """The entries, with what stands between them, and the place of the first line after the list."""

    blocks: tuple[Block, ...]
    end: int

    @property
    def entries(self) -> int:
        """How many of the blocks are entries."""
        return sum(block.kind == "entry" for block in self.blocks)

    def is_convincing(self) -> bool:
        """Whether the entries are a reference list and not, say, a numbered list in the text."""
        entries = [block for block in self.blocks if block.kind == "entry"]
        dated = sum(1 for block in entries if _BIBLIOGRAPHIC.search(block.text) or len(block.words) < _NEAR)
        return len(entries) >= _FEWEST and dated >= 0.6 * len(entries)


def _read(lines: Sequence[Line], start: int) -> _Found:
    style = numbering.style_of(line.text for line in lines[start:] if line.text)
    first = (numbering.number(style, line.text) if style else 0 for line in _first_worded(lines, start))
    if style is None or not any(0 < number < _YEARS for number in first):
        return _unnumbered(lines, start)
    return _NumberedReader(lines, start, style).read()


def _first_worded(lines: Sequence[Line], start: int) -> list[Line]:
    return [line for line in lines[start : start + 4 * _NEAR] if any(c.isalnum() for c in line.text)][:_NEAR]


@dataclass(slots=True)
class _Entry:
    """An entry that is being read."""

    number: int
    skip: int
    lines: list[Line] = field(default_factory=list)

    def is_complete(self) -> bool:
        """Whether the entry ends as entries do; one that has no words yet does not."""
        last = self.lines[-1].text if self.lines else ""
        return len(self.words()) > _NEAR and bool(_COMPLETE.search(last[-320:]))

    def is_dated(self) -> bool:
        """Whether a year or a DOI has been met."""
        return any(_DATED.search(line.text) for line in self.lines[-_NEAR:])

    def words(self) -> str:
        """The beginning of the entry's own words."""
        return " ".join(line.text for line in self.lines[:2])[self.skip :].strip()

    def block(self) -> Block:
        """The entry as a block."""
        return Block(tuple(self.lines), kind="entry", number=self.number, skip=self.skip)


class _NumberedReader:
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

    def read(self) -> _Found:
        end, after_blank = self.start, True
        for index in range(self.start, len(self.lines)):
            line = _without_marks(self.lines[index])
            if not _is_worded(line.text):
                after_blank = after_blank or not line.text
                continue
            number = numbering.number(self.style, self.lines[index].text)
            if number and self._opens(number):
                self._open(number, line)
            elif self.entry is not None and self._goes_on(
                line, after_blank=after_blank, more=self._more_follow(index)
            ):
                self.entry.lines.append(line)
            elif self.entry is not None and self._more_follow(index) and self._stands_within(line):
                if self.shapes[_shape(line.text)] < 2:  # else the foot of a page, which goes on behind it
                    self.entry.lines.append(line)
            elif self._more_follow(index):
                self._close()
                self.blocks.append(Block((line,), kind="matter"))
            else:
                break
            end, after_blank = index + 1, False
        self._close()
        return _Found(tuple(self.blocks), end)

    def _is_wrapped(self) -> bool:
        """Whether entries have several lines: many lines right under another open none."""
        if len(self.openings) < 2:
            return True
        within = range(self.openings[0], self.openings[-1])
        opened = frozenset(self.openings)
        going_on = sum(1 for i in within if i not in opened and self.lines[i].text and self.lines[i - 1].text)
        return going_on >= 0.2 * len(self.openings)

    def _opens(self, number: int) -> bool:
        """Whether the number is the next entry's. A skip, or a number again, needs a finished entry first."""
        if self.entry is None or number == self.entry.number + 1:
            return True
        return number <= self.entry.number + _WIDEST_SKIP and (
            self.entry.is_complete() or not self.entry.words()
        )

    def _open(self, number: int, line: Line) -> None:
        self._close()
        found = self.style.match(line.text)
        self.entry = _Entry(number, found.end() if found else len(line.text), [line])

    def _close(self) -> None:
        if self.entry is not None and self.entry.lines:
            self.blocks.append(self.entry.block())
            self.entry.lines = []

    def _goes_on(self, line: Line, *, after_blank: bool, more: bool) -> bool:
        """Whether a line without a number belongs to the entry before it."""
        entry, text = self.entry, line.text
        if (
            entry is None
            or not entry.lines
            or sum(len(part.text) for part in entry.lines[-60:]) > _LONGEST_ENTRY
        ):
            return False
        if (
            _HEADING_MARK.match(text)
            or conventions.is_named(text)
            or captions.is_caption(text)
            or statements.opens(text)
            or boilerplate.heads_comments(text)
            or "\t" in text
        ):
            return False
        if not entry.words():
            return len(text) <= _LONGEST_CONTINUATION
        if boilerplate.is_publishers(text) and not _LOCATOR.match(text):
            return False
        if (self.wrapped and not after_blank) or _LOCATOR.match(text):
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


def _unnumbered(lines: Sequence[Line], start: int) -> _Found:
    """Entries without numbers count by their place, as long as they look like references."""
    bare = [_without_marks(line) for line in lines[start:]]
    places = {line.place: i for i, line in enumerate(bare, start) if line.text}
    bare = [line if _is_worded(line.text) else Line("", line.place) for line in bare]
    laid_out = layout.entries(bare)
    found = laid_out or paragraphs.blocks(bare)
    if not laid_out and any(_NAMED_FIRST.match(block.text) for block in found[:_FEWEST]):
        found = _joined([part for block in found for part in _parted(block)])
    entries: list[Block] = []
    count = 0
    for index, block in enumerate(found):
        if laid_out and layout.is_part(block.text):
            entries.append(replace(block, kind="matter"))
            continue
        near = found[index : index + 2]
        is_text = (
            _HEADING_MARK.match(block.text)
            or conventions.is_named(block.text)
            or captions.is_caption(block.text)
            or statements.opens(block.text)
            or keywords.opens(block.text)
        )
        if (
            is_text
            or _are_publishers(found[index : index + _ENOUGH])
            or len(block.text) > _LONGEST_ENTRY
            or not any(_BIBLIOGRAPHIC.search(b.text) for b in near)
        ):
            return _Found(tuple(entries), places[block.lines[0].place])
        count += 1
        entries.append(replace(block, kind="entry", number=count))
    return _Found(tuple(entries), len(lines))


def _parted(block: Block) -> Iterator[Block]:
    """The entries that stand in one block: another begins where one is whole and a line opens with a name."""
    start, is_dated = 0, False
    for place, (line, following) in enumerate(pairwise(block.lines), 1):
        is_dated = is_dated or bool(_DATED.search(line.text))
        if is_dated and _NAMED_FIRST.match(following.text) and _COMPLETE.search(line.text[-320:]):
            yield replace(block, lines=block.lines[start:place])
            start, is_dated = place, False
    yield replace(block, lines=block.lines[start:])


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with what a page break cut off an entry put back to it: it opens with no name.

    So does the journal, or the rest of its name, where the line before it ends as sentences do.
    """
    result: list[Block] = []
    for block in blocks:
        last = result[-1].text if result else ""
        is_short = len(last) <= _LONGEST_ENTRY
        is_whole = _COMPLETE.search(last[-320:]) and not (
            _REST_OF_JOURNAL.match(block.text) and not _PLACED.search(last)
        )
        is_cut_off = is_short and _NAMED_FIRST.match(last) and not is_whole
        if is_cut_off and not _NAMED_FIRST.match(block.text) and not boilerplate.is_publishers(block.text):
            result[-1] = replace(result[-1], lines=(*result[-1].lines, *block.lines))
        else:
            result.append(block)
    return result


def _are_publishers(blocks: Sequence[Block]) -> bool:
    """Whether the list is over: the next block is the publisher's, and none behind it is an entry again."""
    entries = (not boilerplate.is_publishers(b.text) and _BIBLIOGRAPHIC.search(b.text) for b in blocks[1:])
    first = blocks[0].text
    return boilerplate.is_publishers(first) and not _LOCATOR.match(first) and not any(entries)


def _shape(text: str) -> str:
    """A line whatever its numbers are, but for those of a DOI: a page's foot repeats the article's own."""
    return re.sub(r"\b10\.\d{4,9}/\S+|(\d+)", lambda found: "#" if found[1] else found[0], text)


def _is_worded(text: str) -> bool:
    """Whether a line has words, and other ones than those of a web page's links below an entry."""
    return any(c.isalnum() for c in text) and not boilerplate.is_buttons(text)


def _without_marks(line: Line) -> Line:
    """A web page's table leaves an upright bar at either end of a line, its way back to the text an arrow."""
    if not line.text.startswith(("|", _BACK)) and not line.text.endswith("|"):
        return line
    start = len(line.text) - len(line.text.lstrip(f"| {_BACK}"))
    return line.part(start, max(start, len(line.text.rstrip("| "))))
