"""The page where a document is read, and the one that lists who cites an entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from askreviews import AskReviewsError
from askreviews.documents import Span
from askreviews.errors import UnknownName
from askreviews_app import texts
from askreviews_app.rendering import reading, shell
from askreviews_app.rendering.addresses import READ
from askreviews_app.rendering.reading import Sought

if TYPE_CHECKING:
    from askreviews import Document, Library

MARKED = 5
"""How many passages that match a question are marked: as many as an answer shows."""

_STRETCH = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


def router(library: Library) -> APIRouter:
    """The routes under ``/read``."""
    routes = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @routes.get(READ)
    def shelf() -> str:
        return reading.shelf(library.documents)

    @routes.get(READ + "/{name}")
    def document(name: str, q: str = "", find: str = "", at: str = "") -> HTMLResponse:
        try:
            shown = library.document(name)
        except UnknownName as error:
            return missing(str(error))
        sought = _sought(library, shown, question=q, words=find, at=at)
        return HTMLResponse(reading.reading(shown, sought))

    return routes


def missing(reason: str) -> HTMLResponse:
    """The page instead of one that is not there."""
    body = f'<h1 class="title">{texts.NOT_HERE}</h1>{shell.note(reason)}'
    return HTMLResponse(shell.page(READ, texts.NOT_HERE, body), status_code=404)


def _sought(library: Library, document: Document, *, question: str, words: str, at: str) -> Sought:
    """What the address looks for in `document`."""
    stretch = _stretch(at, document)
    try:
        if words.strip():
            return Sought(words=words, found=library.find(words, document.id), at=stretch)
        if question.strip():
            matches = library.ask(question, k=MARKED, documents=[document.id]).matches
            return Sought(question=question, matches=matches, at=stretch)
    except AskReviewsError as error:
        return Sought(question=question, words=words, at=stretch, problem=str(error))
    return Sought(at=stretch)


def _stretch(written: str, document: Document) -> Span | None:
    """The stretch ``start-end`` of the document's text; nothing when it holds none."""
    said = _STRETCH.fullmatch(written)
    if said is None or not int(said[1]) < int(said[2]) <= len(document.text):
        return None
    return Span(int(said[1]), int(said[2]))
