"""The interface as an application of its own, mounted beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI

from askreviews import __version__
from askreviews_app.api.metrics import Measured, Metrics
from askreviews_app.api.problems import handle
from askreviews_app.api.routes import asking, reading, watching
from askreviews_app.api.turns import InTurn

if TYPE_CHECKING:
    from askreviews import Library

PREFIX = "/api/v1"
DESCRIPTION = (
    "Questions to scientific reviews, answered with the reviews' own passages and their reference numbers. "
    "Every passage is an exact slice of a document's text; nothing is generated. Errors are problem details "
    "(RFC 9457)."
)


def create_api(library: Library) -> FastAPI:
    """The interface over `library`."""
    metrics = Metrics()
    api = FastAPI(
        title="askreviews",
        version=__version__,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        root_path_in_servers=False,
        servers=[{"url": PREFIX}],
    )
    for routes in (asking(library, metrics), reading(library), watching(library, metrics)):
        api.include_router(routes)
    handle(api)
    api.add_middleware(InTurn)
    api.add_middleware(Measured, metrics=metrics)
    return api
