"""What Prometheus scrapes: requests by route, how long they took, what questions came to, and the index."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

if TYPE_CHECKING:
    from askreviews.manifest import Counts

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
INDEXED = ("documents", "passages", "sentences", "terms")


class Metrics:
    """The counters of one application."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self._requests = Counter("askreviews_requests", "Requests answered.", labels, registry=self._registry)
        self._seconds = Histogram(
            "askreviews_request_seconds", "Time of a request.", ("route",), registry=self._registry
        )
        self._questions = Counter(
            "askreviews_questions", "Questions asked.", ("found",), registry=self._registry
        )
        self._indexed = {
            name: Gauge(
                f"askreviews_index_{name}", f"How many {name} the index holds.", registry=self._registry
            )
            for name in INDEXED
        }

    def answered(self, *, found: bool) -> None:
        """Count a question, by whether the documents answer it."""
        self._questions.labels(str(found).lower()).inc()

    def requested(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request; a method that someone made up has no counter of its own."""
        self._requests.labels(method if method in METHODS else "other", route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self, counts: Counts) -> bytes:
        """All of it in Prometheus's format, beside the `counts` of the index that answers now."""
        for name, gauge in self._indexed.items():
            gauge.set(getattr(counts, name))
        return generate_latest(self._registry)


class Measured:
    """Tells `metrics` of every request, by its route and not by its path, which anyone makes up."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            route = getattr(scope.get("route"), "path", "none")
            self.metrics.requested(scope["method"], route, status, time.perf_counter() - begun)
