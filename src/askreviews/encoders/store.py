"""Bytes under keys in one SQLite file: bounded, shared by processes, and never trusted blindly.

It is a cache: whatever goes wrong with the file is logged, and what it held counts as not kept.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sqlite3 import Connection

logger = logging.getLogger(__name__)

T = TypeVar("T")

FILE_NAME = "embeddings-1.sqlite"
"""The number is that of the tables below: a version that changes them takes another name."""
LARGEST = 2 * 10**9
"""Bytes; some 600 reviews."""
STAYS = 24 * 60 * 60
"""Seconds. What was used within them is not dropped, or a library beyond the bound would never be kept."""
PATIENCE = 30.0
"""Seconds that another process is given to finish writing."""

TABLES = """
CREATE TABLE IF NOT EXISTS uses (key BLOB PRIMARY KEY, used INTEGER, bytes INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contents (key BLOB PRIMARY KEY, digest BLOB, content BLOB);
"""
# Apart from the contents, so that noting a use does not write them again.
NOTE = "INSERT OR REPLACE INTO uses VALUES (?, ?, ?)"
KEEP = "INSERT OR REPLACE INTO contents VALUES (?, ?, ?)"
FIND = "SELECT digest, content FROM contents WHERE key = ?"
DROP_OLDEST = """
DELETE FROM uses WHERE used < ? AND key IN (
    SELECT key FROM (SELECT key, SUM(bytes) OVER (ORDER BY used DESC, key) AS total FROM uses) WHERE total > ?
)
"""
DROP_UNUSED = "DELETE FROM contents WHERE key NOT IN (SELECT key FROM uses)"


class Store:
    """What was kept under its key. Safe to use from several threads and processes."""

    def __init__(self, path: Path, *, largest: int = LARGEST, clock: Callable[[], float] = time.time) -> None:
        """Keep in the file `path`, which need not exist, up to `largest` bytes of contents.

        `clock` tells the seconds by which the least recently used are dropped first, see `STAYS`.
        """
        self.path = path
        self._largest = largest
        self._clock = clock

    @classmethod
    def in_folder(cls, folder: Path) -> Store:
        """What is kept in `folder`, such as the user's cache."""
        return cls(folder / FILE_NAME)

    def found(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is kept under those of the `keys` that are there; a content that was damaged is not."""

        def find(database: Connection) -> dict[bytes, bytes]:
            contents = {}
            for key in dict.fromkeys(keys):
                row = database.execute(FIND, (key,)).fetchone()
                if row is not None and isinstance(row[1], bytes) and _digest(key, row[1]) == row[0]:
                    contents[key] = row[1]
            self._note(database, contents)
            return contents

        return self._tried(find, {})

    def keep(self, contents: Mapping[bytes, bytes]) -> None:
        """Keep each of the `contents` under its key; the least recently used make room."""

        def keep(database: Connection) -> None:
            rows = [(key, _digest(key, content), content) for key, content in contents.items()]
            database.executemany(KEEP, rows)
            self._note(database, contents)
            if database.execute(DROP_OLDEST, (int(self._clock()) - STAYS, self._largest)).rowcount:
                database.execute(DROP_UNUSED)

        self._tried(keep, None)

    def clear(self) -> None:
        """Forget everything; the file goes. OSError says that it could not."""
        for path in (self.path, self.path.with_name(f"{self.path.name}-journal")):
            path.unlink(missing_ok=True)

    def _note(self, database: Connection, contents: Mapping[bytes, bytes]) -> None:
        now = int(self._clock())
        database.executemany(NOTE, [(key, now, len(content)) for key, content in contents.items()])

    def _tried(self, job: Callable[[Connection], T], otherwise: T) -> T:
        """What `job` makes of the opened file; `otherwise` where the file is no use, which is logged."""
        import sqlite3  # noqa: PLC0415 - a question needs none

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch(mode=0o600)  # word pieces tell what the user's documents say
            with closing(sqlite3.connect(self.path, timeout=PATIENCE)) as database:
                database.executescript(TABLES)
                with database:
                    return job(database)
        except (sqlite3.OperationalError, OSError) as error:  # no room, no right, or no turn
            logger.warning("%s: embeddings are not kept this time (%s)", self.path, error)
        except sqlite3.DatabaseError as error:
            logger.warning("%s: is damaged (%s); embeddings are kept anew", self.path, error)
            self._give_up()
        return otherwise

    def _give_up(self) -> None:
        try:
            self.clear()
        except OSError as error:
            logger.warning("%s: cannot be removed (%s)", self.path, error)


def _digest(key: bytes, content: bytes) -> bytes:
    return hashlib.sha256(key + content).digest()
