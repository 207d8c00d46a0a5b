"""The routes: each hands the request to the library and encodes what it returns."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated

import msgspec
from fastapi import APIRouter, Header, Path, Query, Response

from askreviews import AskReviewsError, __version__, export
from askreviews.errors import QuestionError
from askreviews_app.api import models
from askreviews_app.api.limits import MAX_QUESTION
from askreviews_app.api.metrics import CONTENT_TYPE, Metrics
from askreviews_app.api.problems import described

if TYPE_CHECKING:
    from askreviews import Answer, Library

JSON, JSON_LINES = "application/json", "application/x-ndjson"
ASKING = described(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
READING = described(HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE)
UNCHANGED: dict[int | str, dict[str, object]] = {304: {"description": "Nothing has changed since."}}

Name = Annotated[str, Path(examples=["wu-2025"])]
Text = Annotated[str, Query(max_length=MAX_QUESTION, examples=["Which microRNA acts on mTOR?"])]
Names = Annotated[list[str], Query(max_length=100)]
Known = Annotated[str | None, Header(alias="If-None-Match")]


def asking(library: Library, metrics: Metrics) -> APIRouter:
    """The routes that take a question."""
    routes = APIRouter(tags=["Asking"], responses=ASKING)

    def encoded(answer: Answer) -> bytes:
        metrics.answered(found=answer.found)
        return export.answer_json(answer)

    @routes.post("/ask", response_model=models.Answer)
    def ask(body: models.Question) -> Response:
        """Passages that answer a question, and whether they do."""
        answer = library.ask(body.question, body.k, body.mode, body.documents or None, body.sections or None)
        return Response(encoded(answer), media_type=JSON)

    @routes.get("/ask", response_model=models.Answer)
    def ask_by_address(
        question: Text,
        k: models.Count = 5,
        mode: models.Mode = "hybrid",
        document: Names = [],  # noqa: B006 - FastAPI copies it
        section: Names = [],  # noqa: B006
    ) -> Response:
        """The same, asked by an address alone."""
        answer = library.ask(question, k, mode, document or None, section or None)
        return Response(encoded(answer), media_type=JSON)

    @routes.post(
        "/ask/batch",
        response_class=Response,
        responses={200: {"description": "A line for each question.", "content": {JSON_LINES: {}}}},
    )
    def ask_many(body: models.Questions) -> Response:
        """An answer a line for several questions; where one cannot be asked, its line says why."""
        where = (body.k, body.mode, body.documents or None, body.sections or None)
        lines = []
        for question in body.questions:
            try:
                lines.append(encoded(library.ask(question, *where)))
            except QuestionError as error:
                lines.append(export.refusal_json(question, str(error)))
        return Response(b"".join(line + b"\n" for line in lines), media_type=JSON_LINES)

    @routes.post("/search", response_model=list[models.Match])
    def search(body: models.Question) -> Response:
        """The nearest passages, without a verdict on whether they answer."""
        where = (body.k, body.mode, body.documents or None, body.sections or None)
        return Response(export.matches_json(library.search(body.question, *where)), media_type=JSON)

    @routes.post("/embed", response_model=models.Embeddings)
    def embed(body: models.Texts) -> Response:
        """The embeddings of texts by the model that ranks."""
        vectors = library.embed(body.texts)
        form = {"model": library.models[0], "dimension": vectors.shape[1], "vectors": vectors.tolist()}
        return Response(msgspec.json.encode(form), media_type=JSON)

    return routes


def reading(library: Library) -> APIRouter:
    """The routes that read documents, references and papers; each answer has an ETag."""
    routes = APIRouter(tags=["Reading"], responses=READING)

    @routes.get("/documents", response_model=list[models.ListedWork], responses=UNCHANGED)
    def documents(known: Known = None) -> Response:
        """The documents that can be asked."""
        return _tagged(export.works_json(library.documents), known)

    @routes.get("/documents/{id}", response_model=models.Document, responses=UNCHANGED)
    def document(id: Name, known: Known = None) -> Response:  # noqa: A002 - the library's word
        """A document whole, as it was read."""
        return _tagged(export.document_json(library.document(id)), known)

    @routes.get("/documents/{id}/sections", response_model=models.Sections, responses=UNCHANGED)
    def sections(id: Name, heading: Text = "", known: Known = None) -> Response:  # noqa: A002
        """The sections of a document, or those with these words in a heading."""
        found = library.document(id)
        wanted = heading.casefold()
        chosen = [s for s in found.sections if any(wanted in name.casefold() for name in s.path)]
        return _tagged(export.sections_json(found, chosen), known)

    @routes.get(
        "/documents/{id}/references/{number}",
        response_model=models.Paper,
        responses=UNCHANGED,
    )
    def reference(
        id: Name,  # noqa: A002
        number: Annotated[int, Path(ge=0, le=1_000_000)],
        known: Known = None,
    ) -> Response:
        """The paper behind a reference number, with every sentence, in all documents, that cites it."""
        return _tagged(export.paper_json(library.paper(id, number)), known)

    @routes.get("/papers", response_model=list[models.Paper], responses=ASKING | UNCHANGED)
    def papers(
        question: Text | None = None,
        k: models.Count = 20,
        document: Names = [],  # noqa: B006
        year_from: Annotated[int | None, Query(ge=0, le=9999)] = None,
        year_to: Annotated[int | None, Query(ge=0, le=9999)] = None,
        journal: Annotated[str, Query(max_length=200)] = "",
        known: Known = None,
    ) -> Response:
        """The cited papers: those that speak to a question first, or in the order of the lists."""
        found = library.papers(
            question, k, documents=document or None, years=(year_from, year_to), journal=journal
        )
        return _tagged(export.papers_json(found), known)

    return routes


def watching(library: Library, metrics: Metrics) -> APIRouter:
    """The routes for those who run the server."""
    routes = APIRouter(tags=["Watching"])

    @routes.get("/health", response_model=models.Health)
    def health() -> models.Health:
        """Whether the server runs."""
        return models.Health(status="ok", version=__version__)

    @routes.get("/ready", response_model=models.Health, responses=described(HTTPStatus.SERVICE_UNAVAILABLE))
    def ready() -> models.Health:
        """Whether it can answer: the index is there and can be read."""
        if not library.documents:
            raise AskReviewsError("There are no documents yet.")
        return models.Health(status="ok", version=__version__)

    @routes.get(
        "/metrics",
        response_class=Response,
        responses={200: {"description": "Prometheus's format.", "content": {"text/plain": {}}}},
    )
    def scraped() -> Response:
        """Requests, their times, and what questions came to."""
        return Response(metrics.text(), media_type=CONTENT_TYPE)

    return routes


def _tagged(body: bytes, known: str | None) -> Response:
    """The answer with its ETag, or 304 when the client knows it."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if known is not None and _matches(known, tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(body, headers=headers, media_type=JSON)


def _matches(known: str, tag: str) -> bool:
    """Whether an If-None-Match names `tag` (RFC 9110, 13.1.2: compared weakly)."""
    return known.strip() == "*" or tag in (part.strip().removeprefix("W/") for part in known.split(","))
