"""Questions are written down only for those who ask for it."""

from __future__ import annotations

import logging

import pytest
from app_samples import MOSS, SampleLibrary
from click.testing import CliRunner
from starlette.testclient import TestClient

from askreviews.cli.program import program
from askreviews.cli.wiring import Wiring
from askreviews_app import asked, create

QUESTION = "zyzzyva"


class Listener(logging.Handler):
    """Keeps what it is told."""

    def __init__(self):
        super().__init__()
        self.told = []

    def emit(self, record):
        self.told.append(record.getMessage())


@pytest.fixture
def listening():
    """A listener to the questions; gone afterwards, with whoever else came to listen."""
    listener, before = Listener(), asked.logger.level
    asked.logger.addHandler(listener)
    asked.logger.setLevel(logging.INFO)
    yield listener
    asked.logger.handlers.clear()
    asked.logger.setLevel(before)


def ask_by_every_way():
    """The interface by body and by address, a page, and an assistant."""
    call = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "ask", "arguments": {"question": QUESTION}},
    }
    heads = {"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-06-18"}
    with TestClient(create(SampleLibrary(MOSS))) as client:
        answers = [
            client.post("/api/v1/ask/batch", json={"questions": [QUESTION]}),
            client.get("/api/v1/papers", params={"question": QUESTION}),
            client.get("/read/moss-2024", params={"q": QUESTION}),
            client.post("/mcp", json=call, headers=heads),
        ]
    assert [answer.status_code for answer in answers] == [200] * 4


def test_no_question_is_written_down_by_itself(caplog):
    """Not even in a log of everything."""
    with caplog.at_level(logging.DEBUG):
        ask_by_every_way()
    ours = [record for record in caplog.records if not record.name.startswith("http")]
    assert not any(QUESTION in record.getMessage() for record in ours)


def test_who_listens_is_told_every_question(listening):
    """Whichever way it comes."""
    ask_by_every_way()
    assert set(listening.told) == {f"asked: {QUESTION!r}", f"papers: {QUESTION!r}"}
    assert listening.told.count(f"asked: {QUESTION!r}") == 3


def test_option_listens(listening):
    """``askreviews serve --log-questions`` writes them to standard error."""
    library = SampleLibrary(MOSS)
    library.close = lambda: None
    served = []

    def serve(library, **options):
        asked.noted(library).ask(QUESTION)
        served.append(options)

    wiring = Wiring(open_library=lambda *args, **options: library, serve=serve)
    run = CliRunner().invoke(program, ["serve", "--log-questions"], obj=wiring)
    assert (run.exit_code, len(served)) == (0, 1)
    assert f"asked: '{QUESTION}'" in run.stderr
