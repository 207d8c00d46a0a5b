"""Entries of reference lists for people: the number, the entry's own words, and its DOI as a link."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.console import Console

from askreviews.cli.printing import as_written, print_indented, print_link
from askreviews.documents import Reference

_DOI_PREFIX = r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)+"


def print_reference(console: Console, entry: Reference, *, style: str = "", indent: int = 4) -> None:
    """Print the entry behind its number, and the link to the paper once."""
    number = f"{' ' * indent}[{entry.number}] "
    print_indented(console, as_written(words_of(entry), style=style), len(number), first=number)
    if entry.url:
        print_link(console, entry.url, indent=len(number))


def print_reference_list(console: Console, entries: Iterable[Reference]) -> None:
    """Print the entries that say something, then the numbers of those that do not."""
    entries = tuple(entries)
    for entry in entries:
        if entry.raw:
            print_reference(console, entry, indent=0)
    empty = ranges([entry.number for entry in entries if not entry.raw])
    if empty:
        print_indented(console, as_written(f"No words for {empty}.", style="dim"), 0)


def words_of(entry: Reference) -> str:
    """The entry as printed, but for the DOI or the address at its end, which the link repeats."""
    if not entry.listed:
        return "The list of references that was read lacks this number."
    if not entry.raw:
        return "The work's list of references says nothing of this number."
    if entry.url is None:
        return entry.raw
    repeated = _DOI_PREFIX + re.escape(entry.doi) if entry.doi else re.escape(entry.url)
    tail = rf"\s*{repeated}[\s.]*$"
    return re.sub(tail, "", entry.raw, flags=re.IGNORECASE) or entry.raw


def ranges(numbers: Iterable[int]) -> str:
    """``1, 3–5, 8`` for 1, 3, 4, 5 and 8."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)
