"""What a client does when its server changes, errs, or is none."""

from __future__ import annotations

import asyncio
import inspect
from dataclasses import replace

import httpx
import pytest
from starlette.testclient import TestClient

from askreviews import AskReviewsError, Library
from askreviews.asynchronous import AsyncLibrary
from askreviews.client import AsyncClient, Client
from askreviews.errors import QuestionError, UnknownName
from askreviews.testing import FakeEncoder
from askreviews_app.api import PREFIX, create_api
from sample_corpus import home_in

MOSS = "# Moss\n\n## Shade\n\nMoss keeps {what} in the shade [1].\n\n## References\n\n1. Ng C. Shade. 2020.\n"


@pytest.fixture
def library(tmp_path):
    """A library of one digest."""
    with Library(home_in(tmp_path), encoder=FakeEncoder()) as library:
        yield library


class Wire(httpx.BaseTransport):
    """Carries requests to the interface over a library, and notes them; `before` is called ahead of each."""

    def __init__(self, library, before=lambda path: None):
        self.api = TestClient(create_api(library), base_url="http://test")
        self.before = before
        self.seen = []

    def handle_request(self, request):
        path = request.url.raw_path.decode().removeprefix(PREFIX)
        self.before(path)
        answer = self.api.request(request.method, path, content=request.read(), headers=dict(request.headers))
        self.seen.append((request.method, path, answer.status_code))
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


def client_on(wire):
    """A client of what is at the other end of `wire`."""
    return Client("http://test", transport=wire)


def moss(tmp_path, what):
    """A review of moss, in a file."""
    path = tmp_path / "moss.md"
    path.write_text(MOSS.format(what=what), encoding="utf-8")
    return path


def test_document_is_fetched_once(library):
    """As long as the index stays the same, each question is one request."""
    wire = Wire(library)
    with client_on(wire) as client:
        for _ in range(3):
            client.ask("kelp")
        assert client.document("kelp-2021") is client.ask("kelp").matches[0].document
    asked, fetched = ("POST", "/ask", 200), ("GET", "/documents/kelp-2021", 200)
    assert wire.seen == [asked, fetched, asked, asked, ("GET", "/documents/kelp-2021", 304), asked]


def test_changed_document_is_fetched_again(library, tmp_path):
    """What the client holds never outlives the index that it came from."""
    added = library.add(moss(tmp_path, "water")).id
    with client_on(Wire(library)) as client:
        assert "water" in client.ask("moss shade", documents=[added]).matches[0].text
        library.remove(added)
        library.add(moss(tmp_path, "frost"))
        (match,) = client.ask("moss shade", k=1, documents=[added]).matches
        assert "frost" in match.text
        assert match.text == match.passage.span.of(match.document.text)
        assert "frost" in client.document(added).text


def test_answer_and_documents_are_of_one_index(library, tmp_path):
    """When the library changes between an answer and its documents, the question is asked again."""
    changes = [lambda: library.add(moss(tmp_path, "water"))]

    def before(path):
        if path.startswith("/documents/") and changes:
            changes.pop()()

    wire = Wire(library, before)
    with client_on(wire) as client:
        answer = client.ask("kelp")
        assert [m.text for m in answer.matches] == [m.text for m in library.ask("kelp").matches]
    assert [path for _, path, _ in wire.seen].count("/ask") == 2


def test_library_that_never_stays_the_same_is_told(library, tmp_path):
    """After three tries the client says what is the matter."""
    there = []

    def before(path):
        if path.startswith("/documents/"):
            if there:
                library.remove(there.pop())
            else:
                there.append(library.add(moss(tmp_path, "water")).id)

    wire = Wire(library, before)
    with client_on(wire) as client, pytest.raises(AskReviewsError, match="change while they are asked"):
        client.ask("kelp")
    assert [path for _, path, _ in wire.seen].count("/ask") == 3


def test_beginning_of_an_id_names_its_document(library):
    """As in the library, wherever an id is taken."""
    with client_on(Wire(library)) as client:
        assert client.document("kelp").id == "kelp-2021"
        assert [s.text for s in client.citing("kelp", 1)] == [s.text for s in library.citing("kelp", 1)] != []
        assert client.paper("kelp", 1).key == library.paper("kelp", 1).key


@pytest.mark.parametrize("name", ["", "kelp/sections", "../health", "kelp-2021?x", "kelp#1", "kêlp 1"])
def test_name_that_is_no_id_is_unknown(library, name):
    """Whatever stands in a name, it asks for no other address."""
    with client_on(Wire(library)) as client, pytest.raises(UnknownName):
        client.document(name)


def test_papers_come_whole_or_in_part(library):
    """All of them without a number, in the library's order, however many requests that takes."""
    with client_on(Wire(library)) as client:
        assert [p.key for p in client.papers()] == [p.key for p in library.papers()]
        assert [p.key for p in client.papers(k=1)] == [p.key for p in library.papers(k=1)]
        assert [(p.key, p.score) for p in client.papers("kelp")] == [
            (p.key, p.score) for p in library.papers("kelp")
        ]


def test_papers_behind_an_answer_are_those_of_the_library(library):
    """By the answer's own references, wherever it came from."""
    with client_on(Wire(library)) as client:
        found = client.cited_by(client.ask("kelp"))
        assert [p.key for p in found] == [p.key for p in library.cited_by(library.ask("kelp"))]
        assert found


def told(pair):
    """The ranks of a pair's passages, and the papers that both cite."""
    sides = [side and side.rank for side in (pair.left, pair.right)]
    return *sides, [paper.key for paper in pair.papers]


def test_what_is_read_off_documents_and_papers_is_as_the_library_reads_it(library):
    """Comparisons, checks and places need no word of the server's own."""
    left, right = library.ask("kelp"), library.ask("kelp", mode="keyword")
    with client_on(Wire(library)) as client:
        assert client.find("kelp", "kelp") == library.find("kelp", "kelp")
        checked, expected = client.check_references("kelp"), library.check_references("kelp")
        assert replace(checked, document=expected.document) == expected
        asked = client.compare(client.ask("kelp"), client.ask("kelp", mode="keyword"))
        assert [told(pair) for pair in asked.pairs] == [
            told(pair) for pair in library.compare(left, right).pairs
        ]
        with pytest.raises(UnknownName):
            client.find("kelp", "moss")


SHARED = [name for name in vars(Client) if not name.startswith("_") and name not in ("documents", "close")]


@pytest.mark.parametrize("name", SHARED)
def test_one_line_exchanges_the_client_and_the_library(name):
    """The same names, in the same order, with the same defaults; on an event loop, too."""
    assert inspect.signature(getattr(Client, name)) == inspect.signature(getattr(Library, name))
    awaited = inspect.signature(getattr(AsyncLibrary, name))
    assert inspect.signature(getattr(AsyncClient, name)) == awaited


def test_what_the_library_refuses_is_refused_alike(library):
    """Before anything is sent; what cannot be sent, too. One text is one question."""
    wire = Wire(library)
    with client_on(wire) as client:
        for asker in (client, library):
            with pytest.raises(TypeError, match="question must be of type str"):
                asker.ask(None)
            with pytest.raises(TypeError, match="k must be of type int"):
                asker.ask("kelp", 1.5)
            assert [answer.question for answer in asker.ask_many("kelp")] == ["kelp"]
        sent = len(wire.seen)
        with pytest.raises(QuestionError, match="half of a character"):
            client.ask("kelp \ud800")
        assert len(wire.seen) == sent


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (httpx.Response(200, html="<p>Hello</p>"), "answered 200, and nothing that can be read"),
        (httpx.Response(302, headers={"location": "http://elsewhere"}), "answered 302"),
        (httpx.Response(502, text="Bad gateway"), "answered 502"),
        (httpx.Response(503, json={"status": 503, "detail": "Ask again later."}), "Ask again later."),
    ],
)
def test_answer_that_is_none_is_told(answer, said):
    """A proxy's page, a redirection or an error is told as what it is."""
    transport = httpx.MockTransport(lambda request: answer)
    with Client("http://test", transport=transport) as client, pytest.raises(AskReviewsError, match=said):
        client.ask("kelp")


def test_event_loop_gets_the_same(library):
    """Awaited, the methods return what those of the blocking client return."""
    wire = Wire(library)

    class AsyncWire(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request):
            return await asyncio.to_thread(wire.handle_request, request)

    async def asked():
        async with AsyncClient("http://test", transport=AsyncWire()) as client:
            first = await client.ask("kelp", 2)
            both = await asyncio.gather(client.search("kelp", 2), client.ask_many(["kelp", "grows"], 2))
            with pytest.raises(QuestionError, match="question is empty"):
                await client.ask(" ")
            papers = await client.papers("kelp")
            assert [p.key for p in await client.cited_by(first)] == [p.key for p in library.cited_by(first)]
            citing = await client.citing("kelp", 1)
            embedded = await client.embed(["kelp"])
            return first, *both, papers, citing, embedded, await client.documents()

    first, found, many, papers, citing, embedded, documents = asyncio.run(asked())
    with client_on(wire) as client:
        assert first.matches == found == many[0].matches == client.search("kelp", 2)
        assert papers == client.papers("kelp")
        assert citing == client.citing("kelp", 1)
        assert (embedded == client.embed(["kelp"])).all()
        assert documents == client.documents
