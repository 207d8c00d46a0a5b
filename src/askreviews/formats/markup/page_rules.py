"""The ends of pages in Markdown: a rule, and the foot above and the head below it that come again and again.

PyMuPDF4LLM writes them so, and language models that are asked to transcribe a PDF.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from askreviews.formats.lines import Line
from askreviews.formats.pages import page_numbers

_RULE = re.compile(r"-{3,}")
_FEWEST = 2
"""Rules that end pages; a single one parts two sections."""
_NEAR = 3
"""Lines with words on either side of a rule among which foot and head are looked for."""
_SIGNS = "*_# "
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(r"[\s|—–,-]{1,4}page\s\d{1,4}(?:\sof\s\d{1,4})?\Z", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""As in the journal's line, of which two are enough."""


def without_ends(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those of pages' ends blank; all of them where no rules end pages."""
    rules = [
        index for index, line in enumerate(lines) if _RULE.fullmatch(line.text) and _is_apart(lines, index)
    ]
    if len(rules) < _FEWEST:
        return list(lines)
    near = {index for rule in rules for index in _around(lines, rule)}
    shapes = Counter(_shape(lines[index].text) for index in near)
    most = max(_FEWEST, len(rules) // 2)
    ends = {
        index
        for index in near
        if _is_number(lines[index].text)
        or shapes[_shape(lines[index].text)] >= (_FEWEST if _YEAR.search(lines[index].text) else most)
    }
    ends |= set(rules)
    return [Line("", line.place) if index in ends else line for index, line in enumerate(lines)]


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing stands right above the rule, which would make that a heading."""
    return index == 0 or not lines[index - 1].text


def _around(lines: Sequence[Line], rule: int) -> list[int]:
    """The nearest lines with words above and below the rule."""
    above = (index for index in range(rule - 1, -1, -1) if lines[index].text)
    below = (index for index in range(rule + 1, len(lines)) if lines[index].text)
    return [*islice(above, _NEAR), *islice(below, _NEAR)]


def _is_number(text: str) -> bool:
    """Whether a line is a page's number; a heading may be a year."""
    is_number = page_numbers.PAGE_NUMBER.fullmatch(text.strip(_SIGNS)) is not None
    return is_number and not (text.startswith("#") and _YEAR.search(text))


def _shape(text: str) -> str:
    """A line as it is on other pages, whatever number it holds."""
    return _DIGITS.sub("0", _PAGE.sub("", text.strip(_SIGNS)))
