"""Where the pages tell what a reader judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel

from askreviews import AskReviewsError
from askreviews.documents import Span
from askreviews.errors import UnknownName

if TYPE_CHECKING:
    from askreviews import Library

NOT_FOUND, FAILED = 404, 500


class Judgment(BaseModel):
    """Whether a stretch of a document answers a question."""

    question: str
    document: str
    start: int
    end: int
    relevant: bool


def router(library: Library) -> APIRouter:
    """The route ``/judgments``."""
    routes = APIRouter(include_in_schema=False)

    @routes.post("/judgments", status_code=204)
    def keep(judgment: Judgment) -> None:
        span = Span(judgment.start, judgment.end)
        try:
            library.judge(judgment.question, judgment.document, span, relevant=judgment.relevant)
        except UnknownName as error:
            raise HTTPException(NOT_FOUND, str(error)) from error
        except AskReviewsError as error:
            raise HTTPException(FAILED, str(error)) from error

    return routes
