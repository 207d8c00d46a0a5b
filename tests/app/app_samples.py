"""Made-up reviews, and a library over them that answers without an index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from askreviews.answers import Answer, Evidence, Explanation, Match, Misspelling
from askreviews.checking import ReferenceCheck, check_references
from askreviews.comparing import AnswerComparison, compare_answers
from askreviews.conversation import FollowUp
from askreviews.documents import Cell, Citation, Document, Paragraph, Reference, Section, Sentence, Span
from askreviews.errors import QuestionError, ReadingError, UnknownName
from askreviews.finding import occurrences
from askreviews.manifest import Counts, EncoderIdentity, Manifest, Origin
from askreviews.papers import Paper, cited_by, papers
from askreviews.passages import Passage

HARD_STRINGS = (
    "IL-6<TNF",
    "*in vitro*",
    "H~2~O",
    "__init__",
    "<img src=x onerror=alert(1)>",
    "![](http://example.com/x.png)",
    "$x^2$",
    "\\(x\\)",
    "| a | b |",
    "<script>alert(2)</script>",
    "&lt;",
    "[x](javascript:alert(3))",
    "# heading",
    "1. item",
    "~~s~~",
    "`code` ```block```",
    ":smile:",
    "<details><summary>fold</summary></details>",
    "http://example.com",
    "abc\u202edef\u202c",
    "${1+1} {{value}}",
    "</blockquote></article>",
    "<form action=http://example.com><input></form>",
    "'\"quoted\"'",
)
"""What a careless page would turn into something else."""

_MARKER = re.compile(r"\^\{[\d,–]+\}|\[[\d, –]+\]|[⁰¹²³⁴-⁹]+")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def review(
    name: str, title: str, sections: dict[tuple[str, ...], Sequence[Sequence[str]]], **facts: object
) -> Document:
    """A document from its sections' paragraphs, each a sequence of sentences with their markers."""
    text, built = "", []
    for path, paragraphs in sections.items():
        start, spans = len(text), []
        for sentences in paragraphs:
            spans.append(paragraph(len(text), sentences))
            text += " ".join(sentences) + "\n\n"
        built.append(Section(path[-1], path, Span(start, len(text.rstrip())), tuple(spans)))
    return Document(id=name, text=text, title=title, sections=tuple(built), **facts)  # type: ignore[arg-type]


def paragraph(start: int, sentences: Sequence[str]) -> Paragraph:
    """A paragraph of `sentences` that begins at character `start`."""
    built, place = [], start
    for sentence in sentences:
        built.append(Sentence(Span(place, place + len(sentence)), tuple(citations(place, sentence))))
        place += len(sentence) + 1
    return Paragraph(Span(start, place - 1), tuple(built))


def citations(start: int, sentence: str) -> list[Citation]:
    """The markers in `sentence`, which begins at character `start`."""
    return [
        Citation(Span(start + m.start(), start + m.end()), numbers(m[0])) for m in _MARKER.finditer(sentence)
    ]


def numbers(marker: str) -> tuple[int, ...]:
    """The numbers that `marker` names, ranges unfolded."""
    named: list[int] = []
    for part in marker.translate(_DIGITS).strip("^{}[]").split(","):
        first, _, last = part.partition("–")
        named.extend(range(int(first), int(last or first) + 1))
    return tuple(named)


MOSS = review(
    "moss-2024",
    "How moss keeps water",
    {
        ("Water",): [
            [
                "Moss cushions hold nine times their weight in water.^{1–3}",
                "Leaves without a midrib lose it within an hour [2, 5].",
                "Shade doubles that time.⁴",
            ],
        ],
        ("Water", "Salt and stress"): [
            ["Salt slows the uptake.", "The gene SOS1 restores it in one species only.[6]"],
        ],
        ("Growth",): [["Spores wait for rain for up to eleven years.⁷ ⁸"]],
    },
    authors=("A. Bryo", "C. Rhizoid"),
    year=2024,
    doi="10.1234/moss.2024",
    kind="digest",
    references=(
        Reference(1, "Bryo A. Cushions. *J Moss.* 2001;1:1–9. doi:10.1/a", doi="10.1/a"),
        Reference(2, "Calyx B. Midribs. J Moss. 2002;2:10.", doi="10.1/b"),
        Reference(3, "Dew C. Drops. J Moss. 2003."),
        Reference(4),
        Reference(6, "Eel F. Salt & <SOS1>. J Moss. 2006.", doi="10.1/<f>"),
        Reference(7, "Fern G. Spores. J Moss. 2007.", doi="10.1/g"),
        Reference(8, "Gill H. Rain. J Moss. 2008.", doi="10.1/h"),
    ),
)

HARD = review(
    "hard",
    " ".join(HARD_STRINGS),
    {
        (" ".join(HARD_STRINGS),): [
            [f"{string} says this [1]." for string in HARD_STRINGS[place : place + 8]]
            for place in range(0, len(HARD_STRINGS), 8)
        ]
    },
    url="javascript:alert(4)",
    references=(Reference(1, " ".join(HARD_STRINGS), doi="10.1/'\"><img src=x onerror=alert(5)>"),),
)


def table(caption: str, row: str, *columns: str) -> Document:
    """A document with one table: its caption, and one row whose cells are set apart by `` | ``."""
    text = f"{caption}\n\n{row}"
    captioned, filled = paragraph(0, [caption]), paragraph(len(caption) + 2, [row])
    cells, place = [], filled.span.start
    for column, words in zip(columns, row.split(" | "), strict=True):
        cells.append(Cell(column, Span(place, place + len(words))))
        place += len(words) + len(" | ")
    parts = (replace(captioned, kind="caption"), replace(filled, kind="row", cells=tuple(cells)))
    return Document("table", text, "A table", sections=(Section("Mosses", ("Mosses",), filled.span, parts),))


TABLE = table(
    "Table 1. Mosses by weight. All <dry>.", "Peat moss [1] | nine times & more", "Plant", "Water <g>"
)


def passages(document: Document) -> list[Passage]:
    """Each paragraph as a passage."""
    return [
        Passage(document.id, s, p, spanned.span, spanned.sentences)
        for s, section in enumerate(document.sections)
        for p, spanned in enumerate(section.paragraphs)
    ]


def match(document: Document, passage: Passage, rank: int = 1) -> Match:
    """`passage` as a match whose evidence is its first sentence."""
    first = passage.sentences[0]
    evidence = Evidence(first.span, first.span.of(document.text), first.numbers)
    return Match(
        rank=rank,
        score=1 / rank,
        document=document,
        passage=passage,
        section=document.sections[passage.section].path,
        text=passage.span.of(document.text),
        evidence=(evidence,),
        references=tuple(document.reference(number) for number in passage.numbers),
        explanation=Explanation(("moss", "water"), keyword=0.6, meaning=0.4, similarity=0.7),
    )


class SampleLibrary:
    """What the pages use of `askreviews.Library`: answers with its first passages, whatever is asked."""

    home = Path("nowhere")
    models = ("sample",)
    manifest = Manifest(
        product="0",
        created=datetime(2026, 1, 1, tzinfo=UTC),
        engine="sample",
        origin=Origin(EncoderIdentity("sample", "0", 1, 1), (), "0"),
        counts=Counts(0, 0, 0, 0),
        build="sample",
        files={},
    )
    removed: tuple[str, ...] = ()
    problems: tuple[ReadingError, ...] = ()

    def __init__(self, *documents: Document) -> None:
        self.documents = documents
        self.judged: list[tuple[str, str, Span, bool]] = []
        self._free = Event()
        self._free.set()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every question waiting until the block ends."""
        self._free.clear()
        try:
            yield
        finally:
            self._free.set()

    @contextmanager
    def holding(self, *documents: Document) -> Iterator[None]:
        """Hold other documents until the block ends, as when another process changes the folder."""
        before, self.documents = self.documents, documents
        try:
            yield
        finally:
            self.documents = before

    def document(self, name: str) -> Document:
        """The document called `name`."""
        for document in self.documents:
            if document.id == name:
                return document
        raise UnknownName(f"{name!r} is not the id of a document; there are: <none>.")

    def find(self, words: str, name: str) -> tuple[Span, ...]:
        """Where `words` stand in the document."""
        return occurrences(self.document(name), words)

    def papers(
        self,
        question: str | None = None,
        k: int | None = None,
        *,
        documents: Sequence[str] | None = None,
        years: tuple[int | None, int | None] = (None, None),
        journal: str = "",
    ) -> tuple[Paper, ...]:
        """The papers that a document of that name cites, the last first for a question."""
        if question == "refused":
            raise QuestionError("Name <what> you want to know about.")
        found = papers(self.documents)
        if documents:
            found = tuple(paper for paper in found if set(paper.numbers) & set(documents))
        return found[::-1][:k] if question else found[:k]

    def compare(self, left: Answer, right: Answer) -> AnswerComparison:
        """Two answers side by side."""
        return compare_answers(left, right, papers(self.documents))

    def paper(self, name: str, number: int) -> Paper:
        """The paper that the document calls `number`."""
        for paper in papers(self.documents):
            if number in paper.numbers.get(self.document(name).id, ()):
                return paper
        raise UnknownName(f"{name} has no reference {number}.")

    def cited_by(self, answer: Answer) -> tuple[Paper, ...]:
        """The papers behind an answer."""
        return cited_by(answer.matches, papers(self.documents))

    def check_references(self, name: str) -> ReferenceCheck:
        """What is doubtful in the document's list."""
        return check_references(self.document(name), papers(self.documents))

    def read_follow_up(self, question: str, earlier: Sequence[str]) -> FollowUp:
        """What begins with "and" is read with the last question before it."""
        if not earlier or not question.startswith("and "):
            return FollowUp(question, question)
        return FollowUp(question, f"{question.removeprefix('and ')} — {earlier[-1]}", (earlier[-1],))

    def judge(self, question: str, id: str, span: Span, *, relevant: bool) -> Path:  # noqa: A002
        """Remember the judgment."""
        self.judged.append((question, self.document(id).id, span, relevant))
        return Path("judgments")

    def ask(
        self,
        question: str,
        k: int = 5,
        mode: str = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> Answer:
        """The first `k` passages; nothing is found on aspirin, and no document holds zinc."""
        self._free.wait(timeout=30)
        if not question.strip():
            raise QuestionError("The question is empty: type a few words, such as <name> a molecule.")
        searched = [d for d in self.documents if documents is None or d.id in documents]
        found = [(document, passage) for document in searched for passage in passages(document)][:k]
        matches = tuple(match(document, passage, rank) for rank, (document, passage) in enumerate(found, 1))
        on_topic = "aspirin" not in question
        return Answer(
            question=question,
            found=on_topic,
            confidence=0.93 if on_topic else 0.04,
            matches=matches,
            unknown=tuple(word for word in ("aspirin", "zinc") if word in question),
            mode=mode,  # type: ignore[arg-type]
            elapsed_ms=12.4,
            misspelt=(Misspelling("mos", "moss"),) if "mos " in question else (),
        )
