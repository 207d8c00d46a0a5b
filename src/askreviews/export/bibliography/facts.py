"""What is written of a work, whatever the format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from askreviews import authors
from askreviews.documents import Document, Reference
from askreviews.papers import Paper

DIGEST_READ = "Read in a digest, which is not in the authors' words"
"""What the record of a review says where the library holds a digest of it."""
_PAGES = re.compile(r"\s*[-‐‑‒–—]+\s*")


@dataclass(frozen=True, slots=True)
class Record:
    """A work as a bibliography lists it, every text on one line.

    `facts` are its fields by name, without what is not known; `numbers` are those of `numbers_of`, and
    `entry` is what a list of references prints. `notes` say what fits in no field.
    """

    key: str
    people: tuple[str, ...]
    has_more_authors: bool
    editors: tuple[str, ...]
    facts: Mapping[str, str]
    notes: tuple[str, ...]
    numbers: str = ""
    entry: str = ""

    @property
    def kind(self) -> Literal["article", "chapter", "other"]:
        """What a journal published, what stands in a book, or neither."""
        return "article" if "journal" in self.facts else "chapter" if "book" in self.facts else "other"


def of_paper(paper: Paper) -> Record:
    """The cited paper; its notes are the way back to the reviews and, without a title, the entry."""
    said = paper.reference
    numbers, entry = numbers_of(paper), on_one_line(said.raw)
    more = "The list names the first authors alone" if said.has_more_authors else ""
    address = f"https://doi.org/{paper.doi}" if paper.doi else said.url
    return Record(
        key=paper.key,
        people=_known(said.authors),
        has_more_authors=said.has_more_authors,
        editors=_known(said.editors),
        facts=_facts(said, doi=paper.doi, url=address, book=said.book, pmid=said.pmid, pmcid=said.pmcid),
        notes=tuple(note for note in (numbers, more, "" if said.title else entry) if note),
        numbers=numbers,
        entry=entry,
    )


def of_review(document: Document) -> Record:
    """The review itself, under its `review_key`."""
    names = map(authors.from_byline, document.authors)
    return Record(
        key=review_key(document),
        people=_known(", ".join(part for part in (n.last, n.first, n.suffix) if part) for n in names),
        has_more_authors=False,
        editors=(),
        facts=_facts(document, doi=document.doi, url=document.link),
        notes=(DIGEST_READ,) if document.kind == "digest" else (),
    )


def review_key(document: Document) -> str:
    """The citation key of a review: no cited paper has one with a hyphen."""
    return f"review-{document.id}"


def _facts(
    work: Reference | Document,
    *,
    doi: str | None,
    url: str | None,
    book: str | None = None,
    pmid: str | None = None,
    pmcid: str | None = None,
) -> dict[str, str]:
    facts = {
        "title": work.title,
        "journal": work.journal,
        "book": book,
        "year": work.year,
        "volume": work.volume,
        "issue": work.issue,
        "pages": work.pages,
        "doi": doi,
        "pmid": pmid,
        "pmcid": pmcid,
        "url": url,
    }
    return {name: line for name, value in facts.items() if (line := on_one_line(str(value or "")))}


def _known(people: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for person in people if (name := on_one_line(person)))


def numbers_of(paper: Paper) -> str:
    """The paper's number in each review: ``wu-2025 [61]; liu-2026 [12]``."""
    return "; ".join(
        f"{document} {', '.join(f'[{number}]' for number in numbers)}"
        for document, numbers in paper.numbers.items()
    )


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
