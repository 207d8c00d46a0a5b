"""The client that waits for its answers."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import TypeVar, cast

import httpx
import numpy as np
import numpy.typing as npt

from askreviews.answers import Answer, CitingSentence, Match, Mode
from askreviews.checking import ReferenceCheck
from askreviews.client.exchanges import (
    PREFIX,
    Exchange,
    Exchanges,
    paper_fields,
    search_fields,
    silent,
)
from askreviews.comparing import AnswerComparison
from askreviews.documents import Document, Span
from askreviews.papers import Paper

T = TypeVar("T")


class Client:
    """Asks a server what `Library` answers; safe to use from several threads.

    `url` is the server's, without a path; `timeout` is in seconds. `transport` may be any of httpx's, such
    as one that calls an application in the same process. Close it, or use it in a ``with``.
    Whatever a method of `Library` raises, its namesake raises; and `AskReviewsError` when nothing answers.
    """

    def __init__(
        self, url: str, *, timeout: float = 30.0, transport: httpx.BaseTransport | None = None
    ) -> None:
        self._http = httpx.Client(base_url=url.rstrip("/") + PREFIX, timeout=timeout, transport=transport)
        self._exchanges = Exchanges()

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that can be asked, in the order of their ids."""
        return self._carried(self._exchanges.documents())

    def document(self, id: str) -> Document:  # noqa: A002 - as in Library
        """See `Library.document`."""
        return self._carried(self._exchanges.document(id))

    def ask(
        self,
        question: str,
        k: int = 5,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> Answer:
        """See `Library.ask`; `elapsed_ms` is the server's time."""
        return self._carried(self._exchanges.ask(question, search_fields(k, mode, documents, sections)))

    def ask_many(
        self,
        questions: Sequence[str],
        k: int = 5,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Answer, ...]:
        """See `Library.ask_many`."""
        return self._carried(self._exchanges.ask_many(questions, search_fields(k, mode, documents, sections)))

    def search(
        self,
        question: str,
        k: int = 10,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Match, ...]:
        """See `Library.search`."""
        return self._carried(self._exchanges.search(question, search_fields(k, mode, documents, sections)))

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """See `Library.embed`; at least one text."""
        return self._carried(self._exchanges.embed(texts))

    def citing(self, id: str, number: int) -> tuple[CitingSentence, ...]:  # noqa: A002
        """See `Library.citing`."""
        return self._carried(self._exchanges.citing(id, number))

    def paper(self, id: str, number: int) -> Paper:  # noqa: A002
        """See `Library.paper`."""
        return self._carried(self._exchanges.paper(id, number))

    def papers(
        self,
        question: str | None = None,
        k: int | None = None,
        *,
        documents: Sequence[str] | None = None,
        years: tuple[int | None, int | None] = (None, None),
        journal: str = "",
    ) -> tuple[Paper, ...]:
        """See `Library.papers`."""
        return self._carried(self._exchanges.papers(paper_fields(question, documents, years, journal), k))

    def cited_by(self, answer: Answer) -> tuple[Paper, ...]:
        """See `Library.cited_by`; every cited paper is fetched for it."""
        return self._carried(self._exchanges.cited_by(answer))

    def compare(self, left: Answer, right: Answer) -> AnswerComparison:
        """See `Library.compare`; every cited paper is fetched for it."""
        return self._carried(self._exchanges.compare(left, right))

    def check_references(self, id: str) -> ReferenceCheck:  # noqa: A002
        """See `Library.check_references`; every cited paper is fetched for it."""
        return self._carried(self._exchanges.check_references(id))

    def find(self, words: str, id: str) -> tuple[Span, ...]:  # noqa: A002
        """See `Library.find`."""
        return self._carried(self._exchanges.find(words, id))

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _carried(self, exchange: Exchange[T]) -> T:
        """What `exchange` returns, its calls carried to the server one by one."""
        try:
            call = next(exchange)
            while True:
                response = self._http.request(
                    call.method, call.path, params=call.fields, json=call.body, headers=call.headers
                )
                call = exchange.send(response)
        except StopIteration as done:
            return cast(T, done.value)
        except httpx.HTTPError as error:
            raise silent(self._http.base_url, error) from error
