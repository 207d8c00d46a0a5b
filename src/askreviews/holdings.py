"""What a library holds: the files of its home, and the index built from them, kept in step."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from askreviews import encoders, indexing
from askreviews.changes import Turn, written
from askreviews.corpus import Corpus, Reading
from askreviews.encoders import Encoder, Store
from askreviews.engines import Engine, Index
from askreviews.errors import IndexMissing, IndexOfAnotherModel, IndexOutdated
from askreviews.indexing import Progress
from askreviews.manifest import FILE_NAME, REBUILD, Manifest, Origin
from askreviews.version import __version__

logger = logging.getLogger(__name__)

Publication = tuple[int, int, int]
"""What tells one published build from the next: the manifest's time of change, size and inode."""


class Holdings:
    """The corpus and the index of one home. It changes nothing but in a `turn`."""

    def __init__(
        self,
        home: Path,
        encoder: Encoder,
        engine: Engine,
        *,
        store: Store | None,
        progress: Progress | None,
        patience: float,
    ) -> None:
        self.corpus = Corpus(home)
        self._folder = home / "index"
        self._encoder = encoder
        self._engine = engine
        self._store = store
        self._progress = progress
        self._turn = Turn(self._folder, patience=patience)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Keep every other process from changing the home; can be nested, but not shared by threads.

        Raises:
            IndexBusy: another process is changing it, and was not done in time.
            WritingError: the home cannot be written.

        """
        with self._turn.taken(self._tell_of_waiting):
            yield

    @contextmanager
    def reporting(self, progress: Progress) -> Iterator[None]:
        """Tell `progress` what is done until the block ends. Only by one thread at a time."""
        before, self._progress = self._progress, progress
        try:
            yield
        finally:
            self._progress = before

    def publication(self) -> Publication | None:
        """Which build is published, found without reading any; None when none is."""
        try:
            found = (self._folder / FILE_NAME).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def published(self) -> Index:
        """The index on disk, though the files may have changed since; raises as `index` does."""
        index = self._engine.read(self._folder, encoder=encoders.identity(self._encoder))
        self._refuse_foreign(index.manifest)
        return index

    def index(self) -> Index:
        """The index on disk.

        Raises:
            IndexMissing, IndexOutdated, IndexDamaged: it is not there, not of these files, or not whole.
            IndexOfAnotherModel: another model built it.

        """
        index = self.published()
        self._refuse_outdated(index.manifest)
        return index

    def index_or_new(self) -> Index:
        """The index on disk, built first when it is missing or outdated. Only in a turn."""
        try:
            return self.index()
        except (IndexMissing, IndexOutdated) as reason:
            logger.info("Building the index: %s", reason)
            if isinstance(reason, IndexOutdated) and self._progress is not None:
                self._progress(f"Building the index anew: {reason.reason}", 0, 0)
            return self.build(self.read())

    def read(self, before: Index | None = None) -> Reading:
        """Read the corpus; what `before`, an index of this program's, has of unchanged files is taken on."""
        known = Reading(before.documents, before.manifest.origin.sources, ()) if before else None
        return self.corpus.read(known, progress=partial(self.tell, "Reading documents"))

    def build(self, reading: Reading) -> Index:
        """Build the index of what was read. Only in a turn."""
        origin = Origin(encoders.identity(self._encoder), reading.sources, indexing.settings())
        contents = indexing.contents(
            reading.documents, self._encoder, store=self._store, progress=self._progress
        )
        with written(self._folder):
            manifest = self._engine.write(self._folder, contents, origin=origin, product=__version__)
        logger.info("Built an index of %s", manifest.counts)
        return self._engine.read(self._folder)

    def verify(self) -> Manifest:
        """Read every byte of the index on disk; raises as `index` does."""
        manifest = self._engine.verify(self._folder)
        self._refuse_outdated(manifest)
        self._refuse_foreign(manifest)
        return manifest

    def tell(self, what: str, done: int, total: int) -> None:
        """Tell how far a job of several parts has come; of a single one nothing is told."""
        if self._progress is not None and total > 1:
            self._progress(what, done, total)

    def _refuse_outdated(self, manifest: Manifest) -> None:
        """Refuse an index of other files than those that are there."""
        if {(s.file, s.sha256) for s in manifest.origin.sources} != self.corpus.fingerprints():
            reason = "the files of the corpus have changed since it was built"
            raise IndexOutdated(self._folder, reason, REBUILD)

    def _refuse_foreign(self, manifest: Manifest) -> None:
        """Refuse an index that another program or model built."""
        built_by, asked_with = manifest.origin.encoder, self._encoder
        if built_by.fingerprint != asked_with.fingerprint:
            reason = f"the model {built_by.name} built it, not {asked_with.name}"
            advice = f"Name that model, or build it anew: `askreviews --model {asked_with.name} index`"
            raise IndexOfAnotherModel(self._folder, reason, advice)
        if manifest.origin.settings != indexing.settings():
            reason = f"askreviews {manifest.product}, which read texts otherwise, built it"
            raise IndexOutdated(self._folder, reason, REBUILD)

    def _tell_of_waiting(self, waiting: bool) -> None:
        if self._progress is not None:
            self._progress("Waiting for the process that is changing the index", 0 if waiting else 1, 1)
