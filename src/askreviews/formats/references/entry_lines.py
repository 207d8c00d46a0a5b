"""What the lines of a reference list have in common, be its entries numbered or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from askreviews.formats.blocks import Block
from askreviews.formats.lines import Line
from askreviews.formats.wording import boilerplate

BIBLIOGRAPHIC = re.compile(
    r"(?<!\d)(?:18|19|20)\d\d(?!\d)|\bdoi\b|\bet al\b|https?://|\bin press\b", re.IGNORECASE
)
DATED = re.compile(
    r"(?<!\d)(?:18|19|20)\d\d[a-z]?(?!\d)|\b10\.\d{4,9}/|https?://|\bin press\b", re.IGNORECASE
)
LOCATOR = re.compile(
    r"[<\[(\\]{0,3}(?:(?:doi|pmid|pmcid|available|url|crossref|pubmed|google)\b|https?:|10\.\d{4,9}/)",
    re.IGNORECASE,
)
PLACE = re.compile(r"\d{1,4}(?:\s?\([^()]{1,12}\))?\s?[:,]\s?[A-Za-z]{0,2}\d")
"""A line that goes on with an entry's volume and pages."""
COMPLETE = re.compile(
    r"(?:[.)\]?!]|\d|10\.\d{4,9}/\S{1,200}|https?://\S{1,300}|Scholar|Cross[Rr]ef|PubMed)[*_|\s]{0,3}\Z"
)
NAMED_FIRST = re.compile(
    r"(?:[a-z]{2,3}\s|St\.\s|[ÓO]['’]?\s){0,2}[^\W\d_a-z][\w'’-]+(?:[\s-][^\W\d_a-z][\w'’-]+){0,2}"
    r"(?:\s[^\W\d_a-z]{1,3}(?:\Z|[,.:]|\s(?:\(|et\sal|and\s|&\s))|,\s(?:[^\W\d_a-z]\.|[^\W\d_a-z]{1,3}[,.\s]))"
    r"|[^\W\d_a-z][\w\s]{5,80}(?:\.?\s\((?:19|20)\d\d[a-h]?\)|,\s(?:19|20)\d\d[a-h]?\.\s)"
)
"""How an entry of a list without numbers opens: a name with initials, or a group's with the year."""
HEADING_MARK = re.compile(r"#{1,6}\s|\\(?:sub)*section\b")
_BACK = "↵"
_CITED_THERE = re.compile(r"[a-z]\s\[(?:\.\.\.|…)\]\s")
"""Below an entry, on the pages of the American Heart Association: the places that cite it, in a few words."""
LONGEST_ENTRY = 3000
_FEWEST = 3
"""Entries that a list without a heading has at least."""
NEAR = 8


@dataclass(frozen=True, slots=True)
class Found:
    """The entries, with what stands between them, and the place of the first line after the list."""

    blocks: tuple[Block, ...]
    end: int

    @property
    def numbers(self) -> list[int]:
        """Those of the entries, in order."""
        return [block.number for block in self.blocks if block.kind == "entry"]

    def is_convincing(self) -> bool:
        """Whether the entries are a reference list and not, say, a numbered list in the text."""
        entries = [block for block in self.blocks if block.kind == "entry"]
        dated = sum(1 for block in entries if BIBLIOGRAPHIC.search(block.text) or len(block.words) < NEAR)
        return len(entries) >= _FEWEST and dated >= 0.6 * len(entries)


def is_bibliographic(text: str) -> bool:
    """Whether a text has what an entry has: a year, a DOI or an address."""
    return BIBLIOGRAPHIC.search(text) is not None


def is_worded(text: str) -> bool:
    """Whether a line has words, and other ones than those of a web page's links below an entry."""
    is_said = any(c.isalnum() for c in text) and not _CITED_THERE.match(text)
    return is_said and not boilerplate.is_buttons(text)


def without_marks(line: Line) -> Line:
    """A web page's table leaves an upright bar at either end of a line, its way back to the text an arrow."""
    if not line.text.startswith(("|", _BACK)) and not line.text.endswith("|"):
        return line
    start = len(line.text) - len(line.text.lstrip(f"| {_BACK}"))
    return line.part(start, max(start, len(line.text.rstrip("| "))))
