"""The interface as an application of its own, mounted beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI

from askreviews import __version__
from askreviews_app.api.asking import asking
from askreviews_app.api.metrics import Measured, Metrics
from askreviews_app.api.problems import handle
from askreviews_app.api.reading import reading
from askreviews_app.api.turns import Turns
from askreviews_app.api.watching import watching

if TYPE_CHECKING:
    from askreviews import Library

PREFIX = "/api/v1"
DESCRIPTION = (
    "Questions to scientific reviews, answered with the reviews' own passages and their reference numbers. "
    "Every passage is an exact slice of a document's text; nothing is generated. Errors are problem details "
    "(RFC 9457)."
)


def create_api(library: Library, *, turns: Turns | None = None) -> FastAPI:
    """The interface over `library`; `turns` says how many requests are answered at once, and how long."""
    metrics, route = Metrics(), (turns or Turns()).route
    api = FastAPI(
        title="askreviews",
        version=__version__,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        root_path_in_servers=False,
        servers=[{"url": PREFIX}],
    )
    for routes in (asking(library, metrics, route), reading(library, route), watching(library, metrics)):
        api.include_router(routes)
    handle(api)
    api.add_middleware(Measured, metrics=metrics)
    return api
