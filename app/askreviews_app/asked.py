"""What is asked, for who wants to know: written nowhere unless somebody listens to `logger`."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from askreviews import Answer, Library, Match
    from askreviews.answers import Mode
    from askreviews.papers import Paper

logger = logging.getLogger(__name__)
# A question may tell more than its author means to. So: a level of its own, which --verbose does not reach,
# and no way into the log of everything else.
logger.setLevel(logging.WARNING)
logger.propagate = False


def noted(library: Library) -> Library:
    """The same library, which tells `logger` of each question that it is asked."""
    return cast("Library", _Noted(library))


class _Noted:
    """Hands everything on to a library, and notes the questions on the way."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the library has
        return getattr(self._library, name)

    def ask(
        self,
        question: str,
        k: int = 5,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> Answer:
        logger.info("asked: %r", question)
        return self._library.ask(question, k, mode, documents, sections)

    def search(
        self,
        question: str,
        k: int = 10,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Match, ...]:
        logger.info("searched: %r", question)
        return self._library.search(question, k, mode, documents, sections)

    def papers(
        self,
        question: str | None = None,
        k: int | None = None,
        *,
        documents: Sequence[str] | None = None,
        years: tuple[int | None, int | None] = (None, None),
        journal: str = "",
    ) -> tuple[Paper, ...]:
        if question:
            logger.info("papers: %r", question)
        return self._library.papers(question, k, documents=documents, years=years, journal=journal)
