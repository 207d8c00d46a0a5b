"""Words of the documents for words of a question that are probably misspelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cached_property

from askreviews.documents import Document

SHORTEST = 5
"""Shorter words have too many neighbours."""
ALIKE = 0.85
"""How alike two spellings must be, of 1 (Ratcliff and Metzener 1988, Pattern matching)."""
MOST_LETTERS_APART = 2
MOST_ALIKE = 10
"""So many of the words spelt most like one are looked at; several may be forms of it."""
PREFIXES = (
    *(
        "ante",
        "anti",
        "ecto",
        "endo",
        "exo",
        "extra",
        "hyper",
        "hypo",
        "inter",
        "intra",
        "iso",
        "macro",
        "meso",
    ),
    *("micro", "mono", "para", "peri", "poly", "post", "sub", "super", "supra", "trans"),
)
"""By one of them a word says something else than by another."""

_WORD = re.compile(r"[^\W\d_]{5,}")


class Suggestions:
    """The words of what is searched in some documents, by their first letter; no heading, no reference."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents

    @cached_property
    def _words(self) -> dict[str, set[str]]:
        """Read when a word is first looked for: most questions need none."""
        words: dict[str, set[str]] = {}
        for document in self._documents:
            for _, paragraph in document.paragraphs():
                for word in _WORD.findall(paragraph.span.of(document.text)):
                    words.setdefault(word[0].lower(), set()).add(word.lower())
        return words

    def for_word(self, word: str) -> str | None:
        """The word that is spelt most like `word`; None when none is, or when it is one or no plain word."""
        written = word.lower()
        if len(written) < SHORTEST or not written.isalpha():
            return None
        words = self._words.get(written[0], set())
        if written in words:
            return None
        near = sorted(other for other in words if abs(len(other) - len(written)) <= MOST_LETTERS_APART)
        alike = get_close_matches(written, near, n=MOST_ALIKE, cutoff=ALIKE)
        return next((other for other in alike if not _is_form_of(written, other)), None)


def _is_form_of(word: str, other: str) -> bool:
    """Whether neither of two words is the other one misspelt.

    They part at their last letter alone, as "hypoxic" and "hypoxia" do, or have each a prefix of its own, as
    "exonuclease" and "endonuclease".
    """
    shared = min(len(word), len(other)) - 1
    if word[:shared] == other[:shared]:
        return True
    own, others = ({rest for prefix in PREFIXES if (rest := _without(prefix, w))} for w in (word, other))
    return bool(own & others)


def _without(prefix: str, word: str) -> str:
    """What stands behind a prefix; nothing where the word does not begin so."""
    return word.removeprefix(prefix) if word.startswith(prefix) else ""
