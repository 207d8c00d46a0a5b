"""The client for programs that run on an event loop."""

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


class AsyncClient:
    """A `Client` whose methods are awaited, `documents` too; many may be under way at once.

    Use it in an ``async with``, or await `close`.
    """

    def __init__(
        self, url: str, *, timeout: float = 30.0, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._http = httpx.AsyncClient(
            base_url=url.rstrip("/") + PREFIX, timeout=timeout, transport=transport
        )
        self._exchanges = Exchanges()

    async def documents(self) -> tuple[Document, ...]:
        """The documents that can be asked, in the order of their ids."""
        return await self._carried(self._exchanges.documents())

    async def document(self, id: str) -> Document:  # noqa: A002 - as in Library
        """See `Library.document`."""
        return await self._carried(self._exchanges.document(id))

    async def ask(
        self,
        question: str,
        k: int = 5,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> Answer:
        """See `Library.ask`; `elapsed_ms` is the server's time."""
        return await self._carried(self._exchanges.ask(question, search_fields(k, mode, documents, sections)))

    async def ask_many(
        self,
        questions: Sequence[str],
        k: int = 5,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Answer, ...]:
        """See `Library.ask_many`."""
        return await self._carried(
            self._exchanges.ask_many(questions, search_fields(k, mode, documents, sections))
        )

    async def search(
        self,
        question: str,
        k: int = 10,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Match, ...]:
        """See `Library.search`."""
        return await self._carried(
            self._exchanges.search(question, search_fields(k, mode, documents, sections))
        )

    async def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """See `Library.embed`; at least one text."""
        return await self._carried(self._exchanges.embed(texts))

    async def citing(self, id: str, number: int) -> tuple[CitingSentence, ...]:  # noqa: A002
        """See `Library.citing`."""
        return await self._carried(self._exchanges.citing(id, number))

    async def paper(self, id: str, number: int) -> Paper:  # noqa: A002
        """See `Library.paper`."""
        return await self._carried(self._exchanges.paper(id, number))

    async def papers(
        self,
        question: str | None = None,
        k: int | None = None,
        *,
        documents: Sequence[str] | None = None,
        years: tuple[int | None, int | None] = (None, None),
        journal: str = "",
    ) -> tuple[Paper, ...]:
        """See `Library.papers`."""
        return await self._carried(
            self._exchanges.papers(paper_fields(question, documents, years, journal), k)
        )

    async def cited_by(self, answer: Answer) -> tuple[Paper, ...]:
        """See `Library.cited_by`; every cited paper is fetched for it."""
        return await self._carried(self._exchanges.cited_by(answer))

    async def compare(self, left: Answer, right: Answer) -> AnswerComparison:
        """See `Library.compare`; every cited paper is fetched for it."""
        return await self._carried(self._exchanges.compare(left, right))

    async def check_references(self, id: str) -> ReferenceCheck:  # noqa: A002
        """See `Library.check_references`; every cited paper is fetched for it."""
        return await self._carried(self._exchanges.check_references(id))

    async def find(self, words: str, id: str) -> tuple[Span, ...]:  # noqa: A002
        """See `Library.find`."""
        return await self._carried(self._exchanges.find(words, id))

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _carried(self, exchange: Exchange[T]) -> T:
        """What `exchange` returns, its calls carried to the server one by one."""
        try:
            call = next(exchange)
            while True:
                response = await self._http.request(
                    call.method, call.path, params=call.fields, json=call.body, headers=call.headers
                )
                call = exchange.send(response)
        except StopIteration as done:
            return cast(T, done.value)
        except httpx.HTTPError as error:
            raise silent(self._http.base_url, error) from error
