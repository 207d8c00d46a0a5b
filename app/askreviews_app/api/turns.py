"""Requests that take their turn: a few at once, the others in the order in which they came."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Coroutine
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from askreviews_app.api.limits import MAX_SECONDS

AT_ONCE = os.cpu_count() or 1
"""A question keeps one core busy; more at once take each other's time, and the slowest waits longest."""

Answering = Callable[[Request], Coroutine[Any, Any, Response]]


class Turns:
    """Lets `at_once` requests be answered at a time, and gives up on one after `seconds`.

    A turn ends when the answer is made, not when it is sent: a client that reads slowly keeps no one
    waiting.
    """

    def __init__(self, *, at_once: int = AT_ONCE, seconds: float = MAX_SECONDS) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._seconds = seconds

    @property
    def route(self) -> type[APIRoute]:
        """The class of routes whose requests take a turn."""
        turns = self

        class InTurn(APIRoute):
            def get_route_handler(self) -> Answering:
                answering = super().get_route_handler()

                async def in_turn(request: Request) -> Response:
                    return await turns.answered(answering, request)

                return in_turn

        return InTurn

    async def answered(self, answering: Answering, request: Request) -> Response:
        """The answer to `request`, made in its turn.

        Raises:
            HTTPException: 503 when its turn does not come, or the answer is not made, in time.

        """
        try:
            async with asyncio.timeout(self._seconds):
                await self._free.acquire()
        except TimeoutError:
            raise self._late("Too many requests are before this one") from None
        made = asyncio.create_task(self._until_done(answering(request)))
        # Not cancelled when it is late: a thread cannot be stopped, so its turn lasts for as long as it runs.
        await asyncio.wait({made}, timeout=self._seconds)
        if not made.done():
            raise self._late("The answer takes too long")
        return made.result()

    async def _until_done(self, answer: Awaitable[Response]) -> Response:
        """The answer; then the turn is another's."""
        try:
            return await answer
        finally:
            self._free.release()

    def _late(self, reason: str) -> HTTPException:
        after = max(1, round(self._seconds))
        said = f"{reason}: given up after {self._seconds:g} s. Ask again later, or for less."
        return HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, said, {"Retry-After": str(after)})
