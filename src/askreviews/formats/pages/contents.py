"""Tables of contents: the headings that stand above an article once more, on web pages and in books."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from askreviews.formats.lines import Line
from askreviews.formats.wording import boilerplate, captions, conventions

_SEEN = 400
"""Lines with words among which a table of contents begins."""
_FEWEST = 4
"""Headings that it has at least."""
_MOST_OTHERS = 3
"""Lines between two of its headings that are none; half of its lines may be such."""
_MOST_WORDS = 14
"""Words of a line that may stand in it; one with more shows that text follows the headings' second places."""
_LEADERS = re.compile(r"(?:\s?[.…·_]){2,}\s?\d{0,4}\Z|[\t\s]\s+\d{1,4}\Z|\s?\(\d{1,4}\)\Z")
"""Dots and the page's number behind a heading, or how many entries a list has."""
_COUNT = re.compile(r"(?:figures?|fig\.?|tables?)\s?\(?\d{1,3}\)?|show\s.{1,40}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Contents:
    """The lines from `start` to `end`, and how many of them are headings that come again."""

    start: int
    end: int
    headings: int


def without_contents(lines: Sequence[Line]) -> list[Line]:
    """The lines but for the table of contents above the text, and what a web page counts up under it."""
    worded = [i for i, line in enumerate(lines) if any(c.isalpha() for c in line.text)]
    texts = [lines[i].text for i in worded]
    again = _again([_key(text) for text in texts])
    found = max(
        (_from(texts, again, start) for start in range(min(_SEEN, len(texts)))),
        key=lambda contents: (contents.headings, -contents.start),
        default=_Contents(0, 0, 0),
    )
    if found.headings < _FEWEST:
        return list(lines)
    end = found.end
    while end < len(texts) and _is_pages(texts[end]):
        end += 1
    first, last = worded[found.start], worded[end - 1]
    return [*lines[:first], *lines[last + 1 :]]


def _is_pages(text: str) -> bool:
    is_known = boilerplate.is_page_word(text) or boilerplate.is_publishers(text)
    return is_known or captions.is_caption(text) or _COUNT.fullmatch(text) is not None


def _from(texts: Sequence[str], again: Sequence[Sequence[int]], start: int) -> _Contents:
    """The table of contents that begins with the line at `start`, without headings where none does.

    Its headings come again in the same order behind it, with text between them.
    """
    none = _Contents(start, start, 0)
    first = _next(again[start], start)
    if first is None:
        return none
    end, last, headings = start + 1, first, 1
    for place in range(start + 1, first):
        following = _next(again[place], max(last, place))
        if following is not None:
            end, last, headings = place + 1, following, headings + 1
        elif place - end >= _MOST_OTHERS or len(texts[place].split()) > _MOST_WORDS:
            break
    if headings < _FEWEST:
        return none
    own = texts[start:end]
    is_dense = 2 * headings >= len(own)
    is_named = sum(map(conventions.is_named, map(_without_leaders, own))) >= 2
    has_text = any(len(text.split()) > _MOST_WORDS for text in islice(texts, first, last))
    return _Contents(start, end, headings) if is_dense and is_named and has_text else none


def _again(keys: Sequence[str | None]) -> list[Sequence[int]]:
    """For each line where its words stand in all, or nothing where it can be no heading or stands once."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key is not None:
            places[key].append(place)
    return [places[key] if key is not None and len(places[key]) > 1 else () for key in keys]


def _next(places: Sequence[int], after: int) -> int | None:
    return next((place for place in places if place > after), None)


def _without_leaders(text: str) -> str:
    return _LEADERS.sub("", text).strip()


def _key(text: str) -> str | None:
    """A heading's words, however it is numbered and whatever stands behind it; None for what is none."""
    if len(text.split()) > _MOST_WORDS or captions.is_caption(text) or boilerplate.is_publishers(text):
        return None
    return conventions.bare(_without_leaders(text)).casefold()
