"""What is asked of a server and made of its answers, whoever carries the one there and the other back.

Each method of `Exchanges` is a generator that yields calls, is sent the responses, and returns nouns: a
client that blocks and one on an event loop differ only in how they carry (as in httpx's own ``auth_flow``).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
import msgspec
import numpy as np
import numpy.typing as npt

from askreviews.answers import Answer, CitingSentence, Match, Mode
from askreviews.arguments import chosen, expect, several
from askreviews.checking import ReferenceCheck, check_references
from askreviews.client import rebuilding
from askreviews.client.rebuilding import NotInDocument
from askreviews.comparing import AnswerComparison, compare_answers
from askreviews.documents import Document, Span
from askreviews.errors import AskReviewsError, QuestionError, UnknownName
from askreviews.export.answers import AnswerForm, MatchForm, RefusalForm
from askreviews.export.documents import DocumentForm, ListedWorkForm
from askreviews.export.papers import PaperForm
from askreviews.finding import occurrences
from askreviews.papers import Paper, cited_by

PREFIX = "/api/v1"
INDEX = "Askreviews-Index"
"""The header that names the index an answer comes from."""
BATCH, TEXTS, PAPERS = 32, 64, 100
"""Questions, texts and papers in one request: no more than a server takes."""
TRIES = 3
ERRORS: dict[int, type[AskReviewsError]] = {404: UnknownName, 422: QuestionError}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """One request: `fields` go into its address, `body` as JSON after it."""

    method: str
    path: str
    fields: dict[str, Any] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)


Exchange = Generator[Call, httpx.Response, T]


class EmbeddingsForm(msgspec.Struct, frozen=True):
    """What the server says of texts."""

    model: str
    dimension: int
    vectors: list[list[float]]


class ProblemForm(msgspec.Struct, frozen=True):
    """What went wrong (RFC 9457)."""

    status: int
    detail: str


class Exchanges:
    """The exchanges with one server; safe to use from several threads.

    Documents are fetched whole and kept for as long as the server's index stays the same, so every passage
    is a slice of its document here too. What comes from two indexes, because the library on the server
    changed meanwhile, is asked again.
    """

    def __init__(self) -> None:
        self._documents: dict[str, tuple[str, Document]] = {}

    def documents(self) -> Exchange[tuple[Document, ...]]:
        """The documents that can be asked, in the order of their ids."""

        def listed() -> Exchange[tuple[Document, ...]]:
            response = yield Call("GET", "/documents")
            names = [work.id for work in _decoded(response, list[ListedWorkForm])]
            return tuple((yield from self._named(names, response)).values())

        return (yield from self._of_one_index(listed))

    def document(self, id: str) -> Exchange[Document]:  # noqa: A002 - as in Library
        """The document called `id`; not sent again when it is known already."""
        known = self._documents.get(id)
        if known is None:
            return (yield from self._fetched(id))[1]
        response = yield Call("GET", _path(id), headers={"If-None-Match": f'W/"{known[0]}"'})
        return known[1] if _is_known(response) else self._kept(response)[1]

    def ask(self, question: str, how: dict[str, Any]) -> Exchange[Answer]:
        """See `Library.ask`."""

        def asked() -> Exchange[Answer]:
            response = yield Call("POST", "/ask", body={"question": _sent(question)} | how)
            form = _decoded(response, AnswerForm)
            return rebuilding.answer(form, (yield from self._named(_works(form.matches), response)))

        return (yield from self._of_one_index(asked))

    def ask_many(self, questions: Sequence[str], how: dict[str, Any]) -> Exchange[tuple[Answer, ...]]:
        """See `Library.ask_many`; all answers come from one index, in however many requests."""
        sent = [_sent(question) for question in several("questions", questions)]

        def asked() -> Exchange[tuple[Answer, ...]]:
            answers: list[Answer] = []
            indexes: set[str] = set()
            for start in range(0, len(sent), BATCH):
                body = {"questions": sent[start : start + BATCH]} | how
                response = yield Call("POST", "/ask/batch", body=body)
                lines = _checked(response).content.splitlines()
                forms = [_answered(line, response, n, len(sent)) for n, line in enumerate(lines, start + 1)]
                names = {name for form in forms for name in _works(form.matches)}
                documents = yield from self._named(names, response)
                answers += (rebuilding.answer(form, documents) for form in forms)
                indexes.add(_index(response))
            if len(indexes) > 1:
                raise NotInDocument(*indexes)
            return tuple(answers)

        return (yield from self._of_one_index(asked))

    def search(self, question: str, how: dict[str, Any]) -> Exchange[tuple[Match, ...]]:
        """See `Library.search`."""

        def searched() -> Exchange[tuple[Match, ...]]:
            response = yield Call("POST", "/search", body={"question": _sent(question)} | how)
            forms = _decoded(response, list[MatchForm])
            return rebuilding.matches(forms, (yield from self._named(_works(forms), response)))

        return (yield from self._of_one_index(searched))

    def embed(self, texts: Sequence[str]) -> Exchange[npt.NDArray[np.float32]]:
        """See `Library.embed`; at least one text."""
        vectors: list[list[float]] = []
        sent = [_sent(text) for text in several("texts", texts)]
        for start in range(0, len(sent), TEXTS):
            response = yield Call("POST", "/embed", body={"texts": sent[start : start + TEXTS]})
            vectors += _decoded(response, EmbeddingsForm).vectors
        return np.array(vectors, dtype=np.float32)

    def citing(self, id: str, number: int) -> Exchange[tuple[CitingSentence, ...]]:  # noqa: A002
        """See `Library.citing`."""
        expect("number", number, int)
        document = yield from self.document(id)
        paper = yield from self.paper(document.id, number)
        return tuple(s for s in paper.citing if (s.document.id, s.reference.number) == (document.id, number))

    def paper(self, id: str, number: int) -> Exchange[Paper]:  # noqa: A002
        """See `Library.paper`."""

        def fetched() -> Exchange[Paper]:
            response = yield Call("GET", f"{_path(id)}/references/{number}")
            form = _decoded(response, PaperForm)
            return rebuilding.paper(form, (yield from self._named(_cited_in([form]), response)))

        return (yield from self._of_one_index(fetched))

    def papers(self, fields: dict[str, Any], k: int | None) -> Exchange[tuple[Paper, ...]]:
        """See `Library.papers`: the first `k` of what `fields` choose, or all, in however many requests."""

        def fetched() -> Exchange[tuple[Paper, ...]]:
            papers: list[Paper] = []
            indexes: set[str] = set()
            more = True
            while more:
                size = PAPERS if k is None else min(PAPERS, k - len(papers))
                response = yield Call("GET", "/papers", fields | {"k": size, "offset": len(papers)})
                forms = _decoded(response, list[PaperForm])
                documents = yield from self._named(_cited_in(forms), response)
                papers += (rebuilding.paper(form, documents) for form in forms)
                indexes.add(_index(response))
                more = len(forms) == size and len(papers) != k
            if len(indexes) > 1:
                raise NotInDocument(*indexes)
            return tuple(papers)

        return (yield from self._of_one_index(fetched))

    def cited_by(self, answer: Answer) -> Exchange[tuple[Paper, ...]]:
        """See `Library.cited_by`."""
        return cited_by(answer.matches, (yield from self._every_paper()))

    def compare(self, left: Answer, right: Answer) -> Exchange[AnswerComparison]:
        """See `Library.compare`."""
        return compare_answers(left, right, (yield from self._every_paper()))

    def check_references(self, id: str) -> Exchange[ReferenceCheck]:  # noqa: A002
        """See `Library.check_references`."""
        document = yield from self.document(id)
        return check_references(document, (yield from self._every_paper()))

    def find(self, words: str, id: str) -> Exchange[tuple[Span, ...]]:  # noqa: A002
        """See `Library.find`."""
        expect("words", words, str)
        return occurrences((yield from self.document(id)), words)

    def _every_paper(self) -> Exchange[tuple[Paper, ...]]:
        return (yield from self.papers(paper_fields(None, None, (None, None), ""), None))

    def _of_one_index(self, exchange: Callable[[], Exchange[T]]) -> Exchange[T]:
        """What `exchange` returns, tried again when an answer and its documents do not belong together."""
        for _ in range(TRIES):
            try:
                return (yield from exchange())
            except NotInDocument:
                self._documents.clear()
        raise AskReviewsError("The documents on the server change while they are asked: ask again.")

    def _named(self, ids: Iterable[str], response: httpx.Response) -> Exchange[dict[str, Document]]:
        """The documents called `ids`, of the index that `response` comes from; raises NotInDocument."""
        index = _index(response)
        documents = {}
        for name in ids:
            known = self._documents.get(name)
            if known is None or known[0] != index:
                try:
                    known = yield from self._fetched(name)
                except UnknownName as gone:  # since the response was made
                    raise NotInDocument(name) from gone
            if known[0] != index:
                raise NotInDocument(name)
            documents[name] = known[1]
        return documents

    def _fetched(self, id: str) -> Exchange[tuple[str, Document]]:  # noqa: A002
        """The document called `id`, and the index that it comes from; raises UnknownName."""
        return self._kept((yield Call("GET", _path(id))))

    def _kept(self, response: httpx.Response) -> tuple[str, Document]:
        document = rebuilding.document(_decoded(response, DocumentForm))
        kept = (_index(response), document)
        self._documents[document.id] = kept
        return kept


def search_fields(
    k: int, mode: Mode, documents: Sequence[str] | None, sections: Sequence[str] | None
) -> dict[str, Any]:
    """How questions are searched, as a body says it; raises TypeError when `k` is no whole number."""
    expect("k", k, int)
    names = {"documents": chosen("documents", documents), "sections": chosen("sections", sections)}
    return {"k": k, "mode": mode} | {name: list(texts) for name, texts in names.items() if texts is not None}


def paper_fields(
    question: str | None,
    documents: Sequence[str] | None,
    years: tuple[int | None, int | None],
    journal: str,
) -> dict[str, Any]:
    """Which papers are asked for, as an address says it."""
    fields = {
        "question": None if question is None else _sent(question),
        "year_from": years[0],
        "year_to": years[1],
    }
    known: dict[str, Any] = {name: value for name, value in fields.items() if value is not None}
    return known | {"document": list(chosen("documents", documents) or ()), "journal": journal}


def silent(url: httpx.URL, error: httpx.HTTPError) -> AskReviewsError:
    """What is raised when nothing answers at `url`."""
    return AskReviewsError(f"{url} does not answer ({error or type(error).__name__}). Is it served?")


def _sent(question: str) -> str:
    """The question, as it can be sent; raises as `Library.ask` does, and for half of a surrogate pair."""
    expect("question", question, str)
    try:
        question.encode()
    except UnicodeEncodeError:
        raise QuestionError(
            "The question holds half of a character, which cannot be sent. Leave it out."
        ) from None
    return question


def _path(id: str) -> str:  # noqa: A002
    if "/" in id:  # an address with it, however it is quoted, is another one
        raise UnknownName(f"{id!r} is not the id of a document.")
    return f"/documents/{quote(id, safe='')}"


def _is_known(response: httpx.Response) -> bool:
    return response.status_code == httpx.codes.NOT_MODIFIED


def _index(response: httpx.Response) -> str:
    return str(response.headers.get(INDEX, ""))


def _checked(response: httpx.Response) -> httpx.Response:
    """The response, unless it tells of an error: then what the library would raise is raised."""
    if response.is_success:
        return response
    try:
        said = msgspec.json.decode(response.content, type=ProblemForm)
    except msgspec.DecodeError:
        raise _no_server(response) from None
    raise ERRORS.get(said.status, AskReviewsError)(said.detail)


def _decoded(response: httpx.Response, form: type[T]) -> T:
    """What a response says; raises as `_checked` does."""
    return _read(_checked(response).content, form, response)


def _answered(line: bytes, response: httpx.Response, number: int, count: int) -> AnswerForm:
    """The answer to one of `count` questions; raises QuestionError when it could not be asked."""
    try:
        return msgspec.json.decode(line, type=AnswerForm)
    except msgspec.ValidationError:
        refusal = QuestionError(_read(line, RefusalForm, response).error)
        raise refusal.in_place(number, count) from None


def _read(content: bytes, form: type[T], response: httpx.Response) -> T:
    try:
        return msgspec.json.decode(content, type=form)
    except msgspec.DecodeError:
        raise _no_server(response) from None


def _no_server(response: httpx.Response) -> AskReviewsError:
    return AskReviewsError(
        f"{response.url} answered {response.status_code}, and nothing that can be read. "
        "Is it an askreviews server of the same version?"
    )


def _works(forms: Iterable[MatchForm]) -> list[str]:
    return list(dict.fromkeys(form.document.id for form in forms))


def _cited_in(forms: Iterable[PaperForm]) -> list[str]:
    cited = (name for form in forms for name in [*form.numbers, *(s.document.id for s in form.citing)])
    return list(dict.fromkeys(cited))
