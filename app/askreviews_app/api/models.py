"""What the interface answers and takes, for its description.

The answers are the JSON forms of `askreviews.export`; these models mirror them field by field, which a test
holds, and add what OpenAPI needs.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from askreviews_app.api.limits import MAX_BATCH, MAX_QUESTION, MAX_TEXT, MAX_TEXTS

Mode = Literal["hybrid", "keyword", "meaning"]
QuestionText = Annotated[str, Field(max_length=MAX_QUESTION, examples=["Which microRNA acts on mTOR?"])]
Count = Annotated[int, Field(ge=1, le=100)]
Names = Annotated[list[str], Field(max_length=100)]
Year = Annotated[int, Field(ge=0, le=9999)]


class Work(BaseModel):
    """A document as an answer names it."""

    id: str
    title: str
    authors: list[str]
    journal: str | None
    year: int | None
    doi: str | None
    url: str | None
    kind: Literal["article", "digest"]
    label: str


class ListedWork(Work):
    """A work in the list of all."""

    sections: int
    references: int
    source: str


class Stretch(BaseModel):
    """Characters of a document's text, and their words."""

    start: int
    end: int
    text: str


class Cell(BaseModel):
    """A cell of a table row, after its column's heading."""

    column: str
    start: int
    end: int
    text: str


class Reference(BaseModel):
    """An entry of a reference list; a chapter has a `book`, and that has `editors`."""

    number: int
    raw: str
    authors: list[str]
    title: str | None
    journal: str | None
    year: int | None
    volume: str | None
    issue: str | None
    pages: str | None
    doi: str | None
    pmid: str | None
    pmcid: str | None
    url: str | None
    listed: bool
    book: str | None
    editors: list[str]


class Evidence(Stretch):
    """A sentence that speaks to the question, and the numbers it cites; if none, those `following` it."""

    references: list[int]
    following: list[int]


class Explanation(BaseModel):
    """Why a passage matched."""

    terms: list[str]
    keyword: float
    meaning: float
    similarity: float
    missing: list[str]


class Similar(Stretch):
    """A passage of the same document that says the same, and the headings it stands under."""

    section: list[str]


class Match(BaseModel):
    """A passage, word for word, with all that is needed to check it."""

    rank: int
    score: float
    document: Work
    section: list[str]
    paragraph: int
    kind: Literal["text", "caption", "row"]
    start: int
    end: int
    text: str
    cells: list[Cell]
    evidence: list[Evidence]
    references: list[Reference]
    explanation: Explanation
    similar: list[Similar]


class Synonyms(BaseModel):
    """Words of the question that occur nowhere, and the terms of the documents that they were read as."""

    text: str
    terms: list[str]


class Misspelling(BaseModel):
    """A word of the question that occurs nowhere, and the documents' word that is spelt most like it."""

    text: str
    word: str


class Answer(BaseModel):
    """What one question gets back."""

    question: str
    found: bool
    unsure: bool
    confidence: float
    mode: Mode
    matches: list[Match]
    nearest: list[Match]
    unknown: list[str]
    unmet: list[str]
    unnamed: list[str]
    synonyms: list[Synonyms]
    misspelt: list[Misspelling]
    elapsed_ms: float


class Refusal(BaseModel):
    """What stands in an answer's place when a question of several cannot be asked."""

    question: str
    error: str


class CitingSentence(BaseModel):
    """A sentence that cites a reference, where it stands, and the entry itself."""

    document: Work
    section: list[str]
    start: int
    end: int
    text: str
    reference: Reference


class Citation(BaseModel):
    """An in-text marker and the numbers it names."""

    start: int
    end: int
    numbers: list[int]


class Sentence(Stretch):
    """A sentence and the markers in it."""

    citations: list[Citation]


class Paragraph(BaseModel):
    """A paragraph, a caption, or a row of a table."""

    start: int
    end: int
    kind: Literal["text", "caption", "row"]
    cells: list[Cell]
    sentences: list[Sentence]


class Section(BaseModel):
    """A section's own paragraphs, under the headings down to its own."""

    heading: str
    path: list[str]
    start: int
    end: int
    paragraphs: list[Paragraph]


class Sections(BaseModel):
    """Some of a document's sections, and the entries that they cite, in the order of mention."""

    document: Work
    sections: list[Section]
    references: list[Reference]


class Document(BaseModel):
    """A review as it was read: offsets count the characters of `text`."""

    id: str
    title: str
    authors: list[str]
    journal: str | None
    year: int | None
    volume: str | None
    issue: str | None
    pages: str | None
    doi: str | None
    url: str | None
    kind: Literal["article", "digest"]
    label: str
    keywords: list[str]
    abstract: Stretch | None
    text: str
    sections: list[Section]
    references: list[Reference]
    warnings: list[str]
    source: str


class Paper(BaseModel):
    """A cited paper: its numbers by the documents' ids, and who cites it."""

    key: str
    score: float
    doi: str | None
    numbers: dict[str, list[int]]
    reference: Reference
    citing: list[CitingSentence]


class Embeddings(BaseModel):
    """The vectors of texts, each of length 1, and the model that made them."""

    model: str
    dimension: int
    vectors: list[list[float]]


class Health(BaseModel):
    """Whether the server runs, or is ready to answer."""

    status: Literal["ok"]
    version: str


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


class Request(BaseModel):
    """What is asked for; a field that is not known is refused."""

    model_config = ConfigDict(extra="forbid")


class Search(Request):
    """How questions are searched."""

    k: Count = 5
    mode: Mode = "hybrid"
    documents: Names | None = None
    sections: Names | None = None


class Question(Search):
    """One question."""

    question: QuestionText


class SearchedFor(Question):
    """One question whose nearest passages are wanted."""

    k: Count = 10


class Questions(Search):
    """Several questions."""

    questions: Annotated[list[QuestionText], Field(max_length=MAX_BATCH)]


class QuestionByAddress(Request):
    """One question, asked by an address alone; `document` and `section` may be repeated."""

    question: QuestionText
    k: Count = 5
    mode: Mode = "hybrid"
    document: Names = []
    section: Names = []


class SearchedForByAddress(QuestionByAddress):
    """The same, asked by an address alone."""

    k: Count = 10


class PapersByAddress(Request):
    """Which cited papers: `k` from the one at `offset` on; without a question, in the order of the lists."""

    question: QuestionText | None = None
    k: Count = 20
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    document: Names = []
    year_from: Year | None = None
    year_to: Year | None = None
    journal: Annotated[str, Field(max_length=200)] = ""


class Texts(Request):
    """Texts to embed."""

    texts: Annotated[
        list[Annotated[str, Field(max_length=MAX_TEXT, examples=["miR-124"])]],
        Field(min_length=1, max_length=MAX_TEXTS),
    ]
