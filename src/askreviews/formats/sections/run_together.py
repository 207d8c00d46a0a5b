"""Two headings that were run together on one line, divided where the second begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from askreviews.formats.blocks import Block
from askreviews.formats.wording import conventions

_LEADING = re.compile(
    r"(?:Introduction|Background|(?:Materials\sand\s)?Methods|Results|Discussion|Conclusions?)\s"
    r"(?=[A-Z][\w-]+\s(?:(?:of|and|in|for|on|by|to|the|with)\s)?[A-Z])"
)
_INNER_NUMBER = re.compile(r"(?<=[^\W\d_?)])\s(?=\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?\s[^\W\d_a-z])")
_LONGEST_TAIL = 4
"""Last words that headings are compared by."""
_MOST_PROSE = 500_000
"""Characters of the prose in which a heading's phrase is looked up."""
_MOST_HEADINGS = 200
"""Headings of a text that is looked through for two on one line; a text with more is no review."""


@dataclass(frozen=True, slots=True)
class Divider:
    """What tells run-together headings: the text's other headings by their last words, and its prose."""

    tails: Counter[tuple[str, ...]]
    prose: str

    @classmethod
    def of(cls, headings: Sequence[Block], prose: Sequence[Block]) -> Divider:
        """The divider for a text with these headings and this prose."""
        tails: Counter[tuple[str, ...]] = Counter()
        if len(headings) <= _MOST_HEADINGS:
            for block in headings:
                tails.update(_tails(block.text.lower().split()))
        return cls(tails, " ".join(block.text for block in prose)[:_MOST_PROSE].lower() if tails else "")

    def divided(self, heading: Block) -> Iterator[Block]:
        """The heading, or, when it holds two or more, each by itself."""
        place = self._place(heading.text)
        if place is None:
            yield heading
        else:
            first, second = heading.divided(place)
            yield first
            yield from self.divided(second)

    def _place(self, text: str) -> int | None:
        inner = _INNER_NUMBER.search(text)
        if inner and conventions.NUMBERED.match(text):
            return inner.end()
        leading = _LEADING.match(text)
        return leading.end() if leading else self._place_by_tail(text)

    def _place_by_tail(self, text: str) -> int | None:
        """Where the second heading begins when several others end in the same words (*… Derived Exosomes*).

        It is those words and, before them, the longest phrase that the prose uses too.
        """
        words = [(m.start(), m.group()) for m in re.finditer(r"\S+", text)]
        tail = self._shared_tail([word.lower() for _, word in words])
        if tail < 2 or len(words) < tail + 6:
            return None
        place = None
        for first in range(len(words) - tail - 1, 2, -1):
            phrase = text[words[first][0] : words[len(words) - tail][0]].strip().lower()
            if phrase not in self.prose:
                break
            place = words[first][0]
        return place

    def _shared_tail(self, words: Sequence[str]) -> int:
        """How many last words the heading shares with at least two others."""
        shared = 0
        for tail in _tails(words):
            if self.tails[tail] < 3:
                break
            shared = len(tail)
        return shared


def _tails(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The last one, two … words of a heading, never all of it."""
    for length in range(1, min(_LONGEST_TAIL, len(words) - 1) + 1):
        yield tuple(words[-length:])
