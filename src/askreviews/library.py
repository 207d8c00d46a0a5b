"""A library: a folder of reviews, the index built from it, and the questions they answer."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from askreviews import encoders, engines, indexing
from askreviews.answering import Asker
from askreviews.answers import Answer, CitingSentence, Mode
from askreviews.corpus import Corpus, Reading, find_home
from askreviews.documents import Document
from askreviews.encoders import Encoder
from askreviews.engines import Engine, Index
from askreviews.errors import IndexMissing, IndexOutdated, ReadingError, UnknownName
from askreviews.indexing import Progress
from askreviews.manifest import Manifest, Origin
from askreviews.version import __version__


def open(  # noqa: A001 - askreviews.open, as in gzip.open
    home: str | Path | None = None,
    *,
    model: str | None = None,
    progress: Progress | None = None,
    ready: bool = True,
) -> Library:
    """Open the library in `home` (see `find_home`).

    `model` names an embedding model of sentence-transformers; without it the one that comes installed is used.
    `progress` is called with what is being done, how many are done, and how many there are. The index is
    built when it is missing or outdated; with ``ready=False`` only when it is first needed.

    Raises:
        ModelError: the model cannot be loaded.
        IndexDamaged: a file of the index does not hold what was written; `Library.rebuild` mends it.

    """
    library = Library(find_home(home), encoder=encoders.load(model), progress=progress)
    if ready:
        library.refresh()
    return library


class Library:
    """Reviews that can be asked. Safe to use from several threads; close it or use it in a ``with``."""

    def __init__(
        self, home: Path, *, encoder: Encoder, engine: Engine | None = None, progress: Progress | None = None
    ) -> None:
        self.home = home
        self._corpus = Corpus(home)
        self._encoder = encoder
        self._engine = engine or engines.load()
        self._progress = progress
        self._asker: Asker | None = None
        self._problems: tuple[ReadingError, ...] = ()
        self._changing = threading.RLock()

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that can be asked, in the order of their ids."""
        return self._ready().index.documents

    @property
    def problems(self) -> tuple[ReadingError, ...]:
        """The files of the corpus that could not be read when the index was last built here."""
        return self._problems

    def document(self, id: str) -> Document:  # noqa: A002 - the document's own word
        """The document called `id`, or the only one whose id begins so.

        Raises:
            UnknownName: there is none, or there are several.

        """
        documents = {d.id: d for d in self.documents}
        if id in documents:
            return documents[id]
        found = [d for name, d in documents.items() if id and name.startswith(id)]
        if len(found) == 1:
            return found[0]
        names = ", ".join(d.id for d in found) or ", ".join(documents) or "none yet"
        reason = "is the beginning of several" if found else "is not the id of a document"
        raise UnknownName(f"{id!r} {reason}; there are: {names}.")

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
        these words in their heading or in one above.

        Raises:
            QuestionError: the question is empty, too long, or holds only words that every text has.
            UnknownName: a document or section is named that is not there.

        """
        asker = self._ready()
        chosen = [self.document(name) for name in documents] if documents else None
        return asker.ask(question, k=k, mode=mode, documents=chosen, sections=sections)

    def citing(self, id: str, number: int) -> tuple[CitingSentence, ...]:  # noqa: A002
        """Every sentence of document `id` that cites reference `number`, ranges unfolded, in order.

        Raises:
            UnknownName: there is no such document, or neither its list nor its text has the number.

        """
        document = self.document(id)
        entry = document.reference(number)
        found = tuple(
            CitingSentence(document, section.path, paragraph.span, s, s.span.of(document.text), entry)
            for section, paragraph, s in document.sentences()
            if number in s.numbers
        )
        if not found and not entry.listed:
            last = max((r.number for r in document.references), default=0)
            known = f"its list goes from 1 to {last}" if last else "it has no reference list"
            raise UnknownName(f"{document.id} has no reference {number}; {known}.")
        return found

    def add(self, path: str | Path, id: str | None = None) -> Document:  # noqa: A002
        """Add the review in a file and index it; an article takes the place of the digest of its work.

        The file is copied into the home. `path` may also be the id of a digest that was removed: it comes back.

        Raises:
            ReadingError: the file cannot be read, or its id is taken by another work.

        """
        path = Path(path)
        with self._changing:
            present = self.documents
            if str(path) in self._corpus.removed() and not path.exists():
                self._corpus.restore(str(path))
                self.rebuild()
                return self.document(str(path))
            added = self._corpus.add(path, id=id, present=present)
            self.rebuild()
        return next(d for d in self.documents if _is_added(d, added))

    def remove(self, id: str) -> str:  # noqa: A002
        """Take the document called `id` out, index the rest, and return a sentence that says what was done.

        Raises:
            UnknownName: there is no such document.

        """
        with self._changing:
            done = self._corpus.remove(self.document(id))
            self.rebuild()
        return done

    def rebuild(self) -> Manifest:
        """Build the index anew from all files; embeddings of unchanged texts are taken over."""
        with self._changing:
            reading = self._corpus.read()
            origin = self._origin(reading)
            previous = self._asker.index if self._asker is not None else None
            usable = previous if previous and _same_making(previous.manifest.origin, origin) else None
            contents = indexing.contents(reading.documents, self._encoder, previous=usable, progress=self._progress)
            manifest = self._engine.write(self._folder, contents, origin=origin, product=__version__)
            self._asker = self._asker_of(self._engine.read(self._folder))
            self._problems = reading.problems
        return manifest

    def check(self) -> Manifest:
        """Read every byte of the index on disk and compare it with what was built, and with the corpus.

        Raises:
            IndexMissing: there is no index.
            IndexOutdated: the files of the corpus, the model or the program have changed since.
            IndexDamaged: a file does not hold what was written.

        """
        manifest = self._engine.verify(self._folder)
        self._refuse_outdated(manifest)
        return manifest

    def refresh(self) -> None:
        """Read the index, and build it first when it is missing or outdated."""
        with self._changing:
            try:
                index = self._engine.read(self._folder, encoder=encoders.identity(self._encoder))
                self._refuse_outdated(index.manifest)
            except (IndexMissing, IndexOutdated):
                self.rebuild()
                return
            self._asker = self._asker_of(index)

    def close(self) -> None:
        """Let go of the index."""
        with self._changing:
            if self._asker is not None:
                self._asker.index.close()
                self._asker = None

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _folder(self) -> Path:
        return self.home / "index"

    def _ready(self) -> Asker:
        asker = self._asker
        if asker is None:
            self.refresh()
            asker = self._asker
        if asker is None:
            raise IndexMissing(self._folder, "no index is there", "Build it with `askreviews index`")
        return asker

    def _asker_of(self, index: Index) -> Asker:
        return Asker.of(index, self._encoder)

    def _origin(self, reading: Reading) -> Origin:
        return Origin(encoders.identity(self._encoder), reading.sources, indexing.settings())

    def _refuse_outdated(self, manifest: Manifest) -> None:
        origin = manifest.origin
        built = frozenset((s.file, s.sha256) for s in origin.sources)
        reason = None
        if built != self._corpus.fingerprints():
            reason = "the files of the corpus have changed since it was built"
        elif origin.settings != indexing.settings():
            reason = f"askreviews {manifest.product}, which read texts otherwise, built it"
        elif origin.encoder.fingerprint != self._encoder.fingerprint:
            reason = f"the model {origin.encoder.name} built it, not {self._encoder.name}"
        if reason is not None:
            raise IndexOutdated(self._folder, reason, "Rebuild it with `askreviews index`")


def _same_making(one: Origin, other: Origin) -> bool:
    return one.encoder.fingerprint == other.encoder.fingerprint and one.settings == other.settings


def _is_added(present: Document, added: Document) -> bool:
    return present.kind == added.kind and (present.id == added.id or present.text == added.text)
