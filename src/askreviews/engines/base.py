"""What goes into an index, what comes out, and what every engine does in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from askreviews.documents import Document
from askreviews.engines.disk import Disk
from askreviews.lexical import TermWeights
from askreviews.manifest import EncoderIdentity, Manifest, Origin
from askreviews.passages import Passage

Level = Literal["passages", "sentences"]
Vectors = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int32]
Allowed = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class PassageTokens:
    """The word pieces of n passages, t in all, as the model sees them in their context.

    Passage ``i`` has the pieces ``starts[i]:starts[i + 1]`` (`starts` int64[n + 1]): their ids `pieces`
    int32[t] and their `vectors` uint8[t, d], see `askreviews.encoders.Embedding` and `shifted`. Of m
    sentences, sentence ``j`` has the pieces ``sentences[j]:sentences[j + 1]`` (`sentences` int64[m + 1]);
    those of a passage have all of its pieces among them. `lengths` float32[t] are the Euclidean ones of the
    vectors, never 0.
    """

    starts: npt.NDArray[np.int64]
    pieces: npt.NDArray[np.int32]
    vectors: npt.NDArray[np.uint8]
    sentences: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class IndexContents:
    """All that an index holds, for n passages and m sentences with vectors of d numbers.

    `sentence_passages` int32[m] gives each indexed sentence the row of its passage, `sentence_spans`
    int32[m, 2] its first and last-but-one character in the document's text. `passage_vectors` float32[n, d]
    and `sentence_vectors` float32[m, d] have length 1. `abbreviations` is JSON that engines do not look into.
    """

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    sentence_passages: Rows
    sentence_spans: Rows
    passage_vectors: Vectors
    sentence_vectors: Vectors
    passage_tokens: PassageTokens
    passage_terms: TermWeights
    sentence_terms: TermWeights
    abbreviations: bytes = b"{}"

    def __post_init__(self) -> None:
        """Refuse parts that do not fit together (ValueError): rows are all that ties them to each other."""
        n, m = len(self.passages), len(self.sentence_passages)
        d = self.passage_vectors.shape[-1]
        shapes = {
            "passage_vectors": (self.passage_vectors.shape, (n, d)),
            "sentence_vectors": (self.sentence_vectors.shape, (m, d)),
            "passage_tokens": (self.passage_tokens.starts.shape, (n + 1,)),
            "passage_tokens.sentences": (self.passage_tokens.sentences.shape, (m + 1,)),
            "passage_tokens.vectors": (
                self.passage_tokens.vectors.shape,
                (len(self.passage_tokens.pieces), d),
            ),
            "passage_tokens.lengths": (
                self.passage_tokens.lengths.shape,
                (len(self.passage_tokens.pieces),),
            ),
            "sentence_spans": (self.sentence_spans.shape, (m, 2)),
            "passage_terms": (self.passage_terms.size, n),
            "sentence_terms": (self.sentence_terms.size, m),
        }
        for name, (found, expected) in shapes.items():
            if found != expected:
                raise ValueError(
                    f"{name} has size {found}, expected {expected} for {n} passages, {m} sentences"
                )


class Index(Protocol):
    """A snapshot of an index: it never changes, whatever is written after it was opened. Thread-safe."""

    @property
    def manifest(self) -> Manifest:
        """What the index was built from."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, in the order in which they were indexed."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages; a passage's place here is its row everywhere."""

    @property
    def sentence_passages(self) -> Rows:
        """The row of the passage of each indexed sentence: int32[m]."""

    @property
    def sentence_spans(self) -> Rows:
        """Where each indexed sentence starts and ends in its document's text: int32[m, 2]."""

    @property
    def abbreviations(self) -> bytes:
        """The JSON that was stored."""

    def dense(
        self, query: Vectors, allowed: Mapping[Level, Allowed] | None = None
    ) -> Mapping[Level, Vectors]:
        """The inner product of `query` float32[d], of length 1, with every row of each level: float32[rows].

        An engine may keep fewer digits than it was given: with a model whose vectors spread over hundreds of
        dimensions a product is off by a few thousandths at most.
        Rows of a level that its `allowed` bool[rows] leaves out score minus infinity.

        Raises:
            ValueError: `query` or `allowed` has the wrong shape, or the index was closed.

        """

    def vectors(self, level: Level) -> Vectors:
        """A copy of the vectors as they are stored, each of length 1: float32[rows, d]."""

    @property
    def passage_tokens(self) -> PassageTokens:
        """The vectors of the passages' word pieces, read-only."""

    def terms(self, level: Level) -> TermWeights:
        """The term weights of `level`."""

    def close(self) -> None:
        """Let go of the memory; vectors cannot be asked for afterwards."""


class Engine(Protocol):
    """Writes and reads indexes. `name` is what the manifest calls it."""

    @property
    def name(self) -> str:
        """The engine's line in `ENGINES`."""

    def write(
        self, folder: Path, contents: IndexContents, *, origin: Origin, product: str, disk: Disk | None = None
    ) -> Manifest:
        """Store `contents` in the index folder and publish them in one step.

        `origin` is what they were made from, `product` the version that made them. A reader sees the index
        before or the index after, and so does whoever comes after a crash.

        Raises:
            ValueError: the vectors do not have the length that `origin` names.
            IndexBusy: another process is writing there.
            OSError: the disk is full, or may not be written.

        """

    def read(self, folder: Path, *, encoder: EncoderIdentity | None = None) -> Index:
        """The index in force. With `encoder`, only one that this model built.

        Raises:
            IndexMissing: nothing has been built there.
            IndexOutdated: another format or engine built it.
            IndexOfAnotherModel: another model than `encoder` built it.
            IndexDamaged: a file does not hold what was written; the message names it.

        """

    def verify(self, folder: Path) -> Manifest:
        """Read every file of the index in force as `read` does, and return its manifest; raises as `read`."""
