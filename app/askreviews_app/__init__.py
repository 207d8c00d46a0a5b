"""The web application: pages in a browser over the library's public names.

It renders what the library returns and holds no logic of its own. Importing it loads neither Gradio nor
FastAPI; `create` and `serve` do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from askreviews import Library

__all__ = ["create", "serve", "serve_assistant"]


def create(library: Library, *, host: str = "127.0.0.1", origins: Sequence[str] = ()) -> FastAPI:
    """The application over an open library, ready for any ASGI server.

    `host` is the address that it will be served on; requests that name another host are refused. Pages of
    `origins`, such as ``https://lab.example``, may call the HTTP interface from a browser.
    """
    from askreviews_app.application import create as create_application  # noqa: PLC0415 - loads Gradio

    return create_application(library, host=host, origins=origins)


def serve(
    library: Library,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    open_browser: bool = False,
    origins: Sequence[str] = (),
    announce: Callable[[str], None],
) -> None:
    """Serve the application until it is interrupted.

    `origins` is as in `create`. `announce` gets the address, as a URL, when the page can be opened.
    `port` 0 takes any free one.
    Raises `AskReviewsError` when the port is taken or the address is not this machine's.
    """
    from askreviews_app.serving import serve as serve_application  # noqa: PLC0415 - loads Gradio

    serve_application(
        library, host=host, port=port, open_browser=open_browser, origins=origins, announce=announce
    )


def serve_assistant(library: Library) -> None:
    """Serve an assistant by the Model Context Protocol, over standard input and output, until it leaves."""
    from askreviews_app.mcp_server import create_mcp  # noqa: PLC0415 - loads the protocol

    create_mcp(library).run("stdio")
