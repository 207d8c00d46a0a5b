"""The build of a library that answers now, kept in step with what other threads and processes publish."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from askreviews.answering import Asker
from askreviews.corpus import Reading
from askreviews.encoders import Encoder, Reranker
from askreviews.engines import Index
from askreviews.errors import IndexError_, IndexMissing, IndexOutdated, WritingError
from askreviews.holdings import Holdings, Publication
from askreviews.indexing import Progress
from askreviews.paper_search import PaperSearch

logger = logging.getLogger(__name__)


class Current:
    """What answers from the index of one home; safe to use from several threads.

    Only a `turn` may change the home; within it, `build` publishes and takes up a new build.
    """

    def __init__(self, holdings: Holdings, encoder: Encoder, reranker: Reranker | None) -> None:
        self._holdings = holdings
        self._encoder = encoder
        self._reranker = reranker
        self._asker: Asker | None = None
        self._papers: tuple[Asker, PaperSearch] | None = None
        self._publication: Publication | None = None
        self._changing = threading.RLock()

    def asker(self) -> Asker:
        """What answers, made ready when it is not, and from the build that is published."""
        if self._asker is not None and self._holdings.publication() != self._publication:
            self._follow()
        if (asker := self._asker) is not None:
            return asker
        with self._changing:
            if self._asker is None:
                self.refresh()
            return self._asker or self.asker()

    def papers(self) -> PaperSearch:
        """What ranks the papers of the build that answers; made when it is first needed."""
        asker = self.asker()
        made = self._papers
        if made is None or made[0] is not asker:
            made = (asker, PaperSearch.of(asker.index, asker.searcher, asker.merged))
            self._papers = made
        return made[1]

    def refresh(self) -> None:
        """Read the index, and build it first when it is missing or outdated; raises as `open` does."""
        with self._changing:
            # Noted before it is read: what is published in between is noticed.
            publication = self._holdings.publication()
            try:
                self._take_up(self._holdings.index(), publication)
            except (IndexMissing, IndexOutdated) as why:
                try:
                    with self.turn():  # whoever had it before may have built the index
                        self.catch_up()
                except WritingError as error:
                    reason = f"{error.reason}, and the index must be built: {why.reason}"
                    raise WritingError(error.path, reason) from error

    def close(self) -> None:
        """Let go of the index; whatever needs it later reads it again."""
        with self._changing:
            # Not closed: other threads may be asking it, and what nobody asks is let go of.
            self._asker = self._papers = None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Keep every other thread and process from changing the home."""
        with self._changing, self._holdings.turn():
            yield

    @contextmanager
    def reporting(self, progress: Progress) -> Iterator[None]:
        """Tell `progress` of the changes made in the block, and keep other threads from making any."""
        with self._changing, self._holdings.reporting(progress):
            yield

    def catch_up(self) -> None:
        """Take up the index of the home as it is, built first when need be. Only in a turn."""
        self._take_up(self._holdings.index_or_new(), self._holdings.publication())

    def read(self) -> Reading:
        """Read the corpus as it is; only what has changed since the index that answers. Only in a turn."""
        return self._holdings.read(self._asker.index if self._asker else None)

    def build(self, reading: Reading) -> None:
        """Build the index of what was read, and take it up. Only in a turn."""
        index = self._holdings.build(reading)
        self._take_up(index, self._holdings.publication())

    def _follow(self) -> None:
        """Go on with the build that another process has published; one that cannot be read is left alone."""
        if not self._changing.acquire(blocking=False):
            return  # another thread is about it, or publishes itself: until then, the old build answers
        try:
            publication = self._holdings.publication()
            if self._asker is None or publication == self._publication:
                return
            self._publication = publication  # tried once, whatever comes of it
            self._take_up(self._holdings.published(), publication)
        except (IndexError_, OSError) as error:
            logger.warning("Another index was published, but the one read before answers on: %s", error)
        finally:
            self._changing.release()

    def _take_up(self, index: Index, publication: Publication | None) -> None:
        self._asker = Asker.of(index, self._encoder, self._reranker)
        self._publication = publication
