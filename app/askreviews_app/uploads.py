"""Files that were uploaded and are looked at before they count."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

MOST = 64
"""How many files wait at most; the oldest gives way."""


class Uploads:
    """Keeps files in a folder that goes with the server; safe to use from several threads."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._waiting: OrderedDict[str, Path] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, name: str, content: bytes) -> tuple[str, Path]:
        """Keep a file under the last part of its name; returns what asks for it again, and where it is."""
        token = secrets.token_urlsafe(12)
        with self._lock:
            self._folder = self._folder or tempfile.TemporaryDirectory(prefix="askreviews-")
            folder = Path(self._folder.name)
        path = folder / token / (Path(name.replace("\\", "/")).name or "file")
        path.parent.mkdir()
        path.write_bytes(content)
        with self._lock:
            self._waiting[token] = path
            while len(self._waiting) > MOST:
                _, oldest = self._waiting.popitem(last=False)
                shutil.rmtree(oldest.parent)
        return token, path

    def path(self, token: str) -> Path | None:
        """Where the file is; None when it was discarded or gave way."""
        return self._waiting.get(token)

    def discard(self, token: str) -> None:
        """Forget the file."""
        with self._lock:
            path = self._waiting.pop(token, None)
        if path is not None:
            shutil.rmtree(path.parent)

    @asynccontextmanager
    async def lifespan(self, app: object) -> AsyncIterator[None]:  # noqa: ARG002 - Starlette's protocol
        """While the server runs; then everything is forgotten, also when a signal ends the process."""
        try:
            yield
        finally:
            with self._lock:
                self._waiting.clear()
                if self._folder is not None:
                    self._folder.cleanup()
                    self._folder = None
