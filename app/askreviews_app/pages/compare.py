"""The page where two answers to one question stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from askreviews import AskReviewsError
from askreviews_app import texts
from askreviews_app.rendering.comparison import COMPARE, Choice, Compared, comparison

if TYPE_CHECKING:
    from askreviews import Answer, Library

PASSAGES = 10
"""How many passages stand on a side at most."""


def router(library: Library) -> APIRouter:
    """The route ``/compare``."""
    routes = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @routes.get(COMPARE)
    def compare(q: str = "", left: str = "", right: str = "") -> str:
        choices = _choices(library)
        asked = _asked(choices, q.strip(), left, right)
        if not asked.question:
            return comparison(choices, asked)
        try:
            sides = [_answer(library, asked.question, side) for side in (asked.left, asked.right)]
            papers = [paper for side in sides for paper in library.cited_by(side)]
            return comparison(choices, asked, library.compare(*sides), papers)
        except AskReviewsError as error:
            return comparison(choices, asked, problem=str(error))

    return routes


def _choices(library: Library) -> list[Choice]:
    """Each document, then each mode over all of them."""
    documents = [Choice(f"document:{document.id}", document.label) for document in library.documents]
    return documents + [Choice(f"mode:{mode}", label) for mode, label in texts.MODES.items()]


def _asked(choices: Sequence[Choice], question: str, left: str, right: str) -> Compared:
    """What an address asks; where it names no choice, the first two are compared."""
    named = {choice.name: choice for choice in choices}
    first = named.get(left, choices[0])
    others = [choice for choice in choices if choice != first]
    return Compared(question, first, named.get(right, others[0]))


def _answer(library: Library, question: str, side: Choice) -> Answer:
    kind, _, name = side.name.partition(":")
    if kind == "document":
        return library.ask(question, k=PASSAGES, documents=[name])
    mode = next(mode for mode in texts.MODES if mode == name)
    return library.ask(question, k=PASSAGES, mode=mode)
