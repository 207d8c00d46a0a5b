"""The reference list: where it begins and ends, which lines make an entry, and what its number is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from askreviews.formats.blocks import Block
from askreviews.formats.lines import Line
from askreviews.formats.references import unnumbered
from askreviews.formats.references.entry_lines import BIBLIOGRAPHIC, HEADING_MARK, NAMED_FIRST, NEAR, Found
from askreviews.formats.references.numbered import NumberedReader
from askreviews.formats.wording import conventions, numbering

_YEARS = 1800
"""A list whose first number is no smaller opens with a year."""
_SEEN = 3
"""Lines that show whether entries follow, where the first opens with no name."""
_MOST_TRIES = 5
_RETOLD = 10
"""Letters of a title, at least, that show that an entry comes again."""
_MOST_HEADINGS = 20
"""So many headings are looked under; tables behind a list may have a column *Reference* each."""


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The lines before the list, its blocks (heading and entries, in order), and the lines after it."""

    before: tuple[Line, ...]
    blocks: tuple[Block, ...] = ()
    after: tuple[Line, ...] = ()
    further: ReferenceList | None = None
    """The list that counts on behind text that follows this one, as for the methods in Nature's articles."""

    def stretches(self) -> Iterator[ReferenceList]:
        """The list, and those that count on."""
        yield self
        if self.further is not None:
            yield from self.further.stretches()


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
        place = max(whole, key=lambda place: (len(read[place].numbers), -place))
        counting_on = [place, *_counting_on(place, read)]
        return _parted_at(lines, 0, [(place, read[place]) for place in counting_on])
    ones = (i for i in range(len(lines) - 1, -1, -1) if numbering.opens_one(lines[i].text))
    for place in islice(ones, _MOST_TRIES):
        found = _read(lines, place)
        if found.is_convincing():
            return ReferenceList(tuple(lines[:place]), found.blocks, tuple(lines[found.end :]))
    return ReferenceList(tuple(lines))


def _counting_on(place: int, read: Mapping[int, Found]) -> Iterator[int]:
    """The places of the lists behind the one at `place` whose numbers go on where its own end."""
    for other in sorted(read):
        last = read[place].numbers[-1:]
        if last and other >= read[place].end and read[other].numbers[:1] == [last[0] + 1]:
            yield other
            place = other


def _parted_at(lines: Sequence[Line], start: int, lists: Sequence[tuple[int, Found]]) -> ReferenceList:
    """The lines from `start` on with the first of `lists`, which the others count on."""
    (place, found), *others = lists
    mark = HEADING_MARK.match(lines[place].text)
    heading = Block((lines[place].part(mark.end() if mark else 0),), kind="matter")
    end = others[0][0] if others else len(lines)
    further = _parted_at(lines, end, others) if others else None
    return ReferenceList(
        tuple(lines[start:place]), (heading, *found.blocks), tuple(lines[found.end : end]), further
    )


def _entries_follow(lines: Sequence[Line], start: int) -> bool:
    """Whether what comes next looks like entries: numbers that open lines, or years and DOIs."""
    near = [line.text for line in lines[start : start + 3 * NEAR] if any(c.isalnum() for c in line.text)][
        :NEAR
    ]
    opened = [text for text in near if any(numbering.number(style, text) for style in numbering.STYLES)]
    if not near:
        return False
    first = near if NAMED_FIRST.match(near[0]) else near[:_SEEN]
    return bool(opened) or any(BIBLIOGRAPHIC.search(text) for text in first)


def _read(lines: Sequence[Line], start: int) -> Found:
    style = numbering.style_of(line.text for line in lines[start:] if line.text)
    first = (numbering.number(style, line.text) if style else 0 for line in _first_worded(lines, start))
    if style is None or not any(0 < number < _YEARS for number in first):
        return unnumbered.read(lines, start)
    found = NumberedReader(lines, start, style).read()
    return replace(found, blocks=tuple(_told_once(found.blocks)))


def _told_once(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with an entry that says again what the one before it says, under its number, as ``matter``.

    So the pages of ACS have what Chemical Abstracts writes about a paper.
    """
    last: Block | None = None
    for block in blocks:
        is_same = block.kind == "entry" and last is not None and block.number == last.number
        title = _letters(next(iter(block.words_by_line()), ""))
        if last is not None and is_same and len(title) >= _RETOLD and title in _letters(last.words):
            yield replace(block, kind="matter")
            continue
        last = block if block.kind == "entry" else last
        yield block


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _first_worded(lines: Sequence[Line], start: int) -> list[Line]:
    return [line for line in lines[start : start + 4 * NEAR] if any(c.isalnum() for c in line.text)][:NEAR]
