"""The library for assistants, by the Model Context Protocol: what they quote is there, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import BaseModel, Field
from starlette.applications import Starlette

from askreviews import AskReviewsError, __version__, export
from askreviews.errors import UnknownName
from askreviews.finding import sections_headed
from askreviews_app.api import models

if TYPE_CHECKING:
    from askreviews import Document, Library

INSTRUCTIONS = (
    "Passages of scientific reviews, word for word, with the numbers and DOIs of the papers that they cite. "
    "Quote `text` or an evidence's `text` exactly, in quotation marks, and give with it the document's "
    "label, the reference numbers and the DOIs of its `references`; where an evidence has none, those in "
    "`following` are cited next behind it: read `text` up to there. A document whose `kind` is `digest` "
    "restates its review in other words: never quote it as the authors' own. When `found` is false, the "
    "documents do not answer, or, where `unsure` is true, may not: say so, and quote nothing as an answer. "
    "Words of the question in `unknown`, `unmet` or `unnamed` stand in no document, in no passage returned, "
    "or not in the first: where one of them is what is asked about, the passages speak of something else, "
    "even when `found` is true; say so. Do not cite a number that no tool returned."
)

Question = Annotated[str, Field(description="A whole question, or a few words.", max_length=2_000)]
Name = Annotated[str, Field(description="A document's id, as `list_documents` or an answer gives it.")]
Names = Annotated[
    list[str] | None, Field(description="Only in the documents with these ids.", min_length=1, max_length=100)
]


class Entries(BaseModel):
    """The reference list of a document."""

    document: models.Work
    references: list[models.Reference]


class Listed(BaseModel):
    """A document, and the headings of its sections in their order."""

    document: models.Work
    headings: list[str]


class Documents(BaseModel):
    """The documents that can be asked."""

    documents: list[Listed]


class Section(BaseModel):
    """A section's heading and its text, paragraph by paragraph, word for word."""

    path: list[str]
    paragraphs: list[str]


class Sections(BaseModel):
    """Sections of a document, and the entries of all numbers that they cite."""

    document: models.Work
    sections: list[Section]
    references: list[models.Reference]


def create_mcp(library: Library) -> MCPServer:
    """The server over `library`: tools to ask and to read, and each document as a resource."""
    server = MCPServer("askreviews", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING")
    _add_asking(server, library)
    _add_reading(server, library)
    _add_resources(server, library)
    return server


def mcp_application(library: Library) -> Starlette:
    """The same over HTTP, at ``/mcp``: one request, one answer, no session.

    The application around it decides which hosts and origins may ask.
    """
    return create_mcp(library).streamable_http_app(
        streamable_http_path="/mcp",
        json_response=True,
        stateless_http=True,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )


def _add_asking(server: MCPServer, library: Library) -> None:
    @server.tool()
    def ask(
        question: Question, k: Annotated[int, Field(ge=1, le=20)] = 5, documents: Names = None
    ) -> models.Answer:
        """Find the passages that answer a question, best first, in the reviews' own words.

        Each has its evidence sentences, and the entries with DOI of all numbers that it cites. Look at
        `found` first: when it is false, the reviews do not answer the question, or, where `unsure` is true,
        may not. Then at `unknown`, `unmet` and `unnamed`: words of the question that the passages lack.
        """
        with _told():
            answer = library.ask(question, k=k, documents=documents)
        return models.Answer.model_validate_json(export.answer_json(answer))

    @server.tool()
    def who_cites(document: Name, number: int) -> models.Paper:
        """Find every sentence, in all documents, that cites the paper with this number in this document."""
        with _told():
            paper = library.paper(document, number)
        return models.Paper.model_validate_json(export.paper_json(paper))


def _add_reading(server: MCPServer, library: Library) -> None:
    @server.tool()
    def list_documents() -> Documents:
        """List the documents that can be asked, each with its id and the headings of its sections."""
        return Documents(
            documents=[
                Listed(document=_work(export.works_json([one])), headings=_headings(one))
                for one in library.documents
            ]
        )

    @server.tool()
    def read_section(document: Name, heading: str) -> Sections:
        """Read the sections of a document under a heading with these words; an empty one gives all.

        A heading may be given as `list_documents` does, with those above it. `references` has the entry
        of each number in them.
        """
        with _told():
            found = library.document(document)
            chosen = sections_headed(found, heading)
        whole = models.Sections.model_validate_json(export.sections_json(found, chosen))
        return Sections(
            document=whole.document,
            sections=[
                Section(path=list(s.path), paragraphs=[p.span.of(found.text) for p in s.paragraphs])
                for s in chosen
            ],
            references=whole.references,
        )

    @server.tool()
    def references(document: Name) -> Entries:
        """List the references of a document, with number, entry as printed, and DOI."""
        with _told():
            found = library.document(document)
        whole = models.Document.model_validate_json(export.document_json(found))
        return Entries(document=_work(export.works_json([found])), references=whole.references)


def _headings(document: Document) -> list[str]:
    return [" > ".join(section.path) for section in document.sections if section.heading]


@contextmanager
def _told() -> Iterator[None]:
    """Tell the assistant what the library says when it cannot answer."""
    try:
        yield
    except AskReviewsError as error:
        raise ToolError(str(error)) from error


def _work(listed: bytes) -> models.Work:
    (work,) = _Works.model_validate_json(b'{"works":' + listed + b"}").works
    return work


class _Works(BaseModel):
    works: list[models.Work]


def _add_resources(server: MCPServer, library: Library) -> None:
    @server.resource("reviews://documents", mime_type="application/json")
    def documents() -> str:
        """The documents that can be asked."""
        return export.works_json(library.documents).decode()

    @server.resource("reviews://documents/{id}", mime_type="text/plain")
    def document(id: str) -> str:  # noqa: A002 - the library's word
        """The text of a document, word for word."""
        try:
            return library.document(id).text
        except UnknownName as error:
            raise ResourceNotFoundError(str(error)) from error
