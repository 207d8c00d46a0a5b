"""The pages of the bibliography: asking it, checking it, and who cites a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from askreviews import AskReviewsError
from askreviews.errors import UnknownName
from askreviews.papers import most_cited, worded
from askreviews_app.pages.read import missing
from askreviews_app.rendering import papers as rendering
from askreviews_app.rendering.addresses import READ, REFERENCES
from askreviews_app.rendering.papers import Filters, Listing

if TYPE_CHECKING:
    from askreviews import Library
    from askreviews.papers import Paper

SHOWN = 30
"""How many papers are shown at first."""

Year = Annotated[str, Query(max_length=4)]


def router(library: Library) -> APIRouter:
    """The routes under ``/references``, and the one that lists who cites a paper."""
    routes = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @routes.get(REFERENCES)
    def references(
        q: str = "",
        first: Annotated[str, Query(alias="from")] = "",
        to: str = "",
        journal: str = "",
        review: Annotated[list[str], Query()] = [],  # noqa: B006 - FastAPI copies it
        all: str = "",  # noqa: A002 - the address's own word
    ) -> str:
        filters = filters_of(q, first, to, journal, review)
        return rendering.references(library.documents, filters, _listing(library, filters, whole=bool(all)))

    @routes.get(REFERENCES + "/check/{name}")
    def check(name: str) -> HTMLResponse:
        try:
            return HTMLResponse(rendering.check(library.check_references(name)))
        except UnknownName as error:
            return missing(str(error))

    @routes.get(READ + "/{name}/references/{number}")
    def paper(name: str, number: int) -> HTMLResponse:
        try:
            return HTMLResponse(rendering.one(library.paper(name, number)))
        except UnknownName as error:
            return missing(str(error))

    return routes


def filters_of(question: str, first: str, last: str, journal: str, documents: list[str]) -> Filters:
    """What an address filters by; a year that is none does not filter."""
    return Filters(question.strip(), _year(first), _year(last), journal.strip(), tuple(documents))


def papers_of(library: Library, filters: Filters) -> tuple[Paper, ...]:
    """The papers that `filters` leave, in their order; raises as `Library.papers` does."""
    return library.papers(
        filters.question or None,
        documents=filters.documents or None,
        years=(filters.first, filters.last),
        journal=filters.journal,
    )


def shown(library: Library, filters: Filters) -> tuple[Paper, ...]:
    """Those of the papers of which a list has words, as the page lists them; raises as `papers_of` does."""
    return _ordered(papers_of(library, filters), filters)


def _ordered(papers: tuple[Paper, ...], filters: Filters) -> tuple[Paper, ...]:
    """Those with words: in the order of a question's ranking, else the most cited first."""
    return worded(papers) if filters.question else most_cited(worded(papers))


def _listing(library: Library, filters: Filters, *, whole: bool) -> Listing:
    try:
        every = papers_of(library, filters)
        found = _ordered(every, filters)
        answered = not filters.question or library.ask(filters.question, k=1).found
    except AskReviewsError as error:
        return Listing((), 0, problem=str(error))
    bare = len(every) - len(found)
    return Listing(found if whole else found[:SHOWN], len(found), bare, answered)


def _year(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdecimal() else None
