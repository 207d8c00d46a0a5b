"""Opening a library: built, read, outdated, damaged, followed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

import askreviews
from askreviews import manifest as manifests
from askreviews.changes import LOCK
from askreviews.encoders import Store
from askreviews.encoders.bulk import FEW
from askreviews.errors import (
    IndexDamaged,
    IndexMissing,
    IndexOfAnotherModel,
    IndexOutdated,
    WritingError,
)
from askreviews.home import user_cache
from askreviews.library import Library
from askreviews.testing import FakeEncoder
from library.watching import Pause, WatchedEncoder, damage, named, without_time
from sample_corpus import ARTICLE, OTHER, home_in, library_in, written


def test_what_is_needed_first_builds_the_index(library, home):
    """A library that nothing was asked of leaves no trace; the first question builds the index."""
    assert not (home / "index").exists()
    assert library.ask("What does kelp do to blood pressure?").matches[0].document.id == "kelp-2021"
    assert (home / "index" / "manifest.json").is_file()


def test_a_built_index_is_read_and_not_built_again(library, home):
    """A second library on the same home embeds nothing."""
    library.refresh()
    second = WatchedEncoder()
    assert Library(home, encoder=second).documents == library.documents
    assert second.texts == []


@pytest.mark.parametrize("stage", ["missing", "outdated"])
def test_why_an_index_must_be_built_is_told_where_none_can_be_written(home, stage):
    """The message says what the system says, and what the index lacks."""
    if stage == "outdated":
        library_in(home).refresh()
        written(home / "corpus/digests/other.md", OTHER)
        (home / "index" / LOCK).unlink()
        (home / "index" / LOCK).mkdir()  # in the way of who writes, not of who reads
        why = "the files of the corpus have changed"
    else:
        written(home / "index", "")
        why = "no index is there"
    with pytest.raises(WritingError, match=f"cannot be written .*, and the index must be built: {why}"):
        library_in(home).refresh()


def test_building_tells_how_far_it_has_come(home):
    """Progress is told for what takes long, up to the last one."""
    told = []
    library_in(home, progress=lambda *step: told.append(step)).refresh()
    assert told[-1][1] == told[-1][2] > 0


def test_a_changed_corpus_makes_the_index_outdated(library, home):
    """A file put there by hand is read at the next opening."""
    library.refresh()
    written(home / "corpus" / "articles" / "lichen.md", OTHER)
    with pytest.raises(IndexOutdated, match="the files of the corpus have changed"):
        library.check()
    second = WatchedEncoder()
    told = []
    with Library(home, encoder=second, progress=lambda *step: told.append(step)) as again:
        assert named(again) == [("kelp-2021", "digest"), ("lichen", "article")]
    assert second.texts != []
    why = "Building the index anew: the files of the corpus have changed since it was built"
    assert told[0] == (why, 0, 0)


def test_embeddings_are_kept_in_the_users_cache(home, tmp_path, monkeypatch):
    """What `askreviews.open` embeds for an index is there for every other index of the user's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    sentences = " ".join(f"Lichen of kind {number} is grey." for number in range(FEW + 1))
    written(home / "corpus" / "articles" / "lichen.md", f"{OTHER}\n\n{sentences}\n")
    with askreviews.open(home) as library:
        built = library.check()
    kept = Store.in_folder(user_cache()).path
    size = kept.stat().st_size
    with askreviews.open(home_in(tmp_path / "elsewhere"), ready=False) as library:
        written(library.home / "corpus" / "articles" / "lichen.md", f"{OTHER}\n\n{sentences}\n")
        assert library.rebuild().counts == built.counts
    assert kept.stat().st_size == size


def test_an_index_of_another_model_is_refused(library, home):
    """Both models are named, and how to go on; nothing is built anew unless it is asked for."""
    library.refresh()
    other = Library(home, encoder=FakeEncoder(name="another", dimension=64))
    with pytest.raises(IndexOfAnotherModel, match="the model fake built it, not another"):
        other.check()
    with pytest.raises(IndexOfAnotherModel, match=r"fake .*, asked with another .* --model another index"):
        other.ask("kelp")
    assert library.check().origin.encoder.name == "fake"
    other.rebuild()
    assert other.ask("kelp").matches
    assert other.check().origin.encoder.name == "another"


def test_an_index_by_a_program_that_reads_otherwise_is_outdated(library, home):
    """The program's version is named; opening builds the index anew."""
    manifest = library.rebuild()
    older = replace(manifest, product="0.0.1", origin=replace(manifest.origin, settings="older"))
    (home / "index" / "manifest.json").write_bytes(manifests.to_bytes(older))
    with pytest.raises(IndexOutdated, match=r"askreviews 0\.0\.1, which read texts otherwise, built it"):
        library.check()
    library_in(home).refresh()
    assert library.check().origin == manifest.origin


def test_a_missing_index_is_missing_for_a_check(library, home):
    """Checking builds nothing."""
    with pytest.raises(IndexMissing, match="Build it with `askreviews index`"):
        library.check()
    assert not (home / "index").exists()


def test_a_damaged_index_is_refused_and_rebuilding_mends_it(library, home):
    """The message names the file and the command; nothing is built over the damage unasked."""
    library.refresh()
    path = damage(home)
    for refused in (library.check, library_in(home).refresh, lambda: library_in(home).ask("kelp")):
        with pytest.raises(IndexDamaged, match="Rebuild it with `askreviews index`") as caught:
            refused()
        assert caught.value.path == path
    manifest = library_in(home).rebuild()
    assert library.check() == manifest


def test_an_open_library_keeps_its_index_whatever_happens_on_disk(library, home):
    """It answers from what it has read, also when the disk loses it."""
    before = without_time(library.ask("iodine"))
    damage(home)
    assert without_time(library.ask("iodine")) == before


def test_an_open_library_notices_what_another_adds_and_removes(library, home, encoder, tmp_path):
    """At the next use, and only its questions are embedded."""
    assert named(library) == [("kelp-2021", "digest")]
    other, embedded = library_in(home), len(encoder.texts)
    other.add(written(tmp_path / "lichen.md", OTHER))
    assert named(library) == [("kelp-2021", "digest"), ("lichen", "article")]
    assert library.ask("What do reindeer eat?").matches[0].document.id == "lichen"
    other.remove("lichen")
    assert {match.document.id for match in library.ask("What do reindeer eat?").matches} == {"kelp-2021"}
    assert encoder.texts[embedded:] == ["What do reindeer eat?"] * 2


def test_what_is_held_of_an_earlier_state_stays_as_it_was(library, home, tmp_path):
    """A document, or an answer, is not changed by what others do."""
    document, answer = library.document("kelp"), library.ask("iodine")
    library_in(home).add(written(tmp_path / "kelp.md", ARTICLE))
    assert library.document("kelp").kind == "article"
    assert document.kind == answer.matches[0].document.kind == "digest"


def test_a_published_index_that_cannot_be_used_leaves_the_old_one_answering(library, home, caplog):
    """Damaged, built by another model, or gone: it is told once, and the next sound one is taken up."""
    before = without_time(library.ask("iodine"))
    manifest = home / "index" / "manifest.json"
    Library(home, encoder=FakeEncoder(name="another")).rebuild()
    assert without_time(library.ask("iodine")) == before
    manifest.write_bytes(b"{")
    assert without_time(library.ask("iodine")) == before
    manifest.unlink()
    assert [without_time(library.ask("iodine")) for _ in range(3)] == [before] * 3
    told = [record.getMessage() for record in caplog.records if record.name == "askreviews.current"]
    assert ["another" in told[0], str(manifest) in told[1], "no index is there" in told[2]] == [True] * 3
    assert len(told) == 3
    library_in(home).remove("kelp-2021")
    assert named(library) == []


def test_one_whose_own_change_is_under_way_answers_from_before(home, tmp_path):
    """A question that another thread asks meanwhile waits for nothing."""
    pause, encoder = Pause(), WatchedEncoder()
    library = Library(home, encoder=encoder)
    library.refresh()
    encoder.step_in = pause
    with ThreadPoolExecutor(1) as threads:
        adding = threads.submit(lambda: library.add(written(tmp_path / "lichen.md", OTHER)))
        pause.begun.wait()
        (home / "index" / "manifest.json").touch()
        assert named(library) == [("kelp-2021", "digest")]
        pause.go_on.set()
        adding.result()
    assert named(library) == [("kelp-2021", "digest"), ("lichen", "article")]


def test_after_closing_the_index_is_read_again(library):
    """Closing lets go of the memory, not of the library; closing twice is no error."""
    before = without_time(library.ask("iodine"))
    library.close()
    library.close()
    assert without_time(library.ask("iodine")) == before


def test_open_is_the_door(home):
    """`askreviews.open` takes a folder as text, and leaves the index alone when told to."""
    with askreviews.open(str(home), ready=False) as library:
        assert library.home == home
        assert not (home / "index").exists()
