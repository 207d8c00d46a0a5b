"""How an index is put on disk, put in force in one step, and read back without being trusted.

A build is a folder of files that never change: ``builds/<id>/``. The manifest names the build in force, so
replacing that one file publishes another.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from askreviews import manifest as manifests
from askreviews.engines.disk import Disk
from askreviews.errors import IndexBusy, IndexDamaged
from askreviews.manifest import REBUILD, Manifest, StoredFile

BUILDS = "builds"
LOCK = "writing.lock"


def publish(
    folder: Path,
    files: Iterable[tuple[str, bytes]],
    describe: Callable[[str, dict[str, StoredFile]], Manifest],
    disk: Disk,
) -> Manifest:
    """Store `files` as a new build of the index in `folder` and put it in force.

    `describe` is given the build's name and its files, and returns the manifest. Earlier builds, and what a
    crashed writer left, are removed at the end.

    Raises:
        IndexBusy: another process is writing there.

    """
    disk.make_folder(folder)
    with _sole_writer(folder):
        build = uuid.uuid4().hex
        disk.make_folder(folder / BUILDS)
        disk.make_folder(folder / BUILDS / build)
        stored = {}
        for name, content in files:
            disk.write(folder / BUILDS / build / name, content)
            stored[name] = StoredFile(sha256=hashlib.sha256(content).hexdigest(), bytes=len(content))
        manifest = describe(build, stored)
        prepared = folder / BUILDS / build / manifests.FILE_NAME
        disk.write(prepared, manifests.to_bytes(manifest))
        disk.replace(prepared, folder / manifests.FILE_NAME)
        _remove_other_builds(folder, build, disk)
    return manifest


def read_build(folder: Path) -> tuple[Manifest, dict[str, bytes]]:
    """The manifest in force and the bytes of all its files, found to be those that were written.

    Callers use these bytes and do not open the files again: what was checked is what is read. When another
    build is published meanwhile and this one removed, the new one is read instead.

    Raises:
        IndexMissing, IndexOutdated, IndexDamaged: see `askreviews.manifest.read`; damaged also when a file
            is missing, or is not the one that was written.

    """
    manifest = manifests.read(folder)
    while True:
        try:
            return manifest, _checked_files(folder, manifest)
        except IndexDamaged:
            newer = manifests.read(folder)
            if newer.build == manifest.build:
                raise
            manifest = newer


def _checked_files(folder: Path, manifest: Manifest) -> dict[str, bytes]:
    return {
        name: _checked(folder / BUILDS / manifest.build / name, file) for name, file in manifest.files.items()
    }


def _checked(path: Path, written: StoredFile) -> bytes:
    """The bytes of the file at `path`, whose length and SHA-256 are found to be those of `written`."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise IndexDamaged(path, "the file is missing", REBUILD) from None
    if len(content) != written.bytes:
        raise IndexDamaged(path, f"holds {len(content)} bytes, {written.bytes} were written", REBUILD)
    if hashlib.sha256(content).hexdigest() != written.sha256:
        raise IndexDamaged(path, "its SHA-256 is not the one written", REBUILD)
    return content


@contextmanager
def _sole_writer(folder: Path) -> Iterator[None]:
    """Keep every other writer out; the system lets go of the lock when a process ends, however it ends."""
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise IndexBusy(
            folder, "another process is writing this index", "Wait until it is done, then try again"
        ) from None
    try:
        yield
    finally:
        lock.release()


def _remove_other_builds(folder: Path, build: str, disk: Disk) -> None:
    for other in sorted((folder / BUILDS).iterdir()):
        if other.name != build:
            disk.remove(other)
