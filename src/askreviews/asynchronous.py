"""The same library for programs that run on an event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import numpy as np
import numpy.typing as npt

from askreviews import opening
from askreviews.answers import Answer, CitingSentence, Match, Mode
from askreviews.checking import ReferenceCheck
from askreviews.comparing import AnswerComparison
from askreviews.conversation import FollowUp
from askreviews.documents import Document, Span
from askreviews.library import Library
from askreviews.papers import Paper


async def open_async(
    home: str | Path | None = None, *, model: str | None = None, reranker: str | None = None
) -> AsyncLibrary:
    """Open the library in `home` without keeping the event loop waiting; raises as `askreviews.open` does."""
    return AsyncLibrary(await asyncio.to_thread(opening.open, home, model=model, reranker=reranker))


class AsyncLibrary:
    """A `Library` whose methods are awaited: each runs in a thread, and answers what the library answers.

    Use it in an ``async with``, or await `close`. What changes the home is the `library`'s own.
    """

    def __init__(self, library: Library) -> None:
        self.library = library

    async def documents(self) -> tuple[Document, ...]:
        """See `Library.documents`."""
        return await asyncio.to_thread(lambda: self.library.documents)

    async def document(self, id: str) -> Document:  # noqa: A002 - as in Library
        """See `Library.document`."""
        return await asyncio.to_thread(self.library.document, id)

    async def ask(
        self,
        question: str,
        k: int = 5,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> Answer:
        """See `Library.ask`."""
        return await asyncio.to_thread(self.library.ask, question, k, mode, documents, sections)

    async def ask_many(
        self,
        questions: Sequence[str],
        k: int = 5,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Answer, ...]:
        """See `Library.ask_many`."""
        return await asyncio.to_thread(self.library.ask_many, questions, k, mode, documents, sections)

    async def search(
        self,
        question: str,
        k: int = 10,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Match, ...]:
        """See `Library.search`."""
        return await asyncio.to_thread(self.library.search, question, k, mode, documents, sections)

    async def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """See `Library.embed`."""
        return await asyncio.to_thread(self.library.embed, texts)

    async def citing(self, id: str, number: int) -> tuple[CitingSentence, ...]:  # noqa: A002
        """See `Library.citing`."""
        return await asyncio.to_thread(self.library.citing, id, number)

    async def read_follow_up(self, question: str, earlier: Sequence[str]) -> FollowUp:
        """See `Library.read_follow_up`."""
        return await asyncio.to_thread(self.library.read_follow_up, question, earlier)

    async def compare(self, left: Answer, right: Answer) -> AnswerComparison:
        """See `Library.compare`."""
        return await asyncio.to_thread(self.library.compare, left, right)

    async def find(self, words: str, id: str) -> tuple[Span, ...]:  # noqa: A002
        """See `Library.find`."""
        return await asyncio.to_thread(self.library.find, words, id)

    async def cited_by(self, answer: Answer) -> tuple[Paper, ...]:
        """See `Library.cited_by`."""
        return await asyncio.to_thread(self.library.cited_by, answer)

    async def check_references(self, id: str) -> ReferenceCheck:  # noqa: A002
        """See `Library.check_references`."""
        return await asyncio.to_thread(self.library.check_references, id)

    async def paper(self, id: str, number: int) -> Paper:  # noqa: A002
        """See `Library.paper`."""
        return await asyncio.to_thread(self.library.paper, id, number)

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
        return await asyncio.to_thread(
            self.library.papers, question, k, documents=documents, years=years, journal=journal
        )

    async def close(self) -> None:
        """Let go of the index."""
        await asyncio.to_thread(self.library.close)

    async def __aenter__(self) -> AsyncLibrary:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
