"""A library: a folder of reviews, the index built from it, and the questions they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import numpy as np
import numpy.typing as npt

from askreviews import engines, formats, indexing, judgments, keeping
from askreviews.abbreviations import Abbreviations
from askreviews.answers import Answer, CitingSentence, Match, Mode
from askreviews.arguments import called, chosen, expect, no_reference, several
from askreviews.checking import ReferenceCheck, check_references
from askreviews.comparing import AnswerComparison, compare_answers
from askreviews.conversation import FollowUp, read_follow_up
from askreviews.corpus import Preview, is_same_work
from askreviews.current import Current
from askreviews.documents import Document, Span
from askreviews.encoders import Encoder, Reranker, Store
from askreviews.engines import Engine
from askreviews.errors import QuestionError, ReadingError, UnknownName
from askreviews.finding import occurrences
from askreviews.holdings import Holdings
from askreviews.indexing import Progress
from askreviews.judgments import JudgmentRecord
from askreviews.keeping import Added
from askreviews.manifest import Manifest
from askreviews.papers import Paper, cited_by, papers
from askreviews.retrieval import Question

PATIENCE = 60.0
"""Seconds that another process is given to finish its change of the same home."""


class Library:
    """Reviews that can be asked. Safe to use from several threads; close it or use it in a ``with``.

    What other processes change in the home is noticed at the next use. An answer comes from one state.
    """

    def __init__(
        self,
        home: Path,
        *,
        encoder: Encoder,
        reranker: Reranker | None = None,
        engine: Engine | None = None,
        store: Store | None = None,
        progress: Progress | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self.home = home
        self._encoder = encoder
        self._reranker = reranker
        self._holdings = Holdings(
            home, encoder, engine or engines.load(), store=store, progress=progress, patience=patience
        )
        self._current = Current(self._holdings, encoder, reranker)

    @property
    def models(self) -> tuple[str, ...]:
        """The names of the models that rank: the embedding model, and the reranker if there is one."""
        return (self._encoder.name, *((self._reranker.name,) if self._reranker else ()))

    @property
    def manifest(self) -> Manifest:
        """What the index that answers now was built from, and how much it holds."""
        return self._current.asker().index.manifest

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that can be asked, in the order of their ids."""
        return self._current.asker().index.documents

    @property
    def problems(self) -> tuple[ReadingError, ...]:
        """Why the files of the corpus that are not among the documents could not be read."""
        sources = self._current.asker().index.manifest.origin.sources
        return () if all(source.document_id for source in sources) else self._holdings.corpus.read().problems

    def document(self, id: str) -> Document:  # noqa: A002 - the document's own word
        """The document called `id`, or the only one whose id begins so.

        Raises:
            UnknownName: there is none, or there are several.
            TypeError: the id is no text.

        """
        expect("id", id, str)
        return called(id, self.documents)

    def ask(
        self,
        question: str,
        k: int = 5,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> Answer:
        """The passages that answer `question`, best first, in the documents' own words.

        `k` is how many at most, 1 to 100. `mode` weighs words (``keyword``), the embedding (``meaning``) or
        both (``hybrid``). `documents` limits the search to those ids, `sections` to sections with one of
        these words in their heading or in one above; a single text stands for itself, None for all.

        Raises:
            QuestionError: the question is empty, too long, or holds only words that every text has; or there
                are no documents yet; or `documents` or `sections` name none.
            UnknownName: a document or section is named that is not there.
            TypeError: the question is no text, or `k` no whole number.

        """
        expect("question", question, str)
        asker = self._current.asker()
        return asker.ask(question, asker.how(k, mode, documents, sections))

    def ask_many(
        self,
        questions: Sequence[str],
        k: int = 5,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Answer, ...]:
        """The answers to several questions, in their order, from one state of the library.

        Each is what `ask` returns; a single text stands for itself. Raises as `ask` does, saying which
        question it was, and before anything is asked when one is no text.
        """
        asked = several("questions", questions)
        asker = self._current.asker()
        search = asker.how(k, mode, documents, sections)
        answers = []
        for number, question in enumerate(asked, 1):
            try:
                answers.append(asker.ask(question, search))
            except QuestionError as error:
                raise error.in_place(number, len(asked)) from None
        return tuple(answers)

    def search(
        self,
        question: str,
        k: int = 10,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Match, ...]:
        """The passages that `ask` returns, without a verdict on whether they answer; raises as `ask` does."""
        expect("question", question, str)
        asker = self._current.asker()
        return asker.search(question, asker.how(k, mode, documents, sections))

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """The embeddings of `texts` by the model that ranks: float32[n, d], each of length 1.

        A single text stands for itself. What the model cannot read of a long one, its end, does not count.
        Raises TypeError when one is no text.
        """
        return self._encoder.encode(several("texts", texts))

    def read_follow_up(self, question: str, earlier: Sequence[str]) -> FollowUp:
        """How `question` is read after the `earlier` ones of a conversation, as written or as read.

        They come oldest first; a single text stands for itself. Ask the reading's `asked_as`. A question
        that stands alone comes back as it is.

        Raises:
            TypeError: the question or one of the earlier ones is no text.

        """
        expect("question", question, str)
        before = several("earlier", earlier)
        asker = self._current.asker()
        return read_follow_up(question, before, asker.merged, asker.searcher.vocabulary())

    def citing(self, id: str, number: int) -> tuple[CitingSentence, ...]:  # noqa: A002
        """Every sentence of document `id` that cites reference `number`, ranges unfolded, in order.

        Raises:
            UnknownName: there is no such document, or neither its list nor its text has the number.
            TypeError: the id is no text, or the number no whole number.

        """
        expect("number", number, int)
        document = self.document(id)
        entry = document.reference(number)
        found = tuple(
            CitingSentence(document, section.path, paragraph.span, s, s.span.of(document.text), entry)
            for section, paragraph, s in document.sentences()
            if number in s.numbers
        )
        if not found and not entry.listed:
            raise UnknownName(no_reference(document, number))
        return found

    def papers(
        self,
        question: str | None = None,
        k: int | None = None,
        *,
        documents: Sequence[str] | None = None,
        years: tuple[int | None, int | None] = (None, None),
        journal: str = "",
    ) -> tuple[Paper, ...]:
        """The papers that the documents cite: all, in the order of the lists, or, for a question, best first.

        A paper that several documents cite is one. `question` ranks them by what is said where they are
        cited, and by their titles. `k` is how many at most. Only papers that one of `documents` cites,
        published in `years` (first and last, either of them open), in a journal whose name holds `journal`.

        Raises:
            QuestionError: the question is empty, too long, or holds only words that every text has.
            UnknownName: a document is named that is not there.

        """
        names = chosen("documents", documents)
        ids = None if names is None else {called(name, self.documents).id for name in names}
        return self._current.papers().chosen(question, k, documents=ids, years=years, journal=journal)

    def compare(self, left: Answer, right: Answer) -> AnswerComparison:
        """Two answers side by side, with what they share: passages, or papers that these cite."""
        return compare_answers(left, right, self._current.papers().papers)

    def paper(self, id: str, number: int) -> Paper:  # noqa: A002
        """The paper that document `id` calls `number`; raises as `citing` does."""
        expect("number", number, int)
        document = self.document(id)
        for paper in self._current.papers().papers:
            if number in paper.numbers.get(document.id, ()):
                return paper
        raise UnknownName(no_reference(document, number))

    def cited_by(self, answer: Answer) -> tuple[Paper, ...]:
        """The papers that stand behind the passages of `answer`, in the order of their mention."""
        return cited_by(answer.matches, self._current.papers().papers)

    def check_references(self, id: str) -> ReferenceCheck:  # noqa: A002
        """What is doubtful in the references of document `id`; raises UnknownName when there is none such."""
        return check_references(self.document(id), self._current.papers().papers)

    def find(self, words: str, id: str) -> tuple[Span, ...]:  # noqa: A002
        """Where `words` stand in the document called `id`, in order; see `finding.occurrences`.

        Raises:
            QuestionError: the words are empty or too long.
            UnknownName: there is no such document.
            TypeError: the words or the id are no text.

        """
        expect("words", words, str)
        return occurrences(self.document(id), words)

    def judge(self, question: str, id: str, span: Span, *, relevant: bool) -> Path:  # noqa: A002
        """Keep in the home whether a stretch of document `id` answers `question`.

        Returns the folder of all judgments; `askreviews eval FOLDER` measures them. A later judgment of the
        same stretch replaces this one.

        Raises:
            UnknownName: there is no such document, or it has no such stretch.
            QuestionError: the question cannot be asked.
            WritingError: the home cannot be written.
            TypeError: an argument is of another type.

        """
        expect("question", question, str)
        expect("span", span, Span)
        expect("relevant", relevant, bool)
        Question.parse(question, Abbreviations())
        document = self.document(id)
        if not 0 <= span.start < span.end <= len(document.text):
            raise UnknownName(f"{document.id} has {len(document.text)} characters and no stretch {span}.")
        text = span.of(document.text)
        return judgments.keep(
            self.home, JudgmentRecord(question.strip(), document.id, span.start, text, relevant)
        )

    def add(self, path: str | Path, id: str | None = None) -> Document:  # noqa: A002
        """Add the review in a file and index it; an article takes the place of the digest of its work.

        The file is copied into the home; when the index cannot be built, it is taken away again. `path` may
        also be the id of a digest that was removed: it comes back.

        Raises:
            ReadingError: the file cannot be read, or its id is taken by another work.
            WritingError: the home cannot be written.
            IndexBusy: another process is changing the home.

        """
        (added,) = keeping.add([Path(path)], self._holdings, self._current, id=id)
        if isinstance(added, ReadingError):
            raise added
        return added

    def add_many(self, paths: Sequence[str | Path]) -> tuple[Added, ...]:
        """Add the reviews in several files as `add` does, and index them once; a single path is one file.

        Gives for each, in their order, its document, or the `ReadingError` that says why it has none, which
        does not stop the others. When the index cannot be built, none is added.

        Raises:
            WritingError: the home cannot be written.
            IndexBusy: another process is changing the home.

        """
        several_paths = [paths] if isinstance(paths, str | Path) else paths
        return keeping.add([Path(path) for path in several_paths], self._holdings, self._current)

    def preview(self, path: str | Path) -> Preview:
        """What `add` would read from a file, and whose place it would take; nothing is changed.

        Raises:
            ReadingError: the file cannot be read, or its id is taken by another work.

        """
        addition = self._holdings.corpus.adding(Path(path), id=None, present=self.documents)
        document = formats.read(Path(path), id=addition.document.id)
        replaced = next((d for d in self.documents if is_same_work(d, document)), None)
        check = check_references(document, papers([document]))
        return Preview(document, indexing.count_passages(document, self._encoder), replaced, check)

    @property
    def removed(self) -> tuple[str, ...]:
        """The ids of the digests that were removed; `add` brings one back."""
        return tuple(sorted(self._holdings.corpus.removed()))

    @contextmanager
    def reporting(self, progress: Progress) -> Iterator[None]:
        """Tell `progress`, instead of the one given on opening, of the changes made in the block."""
        with self._current.reporting(progress):
            yield

    def remove(self, id: str) -> str:  # noqa: A002
        """Take the document called `id` out, index the rest, and return a sentence that says what was done.

        Raises:
            UnknownName: there is no such document.
            WritingError: the home cannot be written.
            IndexBusy: another process is changing the home.
            TypeError: the id is no text.

        """
        expect("id", id, str)
        (told,) = keeping.remove([id], self._holdings, self._current)
        return told

    def remove_many(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Take out the documents called `ids` as `remove` does, and index the rest once.

        Gives a sentence for each document, in their order; one that is named twice goes once, and a single
        text stands for itself. When one is unknown, or the index cannot be built, nothing is removed.
        Raises as `remove` does.
        """
        return keeping.remove(several("ids", ids), self._holdings, self._current)

    def rebuild(self) -> Manifest:
        """Build the index anew from all files.

        Raises:
            WritingError: the home cannot be written.
            IndexBusy: another process is changing the home.

        """
        with self._current.turn():
            self._current.build(self._holdings.read())
            return self._current.asker().index.manifest

    def check(self) -> Manifest:
        """Read every byte of the index on disk and compare it with what was built, and with the corpus.

        Raises:
            IndexMissing: there is no index.
            IndexOutdated: the files of the corpus or the program have changed since.
            IndexOfAnotherModel: another model built it.
            IndexDamaged: a file does not hold what was written.

        """
        return self._holdings.verify()

    def refresh(self) -> None:
        """Read the index, and build it first when it is missing or outdated; raises as `open` does."""
        self._current.refresh()

    def close(self) -> None:
        """Let go of the index; whatever needs it later reads it again."""
        self._current.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
