"""Finding words in a document as a reader types them, whatever spelling the document prefers."""

from __future__ import annotations

import re

from askreviews.documents import Document, Span
from askreviews.errors import QuestionError
from askreviews.spelling import GREEK_LETTERS, GREEK_NAMES, HYPHENS

MAX_CHARACTERS = 200
"""The most characters that are searched for at once."""

_LATIN = {latin: greek for greek, latin in GREEK_LETTERS.items()}
_NAMES = {letter: name for name, letter in GREEK_NAMES.items()}
_PARTS = re.compile(rf"{'|'.join(GREEK_NAMES)}|\s+|.", re.IGNORECASE | re.DOTALL)


def occurrences(document: Document, words: str) -> tuple[Span, ...]:
    """Where `words` stand in the paragraphs of `document`, in order, none overlapping another.

    Case, kind of hyphen and width of blanks do not matter; a Greek letter is found by its Latin one and by
    its name, and the other way round ("NF-kB", "NF-κB"). A hit that cuts a marker takes in all of it.

    Raises:
        QuestionError: the words are empty or too long.

    """
    wanted = words.strip()
    if not wanted:
        raise QuestionError("There is nothing to find: type a word.")
    if len(wanted) > MAX_CHARACTERS:
        raise QuestionError(f"At most {MAX_CHARACTERS} characters can be found at once, not {len(wanted)}.")
    pattern = re.compile("".join(map(_alternatives, _PARTS.findall(wanted))), re.IGNORECASE)
    hits: list[Span] = []
    for _, paragraph in document.paragraphs():
        for hit in pattern.finditer(document.text, paragraph.span.start, paragraph.span.end):
            markers = [
                c.span for s in paragraph.sentences for c in s.citations if c.span.overlaps(Span(*hit.span()))
            ]
            start = min([hit.start(), *(m.start for m in markers)])
            end = max([hit.end(), *(m.end for m in markers)])
            if not hits or hits[-1].end <= start:
                hits.append(Span(start, end))
    return tuple(hits)


def _alternatives(part: str) -> str:
    """A pattern for one character, run of blanks or name of a Greek letter, and what stands for it."""
    folded = part.lower()
    if part.isspace():
        return r"\s+"
    if part in HYPHENS:
        return f"[{re.escape(HYPHENS)}]"
    if folded in GREEK_NAMES:
        return f"(?:{folded}|{GREEK_NAMES[folded]})"
    if folded in GREEK_LETTERS:
        return f"(?:{folded}|{_NAMES[folded]}|{GREEK_LETTERS[folded]})"
    if folded in _LATIN:
        letter = _LATIN[folded]
        return f"(?:{_NAMES[letter]}|{folded}|{letter})"
    return re.escape(part)
