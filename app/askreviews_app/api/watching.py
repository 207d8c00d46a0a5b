"""The routes for those who run the server; they wait for no other request."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import APIRouter, Response

from askreviews import AskReviewsError, __version__
from askreviews_app.api import models
from askreviews_app.api.metrics import CONTENT_TYPE, Metrics
from askreviews_app.api.problems import described

if TYPE_CHECKING:
    from askreviews import Library

NOT_READY = described(HTTPStatus.SERVICE_UNAVAILABLE)


def watching(library: Library, metrics: Metrics) -> APIRouter:
    """The routes that tell of the server and of the index."""
    routes = APIRouter(tags=["Watching"])

    @routes.get("/health", response_model=models.Health)
    def health() -> models.Health:
        """Whether the server runs."""
        return models.Health(status="ok", version=__version__)

    @routes.get("/ready", response_model=models.Health, responses=NOT_READY)
    def ready() -> models.Health:
        """Whether it can answer: the index is there and can be read."""
        if not library.documents:
            raise AskReviewsError("There are no documents yet.")
        return models.Health(status="ok", version=__version__)

    @routes.get(
        "/metrics",
        response_class=Response,
        responses=NOT_READY | {200: {"description": "Prometheus's format.", "content": {"text/plain": {}}}},
    )
    def scraped() -> Response:
        """Requests, their times, what questions came to, and how much the index holds."""
        return Response(metrics.text(library.manifest.counts), media_type=CONTENT_TYPE)

    return routes
