"""Changes of files: undone on failure, and made by one process at a time."""

import threading

import pytest

from askreviews.changes import Change, Turn, written
from askreviews.errors import IndexBusy, WritingError


def contents(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_change_stays_when_all_goes_well(tmp_path):
    """Files are written, replaced and removed, in folders made for them."""
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "gone").write_bytes(b"gone")
    files = {tmp_path / "old": b"new", tmp_path / "gone": None, tmp_path / "a" / "b": b"deep"}
    with Change(files).made():
        assert contents(tmp_path) == {"old": b"new"}
    assert contents(tmp_path) == {"old": b"new"}
    assert contents(tmp_path / "a") == {"b": b"deep"}


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_a_change_is_undone_when_what_follows_fails(tmp_path, failure):
    """Whatever the failure, each file holds again what it held, and a new one is gone."""
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "gone").write_bytes(b"gone")
    files = {tmp_path / "old": b"new", tmp_path / "gone": None, tmp_path / "added": b"added"}
    with pytest.raises(failure), Change(files).made():
        raise failure
    assert contents(tmp_path) == {"old": b"old", "gone": b"gone"}


def test_a_change_that_cannot_be_made_is_undone(tmp_path):
    """The error names the place and what the system says; what was written before it is taken back."""
    (tmp_path / "file").write_bytes(b"in the way")
    change = Change({tmp_path / "first": b"1", tmp_path / "file" / "second": b"2"})
    with (
        pytest.raises(WritingError, match=r"file: cannot be written .*--home") as caught,
        change.made(),
    ):
        pytest.fail("the change cannot be made")
    assert caught.value.path == tmp_path / "file"
    assert contents(tmp_path) == {"file": b"in the way"}


def test_a_failure_without_a_place_names_the_one_meant(tmp_path):
    """A full disk does not say which file did not fit."""
    with pytest.raises(WritingError) as caught, written(tmp_path):
        raise OSError(28, "No space left on device")
    assert (caught.value.path, caught.value.reason) == (tmp_path, "No space left on device")


def test_a_turn_is_waited_for(tmp_path):
    """Who comes second is told to wait, and gets the turn when the first one is done."""
    told: list[str] = []
    asked_to_wait, waits = threading.Event(), threading.Event()

    def second() -> None:
        with Turn(tmp_path, patience=60).taken(tell):
            told.append("second begins")

    def tell(waiting: bool) -> None:
        told.append("second waits" if waiting else "second has waited")
        waits.set()

    first, other = Turn(tmp_path, patience=60), threading.Thread(target=second)
    with first.taken(lambda waiting: asked_to_wait.set()), first.taken(lambda waiting: asked_to_wait.set()):
        other.start()
        waits.wait()
        told.append("first ends")
    other.join()
    assert told == ["second waits", "first ends", "second has waited", "second begins"]
    assert not asked_to_wait.is_set(), "who has the turn takes it again without waiting"


def test_patience_ends(tmp_path):
    """Whoever has waited long enough is told why and what to do."""
    with (
        Turn(tmp_path, patience=0).taken(lambda waiting: None),
        pytest.raises(IndexBusy, match=r"another process is changing this index\. Wait"),
        Turn(tmp_path, patience=0).taken(lambda waiting: None),
    ):
        pytest.fail("the turn is taken")


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    """A file in the folder's way ends in a clear message."""
    (tmp_path / "index").write_bytes(b"")
    with (
        pytest.raises(WritingError, match="index: cannot be written"),
        Turn(tmp_path / "index", patience=0).taken(lambda waiting: None),
    ):
        pytest.fail("there is no such folder")
