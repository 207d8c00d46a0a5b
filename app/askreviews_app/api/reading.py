"""The routes that read documents, references and papers; each answer has an ETag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Response
from fastapi.routing import APIRoute

from askreviews import export
from askreviews.finding import sections_headed
from askreviews_app.api import models
from askreviews_app.api.etags import index_hash, tagged
from askreviews_app.api.limits import MAX_QUESTION
from askreviews_app.api.parameters import Known, Name, Number
from askreviews_app.api.problems import READING, UNCHANGED

if TYPE_CHECKING:
    from askreviews import Library

Heading = Annotated[str, Query(max_length=MAX_QUESTION, description="Words of a heading.")]


def reading(library: Library, route: type[APIRoute]) -> APIRouter:
    """The routes that read; each is one of `route`."""
    routes = APIRouter(tags=["Reading"], responses=READING | UNCHANGED, route_class=route)

    @routes.get("/documents", response_model=list[models.ListedWork])
    def documents(known: Known = None) -> Response:
        """The documents that can be asked."""
        return tagged(index_hash(library), known, lambda: export.works_json(library.documents))

    @routes.get("/documents/{id}", response_model=models.Document)
    def document(id: Name, known: Known = None) -> Response:  # noqa: A002 - the library's word
        """A document whole, as it was read."""
        index, found = index_hash(library), library.document(id)
        return tagged(index, known, lambda: export.document_json(found))

    @routes.get("/documents/{id}/sections", response_model=models.Sections)
    def sections(id: Name, heading: Heading = "", known: Known = None) -> Response:  # noqa: A002
        """The sections of a document, or those with these words in a heading."""
        index, found = index_hash(library), library.document(id)
        chosen = sections_headed(found, heading)
        return tagged(index, known, lambda: export.sections_json(found, chosen))

    @routes.get("/documents/{id}/references/{number}", response_model=models.Paper)
    def reference(id: Name, number: Number, known: Known = None) -> Response:  # noqa: A002
        """The paper behind a reference number, with every sentence, in all documents, that cites it."""
        index, paper = index_hash(library), library.paper(id, number)
        return tagged(index, known, lambda: export.paper_json(paper))

    @routes.get("/papers", response_model=list[models.Paper])
    def papers(asked: Annotated[models.PapersByAddress, Query()], known: Known = None) -> Response:
        """The cited papers: those that speak to a question first, or in the order of the lists."""

        def encoded() -> bytes:
            found = library.papers(
                asked.question,
                asked.offset + asked.k,
                documents=asked.document or None,
                years=(asked.year_from, asked.year_to),
                journal=asked.journal,
            )
            return export.papers_json(found[asked.offset :])

        return tagged(index_hash(library), known, encoded)

    return routes
