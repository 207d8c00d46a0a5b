"""Where papers are saved for a reference manager."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import PlainTextResponse

from askreviews import AskReviewsError
from askreviews.export.bibliography import SUFFIXES, bibliography
from askreviews.papers import worded
from askreviews_app.pages.address import from_address
from askreviews_app.pages.references import SHOWN, filters_of, shown
from askreviews_app.rendering.addresses import EXPORT

if TYPE_CHECKING:
    from askreviews import Library
    from askreviews.export.bibliography import BibliographyFormat

KINDS: dict[BibliographyFormat, str] = {
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csv": "text/csv",
}
REFUSED = 400


def router(library: Library) -> APIRouter:
    """The routes under ``/export``: the papers of an answer, of a list, or one."""
    routes = APIRouter(include_in_schema=False)

    for suffix, format in SUFFIXES.items():  # noqa: A001 - the word for it

        @routes.get(f"{EXPORT}/answer{suffix}")
        def answer(request: Request, format: BibliographyFormat = format) -> Response:  # noqa: A002
            return _file("answer", format, lambda: _of_answer(library, str(request.query_params), format))

        @routes.get(f"{EXPORT}/references{suffix}")
        def references(
            q: str = "",
            first: Annotated[str, Query(alias="from")] = "",
            to: str = "",
            journal: str = "",
            review: Annotated[list[str], Query()] = [],  # noqa: B006 - FastAPI copies it
            all: str = "",  # noqa: A002 - the address's own word
            format: BibliographyFormat = format,  # noqa: A002
        ) -> Response:
            filters = filters_of(q, first, to, journal, review)
            most = None if all else SHOWN  # what the page shows
            return _file("references", format, lambda: bibliography(shown(library, filters)[:most], format))

        @routes.get(f"{EXPORT}/paper{suffix}")
        def paper(document: str, number: int, format: BibliographyFormat = format) -> Response:  # noqa: A002
            return _file("paper", format, lambda: bibliography([library.paper(document, number)], format))

    return routes


def _of_answer(library: Library, query: str, format: BibliographyFormat) -> str:  # noqa: A002
    """The reviews that the answer quotes to which an address leads, and the papers behind it."""
    names = [document.id for document in library.documents]
    headings = {heading for d in library.documents for s in d.sections for heading in s.path[:1]}
    link = from_address(query, known=names, headings=headings)
    if link is None:
        return bibliography((), format)
    search = link.search
    answer = library.ask(
        search.question,
        k=search.count,
        mode=search.mode,
        documents=search.documents or None,
        sections=search.sections or None,
    )
    return bibliography(worded(library.cited_by(answer)), format, reviews=answer.documents)


def _file(name: str, format: BibliographyFormat, write: Callable[[], str]) -> Response:  # noqa: A002
    try:
        text = write()
    except AskReviewsError as error:
        return PlainTextResponse(str(error), status_code=REFUSED)
    suffix = next(suffix for suffix, of in SUFFIXES.items() if of == format)
    # A spreadsheet reads UTF-8 only when the file begins with a mark that says so.
    encoding = "utf-8-sig" if format == "csv" else "utf-8"
    return Response(
        text.encode(encoding),
        media_type=f"{KINDS[format]}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}{suffix}"'},
    )
