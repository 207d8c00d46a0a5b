"""The engine that keeps vectors in FAISS (1.15 or newer), each number in eight bits.

FAISS finds the nearest few. Ranking by words and meaning together wants the score of every row, which its
search gives only by sorting them all; so its codes are multiplied as `Blocks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import faiss
import msgspec
import numpy as np
import numpy.typing as npt

from askreviews.encoders import Blocks, Shifted, lengths, quantised
from askreviews.engines import publication, records
from askreviews.engines.base import Allowed, IndexContents, Level, Rows, Vectors
from askreviews.engines.disk import Disk, LocalDisk
from askreviews.errors import IndexDamaged, IndexOfAnotherModel, IndexOutdated
from askreviews.lexical import TermWeights
from askreviews.manifest import REBUILD, Counts, EncoderIdentity, Manifest, Origin, StoredFile

T = TypeVar("T", bound=np.generic)

FILES: Mapping[Level, str] = {"passages": "passages.faiss", "sentences": "sentences.faiss"}

EIGHT_BITS = faiss.ScalarQuantizer.QT_8bit_direct_signed
"""Whole numbers from -128 to 127 as they are, each stored larger by 128."""


class FaissEngine:
    """Writes and reads indexes whose vectors FAISS holds. See `Engine`."""

    name = "faiss"

    def write(
        self,
        folder: Path,
        contents: IndexContents,
        *,
        origin: Origin,
        product: str,
        disk: Disk | None = None,
    ) -> Manifest:
        """See `Engine.write`."""
        if contents.passage_vectors.shape[1] != origin.encoder.dimension:
            raise ValueError(f"vectors of {contents.passage_vectors.shape[1]} are not by {origin.encoder}")

        def describe(build: str, files: dict[str, StoredFile]) -> Manifest:
            return Manifest(
                product=product,
                created=datetime.now(UTC),
                engine=self.name,
                origin=origin,
                counts=_counts(contents),
                build=build,
                files=files,
            )

        return publication.publish(folder, _files(contents), describe, disk or LocalDisk())

    def read(self, folder: Path, *, encoder: EncoderIdentity | None = None) -> FaissIndex:
        """See `Engine.read`."""
        manifest, files = publication.read_build(folder)
        if manifest.engine != self.name:
            raise IndexOutdated(
                folder, f"built by the engine {manifest.engine!r}, not {self.name!r}", REBUILD
            )
        built_by = manifest.origin.encoder
        if encoder and encoder.fingerprint != built_by.fingerprint:
            raise IndexOfAnotherModel(
                folder,
                f"built with the model {built_by.name} ({built_by.fingerprint[:12]}), "
                f"asked with {encoder.name} ({encoder.fingerprint[:12]})",
                f"Name the model that built it, or build it anew: `askreviews --model {encoder.name} index`",
            )
        try:
            return FaissIndex(manifest, files, folder)
        except msgspec.ValidationError as error:
            raise IndexOutdated(
                folder, f"written by version {manifest.product} ({error})", REBUILD
            ) from error

    def verify(self, folder: Path) -> Manifest:
        """See `Engine.verify`."""
        index = self.read(folder)
        index.close()
        return index.manifest


class FaissIndex:
    """A snapshot in memory. See `Index`."""

    def __init__(self, manifest: Manifest, files: Mapping[str, bytes], folder: Path) -> None:
        self.manifest = manifest
        self.documents = records.documents(files[records.DOCUMENTS])
        self.passages = records.passages(files[records.PASSAGES])
        self.sentence_passages: Rows = records.array(files[records.SENTENCE_PASSAGES])
        self.sentence_spans: Rows = records.array(files[records.SENTENCE_SPANS])
        self.abbreviations = files[records.ABBREVIATIONS]
        self.passage_tokens = records.tokens(files)
        self._terms: dict[Level, TermWeights] = {level: records.terms(level, files) for level in FILES}
        build = folder / publication.BUILDS / manifest.build
        sizes = {"passages": manifest.counts.passages, "sentences": manifest.counts.sentences}
        rows = {
            level: _codes(files[name], build / name, (sizes[level], manifest.origin.encoder.dimension))
            for level, name in FILES.items()
        }
        self._blocks: Blocks | None = Blocks.of(np.concatenate([rows["passages"], rows["sentences"]]))

    def dense(
        self, query: Vectors, allowed: Mapping[Level, Allowed] | None = None
    ) -> Mapping[Level, Vectors]:
        """See `Index.dense`."""
        blocks = self._opened()
        dimension = blocks.numbers.shape[1]
        if query.shape != (dimension,):
            raise ValueError(f"the query has the shape {query.shape}, the index holds vectors of {dimension}")
        scores = self._by_level(blocks.cosines(quantised(query)))
        for level, own in (allowed or {}).items():
            if own.shape != scores[level].shape:
                raise ValueError(
                    f"`allowed` has the shape {own.shape}, there are {len(scores[level])} {level}"
                )
            scores[level] = np.where(own, scores[level], np.float32("-inf"))
        return scores

    def vectors(self, level: Level) -> Vectors:
        """See `Index.vectors`."""
        rows = self._by_level(self._opened().rows())[level]
        vectors: Vectors = rows.astype(np.float32) / lengths(rows)[:, None]
        return vectors

    def terms(self, level: Level) -> TermWeights:
        """See `Index.terms`."""
        return self._terms[level]

    def close(self) -> None:
        """See `Index.close`."""
        self._blocks = None

    def _opened(self) -> Blocks:
        if self._blocks is None:
            raise ValueError("the index was closed")
        return self._blocks

    def _by_level(self, rows: npt.NDArray[T]) -> dict[Level, npt.NDArray[T]]:
        passages = self.manifest.counts.passages
        return {"passages": rows[:passages], "sentences": rows[passages:]}


def _files(contents: IndexContents) -> Iterator[tuple[str, bytes]]:
    yield from records.encoded(contents)
    yield FILES["passages"], _vectors_to_bytes(contents.passage_vectors)
    yield FILES["sentences"], _vectors_to_bytes(contents.sentence_vectors)


def _vectors_to_bytes(vectors: Vectors) -> bytes:
    index = faiss.IndexScalarQuantizer(vectors.shape[1], EIGHT_BITS, faiss.METRIC_INNER_PRODUCT)
    index.add(quantised(vectors).astype(np.float32))
    return bytes(faiss.serialize_index(index))


def _codes(content: bytes, path: Path, shape: tuple[int, int]) -> Shifted:
    """The vectors of the index in `content`, found to have the expected `shape`: uint8[n, d]."""
    try:
        index = faiss.deserialize_index(np.frombuffer(content, np.uint8))
    except (RuntimeError, MemoryError) as error:
        raise IndexDamaged(path, f"FAISS cannot read it ({error})", REBUILD) from error
    if (
        not isinstance(index, faiss.IndexScalarQuantizer)
        or index.sq.qtype != EIGHT_BITS
        or index.metric_type != faiss.METRIC_INNER_PRODUCT
    ):
        raise IndexDamaged(path, "holds no index of inner products in eight bits", REBUILD)
    if (index.ntotal, index.d) != shape:
        raise IndexDamaged(
            path, f"holds {index.ntotal} vectors of {index.d}, not {shape[0]} of {shape[1]}", REBUILD
        )
    codes: Shifted = faiss.vector_to_array(index.codes).reshape(shape)
    return codes


def _counts(contents: IndexContents) -> Counts:
    return Counts(
        documents=len(contents.documents),
        passages=len(contents.passages),
        sentences=len(contents.sentence_passages),
        terms=len(contents.passage_terms.vocabulary),
    )
