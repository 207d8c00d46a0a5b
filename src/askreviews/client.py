"""The same answers from a server: a `Client` in the place of a `Library`, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any, TypeVar

import httpx
import msgspec
import numpy as np
import numpy.typing as npt

from askreviews.answers import Answer, CitingSentence, Evidence, Match, Mode
from askreviews.documents import Cell, Citation, Document, Paragraph, Reference, Section, Sentence, Span
from askreviews.errors import AskReviewsError, QuestionError, UnknownName
from askreviews.export.answers import AnswerForm, CitingSentenceForm, MatchForm, RefusalForm
from askreviews.export.documents import DocumentForm, ListedWorkForm, ParagraphForm
from askreviews.export.papers import PaperForm
from askreviews.export.works import ReferenceForm
from askreviews.papers import Paper
from askreviews.passages import Passage

BATCH = 32
"""Questions in one request: no more than a server takes."""
TEXTS = 64
ERRORS: dict[int, type[AskReviewsError]] = {404: UnknownName, 422: QuestionError}
PREFIX = "/api/v1"
F = TypeVar("F")


class EmbeddingsForm(msgspec.Struct, frozen=True):
    """What the server says of texts."""

    model: str
    dimension: int
    vectors: list[list[float]]


class ProblemForm(msgspec.Struct, frozen=True):
    """What went wrong (RFC 9457)."""

    status: int
    detail: str


class Client:
    """Asks a server what `Library` answers; safe to use from several threads.

    Documents are fetched whole, once for as long as they stay the same, so every passage is a slice of its
    document here too. `url` is the server's, without a path; `timeout` is in seconds. `transport` may be any
    of httpx's, such as one that calls an application in the same process.
    """

    def __init__(
        self, url: str, *, timeout: float = 30.0, transport: httpx.BaseTransport | None = None
    ) -> None:
        self._http = httpx.Client(base_url=url.rstrip("/") + PREFIX, timeout=timeout, transport=transport)
        self._documents: dict[str, tuple[str, Document]] = {}

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that can be asked, in the order of their ids."""
        listed = self._got("/documents", list[ListedWorkForm])
        return tuple(self._document(work.id) for work in listed)

    def document(self, id: str) -> Document:  # noqa: A002 - as in Library
        """See `Library.document`."""
        return self._document(id)

    def ask(
        self,
        question: str,
        k: int = 5,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> Answer:
        """See `Library.ask`; `elapsed_ms` is the server's time."""
        body = {"question": question} | _how(k, mode, documents, sections)
        return self._answer(self._posted("/ask", body, AnswerForm))

    def ask_many(
        self,
        questions: Sequence[str],
        k: int = 5,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Answer, ...]:
        """See `Library.ask_many`."""
        answers: list[Answer] = []
        for start in range(0, len(questions), BATCH):
            body = {"questions": list(questions[start : start + BATCH])} | _how(k, mode, documents, sections)
            for line in self._sent("POST", "/ask/batch", json=body).content.splitlines():
                answers.append(self._answer(_answered(line)))
        return tuple(answers)

    def search(
        self,
        question: str,
        k: int = 10,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Match, ...]:
        """See `Library.search`."""
        body = {"question": question} | _how(k, mode, documents, sections)
        return tuple(map(self._match, self._posted("/search", body, list[MatchForm])))

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """See `Library.embed`; at least one text."""
        parts = [
            self._posted("/embed", {"texts": list(texts[start : start + TEXTS])}, EmbeddingsForm).vectors
            for start in range(0, len(texts), TEXTS)
        ]
        return np.array([vector for part in parts for vector in part], dtype=np.float32)

    def citing(self, id: str, number: int) -> tuple[CitingSentence, ...]:  # noqa: A002
        """See `Library.citing`."""
        paper = self.paper(id, number)
        return tuple(s for s in paper.citing if s.document.id == id and s.reference.number == number)

    def paper(self, id: str, number: int) -> Paper:  # noqa: A002
        """See `Library.paper`."""
        return self._paper(self._got(f"/documents/{id}/references/{number}", PaperForm))

    def papers(
        self,
        question: str | None = None,
        k: int = 20,
        *,
        documents: Sequence[str] | None = None,
        years: tuple[int | None, int | None] = (None, None),
        journal: str = "",
    ) -> tuple[Paper, ...]:
        """See `Library.papers`; at most 100."""
        fields = {"question": question, "year_from": years[0], "year_to": years[1]}
        known: dict[str, Any] = {name: value for name, value in fields.items() if value is not None}
        known |= {"k": k, "document": list(documents or ()), "journal": journal}
        return tuple(map(self._paper, self._got("/papers", list[PaperForm], known)))

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _sent(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own
        try:
            answer = self._http.request(method, path, **options)
        except httpx.HTTPError as error:
            raise AskReviewsError(
                f"{self._http.base_url} does not answer ({error}). Is it served?"
            ) from error
        if answer.is_error:
            raise _error(answer)
        return answer

    def _got(self, path: str, form: type[F], fields: dict[str, Any] | None = None) -> F:
        return msgspec.json.decode(self._sent("GET", path, params=fields).content, type=form)

    def _posted(self, path: str, body: dict[str, Any], form: type[F]) -> F:
        return msgspec.json.decode(self._sent("POST", path, json=body).content, type=form)

    def _document(self, id: str) -> Document:  # noqa: A002
        """The document as the server has it now; fetched again only when it has changed."""
        known = self._documents.get(id)
        headers = {"If-None-Match": known[0]} if known else {}
        answer = self._sent("GET", f"/documents/{id}", headers=headers)
        if known and answer.status_code == httpx.codes.NOT_MODIFIED:
            return known[1]
        document = _document(msgspec.json.decode(answer.content, type=DocumentForm))
        self._documents[id] = (answer.headers["etag"], document)
        return document

    def _held(self, id: str) -> Document:  # noqa: A002
        """A document that an answer names: fetched once, for all its passages."""
        known = self._documents.get(id)
        return known[1] if known else self._document(id)

    def _answer(self, form: AnswerForm) -> Answer:
        for name in {match.document.id for match in form.matches}:
            self._document(name)
        return Answer(
            question=form.question,
            found=form.found,
            confidence=form.confidence,
            matches=tuple(map(self._match, form.matches)),
            unknown=form.unknown,
            mode=form.mode,
            elapsed_ms=form.elapsed_ms,
        )

    def _match(self, form: MatchForm) -> Match:
        document = self._held(form.document.id)
        passage = _passage(document, Span(form.start, form.end))
        return Match(
            rank=form.rank,
            score=form.score,
            document=document,
            passage=passage,
            section=form.section,
            text=form.text,
            evidence=tuple(Evidence(Span(e.start, e.end), e.text, e.references) for e in form.evidence),
            references=tuple(document.reference(entry.number) for entry in form.references),
            explanation=form.explanation,
            similar=tuple(_passage(document, Span(other.start, other.end)) for other in form.similar),
        )

    def _paper(self, form: PaperForm) -> Paper:
        entries = tuple(
            (document, document.reference(number))
            for name, numbers in form.numbers.items()
            for document in [self._held(name)]
            for number in numbers
        )
        return Paper(form.key, entries, tuple(map(self._citing, form.citing)), form.score)

    def _citing(self, form: CitingSentenceForm) -> CitingSentence:
        document = self._held(form.document.id)
        for section, paragraph, sentence in document.sentences():
            if sentence.span == Span(form.start, form.end):
                entry = document.reference(form.reference.number)
                return CitingSentence(document, section.path, paragraph.span, sentence, form.text, entry)
        raise AskReviewsError(f"{document.id} has changed on the server: ask again.")


def _how(
    k: int, mode: Mode, documents: Sequence[str] | None, sections: Sequence[str] | None
) -> dict[str, object]:
    return {"k": k, "mode": mode, "documents": _several(documents), "sections": _several(sections)}


def _several(names: Sequence[str] | None) -> list[str]:
    return [names] if isinstance(names, str) else list(names or ())


def _answered(line: bytes) -> AnswerForm:
    """The answer in a line of several; raises QuestionError when its question could not be asked."""
    try:
        return msgspec.json.decode(line, type=AnswerForm)
    except msgspec.ValidationError:
        raise QuestionError(msgspec.json.decode(line, type=RefusalForm).error) from None


def _error(answer: httpx.Response) -> AskReviewsError:
    try:
        said = msgspec.json.decode(answer.content, type=ProblemForm)
    except msgspec.DecodeError:
        return AskReviewsError(f"{answer.url} answered {answer.status_code}. Is it an askreviews server?")
    return ERRORS.get(said.status, AskReviewsError)(said.detail)


def _document(form: DocumentForm) -> Document:
    """The document of a form; where in its file the text stands is not told."""
    shared = {
        name: getattr(form, name)
        for name in ("id", "text", "title", "authors", "journal", "year", "volume", "issue", "pages", "doi")
    }
    return Document(
        **shared,
        url=None if form.url == (f"https://doi.org/{form.doi}" if form.doi else None) else form.url,
        kind=form.kind,
        keywords=form.keywords,
        abstract=Span(form.abstract.start, form.abstract.end) if form.abstract else None,
        sections=tuple(
            Section(s.heading, s.path, Span(s.start, s.end), tuple(map(_paragraph, s.paragraphs)))
            for s in form.sections
        ),
        references=tuple(map(_reference, form.references)),
        warnings=form.warnings,
        source=form.source,
    )


def _paragraph(form: ParagraphForm) -> Paragraph:
    sentences = (
        Sentence(Span(s.start, s.end), tuple(Citation(Span(c.start, c.end), c.numbers) for c in s.citations))
        for s in form.sentences
    )
    cells = (Cell(cell.column, Span(cell.start, cell.end)) for cell in form.cells)
    return Paragraph(Span(form.start, form.end), tuple(sentences), form.kind, tuple(cells))


def _reference(form: ReferenceForm) -> Reference:
    facts = {name: getattr(form, name) for name in form.__struct_fields__ if name != "url"}
    return Reference(**facts)


def _passage(document: Document, span: Span) -> Passage:
    """The passage of `document` that `span` is, its sentences cut where it cuts them."""
    section, paragraph = next(
        (s, p)
        for s, section in enumerate(document.sections)
        for p, found in enumerate(section.paragraphs)
        if found.span.overlaps(span)
    )
    return Passage(document.id, section, paragraph, span, tuple(_within(document, section, span)))


def _within(document: Document, section: int, span: Span) -> Iterator[Sentence]:
    for paragraph in document.sections[section].paragraphs:
        for sentence in paragraph.sentences:
            if sentence.span.overlaps(span):
                part = Span(max(span.start, sentence.span.start), min(span.end, sentence.span.end))
                yield replace(
                    sentence, span=part, citations=tuple(c for c in sentence.citations if part.holds(c.span))
                )
