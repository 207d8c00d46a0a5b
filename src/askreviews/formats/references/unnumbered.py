"""Entries without numbers: they count by their place in the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from askreviews.formats import paragraphs
from askreviews.formats.blocks import Block
from askreviews.formats.lines import Line
from askreviews.formats.references import layout
from askreviews.formats.references.entry_lines import (
    BIBLIOGRAPHIC,
    COMPLETE,
    DATED,
    HEADING_MARK,
    LOCATOR,
    LONGEST_ENTRY,
    NAMED_FIRST,
    Found,
    is_worded,
    without_marks,
)
from askreviews.formats.sections import statements
from askreviews.formats.wording import boilerplate, captions, conventions, keywords

_PLACED = re.compile(r"\d(?:\s?\([^()]{1,12}\))?[,:]\s?\w?\d|\b10\.\d{4,9}/|https?://")
_REST_OF_JOURNAL = re.compile(r"(?:[A-Z][\w-]{0,12}\.?\s){1,5}\d{1,4}(?:\s?\([^()]{1,12}\))?[,:]\s?\w?\d")
_ADDRESS = re.compile(r"(?:https?://|(?:doi:\s?)?10\.\d{4,9}/)\S+")
"""A line of its own below an entry."""
_SEEN = 3
"""Blocks that show whether entries open with names."""
_ENOUGH = 4
"""Blocks that show whether the list is over."""


def read(lines: Sequence[Line], start: int) -> Found:
    """Entries without numbers count by their place, as long as they look like references."""
    bare = [without_marks(line) for line in lines[start:]]
    places = {line.place: i for i, line in enumerate(bare, start) if line.text}
    bare = [line if is_worded(line.text) else Line("", line.place) for line in bare]
    laid_out = layout.entries(bare)
    found = laid_out or paragraphs.blocks(bare)
    if not laid_out and any(NAMED_FIRST.match(block.text) for block in found[:_SEEN]):
        found = _joined([part for block in found for part in _parted(block)])
    entries: list[Block] = []
    count = 0
    for index, block in enumerate(found):
        if laid_out and layout.is_part(block.text):
            entries.append(replace(block, kind="matter"))
            continue
        near = found[index : index + 2]
        is_text = (
            HEADING_MARK.match(block.text)
            or conventions.is_named(block.text)
            or captions.is_caption(block.text)
            or statements.opens(block.text)
            or keywords.opens(block.text)
        )
        if (
            is_text
            or _are_publishers(found[index : index + _ENOUGH])
            or len(block.text) > LONGEST_ENTRY
            or not any(BIBLIOGRAPHIC.search(b.text) for b in near)
        ):
            return Found(tuple(entries), places[block.lines[0].place])
        count += 1
        entries.append(replace(block, kind="entry", number=count))
    return Found(tuple(entries), len(lines))


def _parted(block: Block) -> Iterator[Block]:
    """The entries that stand in one block: another begins where one is whole and a line opens with a name."""
    start, is_dated = 0, False
    for place, (line, following) in enumerate(pairwise(block.lines), 1):
        is_dated = is_dated or bool(DATED.search(line.text))
        if is_dated and NAMED_FIRST.match(following.text) and COMPLETE.search(line.text[-320:]):
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
        is_short = len(last) <= LONGEST_ENTRY
        is_whole = COMPLETE.search(last[-320:]) and not (
            _REST_OF_JOURNAL.match(block.text) and not _PLACED.search(last)
        )
        is_address = _ADDRESS.fullmatch(block.text) is not None
        is_whole = is_whole and not conventions.begins_small(block.text)
        is_cut_off = is_short and NAMED_FIRST.match(last) and (not is_whole or is_address)
        is_foreign = boilerplate.is_publishers(block.text) and not is_address
        if is_cut_off and not NAMED_FIRST.match(block.text) and not is_foreign:
            result[-1] = replace(result[-1], lines=(*result[-1].lines, *block.lines))
        else:
            result.append(block)
    return result


def _are_publishers(blocks: Sequence[Block]) -> bool:
    """Whether the list is over: the next block is the publisher's, and none behind it is an entry again."""
    entries = (not boilerplate.is_publishers(b.text) and BIBLIOGRAPHIC.search(b.text) for b in blocks[1:])
    first = blocks[0].text
    return boilerplate.is_publishers(first) and not LOCATOR.match(first) and not any(entries)
