"""Asking the bibliography: which cited papers speak to a question."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

import numpy as np

from askreviews import lexical
from askreviews.abbreviations import Abbreviations
from askreviews.analysis import terms
from askreviews.arguments import expect
from askreviews.engines import Index
from askreviews.errors import QuestionError
from askreviews.fusion import Scores, scaled
from askreviews.papers import Paper, papers
from askreviews.retrieval import EVERYTHING, Searcher

PASSAGE_SHARE, TITLE_SHARE = 0.5, 0.1
"""What the passage around a citing sentence weighs beside the sentence, and the title beside both.

Chosen on the development questions in ``corpus/benchmark``: ``tests/benchmarks/cited_papers.py``.
"""


@dataclass(frozen=True)
class PaperSearch:
    """Ranks the papers that the documents of one index cite; safe to use from several threads.

    A paper scores as its best citing sentence does, together with the passage around it, and by the words
    of its title. `rows` are, for each paper, the rows of the sentences that cite it.
    """

    papers: tuple[Paper, ...]
    searcher: Searcher
    abbreviations: Abbreviations
    rows: tuple[tuple[int, ...], ...]
    passages: tuple[int, ...]

    @classmethod
    def of(cls, index: Index, searcher: Searcher, abbreviations: Abbreviations) -> PaperSearch:
        """Make ready to rank what the documents of `index` cite."""
        found = papers(index.documents)
        starts = _starts(index)
        return cls(
            papers=found,
            searcher=searcher,
            abbreviations=abbreviations,
            rows=tuple(_rows(paper, starts) for paper in found),
            passages=tuple(int(row) for row in index.sentence_passages),
        )

    @cached_property
    def titles(self) -> lexical.TermWeights:
        """The words of the papers' titles; only who ranks papers needs them."""
        titles = (paper.reference.title or "" for paper in self.papers)
        return lexical.weigh([terms(title, self.abbreviations) for title in titles])

    def ranked(self, question: str) -> tuple[Paper, ...]:
        """All papers, those that speak most to `question` first; raises QuestionError as asking does."""
        parsed = self.searcher.read(question, self.abbreviations)
        everything = max(1, len(self.passages))
        found = self.searcher.search(parsed, k=everything, mode="hybrid", scope=EVERYTHING)
        passages = dict(zip((r.row for r in found), scaled(np.array([r.score for r in found])), strict=True))
        sentences = {row: score for ranked in found for row, score in ranked.sentences}
        said = np.array([self._said(rows, passages, sentences) for rows in self.rows])
        titles = scaled(self.titles.scores(parsed.terms, parsed.related), floor=0.0)
        scores: Scores = (1 - TITLE_SHARE) * said + TITLE_SHARE * titles
        order = np.argsort(-scores, kind="stable")
        return tuple(replace(self.papers[i], score=float(scores[i])) for i in order)

    def chosen(
        self,
        question: str | None,
        k: int | None,
        *,
        documents: Container[str] | None,
        years: tuple[int | None, int | None],
        journal: str,
    ) -> tuple[Paper, ...]:
        """At most `k` papers, ranked when there is a question, of those that the filters leave.

        Raises:
            QuestionError: `k` is less than 1, no year is among `years`, or the question cannot be asked.
            TypeError: the question is no text, or `k` no whole number.

        """
        if question is not None:
            expect("question", question, str)
        if k is not None:
            expect("k", k, int)
            if k < 1:
                raise QuestionError(f"{k} papers were asked for. Ask for 1 or more.")
        first, last = years
        if first is not None and last is not None and first > last:
            raise QuestionError(f"No year is {first} or later and {last} or earlier. Turn the two around.")

        def fits(paper: Paper) -> bool:
            said = paper.reference
            return (
                (documents is None or any(name in documents for name in paper.numbers))
                and (first is None or (said.year or 0) >= first)
                and (last is None or 0 < (said.year or 0) <= last)
                and journal.casefold() in (said.journal or said.book or "").casefold()
            )

        found = self.papers if question is None else self.ranked(question)
        return tuple(islice(filter(fits, found), k))

    def _said(self, rows: Sequence[int], passages: dict[int, float], sentences: dict[int, float]) -> float:
        """The score of the best sentence in `rows`, with its passage's."""
        return max(
            (
                (1 - PASSAGE_SHARE) * sentences.get(row, 0.0)
                + PASSAGE_SHARE * float(passages.get(self.passages[row], 0.0))
                for row in rows
            ),
            default=0.0,
        )


def _starts(index: Index) -> dict[str, list[tuple[int, int]]]:
    """For each document, where its indexed sentences begin, and their rows, in order."""
    starts: dict[str, list[tuple[int, int]]] = {}
    for row, (passage, span) in enumerate(zip(index.sentence_passages, index.sentence_spans, strict=True)):
        document = index.passages[int(passage)].document_id
        starts.setdefault(document, []).append((int(span[0]), row))
    return {document: sorted(places) for document, places in starts.items()}


def _rows(paper: Paper, starts: dict[str, list[tuple[int, int]]]) -> tuple[int, ...]:
    """The rows of the sentences, or of their parts, that cite `paper`."""
    rows: list[int] = []
    for citing in paper.citing:
        places = starts.get(citing.document.id, [])
        first = bisect_left(places, (citing.sentence.span.start, 0))
        last = bisect_left(places, (citing.sentence.span.end, 0))
        rows += (row for _, row in places[first:last])
    return tuple(rows)
