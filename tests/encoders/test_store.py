"""The cache of embeddings: what is kept is found again, or counts as not kept."""

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from askreviews.encoders import Store
from askreviews.encoders.store import STAYS


class Clock:
    """A time that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "cache" / "kept.sqlite"


def test_what_is_kept_is_found_by_another_store(path):
    """Under its key, byte for byte; a key that was never kept is not there."""
    Store(path).keep({b"a": b"\0\1", b"b": b""})
    assert Store(path).found([b"a", b"b", b"c", b"a"]) == {b"a": b"\0\1", b"b": b""}


def test_the_file_is_for_its_owner_alone(path):
    """The word pieces in it tell what the user's documents say."""
    Store(path).keep({b"a": b"1"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_kept_again_takes_the_place_of_what_was(path):
    """A key has one content."""
    store = Store(path)
    store.keep({b"a": b"old"})
    store.keep({b"a": b"new"})
    assert store.found([b"a"]) == {b"a": b"new"}


def test_what_was_used_longest_ago_makes_room(path):
    """Two contents of 40 bytes fit into 100; the one that was looked up later stays."""
    clock = Clock()
    store = Store(path, largest=100, clock=clock)
    store.keep({b"a": b"a" * 40})
    clock.now += 10
    store.keep({b"b": b"b" * 40})
    clock.now += 10
    store.found([b"a"])
    clock.now += 2 * STAYS
    store.keep({b"c": b"c" * 40})
    assert set(store.found([b"a", b"b", b"c"])) == {b"a", b"c"}


def test_what_was_used_today_stays_beyond_the_bound(path):
    """Else the vectors of a library larger than the bound would push each other out."""
    store = Store(path, largest=100, clock=Clock())
    for number in range(10):
        store.keep({bytes([number]): b"x" * 40})
    assert len(store.found([bytes([number]) for number in range(10)])) == 10


def test_a_changed_byte_is_noticed(path):
    """A content that is not the one that was kept under this key is not found; the others are."""
    store = Store(path)
    store.keep({b"a": b"aaaa", b"b": b"bbbb", b"c": b"cccc"})
    with sqlite3.connect(path) as database:
        database.execute("UPDATE contents SET content = ? WHERE key = ?", (b"aaab", b"a"))
        database.execute("UPDATE contents SET content = 'text' WHERE key = ?", (b"c",))
    assert store.found([b"a", b"b", b"c"]) == {b"b": b"bbbb"}


def test_whatever_is_damaged_nothing_wrong_is_found_and_keeping_goes_on(path):
    """Bytes anywhere in the file overwritten: contents are right or missing, and then it works again."""
    contents = {bytes([number]) * 32: bytes([number]) * 3000 for number in range(12)}
    Store(path).keep(contents)
    whole = path.read_bytes()
    for start in range(0, len(whole), 1024):
        path.write_bytes(whole[:start] + b"\xa5" * 256 + whole[start + 256 :])
        store = Store(path)
        assert store.found(list(contents)).items() <= contents.items()
        store.keep(contents)
        store.keep(contents)
        assert store.found(list(contents)) == contents
        store.clear()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"x" * 4096])
def test_a_file_that_is_none_of_ours_is_put_aside(path, content, caplog):
    """It is a cache: the file is made anew, and the log says so."""
    path.parent.mkdir()
    path.write_bytes(content)
    store = Store(path)
    store.found([b"a"])
    store.keep({b"a": b"1"})
    assert store.found([b"a"]) == {b"a": b"1"}
    assert ("is damaged" in caplog.text) == bool(content)


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path, caplog):
    """Everything goes on without; the log says why."""
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "kept.sqlite")
    store.keep({b"a": b"1"})
    assert store.found([b"a"]) == {}
    assert "embeddings are not kept this time" in caplog.text


def test_what_is_cleared_is_gone(path):
    """Also when there is nothing."""
    store = Store(path)
    store.clear()
    store.keep({b"a": b"1"})
    store.clear()
    assert (store.found([b"a"]), Store(path).found([b"a"])) == ({}, {})


def test_many_keep_at_once(path):
    """Nothing is lost, and nobody finds half of a content."""
    every = [{bytes([number]): bytes([number]) * 20_000} for number in range(24)]
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda own: Store(path).keep(own), every))
    assert Store(path).found([key for own in every for key in own]) == {
        key: content for own in every for key, content in own.items()
    }
