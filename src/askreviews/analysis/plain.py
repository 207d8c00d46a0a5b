"""The words of a text as they stand, each with its reading, abbreviations left aside."""

from __future__ import annotations

from dataclasses import dataclass, replace

from askreviews.analysis.naming import Reading, bridge, read
from askreviews.analysis.scanning import Stretch, stretches


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word in its place, stop words included (their reading has no terms)."""

    stretch: Stretch
    reading: Reading


def read_words(text: str) -> list[ReadWord]:
    """Every word of `text` in order; a word that may end a name, as the 3 of "caspase 3", has its terms."""
    found: list[ReadWord] = []
    for stretch in stretches(text):
        reading = read(stretch.text)
        before = found[-1].stretch if found else None
        if before is not None and text[before.end : stretch.start] == " ":
            reading = _bridged(reading, bridge(before.text, stretch.text))
        found.append(ReadWord(stretch, reading))
    return found


def _bridged(reading: Reading, more: tuple[str, ...]) -> Reading:
    if not more:
        return reading
    return replace(reading, terms=reading.terms + more, forms=(*reading.forms, *((term,) for term in more)))
