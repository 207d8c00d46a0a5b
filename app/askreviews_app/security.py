"""What the application refuses, as pure ASGI middlewares.

Gradio brings routes that this page has no use for (uploads, a proxy, an editor of the app's own code), reads
bodies of any size, and inserts our HTML without sanitising it. So: only the paths that the page needs are
let through, bodies are bounded, and a Content-Security-Policy keeps the browser from loading or running
anything that the application did not write.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from askreviews_app import texts
from askreviews_app.api import PREFIX
from askreviews_app.api.etags import INDEX
from askreviews_app.rendering.markup import escape
from askreviews_app.rendering.shell import note, page

MAX_BODY_BYTES = 1_048_576
"""Ten times the longest question that a person would paste; the library has the last word on questions."""

EMBEDDED = "/embed.js"
"""What pages of other origins load."""
UPLOAD_PATH = "/documents/preview"
MAX_UPLOAD_BYTES = 33_554_432
"""Thirty times the longest review as text."""

PAGE_PATHS = re.compile(
    r"/|/(?:assets|static|look)/.+|/(?:theme\.css|favicon\.ico|manifest\.json|pwa_icon|robots\.txt)"
    r"|/read(?:/.+)?|/references(?:/check/.+)?|/export/[a-z]+\.[a-z]+|/compare|/quality|/jobs|/api|/embed\.js"
    r"|/documents(?:/remove)?"
)
"""What the page reads. Gradio serves some fifty paths; these are the ones that its own front end asks for."""

CALL_PATHS = re.compile(
    r"/gradio_api/run/predict|/judgments|/quality/run"
    r"|/documents/(?:preview|add|discard|remove|restore|rebuild)|/mcp"
)
"""What the page posts to."""

_INLINE_SCRIPT = re.compile(rb"<script(?:\s[^>]*)?>(.*?)</script>", re.DOTALL)

_POLICY = (
    "default-src 'self'; "
    # Gradio's HTML component compiles its template with `new Function`.
    "script-src 'self' 'unsafe-eval'{hashes}; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


def is_api(scope: Scope) -> bool:
    """Whether a request is for the HTTP interface, which knows its own paths and tells errors its own way."""
    path: str = scope["path"]
    return path.startswith(f"{PREFIX}/")


class OnlyKnownPaths:
    """Answers 404 to every path and method that the page does not use."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        known = scope["type"] != "http" or is_api(scope) or self._known(scope["method"], scope["path"])
        if not known:
            await _not_found(scope)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    @staticmethod
    def _known(method: str, path: str) -> bool:
        if method in ("GET", "HEAD"):
            return PAGE_PATHS.fullmatch(path) is not None
        return method == "POST" and CALL_PATHS.fullmatch(path) is not None


def _not_found(scope: Scope) -> Response:
    """A page for a browser that follows a link, a word for anything else."""
    if scope["method"] != "GET" or "text/html" not in Headers(scope=scope).get("accept", ""):
        return PlainTextResponse("Not found", status_code=404)
    body = f'<h1 class="title">{escape(texts.NOT_HERE)}</h1>{note(texts.NO_SUCH_PAGE)}'
    return HTMLResponse(page("", texts.NOT_HERE, body), status_code=404)


class SameOrigin:
    """Answers 403 to a change that a page of another origin asks for, and so another site's form or script.

    Every browser says who asks in ``Sec-Fetch-Site`` (W3C Fetch Metadata), or else in ``Origin``; a program
    says neither and is let through.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        changes = scope["type"] == "http" and scope["method"] not in ("GET", "HEAD")
        # What calls the interface from another origin is asked by CORS: it takes JSON alone.
        if changes and not is_api(scope) and self._foreign(scope):
            refused = PlainTextResponse("Only this application's own pages may ask that", status_code=403)
            await refused(scope, receive, send)
            return
        await self.app(scope, receive, send)

    @staticmethod
    def _foreign(scope: Scope) -> bool:
        headers = Headers(scope=scope)
        if site := headers.get("sec-fetch-site"):
            return site not in ("same-origin", "none")
        origin = headers.get("origin")
        return origin is not None and urlsplit(origin).netloc != headers.get("host")


class OpenInterface:
    """Lets pages of some origins call the HTTP interface from a browser, and no page of Gradio's."""

    def __init__(self, app: ASGIApp, *, origins: Sequence[str]) -> None:
        self.app = app
        self.open = CORSMiddleware(
            app,
            allow_origins=list(origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", "If-None-Match"],
            expose_headers=["ETag", INDEX],
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answering = self.open if scope["type"] == "http" and is_api(scope) else self.app
        await answering(scope, receive, send)


class BoundedBody:
    """Answers 413 to a request whose body is longer than `limit` bytes, whatever its header says."""

    def __init__(self, app: ASGIApp, *, limit: int = MAX_BODY_BYTES) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        limit = MAX_UPLOAD_BYTES if scope["path"] == UPLOAD_PATH else self.limit
        body = await self._read(scope, receive, limit)
        if body is None:
            refused = PlainTextResponse(f"The request is longer than {limit:,} bytes", status_code=413)
            await refused(scope, receive, send)
            return
        whole: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return whole.pop() if whole else await receive()

        await self.app(scope, replay, send)

    @staticmethod
    async def _read(scope: Scope, receive: Receive, limit: int) -> bytes | None:
        """The whole body, or nothing as soon as it is known to be too long, or its sender has gone."""
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdecimal() or int(announced) > limit:
            return None
        body = bytearray()
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            if len(body) > limit or message["type"] == "http.disconnect":
                return None
            more = message.get("more_body", False)
        return bytes(body)


class SecurityHeaders:
    """Adds the Content-Security-Policy and its companions to every response.

    The inline scripts of an HTML page are allowed one by one, by their SHA-256 (CSP level 3, section 6.7.3),
    so a script or an `onerror=` that slipped into the page would still not run.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Sender(send, shared=scope["path"] == EMBEDDED))


class _Sender:
    """Passes a response on with the headers added; holds an HTML page back until it is whole."""

    def __init__(self, send: Send, *, shared: bool) -> None:
        self.send = send
        self.shared = shared
        self.start: Message | None = None
        self.page = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
                self.start = message
                return
            _add_headers(message, hashes="", shared=self.shared)
        elif self.start is not None:
            self.page += message.get("body", b"")
            if message.get("more_body", False):
                return
            _add_headers(self.start, hashes=_script_hashes(bytes(self.page)), shared=False)
            await self.send(self.start)
            message = {"type": "http.response.body", "body": bytes(self.page)}
        await self.send(message)


def _add_headers(start: Message, *, hashes: str, shared: bool) -> None:
    headers = MutableHeaders(raw=start["headers"])
    headers["Content-Security-Policy"] = _POLICY.format(hashes=hashes)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "cross-origin" if shared else "same-origin"
    if shared:
        headers["Access-Control-Allow-Origin"] = "*"


def _script_hashes(page: bytes) -> str:
    """The sources that allow the inline scripts of `page`, each with a space before it."""
    digests = (hashlib.sha256(script).digest() for script in _INLINE_SCRIPT.findall(page) if script.strip())
    return "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
