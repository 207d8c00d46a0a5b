"""The FastAPI application: Gradio's pages behind the middlewares."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from askreviews_app.api import PREFIX, create_api
from askreviews_app.api.problems import ToldAsProblems
from askreviews_app.asked import noted
from askreviews_app.heads import AnsweredHeads
from askreviews_app.mcp_server import mcp_application
from askreviews_app.rendering import description, shell
from askreviews_app.security import (
    EMBEDDED,
    BoundedBody,
    OnlyKnownPaths,
    OpenInterface,
    SameOrigin,
    SecurityHeaders,
)

if TYPE_CHECKING:
    from askreviews import Library

LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1", "testserver")
EVERY_ADDRESS = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, not bound to


def create(library: Library, *, host: str, origins: Sequence[str] = ()) -> FastAPI:
    """The application over `library`, for requests that name this machine or `host`.

    Pages of `origins` may call the HTTP interface from a browser.
    """
    # Gradio reads this when it is imported; without it the page would call home.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr  # noqa: PLC0415 - seconds to import, and only after the line above

    from askreviews_app import pages  # noqa: PLC0415 - imports Gradio

    library = noted(library)
    assistants = mcp_application(library)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:  # noqa: ARG001 - FastAPI's protocol
        async with assistants.router.lifespan_context(assistants):
            yield

    app = FastAPI(title="askreviews", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.router.routes.extend(assistants.routes)
    app.mount(shell.LOOK, StaticFiles(directory=shell.LOOK_FOLDER))
    api = create_api(library)
    app.mount(PREFIX, api)

    @app.get(EMBEDDED, include_in_schema=False)
    def embedded() -> FileResponse:
        return FileResponse(shell.LOOK_FOLDER / "embed.js", media_type="text/javascript")

    @app.get(description.INTERFACE, include_in_schema=False)
    def described(request: Request) -> HTMLResponse:
        server = str(request.base_url).rstrip("/")
        return HTMLResponse(description.interface(api.openapi(), PREFIX, server))

    for router in pages.routers(library, may_change=host in LOOPBACK):
        app.include_router(router)
    gr.mount_gradio_app(
        app,
        pages.build(library),
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        favicon_path=str(shell.LOOK_FOLDER / "favicon.svg"),
        theme=pages.theme(),
        # Not `css_paths`: Gradio rewrites the rules it is given there, and loses those that it does not know.
        head=pages.head(),
        js=(shell.LOOK_FOLDER / "ask.js").read_text(encoding="utf-8"),
    )
    _guard(app, host, origins)
    return app


def _guard(app: FastAPI, host: str, origins: Sequence[str]) -> None:
    """Put the middlewares before everything else; the one added last is asked first."""
    app.add_middleware(BoundedBody)
    app.add_middleware(SameOrigin)
    app.add_middleware(OnlyKnownPaths)
    # Gradio lets any origin in on a host that is not the loopback, unless its parent says otherwise.
    app.add_middleware(CORSMiddleware, allow_origins=[])
    app.add_middleware(OpenInterface, origins=origins)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=_allowed_hosts(host), www_redirect=False)
    app.add_middleware(ToldAsProblems, prefix=PREFIX)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(AnsweredHeads)


def _allowed_hosts(host: str) -> list[str]:
    """The names by which the server may be called; any, when it listens on every address."""
    return ["*"] if host in EVERY_ADDRESS else [*LOOPBACK, f"[{host}]" if ":" in host else host]
