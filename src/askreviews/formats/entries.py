"""The reference list: where it begins and ends, which line opens an entry, and what its number is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from askreviews.formats.blocks import Block

HEADING = re.compile(
    r"[#*_\s]*(?:\d{1,2}\.?\s+)?(?:references|bibliography|literature\scited|works\scited|reference\slist|literature)"
    r"[*_\s]*:?(?:\s*\(\d+\))?[*_\s]*",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:[-*•]\s{1,3})?(?:\|\s?)?(?:\\?\[\^?(?P<square>\d{1,4})\\?\]:?|\((?P<round>\d{1,4})\)|(?P<plain>\d{1,4})(?:[.)]|\s?\t))"
    r"(?:\s*\|)?(?:\s+|\Z|(?=[A-Z\[]))"
)
_LOOKS_COMPLETE = re.compile(r"(?:[.)]|\d|doi\S*)[*_\s]*\Z", re.IGNORECASE)
_LOOKS_BIBLIOGRAPHIC = re.compile(r"\b(?:19|20)\d\d\b|\bdoi\b|\bet al\b|https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The blocks before the list, its entries, and the blocks after it."""

    before: tuple[Block, ...]
    entries: tuple[Block, ...]
    after: tuple[Block, ...]


def _opening(text: str) -> re.Match[str] | None:
    """The number that opens an entry, when the line begins with one."""
    return _OPENS.match(text)


def number(text: str) -> int:
    """The number of the entry that the line opens, 0 when it opens none."""
    found = _opening(text)
    return int(found["square"] or found["round"] or found["plain"]) if found else 0


def separate(blocks: Sequence[Block]) -> ReferenceList:
    """Find the list under its heading, or, without one, the longest run of numbered entries at the end."""
    start = _start(blocks)
    if start is None:
        return ReferenceList(tuple(blocks), (), ())
    first = start + 1 if HEADING.fullmatch(blocks[start].text) else start
    before = (*blocks[:start], *(replace(b, kind="matter") for b in blocks[start:first]))
    if any(number(block.text) for block in blocks[first : first + 6]):
        entries, end = _numbered(blocks, first)
    else:
        entries, end = _unnumbered(blocks, first)
    return ReferenceList(before, tuple(entries), tuple(blocks[end:]))


def _start(blocks: Sequence[Block]) -> int | None:
    named = [i for i, b in enumerate(blocks) if b.kind in ("plain", "heading") and HEADING.fullmatch(b.text)]
    if named:
        return named[-1]
    numbers = [number(block.text) for block in blocks]
    for index, first in enumerate(numbers):
        if first == 1:
            later = [n for n in numbers[index:] if n]
            rising = sum(1 for a, b in pairwise(later) if b == a + 1)
            telling = sum(
                1 for b in blocks[index:] if _LOOKS_BIBLIOGRAPHIC.search(b.text) or len(b.text) < 12
            )
            if rising >= 2 and rising >= 0.6 * len(later) and telling >= 0.6 * (len(blocks) - index):
                return index
    return None


def _numbered(blocks: Sequence[Block], first: int) -> tuple[list[Block], int]:
    """Entries that begin with their number; an unnumbered block after an unfinished one continues it."""
    entries: list[Block] = []
    end = first
    for index in range(first, len(blocks)):
        block = blocks[index]
        last = entries[-1].number if entries else 0
        opened = number(block.text) if block.kind != "heading" else 0
        if opened:
            if opened > last + 200 and entries:
                break  # a year or a page number that begins a line
            entries.append(_entry(block, opened))
            end = index + 1
        elif entries and _continues(entries[-1], block):
            entries[-1] = entries[-1].followed_by(_without_bars(block))
            end = index + 1
        elif not _more_follow(blocks, index, last):
            break
    return entries, end


def _entry(block: Block, number: int) -> Block:
    """The block as an entry whose own words begin after its number."""
    bare = _without_bars(block)
    found = _opening(bare.text)
    return replace(bare, kind="entry", number=number, skip=found.end() if found else 0)


def _without_bars(block: Block) -> Block:
    """A web page's table of references leaves an upright bar at either end of a line."""
    parts = []
    for line in block.lines:
        start = len(line.text) - len(line.text.lstrip("| "))
        end = len(line.text.rstrip("| "))
        parts.append(line.part(start, max(start, end)))
    return replace(block, lines=tuple(parts))


def _continues(entry: Block, block: Block) -> bool:
    words = entry.words.strip()
    if block.kind == "heading":
        return False
    if not words or not _LOOKS_COMPLETE.search(words):
        return len(block.text) < 600
    return not block.alone or bool(
        re.match(r"(?:doi:?\s?)?(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/", block.text, re.I)
    )


def _more_follow(blocks: Sequence[Block], index: int, last: int) -> bool:
    """Whether the list goes on within the next few blocks (something stands between, as at a page break)."""
    return any(0 < number(block.text) - last <= 3 for block in blocks[index + 1 : index + 4])


def _unnumbered(blocks: Sequence[Block], first: int) -> tuple[list[Block], int]:
    """Entries without numbers count by their place, as long as they look like references."""
    entries: list[Block] = []
    end = first
    for index in range(first, len(blocks)):
        block = blocks[index]
        if block.kind == "heading" or not _LOOKS_BIBLIOGRAPHIC.search(block.text):
            break
        bullet = re.match(r"[-*•]\s{1,3}", block.text)
        entries.append(
            replace(block, kind="entry", number=len(entries) + 1, skip=bullet.end() if bullet else 0)
        )
        end = index + 1
    return entries, end
