"""From a question to an Answer: the passages, their evidence, their references, and whether they answer."""

from __future__ import annotations

import time
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from askreviews import confidence
from askreviews.abbreviations import Abbreviations
from askreviews.analysis import Word, terms
from askreviews.answers import MODES, Answer, Evidence, Explanation, Match, Misspelling, Mode
from askreviews.arguments import called, chosen, expect
from askreviews.documents import Document
from askreviews.encoders import Encoder, Reranker
from askreviews.engines import Index
from askreviews.errors import QuestionError, UnknownName
from askreviews.indexing import from_json
from askreviews.lexical import TermWeights
from askreviews.passages import Passage
from askreviews.retrieval import (
    EVERYTHING,
    JUDGED,
    Distinct,
    Labels,
    Question,
    Ranked,
    Scope,
    Searcher,
    Suggestions,
    Vocabulary,
    is_name,
    nowhere,
)

MOST_MATCHES = 100
NEARLY_BEST = 0.85
"""A sentence is evidence, too, when it scores this share of the passage's best one."""
MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class Search:
    """How questions are searched: how many passages at most, in which mode, and where.

    Without `documents` in all of them, without `sections` in every one.
    """

    k: int
    mode: Mode
    documents: Sequence[Document] | None = None
    sections: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be searched so (QuestionError)."""
        if self.mode not in MODES:
            raise QuestionError(f"There is no mode {self.mode!r}. Choose one of: {', '.join(MODES)}.")
        if not 1 <= self.k <= MOST_MATCHES:
            raise QuestionError(f"{self.k} passages were asked for. Ask for 1 to {MOST_MATCHES}.")


@dataclass(frozen=True, slots=True)
class Asker:
    """Answers questions from one index; safe to use from several threads."""

    index: Index
    searcher: Searcher
    documents: dict[str, Document]
    meanings: dict[str, Abbreviations]
    merged: Abbreviations
    suggestions: Suggestions
    labels: dict[str, Labels]

    @classmethod
    def of(cls, index: Index, encoder: Encoder, reranker: Reranker | None = None) -> Asker:
        """Make ready to answer from `index` with the model that built it."""
        meanings = from_json(index.abbreviations)
        return cls(
            index=index,
            searcher=Searcher(index, encoder, reranker=reranker),
            documents={d.id: d for d in index.documents},
            meanings=meanings,
            merged=Abbreviations.merge(meanings.values()),
            suggestions=Suggestions(index.documents),
            labels={d.id: Labels(d) for d in index.documents},
        )

    def how(
        self, k: int, mode: Mode, documents: Sequence[str] | None, sections: Sequence[str] | None
    ) -> Search:
        """How questions are searched, of the documents that answer here; raises as `Library.ask` does."""
        expect("k", k, int)
        known = self.index.documents
        if not known:
            raise QuestionError("There are no documents yet. Add one: askreviews add FILE")
        names = chosen("documents", documents)
        named = None if names is None else [called(name, known) for name in names]
        return Search(k, mode, named, chosen("sections", sections) or ())

    def ask(self, question: str, search: Search) -> Answer:
        """The best passages for `question`, and whether they answer; see `Library.ask`."""
        begun = time.perf_counter()
        scope = self._scope(search)
        return self._answer(self.searcher.read(question, self.merged, scope), search, scope, begun)

    def search(self, question: str, search: Search) -> tuple[Match, ...]:
        """The best passages without a verdict; see `Library.search`."""
        scope = self._scope(search)
        parsed = self.searcher.read(question, self.merged, scope)
        ranked = self.searcher.search_distinct(parsed, k=search.k, mode=search.mode, scope=scope).ranked
        return self._matches(parsed, self._found(parsed, ranked), self.searcher.vocabulary(scope))

    def _answer(self, parsed: Question, search: Search, scope: Scope, begun: float) -> Answer:
        k, mode = search.k, search.mode
        distinct = self.searcher.search_distinct(parsed, k=max(k, JUDGED), mode=mode, scope=scope)
        found = self._found(parsed, distinct.ranked)
        seen = self.searcher.vocabulary(scope)
        unknown = self._unknown(parsed, seen, search.documents)
        probability = self._probability(self._features(parsed, distinct, found, seen))
        matches = self._matches(parsed, found[:k], seen)
        answer = Answer(
            question=parsed.text,
            found=bool(matches) and probability >= confidence.THRESHOLD,
            confidence=probability if matches else 0.0,
            matches=matches,
            unknown=unknown,
            mode=mode,
            elapsed_ms=(time.perf_counter() - begun) * 1000,
            synonyms=(*parsed.names, *parsed.synonyms),
            misspelt=tuple(self._misspelt(unknown)),
        )
        return replace(answer, unnamed=tuple(self._unnamed(parsed, answer)))

    def _scope(self, search: Search) -> Scope:
        """The rows in the documents and sections named; raises UnknownName for a section nobody has."""
        documents, sections = search.documents, search.sections
        if documents is None and not sections:
            return EVERYTHING
        chosen = self.documents.values() if documents is None else documents
        places = {(d.id, n) for d in chosen for n, s in enumerate(d.sections) if _is_in(s.path, sections)}
        if sections and not places:
            raise UnknownName(
                f"No section {' or '.join(map(repr, sections))} is there. "
                "`askreviews show DOC` lists the sections."
            )
        allowed = np.array(
            [(p.document_id, p.section) in places for p in self.index.passages], dtype=np.bool_
        )
        return Scope(allowed, allowed[self.index.sentence_passages] if len(allowed) else allowed)

    def _found(self, question: Question, ranked: Sequence[Ranked]) -> tuple[_Found, ...]:
        """What was `ranked`, with the terms of the question that each passage holds."""
        weights = self.index.terms("passages")
        terms = {term for word in question.words for form in word.forms for term in form}
        return tuple(_Found(one, weights.held(terms, one.row)) for one in ranked)

    def _probability(self, features: confidence.Features) -> float:
        weights = confidence.ADAPTED if self.searcher.is_adapted else confidence.PLAIN
        return confidence.estimate(features, weights)

    def _features(
        self, question: Question, distinct: Distinct, found: Sequence[_Found], seen: Vocabulary
    ) -> confidence.Features:
        weights = self.index.terms("passages")
        telling = question.telling
        return confidence.Features(
            closeness=distinct.closeness,
            margin=distinct.margin,
            covered=max((_share(telling, one.terms, weights) for one in found[:JUDGED]), default=0.0),
            known=_share(telling, seen, weights),
        )

    def _unknown(
        self, question: Question, seen: Vocabulary, documents: Sequence[Document] | None
    ) -> tuple[str, ...]:
        """The telling words that neither a passage searched nor a heading or title of its document has."""
        labels = self.labels.values() if documents is None else [self.labels[d.id] for d in documents]
        known = (seen, *labels)
        return tuple(dict.fromkeys(text for word in question.telling for text in nowhere(word, known)))

    def _unnamed(self, question: Question, answer: Answer) -> Iterator[str]:
        """The names in the question that the first match and what stands above it lack, and another has."""
        if not answer.matches:
            return
        weights, first = self.index.terms("passages"), answer.matches[0]
        lacking = {text for text in first.explanation.missing if text not in answer.unmet}
        names = [w for w in question.words if w.text in lacking]
        names = [w for w in names if is_name(w, weights, self.searcher.reads_whole)]
        if names:
            meaning = self.meanings[first.document.id]
            above = {term for text in (first.document.title, *first.section) for term in terms(text, meaning)}
            yield from dict.fromkeys(word.text for word in names if not word.met_by(above))

    def _misspelt(self, unknown: Sequence[str]) -> Iterator[Misspelling]:
        for text in unknown:
            word = None if self.searcher.reads_whole(text) else self.suggestions.for_word(text)
            if word is not None:
                yield Misspelling(text, word)

    def _matches(self, question: Question, found: Sequence[_Found], seen: Vocabulary) -> tuple[Match, ...]:
        known = [word for word in question.telling if word.met_by(seen)]
        return tuple(self._match(question, known, place, one) for place, one in enumerate(found, 1))

    def _match(self, question: Question, known: Sequence[Word], place: int, found: _Found) -> Match:
        """The match of a passage; of the question's words that tell what is asked for, some are `known`."""
        ranked, met = found.ranked, found.terms
        passage = self.index.passages[ranked.row]
        document = self.documents[passage.document_id]
        whole = ranked.keyword + ranked.meaning
        return Match(
            rank=place,
            score=ranked.score,
            document=document,
            passage=passage,
            section=document.sections[passage.section].path,
            text=passage.span.of(document.text),
            evidence=self._evidence(document, passage, ranked),
            references=tuple(document.reference(number) for number in passage.numbers),
            explanation=Explanation(
                terms=tuple(dict.fromkeys(w.text for w in question.words if w.met_by(met))),
                keyword=ranked.keyword / whole if whole else 0.0,
                meaning=ranked.meaning / whole if whole else 0.0,
                similarity=ranked.similarity,
                missing=tuple(dict.fromkeys(w.text for w in known if not w.met_by(met))),
            ),
            similar=tuple(self.index.passages[row] for row in ranked.repeats),
        )

    def _evidence(self, document: Document, passage: Passage, ranked: Ranked) -> tuple[Evidence, ...]:
        """The best sentence of the passage and those nearly as good, in the order of the text."""
        first = ranked.sentences[0][0] if ranked.sentences else 0
        by_score = sorted(ranked.sentences, key=lambda s: (-s[1], s[0]))
        best = by_score[0][1] if by_score else 0.0
        chosen = sorted(row for row, score in by_score[:MOST_EVIDENCE] if score >= NEARLY_BEST * best)
        places = [row - first for row in chosen]
        return tuple(
            Evidence(s.span, s.span.of(document.text), s.numbers, _following(passage, place))
            for place, s in ((place, passage.sentences[place]) for place in places)
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """A passage in its place, and the terms of the question that it holds."""

    ranked: Ranked
    terms: frozenset[str]


def _share(words: Sequence[Word], met: Container[str], weights: TermWeights) -> float:
    """The idf-weighted share of the words that are met; a word no document has weighs as the rarest would."""
    rarest = float(np.log(weights.size + 1))
    values = [max((weights.idf(t) for t in w.terms), default=0.0) or rarest for w in words]
    total = sum(values)
    return sum(v for w, v in zip(words, values, strict=True) if w.met_by(met)) / total if total else 0.0


def _following(passage: Passage, place: int) -> tuple[int, ...]:
    """The numbers that the passage cites next behind its sentence at `place`, which cites none."""
    if passage.sentences[place].numbers:
        return ()
    return next((s.numbers for s in passage.sentences[place + 1 :] if s.numbers), ())


def _is_in(path: tuple[str, ...], sections: Sequence[str] | None) -> bool:
    return not sections or any(
        sought.casefold() in heading.casefold() for sought in sections for heading in path
    )
