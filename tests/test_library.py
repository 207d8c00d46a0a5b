"""The library: opened, asked, added to, taken from, and never left half-way."""

import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import askreviews
from askreviews import manifest as manifests
from askreviews.errors import (
    IndexBusy,
    IndexDamaged,
    IndexMissing,
    IndexOutdated,
    QuestionError,
    ReadingError,
    UnknownName,
    WritingError,
)
from askreviews.library import Library
from askreviews.testing import FakeEncoder
from sample_corpus import ARTICLE, DIGEST, OTHER, home_in, library_in, written

QUESTIONS = (
    "What does kelp do to blood pressure?",
    "iodine",
    "Where do forests grow?",
    "aspirin for the heart",
)


class WatchedEncoder(FakeEncoder):
    """Notes the texts that it is given, and lets a test step in before it begins."""

    def __init__(self, step_in: Callable[[], object] = list) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.step_in = step_in

    def encode(self, texts: Sequence[str], **settings):
        """See `Encoder.encode`."""
        self.step_in()
        self.texts += texts
        return super().encode(texts, **settings)

    def embed(self, texts: Sequence[str], **settings):
        """See `Encoder.embed`."""
        self.step_in()
        self.texts += texts
        return super().embed(texts, **settings)


@pytest.fixture
def home(tmp_path) -> Path:
    return home_in(tmp_path)


@pytest.fixture
def encoder() -> WatchedEncoder:
    return WatchedEncoder()


@pytest.fixture
def library(home, encoder) -> Library:
    with Library(home, encoder=encoder) as library:
        yield library


def named(library: Library) -> list[tuple[str, str]]:
    return [(document.id, document.kind) for document in library.documents]


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_time(answer: askreviews.Answer) -> askreviews.Answer:
    return replace(answer, elapsed_ms=0)


def failing_with(failure: type[BaseException]) -> Callable[[], None]:
    def fail() -> None:
        raise failure

    return fail


def damage(home: Path) -> Path:
    """Flip a bit in a file of the index, and return its path."""
    (path,) = (home / "index" / "builds").glob("*/passages.jsonl")
    content = path.read_bytes()
    path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    return path


# Opening


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


def test_building_tells_how_far_it_has_come(home):
    """Progress is told for what takes long, up to the last one."""
    told = []
    library_in(home, progress=lambda *step: told.append(step)).refresh()
    assert told[-1][1] == told[-1][2] > 0


def test_a_changed_corpus_makes_the_index_outdated(library, home, encoder):
    """A file put there by hand is read at the next opening; only its texts are embedded."""
    library.refresh()
    before = set(encoder.texts)
    written(home / "corpus" / "articles" / "lichen.md", OTHER)
    with pytest.raises(IndexOutdated, match="the files of the corpus have changed"):
        library.check()
    second = WatchedEncoder()
    assert named(Library(home, encoder=second)) == [("kelp-2021", "digest"), ("lichen", "article")]
    assert second.texts != []
    assert set(second.texts) & before == set()


def test_another_model_makes_the_index_outdated(library, home):
    """The model that built the index and the one asked with are both named; opening builds it anew."""
    library.refresh()
    other = Library(home, encoder=FakeEncoder(name="another", dimension=64))
    with pytest.raises(IndexOutdated, match="the model fake built it, not another"):
        other.check()
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
    told = [record.getMessage() for record in caplog.records if record.name == "askreviews.library"]
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


# Names


def test_documents_are_found_by_the_beginning_of_their_id(library, tmp_path):
    """As long as it is only one's; else all that could be meant are named."""
    library.add(written(tmp_path / "x.md", OTHER), id="kelp-lichen")
    assert library.document("kelp-2021").id == library.document("kelp-2").id == "kelp-2021"
    with pytest.raises(UnknownName, match="'kelp' is the beginning of several; there are: kelp-2021, kelp-l"):
        library.document("kelp")
    with pytest.raises(UnknownName, match="'moss' is not the id of a document; there are: kelp-2021, kelp-l"):
        library.document("moss")
    with pytest.raises(UnknownName, match="'' is not the id"):
        library.document("")


def test_citing_gives_every_sentence_that_cites_a_reference(library):
    """A number inside a range is cited, too; the entry comes along."""
    (cited,) = library.citing("kelp", 3)
    document = library.document("kelp-2021")
    assert (
        cited.text
        == cited.sentence.span.of(document.text)
        == "KE also raises their iodine in every trial [2-4]."
    )
    assert cited.paragraph.holds(cited.sentence.span)
    assert (cited.section, cited.reference) == (("Effects on blood",), document.reference(3))


def test_citing_a_number_that_is_nowhere_says_what_there_is(library, tmp_path):
    """The message gives the last number of the list, or says that there is no list."""
    bare = "# Moss\n\n## Colour\n\nMoss is green after rain, and brown in a dry summer without any rain.\n"
    library.add(written(tmp_path / "moss.md", bare))
    with pytest.raises(UnknownName, match="kelp-2021 has no reference 99; its list goes from 1 to 5"):
        library.citing("kelp", 99)
    with pytest.raises(UnknownName, match="moss has no reference 1; it has no reference list"):
        library.citing("moss", 1)


def test_an_argument_of_another_type_is_refused_in_a_sentence(library):
    """Before anything is searched."""
    with pytest.raises(TypeError, match="question must be of type str, not NoneType: None"):
        library.ask(None)
    with pytest.raises(TypeError, match="k must be of type int, not str: '3'"):
        library.ask("iodine", k="3")
    with pytest.raises(TypeError, match="number must be of type int, not str: '61'"):
        library.citing("kelp-2021", "61")
    with pytest.raises(TypeError, match="id must be of type str, not int: 7"):
        library.citing(7, 1)


def test_an_answer_can_be_looked_at_in_a_shell(tmp_path):
    """Its repr names documents and quotes passages, and does not hold whole reviews."""
    long = DIGEST.replace(
        "## Where", "## Waves\n\n" + "Waves are heard on the shore. " * 1000 + "\n\n## Where"
    )
    with library_in(home_in(tmp_path, kelp=long)) as library:
        shown = repr(library.ask("What does kelp do to blood pressure?"))
    assert len(shown) < 10_000 < len(long)
    assert "Document(id='kelp', title='Kelp in health'" in shown


# Adding and removing


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


def test_adding_a_file_again_changes_nothing(library, home, encoder, tmp_path):
    """The same file twice is one document, and nothing is embedded twice."""
    path = written(tmp_path / "lichen.md", OTHER)
    first = library.add(path)
    embedded, corpus = len(encoder.texts), files_in(home / "corpus")
    assert library.add(path) == first
    assert len(encoder.texts) == embedded
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


# At the same time


def test_threads_get_the_same_answers_as_one(library):
    """Eight that ask at once, from the first question on, which builds the index."""
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda question: without_time(library.ask(question)), QUESTIONS * 16))
    assert found == [without_time(library.ask(question)) for question in QUESTIONS] * 16


def test_threads_that_ask_while_one_adds_get_an_answer_from_before_or_after(library, tmp_path):
    """Never an error, nor anything in between."""
    before = without_time(library.ask("iodine"))
    path = written(tmp_path / "x.md", ARTICLE)
    with ThreadPoolExecutor(4) as threads:
        adding = threads.submit(lambda: library.add(path))
        found = []
        while not adding.done():
            found += threads.map(lambda _: without_time(library.ask("iodine")), range(4))
        adding.result()
    after = without_time(library.ask("iodine"))
    assert [answer for answer in found if answer not in (before, after)] == []


OPENING = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from sample_corpus import library_in
print(library_in(Path({home!r})).ask("iodine").matches[0].text)
"""


def test_processes_that_open_at_the_same_time_all_answer(home):
    """While the index is missing, one builds it and the others wait for that one."""
    program = OPENING.format(tests=str(Path(__file__).parent), home=str(home))
    started = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    answers = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert len(set(answers)) == 1
    assert "iodine" in answers[0]


class Pause:
    """Where a build stops until it is let go on."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self) -> None:
        self.begun.set()
        self.go_on.wait()


def test_who_waits_for_another_writer_reads_what_that_one_built(home):
    """The one that waits says so, and embeds nothing itself."""
    pause, second, told = Pause(), WatchedEncoder(), []

    def tell(what: str, done: int, total: int) -> None:
        told.append((what, done, total))
        pause.go_on.set()

    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(Library(home, encoder=WatchedEncoder(pause)).refresh)
        pause.begun.wait()
        waiting = Library(home, encoder=second, progress=tell)
        assert named(waiting) == [("kelp-2021", "digest")]
        first.result()
    assert second.texts == []
    waits = "Waiting for the process that is changing the index"
    assert told == [(waits, 0, 1), (waits, 1, 1)]


def test_who_has_waited_long_enough_is_told(home):
    """Nothing is changed, and the message says what to do."""
    pause = Pause()
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(Library(home, encoder=WatchedEncoder(pause)).refresh)
        pause.begun.wait()
        with pytest.raises(IndexBusy, match="another process is changing this index"):
            library_in(home, patience=0).refresh()
        pause.go_on.set()
        first.result()


def test_the_corpus_that_was_read_is_the_one_that_is_indexed(library, home):
    """A file that changes while the index is built makes the index outdated, never wrong in silence."""
    digest = home / "corpus" / "digests" / "kelp-2021.md"

    def meddle() -> None:
        written(digest, DIGEST.replace("in every trial", "in no trial"))

    Library(home, encoder=WatchedEncoder(meddle)).refresh()
    with pytest.raises(IndexOutdated, match="the files of the corpus have changed"):
        library.check()
    assert "in no trial" in library.ask("iodine in every trial").matches[0].text
