"""A small review of invented findings, an answer from it, and a library that holds just that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from askreviews.answers import Answer, CitingSentence, Evidence, Explanation, Match, Mode
from askreviews.documents import Cell, Citation, Document, Paragraph, Reference, Section, Sentence, Span
from askreviews.errors import QuestionError, ReadingError, UnknownName
from askreviews.manifest import Counts, EncoderIdentity, Manifest, Origin
from askreviews.passages import Passage

FIRST = "Kelp extract lowered IL-6<TNF in *mice* [2]."
SECOND = "A later trial [bold]saw :smile: no change[/bold] [1,3,4]."
CAPTION = "Table 1. Where kelp grows."
ROW = "Kelp 12 mg"
TEXT = f"Effects\n\n{FIRST} {SECOND}\n\nSources\n\n{CAPTION}\n{ROW}"


def span(words: str) -> Span:
    """Where `words` first stand in the sample's text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


SENTENCES = (
    Sentence(span(FIRST), (Citation(span("[2]"), (2,)),)),
    Sentence(span(SECOND), (Citation(span("[1,3,4]"), (1, 3, 4)),)),
)
REFERENCES = (
    Reference(
        1, "Ås Ø. Kelp again. J Kelp. 2020.", ("Ås Ø",), "Kelp again", "J Kelp", 2020, doi="10.1/kelp.1"
    ),
    Reference(
        2, "Li B. Kelp & <mice>. J Kelp. 2019;4:1–9.", ("Li B",), "Kelp & <mice>", "J Kelp", 2019, "4", "1–9"
    ),
    Reference(3, ""),
)
UNLISTED = Reference(4, listed=False)
DOCUMENT = Document(
    id="kelp-2021",
    text=TEXT,
    title="Kelp in health",
    authors=("Ng C", "Åberg D"),
    journal="Reviews of Kelp",
    year=2021,
    volume="7",
    issue="2",
    pages="11–20",
    doi="10.1/kelp",
    url="https://doi.org/10.1/kelp",
    kind="digest",
    keywords=("kelp", "NF-κB"),
    abstract=None,
    sections=(
        Section(
            "Effects",
            ("Effects",),
            Span(0, span(SECOND).end),
            (Paragraph(Span(span(FIRST).start, span(SECOND).end), SENTENCES),),
        ),
        Section(
            "Sources",
            ("Effects", "Sources"),
            Span(span("Sources").start, len(TEXT)),
            (
                Paragraph(span(CAPTION), (Sentence(span(CAPTION)),), "caption"),
                Paragraph(
                    span(ROW),
                    (Sentence(span(ROW)),),
                    "row",
                    (Cell("Plant", Span(span(ROW).start, span(ROW).start + 4)), Cell("Dose", span("12 mg"))),
                ),
            ),
        ),
    ),
    references=REFERENCES,
    warnings=("The text cites 4, which the list lacks.",),
    source="kelp-2021.md",
)
MATCH = Match(
    rank=1,
    score=0.75,
    document=DOCUMENT,
    passage=Passage("kelp-2021", 0, 0, Span(span(FIRST).start, span(SECOND).end), SENTENCES),
    section=("Effects",),
    text=f"{FIRST} {SECOND}",
    evidence=(Evidence(span(SECOND), SECOND, (1, 3, 4)),),
    references=(REFERENCES[1], REFERENCES[0], REFERENCES[2], UNLISTED),
    explanation=Explanation(("kelp", "trial"), 0.6, 0.4, 0.5),
)
ANSWER = Answer("Does kelp work?", True, 0.9, (MATCH,), (), "hybrid", 3.5)
NOT_FOUND = Answer("And aspirin?", False, 0.125, (MATCH,), ("aspirin",), "hybrid", 3.5)
MANIFEST = Manifest(
    product="0.1.0",
    created=datetime(2026, 11, 21, 8, 30, tzinfo=UTC),
    engine="faiss",
    origin=Origin(EncoderIdentity("tiny", "00ff", 8, 256), (), "settings"),
    counts=Counts(documents=1, passages=2, sentences=4, terms=9),
    build="1",
    files={},
)


@dataclass
class SampleLibrary:
    """Stands in for `askreviews.Library`: holds the sample review, and notes what it was asked."""

    home: Path = Path("home")
    documents: tuple[Document, ...] = (DOCUMENT,)
    asked: list[dict[str, object]] = field(default_factory=list)
    problems: tuple[ReadingError, ...] = ()
    closed: bool = False

    def document(self, name: str) -> Document:
        """The sample, by its id or the beginning of it."""
        if not DOCUMENT.id.startswith(name):
            raise UnknownName(f"There is no document {name!r}:\n`askreviews list` lists them.")
        return DOCUMENT

    def ask(
        self,
        question: str,
        k: int = 5,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> Answer:
        """The sample's answer; none to a question that only asks the."""
        self.asked.append(
            {"question": question, "k": k, "mode": mode, "documents": documents, "sections": sections}
        )
        if question == "the":
            raise QuestionError("Only stop words: name what you look for.")
        answer = NOT_FOUND if "aspirin" in question else ANSWER
        return replace(answer, question=question, mode=mode)

    def citing(self, document_id: str, number: int) -> tuple[CitingSentence, ...]:
        """The sentences of the sample that cite `number`."""
        document = self.document(document_id)
        entry = document.reference(number)
        found = tuple(
            CitingSentence(
                document,
                section.path,
                paragraph.span,
                sentence,
                sentence.span.of(document.text),
                entry,
            )
            for section, paragraph, sentence in document.sentences()
            if number in sentence.numbers
        )
        if not (found or entry.listed):
            raise UnknownName(f"{document.id} has no reference {number}; its list goes from 1 to 3.")
        return found

    def add(self, path: Path, id: str | None = None) -> Document:  # noqa: A002 - the library's name
        """The sample under another name; a file that is not there cannot be read."""
        if not path.exists():
            raise ReadingError(path, "there is no such file", "Check its name.")
        return replace(DOCUMENT, id=id or path.stem, kind="article", source=path.name)

    def add_many(self, paths: Sequence[Path]) -> tuple[Document | ReadingError, ...]:
        """What came of each file."""

        def added(path: Path) -> Document | ReadingError:
            try:
                return self.add(path)
            except ReadingError as error:
                return error

        return tuple(added(path) for path in paths)

    def remove(self, document_id: str) -> str:
        """Say what a library would."""
        return f"Removed {self.document(document_id).id}."

    def remove_many(self, document_ids: Sequence[str]) -> tuple[str, ...]:
        """As `remove` does, one by one."""
        return tuple(self.remove(document_id) for document_id in document_ids)

    def rebuild(self) -> Manifest:
        """What an index of the sample might hold."""
        return MANIFEST

    def check(self) -> Manifest:
        """The same."""
        return MANIFEST

    def close(self) -> None:
        """Note that it was closed."""
        self.closed = True
