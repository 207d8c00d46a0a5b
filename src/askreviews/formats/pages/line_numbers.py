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
_STEP = 5
"""Some manuscripts number each fifth line alone."""


def without_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines without their numbers, where these count the lines; as they are where they do not.

    They count on from line to line, or from one anew on each page. Running heads may have none.
    """
    worded = [index for index, line in enumerate(lines) if line.text]
    written = [lines[index] for index in worded]
    for counted, step in ((_counted(written), 1), (_counted_by_steps(written), _STEP)):
        if len(worded) >= _FEWEST and _are_enough(counted, step) and _are_enough(counted[:_SEEN], step):
            numbered = {index for index, is_counted in zip(worded, counted, strict=True) if is_counted}
            return [
                line.part(found.end())
                if index in numbered and (found := _NUMBERED.match(line.text))
                else line
                for index, line in enumerate(lines)
            ]
    return list(lines)


def _are_enough(counted: Sequence[bool], step: int) -> bool:
    return sum(counted) >= _SHARE * (len(counted) // step)


def _counted(lines: Sequence[Line]) -> list[bool]:
    """Which of the lines with words begin with the number that comes next, or with one anew.

    The number of the first page stands alone, and no 2 comes next.
    """
    numbers = [int(match["number"]) if (match := _NUMBERED.match(line.text)) else 0 for line in lines]
    found, last = [], 0
    for line, number, following in zip(lines, numbers, [*numbers, 0][1:], strict=True):
        is_next = number == last + 1 or (number == 1 and (following == 2 or line.text != "1"))
        last = number if is_next else last
        found.append(is_next)
    return found


def _counted_by_steps(lines: Sequence[Line]) -> list[bool]:
    """The same where each fifth line has a number: the next one, five lines further, or 5 on a new page."""
    found, last, place = [False] * len(lines), 0, -1
    for index, line in enumerate(lines):
        match = _NUMBERED.match(line.text)
        number = int(match["number"]) if match else 0
        if (number == last + _STEP and index - place == _STEP) or number == _STEP:
            found[index], last, place = True, number, index
    return found
