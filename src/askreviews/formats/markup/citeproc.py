"""The marks that pandoc's citeproc puts around the entries of a reference list in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from askreviews.formats.lines import Line

_FENCE = re.compile(r":{3,}\s?(?:\{[^{}]{0,300}\}|[\w-]{1,40})?\s?:{0,300}\Z")
_NUMBER = re.compile(r"\[(?P<number>(?:\\\[)?[^\[\]]{1,12}(?:\\?\]\s?)?)\]\{\.csl-left-margin\}\s?")
_OPENS = re.compile(r"\[")
_CLOSES = re.compile(r"\]\{\.csl-right-inline\}\s*\Z")
_LONGEST = 30
"""Lines of an entry."""


def unfenced(lines: Sequence[Line]) -> list[Line]:
    """The lines without the fences, each entry's number in a line before its words.

    Without such an entry they stay as they are: fences may part anything else.
    """
    if not any(_NUMBER.match(line.text) for line in lines):
        return list(lines)
    return [part for index in range(len(lines)) for part in _parts(lines, index)]


def _parts(lines: Sequence[Line], index: int) -> Iterator[Line]:
    line = lines[index]
    if _FENCE.match(line.text):
        yield Line("", line.place, row=line.row)
        return
    number = _NUMBER.match(line.text)
    closing = _CLOSES.search(line.text)
    end = closing.start() if closing else None
    if number is None:
        yield line.part(0, end) if closing and _is_inside(lines, index) else line
        return
    yield line.part(*number.span("number"))
    opens = _OPENS.match(line.text, number.end())
    yield line.part(opens.end() if opens else number.end(), end)


def _is_inside(lines: Sequence[Line], index: int) -> bool:
    """Whether an entry began above."""
    return any(_NUMBER.match(line.text) for line in lines[max(0, index - _LONGEST) : index])
