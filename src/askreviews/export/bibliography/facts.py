"""What is written of a cited paper, whatever the format."""

from __future__ import annotations

import re

from askreviews.bibliography import address_in
from askreviews.papers import Paper

_PAGES = re.compile(r"\s*[-‐‑‒–—]+\s*")


def numbers_of(paper: Paper) -> str:
    """The paper's number in each review: ``wu-2025 [61]; liu-2026 [12]``."""
    return "; ".join(
        f"{document} {', '.join(f'[{number}]' for number in numbers)}"
        for document, numbers in paper.numbers.items()
    )


def facts_of(paper: Paper) -> dict[str, str]:
    """What is known of the paper, each on one line, without what is not known."""
    said = paper.reference
    facts = {
        "title": said.title,
        "journal": said.journal,
        "year": said.year,
        "volume": said.volume,
        "issue": said.issue,
        "pages": said.pages,
        "doi": paper.doi,
        "url": f"https://doi.org/{paper.doi}" if paper.doi else address_in(said.raw),
    }
    return {name: line for name, value in facts.items() if (line := on_one_line(str(value or "")))}


def people_of(paper: Paper) -> list[str]:
    """The authors as the entry names them."""
    return [name for author in paper.reference.authors if (name := on_one_line(author))]


def notes_of(paper: Paper) -> list[str]:
    """The way back to the reviews and, where the title is unknown, the entry as it is printed."""
    entry = "" if paper.reference.title else on_one_line(paper.reference.raw)
    more = "The list names the first authors alone" if paper.reference.has_more_authors else ""
    return [note for note in (numbers_of(paper), more, entry) if note]


def pages_of(pages: str) -> tuple[str, str]:
    """The first and the last page, both in full: 1405-11 ends on 1411. A single page has no last."""
    first, *rest = _PAGES.split(pages, maxsplit=1)
    last = "".join(rest)
    if last.isdecimal() and len(last) < len(first):
        missing = first[: len(first) - len(last)]
        last = missing + last if first.removeprefix(missing).isdecimal() else last
    return first, last


def on_one_line(text: str) -> str:
    """`text` without line breaks and control characters: in each format a line break ends a field."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
