"""The routes that take a question, and the one that embeds texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import ValidationError

from askreviews import export
from askreviews.answers import Mode
from askreviews.errors import QuestionError
from askreviews_app.api import models
from askreviews_app.api.etags import INDEX, JSON, index_hash, tagged
from askreviews_app.api.limits import MAX_BATCH
from askreviews_app.api.metrics import Metrics
from askreviews_app.api.parameters import Known
from askreviews_app.api.problems import ASKING, UNCHANGED

if TYPE_CHECKING:
    from askreviews import Library

JSON_LINES = "application/x-ndjson"
SENT_OTHERWISE = f"not sent as {JSON}, nor as {JSON_LINES}"
BATCH: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            JSON: {"schema": models.Questions.model_json_schema()},
            JSON_LINES: {
                "schema": {
                    "type": "string",
                    "description": "The body of `POST /ask`, a line for each question.",
                },
                "example": '{"question": "What does miR-124 do?"}\n{"question": "OTULIN", "k": 1}\n',
            },
        },
    }
}
"""What `/ask/batch` takes: FastAPI describes no body that may be of two kinds."""

How = tuple[int, Mode, Sequence[str] | None, Sequence[str] | None]
ByAddress = Annotated[models.QuestionByAddress, Query()]
SearchedForByAddress = Annotated[models.SearchedForByAddress, Query()]


def asking(library: Library, metrics: Metrics, route: type[APIRoute]) -> APIRouter:
    """The routes that take a question; each is one of `route`."""
    routes = APIRouter(tags=["Asking"], responses=ASKING, route_class=route)

    def answered(question: str, how: How) -> bytes:
        answer = library.ask(question, *how)
        metrics.answered(found=answer.found)
        return export.answer_json(answer)

    def found(question: str, how: How) -> bytes:
        return export.matches_json(library.search(question, *how))

    @routes.post("/ask", response_model=models.Answer)
    def ask(body: models.Question) -> Response:
        """Passages that answer a question, and whether they do."""
        index = index_hash(library)
        return Response(answered(body.question, _how(body)), headers={INDEX: index}, media_type=JSON)

    @routes.get("/ask", response_model=models.Answer, responses=UNCHANGED)
    def ask_by_address(asked: ByAddress, known: Known = None) -> Response:
        """The same, asked by an address alone."""
        return tagged(index_hash(library), known, lambda: answered(asked.question, _how_by_address(asked)))

    @routes.post(
        "/ask/batch",
        response_class=Response,
        responses={200: {"description": "A line for each question.", "content": {JSON_LINES: {}}}},
        openapi_extra=BATCH,
    )
    def ask_many(asked: Annotated[list[models.Question], Depends(_several)]) -> Response:
        """An answer a line for several questions; where one cannot be asked, its line says why."""
        index, lines = index_hash(library), []
        for one in asked:
            try:
                lines.append(answered(one.question, _how(one)))
            except QuestionError as error:
                lines.append(export.refusal_json(one.question, str(error)))
        body = b"".join(line + b"\n" for line in lines)
        return Response(body, headers={INDEX: index}, media_type=JSON_LINES)

    @routes.post("/search", response_model=list[models.Match])
    def search(body: models.SearchedFor) -> Response:
        """The nearest passages, without a verdict on whether they answer."""
        index = index_hash(library)
        return Response(found(body.question, _how(body)), headers={INDEX: index}, media_type=JSON)

    @routes.get("/search", response_model=list[models.Match], responses=UNCHANGED)
    def search_by_address(asked: SearchedForByAddress, known: Known = None) -> Response:
        """The same, asked by an address alone."""
        return tagged(index_hash(library), known, lambda: found(asked.question, _how_by_address(asked)))

    @routes.post("/embed", response_model=models.Embeddings)
    def embed(body: models.Texts) -> Response:
        """The embeddings of texts by the model that ranks."""
        vectors = library.embed(body.texts)
        form = {"model": library.models[0], "dimension": vectors.shape[1], "vectors": vectors.tolist()}
        return Response(msgspec.json.encode(form), media_type=JSON)

    return routes


def _how(asked: models.Search) -> How:
    return asked.k, asked.mode, asked.documents, asked.sections


def _how_by_address(asked: models.QuestionByAddress) -> How:
    return asked.k, asked.mode, asked.document or None, asked.section or None


async def _several(request: Request) -> list[models.Question]:
    """The questions of a body: one object with all, or JSON lines, an object each."""
    body = await request.body()
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    try:
        if kind == JSON_LINES:
            return _lines(body)
        # As everywhere: a form of another site can send text, but not JSON's content type.
        if kind != JSON:
            raise RequestValidationError([{"loc": ("body",), "msg": SENT_OTHERWISE}])
        asked = models.Questions.model_validate_json(body)
    except ValidationError as error:
        raise RequestValidationError(_placed(error, "body")) from error
    how = asked.model_dump(exclude={"questions"})
    return [models.Question(question=question, **how) for question in asked.questions]


def _lines(body: bytes) -> list[models.Question]:
    lines = [line for line in body.split(b"\n") if line.strip()]
    if len(lines) > MAX_BATCH:
        raise RequestValidationError(
            [{"loc": ("body",), "msg": f"There are {len(lines)} lines, and at most {MAX_BATCH} may be"}]
        )
    asked = []
    for number, line in enumerate(lines, 1):
        try:
            asked.append(models.Question.model_validate_json(line))
        except ValidationError as error:
            raise RequestValidationError(_placed(error, "body", f"line {number}")) from error
    return asked


def _placed(error: ValidationError, *place: str) -> list[dict[str, Any]]:
    """The faults of `error`, each told to be in `place`."""
    return [{**fault, "loc": (*place, *fault["loc"])} for fault in error.errors()]
