"""What an assistant gets, by the protocol's own client."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys

import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from askreviews import Library, export
from askreviews.testing import FakeEncoder
from askreviews_app.mcp_server import create_mcp
from sample_corpus import home_in
from served import served

QUESTION = "Where does kelp grow?"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library of one digest."""
    with Library(home_in(tmp_path_factory.mktemp("mcp")), encoder=FakeEncoder()) as library:
        yield library


def told(server, work):
    """What `work` returns of a client of `server`."""

    async def asked():
        async with Client(server) as client:
            return await work(client)

    return asyncio.run(asked())


def called(server, tool, **arguments):
    """What a tool returns."""
    return told(server, lambda client: client.call_tool(tool, arguments))


def timeless(answer):
    """An answer without the time that it took."""
    return {name: value for name, value in answer.items() if name != "elapsed_ms"}


def test_tools_say_what_they_return(library):
    """Each tool has a description and a schema of its output."""
    tools = told(create_mcp(library), lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == [
        "ask",
        "who_cites",
        "list_documents",
        "read_section",
        "references",
    ]
    assert all(tool.description and tool.output_schema["type"] == "object" for tool in tools)


def test_answer_is_that_of_the_library(library):
    """Passages word for word, with numbers and entries, and the verdict."""
    got = called(create_mcp(library), "ask", question=QUESTION, k=2).structured_content
    expected = json.loads(export.answer_json(library.ask(QUESTION, k=2)))
    assert timeless(got) == timeless(expected)
    first = got["matches"][0]
    assert first["text"] == library.documents[0].text[first["start"] : first["end"]]


def test_references_sections_and_who_cites(library):
    """The other tools read the document."""
    server, (document,) = create_mcp(library), library.documents
    entries = called(server, "references", document="kelp-2021").structured_content["references"]
    assert [entry["number"] for entry in entries] == [entry.number for entry in document.references]
    sections = called(server, "read_section", document="kelp-2021", heading="").structured_content["sections"]
    shown = [text for section in sections for text in section["paragraphs"]]
    assert shown == [paragraph.span.of(document.text) for _, paragraph in document.paragraphs()]
    paper = called(server, "who_cites", document="kelp-2021", number=1).structured_content
    assert [c["text"] for c in paper["citing"]] == [c.text for c in library.citing("kelp-2021", 1)]


def test_numbers_in_a_section_are_resolved(library):
    """A section comes with the entries that it cites, and with no other."""
    got = called(create_mcp(library), "read_section", document="kelp-2021", heading="grows")
    assert [(entry["number"], entry["year"]) for entry in got.structured_content["references"]] == [(5, 2017)]


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("ask", {"question": "the"}, "only words that every text has"),
        ("who_cites", {"document": "kelp-2021", "number": 999}, "has no reference 999"),
        ("read_section", {"document": "nobody", "heading": "x"}, "'nobody' is not the id"),
        (
            "read_section",
            {"document": "kelp-2021", "heading": "moon"},
            "kelp-2021 has no section 'moon'; it has: ",
        ),
        ("references", {"document": "nobody"}, "'nobody' is not the id"),
        ("ask", {"question": QUESTION, "documents": ["nobody"]}, "'nobody' is not the id"),
    ],
)
def test_what_cannot_be_answered_is_told(library, tool, arguments, said):
    """The assistant gets the library's own sentence, as an error."""
    answer = called(create_mcp(library), tool, **arguments)
    assert answer.is_error
    assert said in answer.content[0].text


def test_documents_are_listed_with_their_headings(library):
    """Each heading is one that a section can be read by."""
    server = create_mcp(library)
    (listed,) = called(server, "list_documents").structured_content["documents"]
    assert listed["document"]["id"] == "kelp-2021"
    assert listed["headings"] == [" > ".join(section.path) for section in library.documents[0].sections]
    for heading in listed["headings"]:
        got = called(server, "read_section", document="kelp-2021", heading=heading).structured_content
        assert " > ".join(got["sections"][0]["path"]) == heading


def test_sections_without_a_heading_are_read_with_all(tmp_path):
    """Text above the first heading, too; it is not listed as a heading."""
    text = (
        "# Kelp\n\nKelp grows fast in cold water and feeds many.\n\n## Roots\n\n### Holdfasts\n\nThey hold.\n"
    )
    with Library(home_in(tmp_path, kelp=text), encoder=FakeEncoder()) as library:
        server = create_mcp(library)
        (listed,) = called(server, "list_documents").structured_content["documents"]
        read = called(server, "read_section", document="kelp", heading=" ").structured_content["sections"]
        below = called(
            server, "read_section", document="kelp", heading="roots > Holdfasts"
        ).structured_content
    assert "" not in listed["headings"]
    assert [text for section in read for text in section["paragraphs"]] == [
        "Kelp grows fast in cold water and feeds many.",
        "They hold.",
    ]
    assert [section["path"][-1] for section in below["sections"]] == ["Holdfasts"]


def test_an_assistant_may_ask_some_documents_alone(library):
    """The same answer as the library's, asked so."""
    got = called(create_mcp(library), "ask", question=QUESTION, documents=["kelp-2021"]).structured_content
    expected = json.loads(export.answer_json(library.ask(QUESTION, documents=["kelp-2021"])))
    assert timeless(got) == timeless(expected)


def test_documents_are_resources(library):
    """The list of documents, and each one's text."""
    server = create_mcp(library)
    text = told(server, lambda client: client.read_resource("reviews://documents/kelp-2021"))
    assert text.contents[0].text == library.documents[0].text
    listed = told(server, lambda client: client.read_resource("reviews://documents"))
    assert [work["id"] for work in json.loads(listed.contents[0].text)] == ["kelp-2021"]


def test_server_answers_at_mcp(library):
    """The same over HTTP, under the server of the pages."""
    with served(library) as address:
        got = called(f"{address}mcp", "ask", question=QUESTION, k=1)
    assert got.structured_content["matches"][0]["document"]["id"] == "kelp-2021"


def test_command_answers_over_standard_input(tmp_path):
    """``askreviews mcp`` in a process of its own, with the model that ships; nothing else on its output."""
    command = ["-m", "askreviews", "--home", str(home_in(tmp_path)), "mcp"]
    server = stdio_client(StdioServerParameters(command=sys.executable, args=command))
    got = called(server, "ask", question=QUESTION, k=1)
    assert got.structured_content["matches"][0]["document"]["id"] == "kelp-2021"


def test_assistant_loads_neither_gradio_nor_torch():
    """What an assistant starts is there at once."""
    code = "import sys, askreviews_app.mcp_server; print(sorted({'gradio', 'torch'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
