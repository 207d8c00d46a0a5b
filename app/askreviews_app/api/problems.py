"""Errors as problem details (RFC 9457): the library's own sentence, and no trace of the program."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from askreviews import AskReviewsError
from askreviews.errors import QuestionError, UnknownName
from askreviews_app.api.models import Problem

_NO_OBJECT = ("missing", "model_attributes_type")
"""What pydantic calls a body that is none, or a list, a number or plain text."""

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
BROKEN = "The server could not answer; its log says why."
STATUS_OF: dict[type[AskReviewsError], HTTPStatus] = {
    UnknownName: HTTPStatus.NOT_FOUND,
    QuestionError: HTTPStatus.UNPROCESSABLE_ENTITY,
    AskReviewsError: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""The status of each error of the library; the first that fits."""


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """The answer that tells of an error."""
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": int(status), "detail": detail}
    return Response(msgspec.json.encode(body), status, headers, MEDIA_TYPE)


def described(*statuses: int) -> dict[int | str, dict[str, object]]:
    """How the description tells of the errors with these statuses."""
    return {
        int(status): {
            "description": HTTPStatus(status).phrase,
            "model": Problem,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


ASKING = described(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
READING = described(HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE)
UNCHANGED: dict[int | str, dict[str, object]] = {304: {"description": "Nothing has changed since."}}


def handle(app: FastAPI) -> None:
    """Answer every error of `app` with a problem."""

    @app.exception_handler(AskReviewsError)
    def library_error(request: Request, error: AskReviewsError) -> Response:  # noqa: ARG001
        status = next(status for kind, status in STATUS_OF.items() if isinstance(error, kind))
        return problem(status, str(error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:  # noqa: ARG001
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, _told(error.errors()))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:  # noqa: ARG001
        return problem(error.status_code, str(error.detail), dict(error.headers or {}))

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        logger.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, BROKEN)


class ToldAsProblems:
    """Turns the plain refusals of the middlewares behind it into problems, on paths under `prefix`."""

    def __init__(self, app: ASGIApp, *, prefix: str) -> None:
        self.app = app
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not scope["path"].startswith(f"{self.prefix}/"):
            await self.app(scope, receive, send)
            return
        refused: int | None = None

        async def told(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and _is_plain_refusal(message):
                refused = message["status"]
            elif refused is None:
                await send(message)
            else:  # Starlette sends the sentence whole
                said = message["body"].decode()
                await problem(refused, said)(scope, receive, send)

        await self.app(scope, receive, told)


def _is_plain_refusal(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] >= HTTPStatus.BAD_REQUEST and kind.startswith("text/plain")


def _told(faults: Iterable[Mapping[str, Any]]) -> str:
    """Where each fault is, and what is wrong there."""
    return "; ".join(map(_fault, faults))


def _fault(fault: Mapping[str, Any]) -> str:
    place = ".".join(map(str, fault["loc"]))
    if fault["msg"] == "JSON decode error":  # FastAPI's own; pydantic says what is wrong
        return f"{place}: not JSON: {fault['ctx']['error']}"
    if place == "body" and fault.get("type") in _NO_OBJECT:
        return "body: not a JSON object, sent as application/json"
    return f"{place}: {fault['msg']}"
