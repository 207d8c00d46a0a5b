"""The JSON forms of cited papers and of what is doubtful in a reference list."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from askreviews.checking import ReferenceCheck
from askreviews.documents import Reference
from askreviews.export.answers import CitingSentenceForm, citing_form
from askreviews.export.works import ReferenceForm, WorkForm, reference_form, work_form
from askreviews.papers import Paper


class PaperForm(msgspec.Struct, frozen=True):
    """A cited paper: what is known of it, its numbers by the documents' ids, and who cites it."""

    key: str
    score: float
    doi: str | None
    numbers: dict[str, tuple[int, ...]]
    reference: ReferenceForm
    citing: tuple[CitingSentenceForm, ...]


class ReferenceCheckForm(msgspec.Struct, frozen=True):
    """What is doubtful in the references of one document, as numbers of its list."""

    document: WorkForm
    unlisted: tuple[int, ...]
    uncited: tuple[int, ...]
    duplicates: tuple[tuple[int, ...], ...]
    without_doi: tuple[int, ...]
    without_authors: tuple[int, ...]
    without_title: tuple[int, ...]
    without_year: tuple[int, ...]
    without_words: tuple[int, ...]
    malformed_dois: tuple[int, ...]


def papers_json(papers: Iterable[Paper]) -> bytes:
    """Encode what ``askreviews papers --json`` prints: an array."""
    return msgspec.json.encode([_paper_form(paper) for paper in papers])


def paper_json(paper: Paper) -> bytes:
    """Encode one paper: an object."""
    return msgspec.json.encode(_paper_form(paper))


def references_json(entries: Iterable[Reference]) -> bytes:
    """Encode what ``askreviews refs --json`` prints: an array."""
    return msgspec.json.encode([reference_form(entry) for entry in entries])


def reference_check_json(check: ReferenceCheck) -> bytes:
    """Encode what ``askreviews refs --check --json`` prints: one object."""
    form = ReferenceCheckForm(
        work_form(check.document),
        check.unlisted,
        check.uncited,
        check.duplicates,
        check.without_doi,
        check.without_authors,
        check.without_title,
        check.without_year,
        check.without_words,
        check.malformed_dois,
    )
    return msgspec.json.encode(form)


def _paper_form(paper: Paper) -> PaperForm:
    return PaperForm(
        key=paper.key,
        score=paper.score,
        doi=paper.doi,
        numbers=paper.numbers,
        reference=reference_form(paper.reference),
        citing=tuple(citing_form(sentence) for sentence in paper.citing),
    )
