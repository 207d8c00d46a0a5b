"""Adding to a library and taking from it, never left half-way."""

import pytest

import askreviews
from askreviews.errors import (
    QuestionError,
    ReadingError,
    UnknownName,
    WritingError,
)
from library.watching import QUESTIONS, failing_with, files_in, named, without_time
from sample_corpus import ARTICLE, DIGEST, OTHER, library_in, written

THIRD = OTHER.replace("Lichen", "Moss").replace("lichen", "moss")


def test_an_article_takes_the_digests_place_and_leaves_it_again(library, tmp_path):
    """Same id, same facts, its own words; removed, the digest is back."""
    added = library.add(written(tmp_path / "Paper.md", ARTICLE))
    assert (added.id, added.kind, added.doi, added.authors) == (
        "kelp-2021",
        "article",
        "10.1234/kelp",
        ("Ng C", "Åberg D"),
    )
    assert named(library) == [("kelp-2021", "article")]
    assert "fell by a tenth within six weeks" in library.ask("blood pressure in mice").matches[0].text
    assert library.remove("kelp") == "Removed kelp-2021. The digest of the work, kelp-2021, is back."
    assert named(library) == [("kelp-2021", "digest")]


def test_a_removed_digest_stays_away_until_it_is_asked_for(library, home):
    """Removing is remembered by the home, and undone by the digest's id."""
    told = library.remove("kelp-2021")
    assert told == "Removed the digest kelp-2021. `askreviews add kelp-2021` brings it back."
    assert named(library_in(home)) == []
    with pytest.raises(QuestionError, match="There are no documents yet"):
        library_in(home).ask("kelp")
    assert library.add("kelp-2021").kind == "digest"
    assert named(library_in(home)) == [("kelp-2021", "digest")]


def test_adding_a_file_again_changes_nothing(library, home, tmp_path):
    """The same file twice is one document."""
    path = written(tmp_path / "lichen.md", OTHER)
    first = library.add(path)
    corpus = files_in(home / "corpus")
    assert library.add(path) == first
    assert files_in(home / "corpus") == corpus


def test_the_id_can_be_chosen(library, tmp_path):
    """And names the document from then on."""
    assert library.add(written(tmp_path / "a.md", OTHER), id="Lichen.1").id == "Lichen.1"
    assert library.remove("Lichen.1") == "Removed Lichen.1."
    assert named(library) == [("kelp-2021", "digest")]


@pytest.mark.parametrize(
    ("name", "text", "chosen"),
    [
        ("broken.md", "", None),
        ("lost.md", None, None),
        ("taken.md", OTHER, "kelp-2021"),
        ("a.docx", OTHER, None),
    ],
)
def test_a_file_that_cannot_be_added_changes_nothing(library, home, tmp_path, name, text, chosen):
    """Corpus and index stay byte for byte as they were."""
    library.refresh()
    before = files_in(home)
    if text is not None:
        written(tmp_path / name, text)
    with pytest.raises(ReadingError):
        library.add(tmp_path / name, id=chosen)
    assert files_in(home) == before
    assert library.check()


def test_several_files_are_indexed_once(library, home, encoder, tmp_path):
    """Each file has its document, or why it has none; the library is as if they had come one by one."""
    paths = [
        written(tmp_path / name, text)
        for name, text in {"lichen.md": OTHER, "empty.md": "", "kelp.md": ARTICLE, "moss.md": THIRD}.items()
    ]
    library.refresh()
    builds = []
    encoder.step_in = lambda: builds.append(library)
    lichen, empty, kelp, moss = library.add_many([*paths[:1], str(paths[1]), *paths[2:]])
    assert len(builds) == 2  # its passages, and its sentences
    assert isinstance(empty, ReadingError)
    assert empty.path == paths[1]
    assert [document.id for document in (lichen, kelp, moss)] == ["lichen", "kelp-2021", "moss"]
    assert library.documents == (kelp, lichen, moss)
    with library_in(home.with_name("other")) as other:
        other.remove("liu-2026")
        other.remove("wu-2025")
        written(home.with_name("other") / "corpus" / "digests" / "kelp-2021.md", DIGEST)
        for path in (paths[0], paths[2], paths[3]):
            other.add(path)
        assert other.documents == library.documents
        for question in QUESTIONS:
            assert without_time(other.ask(question)) == without_time(library.ask(question))


def test_one_work_in_several_files_is_the_last_of_them(library, home, tmp_path):
    """As when they are added one after the other."""
    revised = OTHER.replace("a millimetre", "an inch")
    paths = [written(tmp_path / "a.md", OTHER), written(tmp_path / "b.md", revised)]
    first, second = library.add_many(paths)
    assert first == second
    assert "an inch" in second.text
    assert [path.name for path in (home / "corpus" / "articles").iterdir()] == [second.source]
    assert library.add_many(paths[0])[0].text != second.text
    assert library.add_many([]) == ()


def test_several_documents_are_removed_and_the_rest_indexed_once(library, home, encoder, tmp_path):
    """Each has its sentence; the library is as if they had gone one by one. One unknown stops all."""
    paths = [
        written(tmp_path / name, text)
        for name, text in {"lichen.md": OTHER, "kelp.md": ARTICLE, "moss.md": THIRD}.items()
    ]
    library.add_many(paths)
    corpus = files_in(home / "corpus")
    with pytest.raises(UnknownName, match="'fern' is not the id of a document"):
        library.remove_many(["lichen", "fern"])
    with pytest.raises(TypeError, match="each of ids must be of type str"):
        library.remove_many(["lichen", None])
    assert library.remove_many([]) == ()
    assert files_in(home / "corpus") == corpus
    builds = []
    encoder.step_in = lambda: builds.append(library)
    told = library.remove_many(["kelp-2021", "lichen", "kelp"])
    assert told == (
        "Removed kelp-2021. The digest of the work, kelp-2021, is back.",
        "Removed lichen.",
    )
    assert len(builds) == 2  # its passages, and its sentences
    assert named(library) == [("kelp-2021", "digest"), ("moss", "article")]
    assert library.remove_many("kelp-2021")[0].startswith("Removed the digest kelp-2021.")
    assert named(library_in(home)) == [("moss", "article")]


@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt])
def test_a_build_that_fails_leaves_the_corpus_as_it_was(library, home, encoder, tmp_path, failure):
    """Adding and removing are undone when the index cannot be built, and the old one answers on."""
    library.add(written(tmp_path / "lichen.md", OTHER))
    before = files_in(home / "corpus")
    answers = [without_time(library.ask(question)) for question in QUESTIONS]
    encoder.step_in = failing_with(failure)
    changed = written(tmp_path / "changed.md", OTHER.replace("a millimetre", "two millimetres"))
    article = written(tmp_path / "kelp.md", ARTICLE)
    for change in (
        lambda: library.add(changed),
        lambda: library.add(article),
        lambda: library.remove("lichen"),
        lambda: library.remove("kelp-2021"),
        lambda: library.remove_many(["lichen", "kelp-2021"]),
    ):
        with pytest.raises(failure):
            change()
    assert files_in(home / "corpus") == before
    encoder.step_in = list
    assert [without_time(library.ask(question)) for question in QUESTIONS] == answers
    assert library.check()


def test_a_file_that_turns_out_unreadable_in_the_corpus_is_not_added(library, home, tmp_path):
    """Where a twin, put there by hand, would keep it out, that is told and nothing is changed."""
    for name in ("a", "b"):
        written(home / "corpus" / "articles" / f"{name}.md", OTHER)
    before = files_in(home / "corpus")
    with pytest.raises(ReadingError, match=r"its work is already read from b\.md"):
        library.add(written(tmp_path / "c.md", OTHER), id="c")
    assert files_in(home / "corpus") == before


def test_files_that_cannot_be_read_are_told_by_every_library(library, home):
    """Also by one that found the index built; the rest can be asked."""
    written(home / "corpus" / "articles" / "empty.md", "")
    for opened in (library_in(home), library_in(home)):
        assert [(problem.path.name, problem.reason) for problem in opened.problems] == [
            ("empty.md", "the file is empty")
        ]
        assert named(opened) == [("kelp-2021", "digest")]
    (home / "corpus" / "articles" / "empty.md").unlink()
    assert library_in(home).problems == ()


def test_a_home_without_a_corpus_has_the_installations_digests(tmp_path):
    """A new folder can be asked at once."""
    assert named(library_in(tmp_path / "new")) == [("liu-2026", "digest"), ("wu-2025", "digest")]


def test_the_environment_names_the_home(monkeypatch, home):
    """`ASKREVIEWS_HOME` counts for Python, too."""
    monkeypatch.setenv("ASKREVIEWS_HOME", str(home))
    with askreviews.open(ready=False) as library:
        assert library.home == home


@pytest.mark.parametrize("in_the_way", ["index", "corpus/articles", "corpus/removed.txt/x"])
def test_a_home_that_cannot_be_written_is_told(home, tmp_path, in_the_way):
    """The message names the place; the documents that could be read before still can."""
    if in_the_way.startswith("corpus"):
        library_in(home).refresh()
    written(home / in_the_way, "")
    library = library_in(home)
    with pytest.raises(WritingError, match="cannot be written"):
        library.remove("kelp-2021") if "removed" in in_the_way else library.add(
            written(tmp_path / "x.md", OTHER)
        )
    if in_the_way.startswith("corpus"):
        assert named(library_in(home)) == [("kelp-2021", "digest")]
