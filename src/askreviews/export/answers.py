"""The JSON forms of answers and of the sentences that cite a reference."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from askreviews.answers import Answer, CitingSentence, Explanation, Match, Misspelling, Mode, Synonyms
from askreviews.documents import ParagraphKind
from askreviews.export.works import (
    CellForm,
    ReferenceForm,
    SpanForm,
    WorkForm,
    cell_form,
    reference_form,
    work_form,
)
from askreviews.tables import row_at


class EvidenceForm(SpanForm, frozen=True):
    """A sentence that speaks to the question, and the reference numbers it cites.

    `following` are those that are cited next behind it, where it cites none.
    """

    references: tuple[int, ...]
    following: tuple[int, ...]


class SimilarForm(SpanForm, frozen=True):
    """A passage of the same document that says the same, and the headings it stands under."""

    section: tuple[str, ...]


class MatchForm(msgspec.Struct, frozen=True):
    """A passage; `section` holds the headings down to it, `paragraph` counts from 1 within its section.

    `cells` are those of the table row that the passage is; none when its `kind` is another.
    """

    rank: int
    score: float
    document: WorkForm
    section: tuple[str, ...]
    paragraph: int
    kind: ParagraphKind
    start: int
    end: int
    text: str
    cells: tuple[CellForm, ...]
    evidence: tuple[EvidenceForm, ...]
    references: tuple[ReferenceForm, ...]
    explanation: Explanation
    similar: tuple[SimilarForm, ...]


class AnswerForm(msgspec.Struct, frozen=True):
    """What one question gets back; `nearest` repeats `matches` when `found` is false, else it is empty.

    `unsure` is `Answer.is_unsure`.
    """

    question: str
    found: bool
    unsure: bool
    confidence: float
    mode: Mode
    matches: tuple[MatchForm, ...]
    nearest: tuple[MatchForm, ...]
    unknown: tuple[str, ...]
    unmet: tuple[str, ...]
    unnamed: tuple[str, ...]
    synonyms: tuple[Synonyms, ...]
    misspelt: tuple[Misspelling, ...]
    elapsed_ms: float


class RefusalForm(msgspec.Struct, frozen=True):
    """What a question gets back that cannot be asked."""

    question: str
    error: str


class CitingSentenceForm(msgspec.Struct, frozen=True):
    """A sentence that cites a reference, where it stands, and the entry itself."""

    document: WorkForm
    section: tuple[str, ...]
    start: int
    end: int
    text: str
    reference: ReferenceForm


def answer_json(answer: Answer) -> bytes:
    """Encode what ``askreviews ask --json`` prints: one object."""
    form = AnswerForm(
        question=answer.question,
        found=answer.found,
        unsure=answer.is_unsure,
        confidence=answer.confidence,
        mode=answer.mode,
        matches=tuple(match_form(match) for match in answer.matches),
        nearest=tuple(match_form(match) for match in answer.nearest),
        unknown=answer.unknown,
        unmet=answer.unmet,
        unnamed=answer.unnamed,
        synonyms=answer.synonyms,
        misspelt=answer.misspelt,
        elapsed_ms=answer.elapsed_ms,
    )
    return msgspec.json.encode(form)


def matches_json(matches: Iterable[Match]) -> bytes:
    """Encode passages without a verdict: an array, best first."""
    return msgspec.json.encode([match_form(match) for match in matches])


def refusal_json(question: str, error: str) -> bytes:
    """Encode what stands in an answer's place when `question` cannot be asked: one object."""
    return msgspec.json.encode(RefusalForm(question, error))


def citing_json(sentences: Iterable[CitingSentence]) -> bytes:
    """Encode what ``askreviews cite --json`` prints: an array, in reading order."""
    return msgspec.json.encode([citing_form(sentence) for sentence in sentences])


def match_form(match: Match) -> MatchForm:
    """Take the passage, its place, its evidence and its references."""
    document, passage = match.document, match.passage
    row = row_at(document, passage.span)
    return MatchForm(
        rank=match.rank,
        score=match.score,
        document=work_form(document),
        section=match.section,
        paragraph=passage.paragraph + 1,
        kind=document.sections[passage.section].paragraphs[passage.paragraph].kind,
        start=passage.span.start,
        end=passage.span.end,
        text=match.text,
        cells=tuple(cell_form(cell, document.text) for cell in row.cells) if row else (),
        evidence=tuple(
            EvidenceForm(
                evidence.span.start, evidence.span.end, evidence.text, evidence.references, evidence.following
            )
            for evidence in match.evidence
        ),
        references=tuple(reference_form(entry) for entry in match.references),
        explanation=match.explanation,
        similar=tuple(
            SimilarForm(p.span.start, p.span.end, p.span.of(document.text), document.sections[p.section].path)
            for p in match.similar
        ),
    )


def citing_form(citing: CitingSentence) -> CitingSentenceForm:
    """Take the sentence, its place and the entry."""
    return CitingSentenceForm(
        document=work_form(citing.document),
        section=citing.section,
        start=citing.sentence.span.start,
        end=citing.sentence.span.end,
        text=citing.text,
        reference=reference_form(citing.reference),
    )
