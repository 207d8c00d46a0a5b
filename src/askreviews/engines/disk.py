"""The few steps by which an index changes on disk: the seam at which tests stop a writer.

Each step is made durable before it returns, so that steps reach the disk in the order they were taken.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Protocol


class Disk(Protocol):
    """What a writer does to a disk. `testing.CrashingDisk` is one that stops half-way."""

    def make_folder(self, path: Path) -> None:
        """Make `path` and the folders above it, where they are missing."""

    def write(self, path: Path, content: bytes) -> None:
        """Write a new file."""

    def replace(self, path: Path, target: Path) -> None:
        """Give the file `path` the name `target` in one step, in place of the file of that name."""

    def remove(self, folder: Path) -> None:
        """Remove `folder` with all that is in it, as far as the system lets it."""


class LocalDisk:
    """A folder of this machine."""

    def make_folder(self, path: Path) -> None:
        """Make `path` and the folders above it, where they are missing."""
        path.mkdir(parents=True, exist_ok=True)
        _flush_folder(path.parent)

    def write(self, path: Path, content: bytes) -> None:
        """Write a new file."""
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _flush_folder(path.parent)

    def replace(self, path: Path, target: Path) -> None:
        """Give the file `path` the name `target` in one step, in place of the file of that name."""
        path.replace(target)
        _flush_folder(target.parent)

    def remove(self, folder: Path) -> None:
        """Remove `folder` with all that is in it; what cannot be removed is left for the next time."""
        shutil.rmtree(folder, ignore_errors=True)


def _flush_folder(folder: Path) -> None:
    """Make the names in `folder` durable; where folders cannot be opened (Windows), the system does it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
