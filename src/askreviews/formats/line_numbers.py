"""The numbers at the margin of a manuscript, which preprints have and which are pasted with their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from askreviews.formats.lines import Line

_NUMBERED = re.compile(r"(?P<number>\d{1,4})(?:\s+(?=\S)|\Z)")
_SEEN = 20
"""Lines at the beginning that are numbered, too: a reference list alone does not number an article."""
_FEWEST = 20
_SHARE = 0.8


def without_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines without their numbers, where these count the lines; as they are where they do not.

    They count on from line to line, or from one anew on each page. Running heads may have none.
    """
    worded = [index for index, line in enumerate(lines) if line.text]
    counted = _counted([lines[index] for index in worded])
    numbered = {index for index, is_counted in zip(worded, counted, strict=True) if is_counted}
    if len(worded) < _FEWEST or not _are_enough(counted) or not _are_enough(counted[:_SEEN]):
        return list(lines)
    return [
        line.part(found.end()) if index in numbered and (found := _NUMBERED.match(line.text)) else line
        for index, line in enumerate(lines)
    ]


def _are_enough(counted: Sequence[bool]) -> bool:
    return sum(counted) >= _SHARE * len(counted)


def _counted(lines: Sequence[Line]) -> list[bool]:
    """Which of the lines with words begin with the number that comes next, or with one anew."""
    found, last = [], 0
    for line in lines:
        match = _NUMBERED.match(line.text)
        number = int(match["number"]) if match else 0
        is_next = number in (last + 1, 1)
        last = number if is_next else last
        found.append(is_next)
    return found
