"""From a question to an Answer: the passages, their evidence, their references, and whether they answer."""

from __future__ import annotations

import time
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

import numpy as np

from askreviews import confidence
from askreviews.abbreviations import Abbreviations
from askreviews.analysis import Word
from askreviews.answers import MODES, Answer, Evidence, Explanation, Match, Mode
from askreviews.documents import Document
from askreviews.encoders import Encoder, Reranker
from askreviews.engines import Index
from askreviews.errors import QuestionError, UnknownName
from askreviews.indexing import View, from_json
from askreviews.lexical import TermWeights
from askreviews.passages import Passage
from askreviews.retrieval import Question, Ranked, Scope, Searcher

MOST_MATCHES = 100
JUDGED = 5
"""How many of the first passages confidence looks at, however many are asked for."""
NEARLY_BEST = 0.8
"""A sentence is evidence, too, when it scores this share of the passage's best one."""
MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class Asker:
    """Answers questions from one index; safe to use from several threads."""

    index: Index
    searcher: Searcher
    documents: dict[str, Document]
    meanings: dict[str, Abbreviations]
    merged: Abbreviations

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
        )

    def ask(
        self,
        question: str,
        *,
        k: int,
        mode: Mode,
        documents: Sequence[Document] | None,
        sections: Sequence[str] | None,
    ) -> Answer:
        """The best `k` passages for `question`; see `Library.ask`."""
        begun = time.perf_counter()
        if mode not in MODES:
            raise QuestionError(f"There is no mode {mode!r}. Choose one of: {', '.join(MODES)}.")
        if not 1 <= k <= MOST_MATCHES:
            raise QuestionError(f"{k} passages were asked for. Ask for 1 to {MOST_MATCHES}.")
        parsed = Question.parse(question, self.merged)
        scope = self._scope(documents, sections)
        ranked = self.searcher.search(parsed, k=max(k, JUDGED), mode=mode, scope=scope)
        seen = _Vocabulary(self.index.terms("passages"), scope)
        held = [frozenset(self._terms(self.index.passages[r.row])) for r in ranked]
        probability = confidence.estimate(self._features(parsed, ranked[:JUDGED], held[:JUDGED], seen))
        matches = tuple(
            self._match(parsed, place, r, met)
            for place, (r, met) in enumerate(zip(ranked[:k], held, strict=False), 1)
        )
        return Answer(
            question=parsed.text,
            found=bool(matches) and probability >= confidence.THRESHOLD,
            confidence=probability if matches else 0.0,
            matches=matches,
            unknown=tuple(dict.fromkeys(w.text for w in parsed.telling if not w.met_by(seen))),
            mode=mode,
            elapsed_ms=(time.perf_counter() - begun) * 1000,
        )

    def features(self, question: str) -> confidence.Features:
        """What confidence is estimated from, for a question asked of everything: for fitting the estimate."""
        parsed = Question.parse(question, self.merged)
        ranked = self.searcher.search(parsed, k=JUDGED, mode="hybrid", scope=Scope())
        held = [frozenset(self._terms(self.index.passages[r.row])) for r in ranked]
        return self._features(parsed, ranked, held, _Vocabulary(self.index.terms("passages"), Scope()))

    def _scope(self, documents: Sequence[Document] | None, sections: Sequence[str] | None) -> Scope:
        """The rows in the documents and sections named; raises UnknownName for a section nobody has."""
        if documents is None and not sections:
            return Scope()
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

    def _terms(self, passage: Passage) -> list[str]:
        document = self.documents[passage.document_id]
        view = View(document, self.meanings.get(document.id, Abbreviations()), ())
        return view.terms(passage.span, passage.citations)

    def _features(
        self, question: Question, ranked: Sequence[Ranked], held: Sequence[frozenset[str]], seen: _Vocabulary
    ) -> confidence.Features:
        weights = self.index.terms("passages")
        telling = question.telling
        return confidence.Features(
            closeness=ranked[0].closeness if ranked else 0.0,
            covered=max((_share(telling, met, weights) for met in held), default=0.0),
            known=_share(telling, seen, weights),
        )

    def _match(self, question: Question, place: int, ranked: Ranked, met: frozenset[str]) -> Match:
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
            ),
        )

    def _evidence(self, document: Document, passage: Passage, ranked: Ranked) -> tuple[Evidence, ...]:
        """The best sentence of the passage and those nearly as good, in the order of the text."""
        first = ranked.sentences[0][0] if ranked.sentences else 0
        by_score = sorted(ranked.sentences, key=lambda s: (-s[1], s[0]))
        best = by_score[0][1] if by_score else 0.0
        chosen = sorted(row for row, score in by_score[:MOST_EVIDENCE] if score >= NEARLY_BEST * best)
        sentences = [passage.sentences[row - first] for row in chosen]
        return tuple(Evidence(s.span, s.span.of(document.text), s.numbers) for s in sentences)


@dataclass(frozen=True, slots=True)
class _Vocabulary(Container[str]):
    """The terms that occur in the passages searched."""

    weights: TermWeights
    scope: Scope
    _known: dict[str, bool] = field(default_factory=dict)

    def __contains__(self, term: object) -> bool:
        if not isinstance(term, str):
            return False
        if self.scope.passages is None:
            return term in self.weights
        if term not in self._known:
            self._known[term] = bool((self.weights.scores([term]) * self.scope.passages).any())
        return self._known[term]


def _share(words: Sequence[Word], met: Container[str], weights: TermWeights) -> float:
    """The idf-weighted share of the words that are met; a word no document has weighs as the rarest would."""
    rarest = float(np.log(weights.size + 1))
    values = [max((weights.idf(t) for t in w.terms), default=0.0) or rarest for w in words]
    total = sum(values)
    return sum(v for w, v in zip(words, values, strict=True) if w.met_by(met)) / total if total else 0.0


def _is_in(path: tuple[str, ...], sections: Sequence[str] | None) -> bool:
    return not sections or any(
        sought.casefold() in heading.casefold() for sought in sections for heading in path
    )
