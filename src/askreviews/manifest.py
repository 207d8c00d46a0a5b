"""What an index on disk holds, what it was built from, and how to tell that it is whole.

``index/manifest.json`` is the one file that is ever replaced; whatever it names never changes once written.
It is an envelope that all formats share: the manifest, and the SHA-256 of the manifest's own bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from askreviews.documents import DocumentKind
from askreviews.errors import IndexDamaged, IndexMissing, IndexOutdated

FORMAT = 6
FILE_NAME = "manifest.json"
REBUILD = "Rebuild it with `askreviews index`"


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """Which embedding model made the vectors: `fingerprint` is the hash of its weights and settings."""

    name: str
    fingerprint: str
    dimension: int
    max_pieces: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the corpus as it was when it was indexed."""

    file: str
    sha256: str
    document_id: str
    kind: DocumentKind


@dataclass(frozen=True, slots=True)
class Origin:
    """All that decides what an index holds. Equal origins give equal indexes.

    `settings` is a fingerprint of how texts are read, cut and analysed.
    """

    encoder: EncoderIdentity
    sources: tuple[Source, ...]
    settings: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a build: its SHA-256 in hexadecimal digits and its length in bytes."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an index holds; `terms` counts the distinct terms of its passages."""

    documents: int
    passages: int
    sentences: int
    terms: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The index in force: `files` stand in ``builds/<build>``; `product` is the version that wrote them."""

    product: str
    created: datetime
    engine: str
    origin: Origin
    counts: Counts
    build: str
    files: dict[str, StoredFile]
    format: int = FORMAT


class _Envelope(msgspec.Struct):
    sha256: str
    manifest: msgspec.Raw


class _Version(msgspec.Struct):
    format: int


def read(index_folder: Path) -> Manifest:
    """The manifest in force in `index_folder`.

    Raises:
        IndexMissing: nothing has been built there.
        IndexOutdated: another version of the format was written there.
        IndexDamaged: the manifest does not hold what was written.

    """
    path = index_folder / FILE_NAME
    try:
        stored = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise IndexMissing(index_folder, "no index is there", "Build it with `askreviews index`") from None
    body = _unwrap(stored, path)
    try:
        found = msgspec.json.decode(body, type=_Version).format
        if found != FORMAT:
            raise IndexOutdated(
                index_folder, f"built with format {found}, this version reads {FORMAT}", REBUILD
            )
        return msgspec.json.decode(body, type=Manifest)
    except msgspec.DecodeError as error:
        raise IndexDamaged(path, f"not a manifest ({error})", REBUILD) from error


def to_bytes(manifest: Manifest) -> bytes:
    """The manifest in its envelope, as it is stored."""
    body = msgspec.json.encode(manifest)
    envelope = _Envelope(sha256=hashlib.sha256(body).hexdigest(), manifest=msgspec.Raw(body))
    return msgspec.json.encode(envelope)


def _unwrap(stored: bytes, path: Path) -> bytes:
    """The bytes of the manifest inside the envelope, found to be those that were written."""
    try:
        envelope = msgspec.json.decode(stored, type=_Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise IndexDamaged(path, f"not a manifest ({error})", REBUILD) from error
    body = bytes(envelope.manifest)
    if hashlib.sha256(body).hexdigest() != envelope.sha256:
        raise IndexDamaged(path, "its SHA-256 is not the one written", REBUILD)
    return body
