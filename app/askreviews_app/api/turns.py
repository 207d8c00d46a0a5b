"""Requests that take their turn: a few at once, the others in the order in which they came."""

from __future__ import annotations

import os

import anyio
from starlette.types import ASGIApp, Receive, Scope, Send

AT_ONCE = max(1, (os.cpu_count() or 1) // 2)
"""A question keeps two cores busy; more at once take each other's time, and the slowest waits longest."""


class InTurn:
    """Lets `at_once` requests run at a time; the others wait without a thread of their own."""

    def __init__(self, app: ASGIApp, *, at_once: int = AT_ONCE) -> None:
        self.app = app
        self._turns = anyio.Semaphore(at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        async with self._turns:
            await self.app(scope, receive, send)
