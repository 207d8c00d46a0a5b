"""The same 50 questions by every way in get the same passages, spans, references and scores."""

from __future__ import annotations

import asyncio
import importlib
import json
import subprocess
import sys

import httpx
import pytest

import askreviews
from askreviews.client import AsyncClient, Client
from served import served

PLACES = 12
"""Decimal places of a score: those behind hang on how many questions the model reads at once."""


def seen(matches):
    """What an answer shows of its passages, from nouns or from JSON."""
    if matches and isinstance(matches[0], dict):
        return [
            (
                m["rank"],
                m["document"]["id"],
                m["start"],
                m["end"],
                m["text"],
                round(m["score"], PLACES),
                [entry["number"] for entry in m["references"]],
                [(e["start"], e["end"], e["references"]) for e in m["evidence"]],
            )
            for m in matches
        ]
    return [
        (
            m.rank,
            m.document.id,
            m.passage.span.start,
            m.passage.span.end,
            m.text,
            round(m.score, PLACES),
            [entry.number for entry in m.references],
            [(e.span.start, e.span.end, list(e.references)) for e in m.evidence],
        )
        for m in matches
    ]


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The library of the digests that ship."""
    home = tmp_path_factory.mktemp("ways") / "home"
    with askreviews.open(home) as library:
        yield library


@pytest.fixture(scope="module")
def address(library):
    """The address of the application over it."""
    with served(library) as address:
        yield address


@pytest.fixture(scope="module")
def http(address):
    """What asks that address."""
    with httpx.Client(base_url=address, timeout=30) as http:
        yield http


@pytest.fixture(scope="module")
def questions():
    """Fifty of the questions that ship."""
    from askreviews import evaluation

    return [query.text for query in evaluation.read_benchmark().queries[:250:5]]


@pytest.fixture(scope="module")
def expected(library, questions):
    """What the library shows for each question."""
    return [seen(library.ask(question).matches) for question in questions]


def test_library_gives_them_one_by_one_and_together(library, questions, expected):
    """Fifty at once, searched without a verdict, or on their own."""
    assert len(questions) == 50
    assert [seen(library.search(question, 5)) for question in questions] == expected
    assert [seen(answer.matches) for answer in library.ask_many(questions)] == expected


def test_command_line_gives_them(library, questions, expected):
    """As JSON lines, for questions on standard input."""
    command = [sys.executable, "-m", "askreviews", "--home", str(library.home), "ask", "-", "--json"]
    asked = subprocess.run(
        command, input="\n".join(questions) + "\n", capture_output=True, text=True, check=True
    )
    lines = [json.loads(line) for line in asked.stdout.splitlines()]
    assert [seen(line["matches"]) for line in lines] == expected


def test_http_gives_them(http, questions, expected):
    """By body, by address, and several at once."""
    posted = [http.post("/api/v1/ask", json={"question": q}).json() for q in questions]
    assert [seen(answer["matches"]) for answer in posted] == expected
    got = [http.get("/api/v1/ask", params={"question": q}).json() for q in questions[:5]]
    assert [seen(answer["matches"]) for answer in got] == expected[:5]
    batch = http.post("/api/v1/ask/batch", json={"questions": questions[:30]}).text.splitlines()
    assert [seen(json.loads(line)["matches"]) for line in batch] == expected[:30]


def test_client_gives_them_as_the_library_does(library, address, questions, expected):
    """A client in the library's place returns equal nouns, each passage a slice of its document."""
    with Client(address) as client:
        answers = client.ask_many(questions)
        assert [seen(answer.matches) for answer in answers] == expected
        for match in (match for answer in answers for match in answer.matches):
            assert match.text == match.passage.span.of(match.document.text)
        one, same = client.ask(questions[0], k=3), library.ask(questions[0], k=3)
        assert [(m.passage, m.section, m.references, m.explanation) for m in one.matches] == [
            (m.passage, m.section, m.references, m.explanation) for m in same.matches
        ]
        assert client.search(questions[1], 2) == client.ask(questions[1], 2).matches
        assert [d.id for d in client.documents] == [d.id for d in library.documents]
        assert [s.text for s in client.citing("wu-2025", 61)] == [
            s.text for s in library.citing("wu-2025", 61)
        ]
        assert [p.key for p in client.papers()] == [p.key for p in library.papers()]
        ours, theirs = library.papers("mTOR", 3), client.papers("mTOR", 3)
        assert [(p.key, p.numbers, p.score, p.reference) for p in theirs] == [
            (p.key, p.numbers, p.score, p.reference) for p in ours
        ]
        assert (client.embed(["mTOR"]) == library.embed(["mTOR"])).all()


def test_client_on_an_event_loop_gives_them(address, questions, expected):
    """Ten questions under way at once, and all of them in two requests."""

    async def asked():
        async with AsyncClient(address) as client:
            alone = await asyncio.gather(*(client.ask(question) for question in questions[:10]))
            return alone, await client.ask_many(questions)

    alone, together = asyncio.run(asked())
    assert [seen(answer.matches) for answer in alone] == expected[:10]
    assert [seen(answer.matches) for answer in together] == expected


def test_client_raises_what_the_library_raises(address):
    """An unknown name, a question that cannot be asked, and a server that is none."""
    with Client(address) as client:
        with pytest.raises(askreviews.errors.UnknownName, match="'nobody' is not the id"):
            client.document("nobody")
        with pytest.raises(askreviews.errors.QuestionError, match="question is empty"):
            client.ask("  ")
        with pytest.raises(askreviews.errors.QuestionError, match=r"^Question 2 of 2: .* only words that"):
            client.ask_many(["mTOR", "the"])
    with (
        Client("http://127.0.0.1:9", timeout=2) as nobody,
        pytest.raises(askreviews.AskReviewsError, match="served"),
    ):
        nobody.ask("mTOR")


def test_assistants_get_them(library, questions, expected):
    """By the Model Context Protocol, as structured content."""
    from mcp import Client as Assistant

    from askreviews_app.mcp_server import create_mcp

    async def asked():
        async with Assistant(create_mcp(library)) as assistant:
            return [
                (await assistant.call_tool("ask", {"question": question})).structured_content
                for question in questions
            ]

    answers = asyncio.run(asked())
    assert [seen(answer["matches"]) for answer in answers] == expected


@pytest.mark.parametrize(
    ("name", "framework"),
    [("langchain", "langchain_core"), ("llamaindex", "llama_index.core"), ("haystack", "haystack")],
)
def test_adapters_give_them(library, questions, expected, name, framework):
    """Every framework's documents hold the same passages, places and references."""
    pytest.importorskip(framework, reason=f"pip install askreviews[{name}]")
    retriever = importlib.import_module(f"askreviews.adapters.{name}").AskReviewsRetriever
    ask = {
        "langchain": lambda q: [
            found.metadata | {"text": found.page_content} for found in retriever(source=library).invoke(q)
        ],
        "llamaindex": lambda q: [
            found.node.metadata | {"text": found.node.text} for found in retriever(library).retrieve(q)
        ],
        "haystack": lambda q: [
            found.meta | {"text": found.content} for found in retriever(library).run(q)["documents"]
        ],
    }[name]
    assert [seen(json.loads(json.dumps(ask(question)))) for question in questions] == expected
