"""Serving the application on one address of this machine until it is interrupted."""

from __future__ import annotations

import contextlib
import socket
import webbrowser
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import uvicorn

from askreviews import AskReviewsError
from askreviews_app.application import EVERY_ADDRESS, create

if TYPE_CHECKING:
    from askreviews import Library

SHUTDOWN_SECONDS = 3
"""How long open pages are waited for: each holds a stream open for as long as its tab lives."""


def serve(
    library: Library,
    *,
    host: str,
    port: int,
    open_browser: bool,
    origins: Sequence[str] = (),
    announce: Callable[[str], None],
) -> None:
    """Serve `library`; see `askreviews_app.serve`."""
    with listen(host, port) as listener:
        app = create(library, host=host, origins=origins)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, timeout_graceful_shutdown=SHUTDOWN_SECONDS
        )
        address = url(host, listener.getsockname()[1])
        announce(address)
        if open_browser:
            webbrowser.open(address)
        # uvicorn closes the server in order and then raises the interrupt again: there is no more to do.
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """A socket that already accepts connections, so a browser opened now finds the server."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=128)
        # asyncio does this for the sockets that it makes itself. Without, the last packet of an answer waits
        # 40 ms for the receipt of the one before (RFC 896), and accepted connections take it over from here.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise AskReviewsError(
            f"Port {port} on {host} cannot be listened on ({error.strerror}). "
            f"Stop the program that holds it, or choose another port, such as {port + 1}, or 0 for any."
        ) from error
    return listener


def url(host: str, port: int) -> str:
    """The address to open in a browser on this machine."""
    name = "127.0.0.1" if host in EVERY_ADDRESS else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"
