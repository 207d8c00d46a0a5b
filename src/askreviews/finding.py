"""Finding words in a document as a reader types them, whatever spelling the document prefers."""

from __future__ import annotations

import re

from askreviews.documents import Document, Section, Span
from askreviews.errors import QuestionError, UnknownName
from askreviews.spelling import GREEK_LETTERS, GREEK_NAMES, HYPHENS

MAX_CHARACTERS = 200
"""The most characters that are searched for at once."""

_BETWEEN_HEADINGS = re.compile(r"\s[>›]\s")
_LATIN = {latin: greek for greek, latin in GREEK_LETTERS.items()}
_NAMES = {letter: name for name, letter in GREEK_NAMES.items()}
_PARTS = re.compile(rf"{'|'.join(GREEK_NAMES)}|[\s{re.escape(HYPHENS)}]+|.", re.IGNORECASE | re.DOTALL)
_HYPHEN = f"[{re.escape(HYPHENS)}]"
_GAP = rf"[\s{re.escape(HYPHENS)}]"
_PERHAPS = f"{_GAP}{{0,2}}"
"""What may part a name: "miR-124", "miR 124" and "miR124" are one."""


def sections_headed(document: Document, words: str) -> tuple[Section, ...]:
    """The sections with `words`, in any case, in their heading or in one above it; all without words.

    Headings with ``>`` or ``›`` between them are a section's path from the top, and it is meant with those
    below it.

    Raises:
        UnknownName: none has the words.

    """
    sought = words.strip().casefold()
    path = tuple(_BETWEEN_HEADINGS.split(sought))
    found = tuple(
        s
        for s in document.sections
        if not sought
        or any(sought in h.casefold() for h in s.path)
        or (len(path) > 1 and tuple(h.casefold() for h in s.path[: len(path)]) == path)
    )
    if sought and not found:
        headings = "; ".join(section.heading for section in document.sections if section.heading)
        raise UnknownName(f"{document.id} has no section {words!r}; it has: {headings}")
    return found


def occurrences(document: Document, words: str) -> tuple[Span, ...]:
    """Where `words` stand in the paragraphs of `document`, in order, none overlapping another.

    Case, hyphens and blanks do not matter, between letters and digits not even whether there is one; a Greek
    letter is found by its Latin one and by its name, and the other way round ("NF-kB", "nf kappa b",
    "NF-κB"). A hit that cuts a marker takes in all of it.

    Raises:
        QuestionError: the words are empty or too long.

    """
    wanted = words.strip()
    if not wanted:
        raise QuestionError("There is nothing to find: type a word.")
    if len(wanted) > MAX_CHARACTERS:
        raise QuestionError(f"At most {MAX_CHARACTERS} characters can be found at once, not {len(wanted)}.")
    pattern = re.compile(_pattern(_PARTS.findall(wanted)), re.IGNORECASE)
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


def _pattern(parts: list[str]) -> str:
    """A pattern for what was typed, in any spelling; it neither begins nor ends with a gap of its own."""
    last = len(parts) - 1
    pieces = []
    for place, part in enumerate(parts):
        inside = 0 < place < last
        if re.fullmatch(f"{_GAP}+", part):
            pieces.append(_gap(parts[place - 1], part, parts[place + 1]) if inside else f"{_HYPHEN}+")
            continue
        if place and _at_border(parts[place - 1], part):
            pieces.append(_PERHAPS)
        pieces.append(_alternatives(part, _PERHAPS if place else "", _PERHAPS if place < last else ""))
    return "".join(pieces)


def _gap(before: str, typed: str, after: str) -> str:
    """What may stand for a gap that was typed: nothing, too, inside a name; between numbers always some."""
    numbers = before.isdigit() and after.isdigit()
    greek = any(part.lower() in GREEK_NAMES or part.lower() in GREEK_LETTERS for part in (before, after))
    joined = greek or not typed.isspace() or _at_border(before, after)
    return f"{_GAP}*" if joined and not numbers else f"{_GAP}+"


def _at_border(before: str, after: str) -> bool:
    """Whether letters and digits meet, where a name may have a hyphen."""
    return (before[-1].isalpha() and after[0].isdigit()) or (before[-1].isdigit() and after[0].isalpha())


def _alternatives(part: str, before: str, after: str) -> str:
    """A pattern for one character or name of a Greek letter, and what stands for it."""
    folded = part.lower()
    if folded in GREEK_NAMES:
        return f"{before}(?:{folded}|{GREEK_NAMES[folded]}){after}"
    if folded in GREEK_LETTERS:
        return f"{before}(?:{folded}|{_NAMES[folded]}|{GREEK_LETTERS[folded]}){after}"
    if folded in _LATIN:
        letter = _LATIN[folded]
        return f"(?:{folded}|{before}(?:{_NAMES[letter]}|{letter}){after})"
    return re.escape(part)
