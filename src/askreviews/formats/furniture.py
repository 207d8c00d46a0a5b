"""What a printed page repeats: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from askreviews.formats.lines import Line

_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s?)?(?:page\s|p\.\s?)?(?P<number>\d{1,4})(?:\s?(?:of|/)\s?\d{1,4})?(?:\s?[-–—|])?",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.!?:;\"”»)\]]\Z")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|doi", re.IGNORECASE)
_LONGEST = 90
_EDGE = 2
"""Lines with words at either end of a page among which its running head is looked for."""


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers and running heads.

    A page number is a number alone between blank lines or at a page's edge. A running head is a short line
    that comes again and again so, at least once beside a page number, at a page's edge or in mid-sentence.
    """
    worded = [index for index, line in enumerate(lines) if line.text]
    edges = _edges(lines, worded)
    apart = {i for i in worded if i in edges or _is_apart(lines, i)}
    numbers = _page_numbers(lines, worded, apart)
    heads = _running_heads(lines, worded, apart, edges, numbers)
    return [line for index, line in enumerate(lines) if index not in numbers and index not in heads]


def _edges(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """The first and last few lines with words of every page, where form feeds part the pages."""
    edges: set[int] = set()
    position = 0
    for index, line in enumerate(lines):
        if line.ends_page:
            while position < len(worded) and worded[position] < index:
                position += 1
            edges.update(worded[max(0, position - _EDGE) : position + _EDGE])
    return edges


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    before = lines[index - 1].text if index else ""
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    return not before and not after


def _page_numbers(lines: Sequence[Line], worded: Sequence[int], apart: set[int]) -> set[int]:
    """Lines that hold a page's number and nothing else; numbers that count references are none."""
    found = {
        order: i for order, i in enumerate(worded) if i in apart and _PAGE_NUMBER.fullmatch(lines[i].text)
    }
    values = {order: int(_number(lines[i].text)) for order, i in found.items()}
    orders = sorted(found)
    counting: set[int] = set()
    for one, other in pairwise(orders):
        between = " ".join(lines[i].text for i in worded[one + 1 : other])
        if other - one <= 3 and values[other] == values[one] + 1 and _DATED.search(between):
            counting |= {one, other}
    return {found[order] for order in orders if order not in counting}


def _number(text: str) -> str:
    match = _PAGE_NUMBER.fullmatch(text)
    return match["number"] if match else "0"


def _running_heads(
    lines: Sequence[Line], worded: Sequence[int], apart: set[int], edges: set[int], numbers: set[int]
) -> set[int]:
    places = [i for i in worded[1:] if i in apart and _can_repeat(lines[i].text)]
    counts = Counter(_shape(lines[i].text) for i in places)
    around = dict(_neighbours(worded))
    proven = {
        _shape(lines[i].text)
        for i in places
        if i in edges or numbers.intersection(around[i]) or _interrupts(lines, around[i])
    }
    return {
        i
        for i in places
        if _shape(lines[i].text) in proven and counts[_shape(lines[i].text)] >= (2 if i in edges else 3)
    }


def _neighbours(worded: Sequence[int]) -> Iterator[tuple[int, tuple[int, int]]]:
    for order, index in enumerate(worded):
        yield index, (worded[max(0, order - 1)], worded[min(len(worded) - 1, order + 1)])


def _interrupts(lines: Sequence[Line], around: tuple[int, int]) -> bool:
    """Whether the line stands in the middle of a sentence."""
    before, after = (lines[i].text for i in around)
    return not _CLOSED.search(before) and len(before) > _LONGEST / 2 and after[:1].islower()


def _shape(text: str) -> str:
    """The line with every number alike: *Exosomes in trauma 12* comes again as *Exosomes in trauma 13*."""
    return re.sub(r"\d+", "#", text.lower())


def _can_repeat(text: str) -> bool:
    if len(text) > _LONGEST or "\t" in text or text[0] in "|#-*•" or not any(c.isalpha() for c in text):
        return False
    return not text.endswith((".", "?", ":", ",")) or text.endswith("et al.")
