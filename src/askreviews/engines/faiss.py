"""The engine that keeps vectors in FAISS (1.15 or newer): exact inner products over flat indexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import faiss
import msgspec
import numpy as np

from askreviews.engines import publication, records
from askreviews.engines.base import Allowed, IndexContents, Level, Rows, Vectors
from askreviews.engines.disk import Disk, LocalDisk
from askreviews.errors import IndexDamaged, IndexOfAnotherModel, IndexOutdated
from askreviews.lexical import TermWeights
from askreviews.manifest import REBUILD, Counts, EncoderIdentity, Manifest, Origin, StoredFile

FILES: Mapping[Level, str] = {"passages": "passages.faiss", "sentences": "sentences.faiss"}


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
        self._vectors: dict[Level, faiss.IndexFlat] = {
            level: _opened(files[name], build / name, (sizes[level], manifest.origin.encoder.dimension))
            for level, name in FILES.items()
        }

    def dense(self, level: Level, query: Vectors, allowed: Allowed | None = None) -> Vectors:
        """See `Index.dense`."""
        vectors = self._opened_vectors(level)
        if query.shape != (vectors.d,):
            raise ValueError(f"the query has the shape {query.shape}, the index holds vectors of {vectors.d}")
        if allowed is not None and allowed.shape != (vectors.ntotal,):
            raise ValueError(f"`allowed` has the shape {allowed.shape}, there are {vectors.ntotal} {level}")
        # A range search without a bound computes each row once; a search for all neighbours also sorts them,
        # which takes ten times as long on 20,000 rows.
        _, products, rows = vectors.range_search(
            np.ascontiguousarray(query, np.float32)[None], float("-inf"), params=_only(allowed)
        )
        scores = np.full(vectors.ntotal, -np.inf, np.float32)
        scores[rows] = products
        return scores

    def vectors(self, level: Level) -> Vectors:
        """See `Index.vectors`."""
        vectors = self._opened_vectors(level)
        copy: Vectors = vectors.reconstruct_n(0, vectors.ntotal)
        return copy

    def terms(self, level: Level) -> TermWeights:
        """See `Index.terms`."""
        return self._terms[level]

    def close(self) -> None:
        """See `Index.close`."""
        self._vectors = {}

    def _opened_vectors(self, level: Level) -> faiss.IndexFlat:
        try:
            return self._vectors[level]
        except KeyError:
            raise ValueError("the index was closed") from None


def _files(contents: IndexContents) -> Iterator[tuple[str, bytes]]:
    yield from records.encoded(contents)
    yield FILES["passages"], _vectors_to_bytes(contents.passage_vectors)
    yield FILES["sentences"], _vectors_to_bytes(contents.sentence_vectors)


def _vectors_to_bytes(vectors: Vectors) -> bytes:
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors, np.float32))
    return bytes(faiss.serialize_index(index))


def _opened(content: bytes, path: Path, shape: tuple[int, int]) -> faiss.IndexFlat:
    """The flat index in `content`, found to hold inner products of vectors of the expected `shape`."""
    try:
        index = faiss.deserialize_index(np.frombuffer(content, np.uint8))
    except RuntimeError as error:
        raise IndexDamaged(path, f"FAISS cannot read it ({error})", REBUILD) from error
    if not isinstance(index, faiss.IndexFlat) or index.metric_type != faiss.METRIC_INNER_PRODUCT:
        raise IndexDamaged(path, "holds no flat index of inner products", REBUILD)
    if (index.ntotal, index.d) != shape:
        raise IndexDamaged(
            path, f"holds {index.ntotal} vectors of {index.d}, not {shape[0]} of {shape[1]}", REBUILD
        )
    return index


def _only(allowed: Allowed | None) -> faiss.SearchParameters | None:
    """What tells FAISS to compute only the rows that are True in `allowed`."""
    if allowed is None:
        return None
    bits = np.packbits(allowed, bitorder="little")
    # FAISS' type stubs know the C++ signatures only; its Python classes take arrays and keep them alive.
    return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))  # type: ignore[call-arg, arg-type]


def _counts(contents: IndexContents) -> Counts:
    return Counts(
        documents=len(contents.documents),
        passages=len(contents.passages),
        sentences=len(contents.sentence_passages),
        terms=len(contents.passage_terms.vocabulary),
    )
