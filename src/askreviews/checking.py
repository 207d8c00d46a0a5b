"""Whether a document's reference list and its text fit together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from askreviews.documents import Document, Reference
from askreviews.papers import Paper

_DOI = re.compile(r"10\.\d{4,9}/\S*[^\s.,;]", re.IGNORECASE)
"""What a DOI looks like (Crossref, *DOIs and matching regular expressions*, 2015)."""
_NAMED = re.compile(r"\bdoi\b\s*[:=]?\s*|doi\.org/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReferenceCheck:
    """What is doubtful in the references of one document, as numbers of its list.

    `unlisted` are cited but not in the list, `uncited` in the list but never cited. Each of `duplicates`
    holds the numbers that stand for one paper. `without_doi` and `without_words` lack what they say;
    in `without_authors`, `without_title` and `without_year` that was not found; `malformed_dois` name a DOI
    that cannot be one.
    """

    document: Document
    unlisted: tuple[int, ...]
    uncited: tuple[int, ...]
    duplicates: tuple[tuple[int, ...], ...]
    without_doi: tuple[int, ...]
    without_authors: tuple[int, ...]
    without_title: tuple[int, ...]
    without_year: tuple[int, ...]
    without_words: tuple[int, ...]
    malformed_dois: tuple[int, ...]

    @property
    def doubts(self) -> int:
        """How many things are doubtful; what an entry lacks is not, as not every work has it."""
        return len(self.unlisted) + len(self.uncited) + len(self.duplicates) + len(self.malformed_dois)


def check_references(document: Document, papers: Iterable[Paper]) -> ReferenceCheck:
    """Compare the list of `document` with what its text cites, and with the `papers` that it lists."""
    numbers = [paper.numbers.get(document.id, ()) for paper in papers]
    listed = {entry.number for entry in document.references}
    cited = {number for _, _, sentence in document.sentences() for number in sentence.numbers}
    malformed = {entry.number for entry in document.references if _malformed(entry)}
    worded = [entry for entry in document.references if entry.raw]
    return ReferenceCheck(
        document=document,
        unlisted=tuple(sorted(cited - listed)),
        uncited=tuple(sorted(listed - cited)),
        duplicates=tuple(of_one for of_one in numbers if len(of_one) > 1),
        without_doi=tuple(e.number for e in worded if not e.doi and e.number not in malformed),
        without_authors=tuple(e.number for e in worded if not e.authors),
        without_title=tuple(e.number for e in worded if not e.title),
        without_year=tuple(e.number for e in worded if not e.year),
        without_words=tuple(entry.number for entry in document.references if not entry.raw),
        malformed_dois=tuple(sorted(malformed)),
    )


def _malformed(entry: Reference) -> bool:
    """Whether the entry names a DOI that cannot be one."""
    if entry.doi:
        return _DOI.fullmatch(entry.doi) is None
    named = _NAMED.search(entry.raw)
    return named is not None and _DOI.match(entry.raw, named.end()) is None
