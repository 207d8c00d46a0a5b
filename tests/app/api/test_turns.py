"""Requests that take their turn."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from askreviews.errors import UnknownName
from askreviews_app.api import create_api
from askreviews_app.api.turns import Turns

ASKED = "/documents/kelp"
SECONDS = 0.2


class Held:
    """A library that answers when it is let, and notes how many ask it at once."""

    documents = ("kelp",)
    models = ("fake",)
    manifest = SimpleNamespace(origin="made of nothing")

    def __init__(self):
        self.let = Event()
        self.asking = self.most = 0

    def document(self, name):
        self.asking += 1
        self.most = max(self.most, self.asking)
        self.let.wait(timeout=30)
        self.asking -= 1
        raise UnknownName(f"{name!r} is not here.")


@pytest.fixture
def library():
    """The library, let go at the end so that no thread outlives its test."""
    held = Held()
    yield held
    held.let.set()


def client_of(library, **limits):
    """A client of the interface alone, with these limits."""
    return TestClient(create_api(library, turns=Turns(**limits)))


def test_no_more_are_answered_at_once_than_may_be(library):
    """Eight requests with two turns: never more than two in the library, and all are answered."""
    with client_of(library, at_once=2, seconds=30) as client, ThreadPoolExecutor(8) as clients:
        asked = [clients.submit(client.get, ASKED) for _ in range(8)]
        while library.asking < 2:
            time.sleep(0.01)
        library.let.set()
        assert [request.result().status_code for request in asked] == [404] * 8
    assert library.most == 2


def test_answer_that_takes_too_long_is_given_up(library):
    """The client is told so, and when to come again."""
    with client_of(library, at_once=1, seconds=SECONDS) as client:
        late = client.get(ASKED)
        assert (late.status_code, late.headers["retry-after"]) == (503, "1")
        assert late.json()["detail"].startswith("The answer takes too long: given up after 0.2 s.")


def test_turn_lasts_as_long_as_its_work(library):
    """While a thread still works on what was given up, no other begins; then the next one does."""
    with client_of(library, at_once=1, seconds=SECONDS) as client:
        client.get(ASKED)
        waiting = client.get(ASKED)
        assert waiting.status_code == 503
        assert waiting.json()["detail"].startswith("Too many requests are before this one")
        assert library.most == 1
        library.let.set()
        assert client.get(ASKED).status_code == 404


def test_those_who_run_the_server_wait_for_no_one(library):
    """Health and readiness are told while every turn is taken."""
    with client_of(library, at_once=1, seconds=30) as client, ThreadPoolExecutor(1) as clients:
        asked = clients.submit(client.get, ASKED)
        while library.asking < 1:
            time.sleep(0.01)
        assert client.get("/health").json()["status"] == "ok"
        assert client.get("/ready").json()["status"] == "ok"
        library.let.set()
        assert asked.result().status_code == 404


def test_client_that_does_not_read_keeps_no_one_waiting(library):
    """With one turn, an answer that is never taken off the wire does not hold up the next request."""
    library.let.set()
    api = create_api(library, turns=Turns(at_once=1, seconds=30))
    scope = {"type": "http", "method": "GET", "path": ASKED, "query_string": b"", "headers": []}
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def never(message):
        await asyncio.Event().wait()

    async def send(message):
        sent.append(message["type"])

    async def both():
        deaf = asyncio.create_task(api(dict(scope), receive, never))
        await asyncio.sleep(0.1)
        await asyncio.wait_for(api(dict(scope), receive, send), timeout=10)
        deaf.cancel()

    asyncio.run(both())
    assert sent == ["http.response.start", "http.response.body"]
