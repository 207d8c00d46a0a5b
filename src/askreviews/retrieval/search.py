"""Hybrid search: BM25 and embeddings over passages and sentences, then a look at single word pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

import numpy as np
import numpy.typing as npt

from askreviews.abbreviations import Abbreviations
from askreviews.answers import Mode
from askreviews.encoders import Embedding, Encoder, Reranker
from askreviews.engines import Index
from askreviews.fusion import Scores, best_of_group, scaled
from askreviews.retrieval.gaps import holding, is_name
from askreviews.retrieval.grouping import Repeats
from askreviews.retrieval.late import LateInteraction, Reading
from askreviews.retrieval.query_adapter import ANSWERING, RANKING, fitted_for
from askreviews.retrieval.question import Question
from askreviews.retrieval.ranked import Distinct, Ranked
from askreviews.retrieval.shares import NAMED, SHARES, Shares
from askreviews.retrieval.short_names import short_names
from askreviews.retrieval.thesaurus import lay_terms
from askreviews.retrieval.vocabulary import Scope, Vocabulary
from askreviews.retrieval.writing import Writing

MET_TWICE = 1.31
"""BM25's score of a term that a passage of average length holds twice, in units of its idf (k1 = 0.9)."""

EVERYTHING = Scope()
"""All passages of the index."""

LOOKED_AT = 60
"""Late interaction re-scores so many of the first passages; the others keep their order behind them."""
READ_AGAIN = 50
"""So many a reranker reads, where there is one."""

JUDGED = 5
"""How many of the first passages tell whether there is an answer, however many are asked for."""
BEHIND = 10
"""So far down, by similarity, a passage seldom answers; with fewer, the last stands in its place."""


@dataclass(frozen=True, slots=True)
class _Leg:
    """One leg's scores, each scaled to 0-1, and, as they came, the best of passage and sentence."""

    passages: Scores
    sentences: Scores
    raw: Scores


class Searcher:
    """Ranks the passages of one index for a question; safe to use from several threads."""

    def __init__(
        self,
        index: Index,
        encoder: Encoder,
        shares: Mapping[Mode, Shares] = SHARES,
        reranker: Reranker | None = None,
        *,
        adapted: bool = True,
    ) -> None:
        """Search `index` by the model that built it, with the adapters fitted to that, if `adapted`."""
        model = index.manifest.origin.encoder.fingerprint
        self._index = index
        self._shares = shares
        self._encoder = encoder
        self._reranker = reranker
        self._documents = {document.id: document for document in index.documents}
        self._writing = Writing(index.documents)
        self._repeats = Repeats.read(index)
        self._firsts = np.searchsorted(index.sentence_passages, np.arange(len(index.passages) + 1))
        ranking, answering = (fitted_for(model, file) if adapted else None for file in (RANKING, ANSWERING))
        self._late = LateInteraction(index.passage_tokens, self._firsts, ranking, answering)
        self.is_adapted = answering is not None
        """Whether closeness is as an adapter has it, and not as the model alone does."""

    def read(self, question: str, abbreviations: Abbreviations, scope: Scope = EVERYTHING) -> Question:
        """Take a question apart; what nothing in `scope` has is read as another form of it that is there.

        A name in its short or its long form, and a lay word as the field's terms.

        Raises:
            QuestionError: it is empty, too long, or holds nothing but stop words.

        """
        seen = self.vocabulary(scope)
        read = Question.parse(question, abbreviations)
        read = read.with_short_names(short_names(), abbreviations, seen)
        read = read.as_written(self._writing).with_cognates(seen)
        return read.with_synonyms(lay_terms(), abbreviations, seen)

    def vocabulary(self, scope: Scope = EVERYTHING) -> Vocabulary:
        """The terms of the passages in `scope`."""
        return Vocabulary(self._index.terms("passages"), scope)

    def reads_whole(self, word: str) -> bool:
        """Whether the model has the word in one piece, as it has most of English, but no misspelt word."""
        return self._encoder.count(word) <= self._one_piece

    @cached_property
    def _one_piece(self) -> int:
        """What the model counts of a text of one piece."""
        return self._encoder.count("a")

    def search(self, question: Question, *, k: int, mode: Mode, scope: Scope) -> tuple[Ranked, ...]:
        """The best `k` passages, best first; ties in the order of the documents and of their texts.

        In keyword mode only passages that share a term with the question are returned.
        """
        if self._is_empty(scope):
            return ()
        scores = self._scores(question, self._shares[mode], scope)
        return tuple(islice(self._ranking(question, scores, mode, scope), k))

    def search_distinct(self, question: Question, *, k: int, mode: Mode, scope: Scope) -> Distinct:
        """As `search`, but what says the same as a better passage stands under it and takes no place.

        It must not lack a term of the question that the better one has: a part of a passage that leaves out
        what was asked for says something else. The first passages are the same whatever `k` is.
        """
        if self._is_empty(scope):
            return Distinct((), 0.0, 0.0)
        scores = self._scores(question, self._shares[mode], scope)
        found: list[Ranked] = []
        taken: set[int] = set()
        for ranked in self._ranking(question, scores, mode, scope):
            if ranked.row not in taken:
                repeats = [row for row in self._repeated(ranked.row, question, scope) if row not in taken]
                taken.update(repeats, [ranked.row])
                found.append(replace(ranked, repeats=tuple(repeats)) if repeats else ranked)
                if len(found) == k:
                    break
        own = scores.reading.first(self.own_pieces(question))
        judged = self._late.closeness(own, [ranked.row for ranked in found[:JUDGED]])
        closeness = float(judged.max()) if found else 0.0
        return Distinct(tuple(found), closeness, _margin(scores.similarities))

    def own_pieces(self, question: Question) -> int | None:
        """How many of the question's first pieces were written, None for all of them.

        The terms that lay words are read as come behind, and prove no answer.
        """
        if not question.synonyms:
            return None
        return self._encoder.count(question.own) - self._encoder.count("")

    def _is_empty(self, scope: Scope) -> bool:
        return not self._index.passages or (scope.passages is not None and not scope.passages.any())

    def _ranking(self, question: Question, scores: _Scores, mode: Mode, scope: Scope) -> Iterator[Ranked]:
        """All passages that are searched, best first."""
        candidates = (
            scores.first if scope.passages is None else np.where(scope.passages, scores.first, -np.inf)
        )
        if mode == "keyword":
            candidates = np.where(scores.words.raw > 0, candidates, -np.inf)
        ranked = self._reranked(candidates, scores)
        if self._reranker is not None:
            ranked = self._looked_at_again(question.text, ranked, self._reranker)
        return ranked

    def _repeated(self, row: int, question: Question, scope: Scope) -> list[int]:
        """The rows searched that add nothing to the passage in `row`, and have its terms of the question."""
        others = [row for row in self._repeats.of(row) if scope.passages is None or scope.passages[row]]
        if not others:
            return []
        weights = self._index.terms("passages")
        met = [term for term in question.terms if weights.holds(term, row)]
        return [other for other in others if all(weights.holds(term, other) for term in met)]

    def _scores(self, question: Question, shares: Shares, scope: Scope) -> _Scores:
        nothing = _Leg(
            np.zeros(len(self._index.passages)),
            np.zeros(len(self._index.sentence_passages)),
            np.zeros(len(self._index.passages)),
        )
        words = self._words(question, scope) if shares.keyword else nothing
        shares = shares.for_question(self._met(question, scope) if shares.doubt is not None else 1.0)
        named = self._named(question) if shares.keyword and shares.whole else None
        if named is not None:
            shares = shares.times(1 - NAMED)
        asked = self._encoder.embed([question.for_model])[0]
        whole = self._meaning(asked, scope)
        return _Scores(
            words, whole if shares.whole else nothing, shares, asked, self._late.read(asked), whole.raw, named
        )

    def _named(self, question: Question) -> Scores | None:
        """The share of a question's names that each passage holds; None where it asks for more than names.

        The embedding of "What does miR-155 do?" is as near to passages on miR-124; these cannot answer it.
        """
        weights = self._index.terms("passages")
        names = question.telling
        if not all(is_name(word, weights, self.reads_whole) for word in names):
            return None
        shares: Scores = np.mean([holding(word, weights) for word in names], axis=0, dtype=np.float64)
        return shares

    def _reranked(self, candidates: Scores, scores: _Scores) -> Iterator[Ranked]:
        """The first passages by their whole score, those that are not looked at behind them."""
        looked = _best(candidates, LOOKED_AT)
        late = self._late.look(scores.reading, looked.tolist())
        pieces = scores.shares.pieces * scaled(late.scores)
        for place in np.lexsort((looked, -(scores.first[looked] + pieces))):
            yield self._ranked(int(looked[place]), scores, float(pieces[place]), late.sentences[place])
        for row in _best(candidates, len(candidates))[len(looked) :]:
            yield self._ranked(int(row), scores)

    def _ranked(
        self, row: int, scores: _Scores, pieces: float = 0.0, sentences: Scores | None = None
    ) -> Ranked:
        """A passage with what its word `pieces` and those of its `sentences` give it."""
        return Ranked(
            row=row,
            score=float(scores.first[row]) + pieces,
            keyword=float(scores.keyword[row]),
            meaning=float(scores.shares.whole * scores.whole.passages[row]) + pieces,
            similarity=float(scores.whole.raw[row]),
            sentences=self._sentences(row, scores, sentences),
        )

    def _looked_at_again(
        self, question: str, ranked: Iterator[Ranked], reranker: Reranker
    ) -> Iterator[Ranked]:
        """The first passages by the mean of their score and the reranker's, the others behind them."""
        looked = list(islice(ranked, READ_AGAIN))
        passages = [self._index.passages[r.row] for r in looked]
        second = scaled(
            reranker.scores(question, [p.span.of(self._documents[p.document_id].text) for p in passages])
        )
        again = [replace(r, score=float((r.score + s) / 2)) for r, s in zip(looked, second, strict=True)]
        yield from sorted(again, key=lambda r: (-r.score, r.row))
        yield from (replace(r, score=r.score / 2) for r in ranked)

    def _sentences(self, row: int, scores: _Scores, pieces: Scores | None) -> tuple[tuple[int, float], ...]:
        """The sentences of a passage, each with a score that compares it with the others in it.

        Words and embeddings count as much together as word pieces do, where these were looked at, as a
        share of the passage's best.
        """
        own = slice(int(self._firsts[row]), int(self._firsts[row + 1]))
        legs = [leg.sentences[own] for leg in (scores.words, scores.whole) if leg.passages.any()]
        weighed = sum(legs, np.zeros(own.stop - own.start)) / max(1, len(legs))
        if pieces is not None and scores.shares.pieces and pieces.max(initial=0.0) > 0:
            weighed = (weighed + pieces / pieces.max()) / 2
        return tuple(zip(range(own.start, own.stop), weighed.tolist(), strict=True))

    def _met(self, question: Question, scope: Scope) -> float:
        """How much of the question's words, weighted by idf, the best passage has: 0 to 1.

        A passage that holds each of them twice has all; a word that occurs nowhere weighs as the rarest.
        """
        weights = self._index.terms("passages")
        rarest = float(np.log(weights.size + 1))
        whole = MET_TWICE * sum(weights.idf(term) or rarest for term in question.terms)
        best = _only(weights.scores(question.terms, question.related), scope.passages).max(initial=0.0)
        return min(1.0, float(best) / whole) if whole else 0.0

    def _words(self, question: Question, scope: Scope) -> _Leg:
        passages = self._index.terms("passages").scores(question.terms, question.related)
        sentences = self._index.terms("sentences").scores(question.terms, question.related)
        return self._leg(_only(passages, scope.passages), _only(sentences, scope.sentences), floor=0.0)

    def _meaning(self, asked: Embedding, scope: Scope) -> _Leg:
        found = self._index.dense(asked.vector, scope.allowed())
        return self._leg(found["passages"].astype(np.float64), found["sentences"].astype(np.float64))

    def _leg(self, passages: Scores, sentences: Scores, *, floor: float | None = None) -> _Leg:
        """`floor` is the score of having nothing in common, where there is such a score."""
        best = best_of_group(sentences, self._index.sentence_passages, len(passages))
        return _Leg(
            passages=(scaled(passages, floor=floor) + scaled(best, floor=floor)) / 2,
            sentences=scaled(sentences, floor=floor),
            raw=np.maximum(passages, best),
        )


@dataclass(frozen=True, slots=True)
class _Scores:
    """All that is known before late interaction; `similarities` are there in every mode, see `Ranked`.

    `keyword` and `first` are what words, and all of it together, give each passage.
    """

    words: _Leg
    whole: _Leg
    shares: Shares
    asked: Embedding
    reading: Reading
    similarities: Scores
    named: Scores | None
    keyword: Scores = field(init=False)
    first: Scores = field(init=False)

    def __post_init__(self) -> None:
        keyword = self.shares.keyword * self.words.passages
        if self.named is not None:
            keyword = keyword + NAMED * self.named
        first = keyword + self.shares.whole * self.whole.passages
        object.__setattr__(self, "keyword", keyword)
        object.__setattr__(self, "first", first)


def _margin(similarities: Scores) -> float:
    """How far the highest lies above that in place `BEHIND`, or above the lowest of fewer."""
    searched = similarities[np.isfinite(similarities)]
    place = max(0, len(searched) - BEHIND)
    return float(searched.max() - np.partition(searched, place)[place])


def _best(scores: Scores, count: int) -> npt.NDArray[np.intp]:
    """The places of the highest `count` scores, best first, ties in their order; none is minus infinity."""
    searched = np.flatnonzero(np.isfinite(scores))
    if count < len(searched):
        least = np.partition(scores[searched], -count)[-count]
        searched = searched[scores[searched] >= least]
    best: npt.NDArray[np.intp] = searched[np.argsort(-scores[searched], kind="stable")][:count]
    return best


def _only(scores: Scores, allowed: npt.NDArray[np.bool_] | None) -> Scores:
    return scores if allowed is None else np.where(allowed, scores, -np.inf)
