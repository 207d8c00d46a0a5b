"""Which files a library is made of, and what adding and removing one comes to."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from askreviews import formats
from askreviews.corpus import Corpus, is_same_work
from askreviews.documents import Document
from askreviews.errors import ReadingError
from askreviews.manifest import Source
from sample_corpus import ARTICLE, DIGEST, HEAD, OTHER, home_in, written

UNKNOWN = Document(id="any", text="", title="")
AS_TEXT = OTHER.replace("## Growth", "Abstract").replace("# ", "")


@pytest.fixture
def home(tmp_path) -> Path:
    return home_in(tmp_path)


@pytest.fixture
def corpus(home) -> Corpus:
    return Corpus(home)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def named(corpus: Corpus) -> list[tuple[str, str]]:
    return [(document.id, document.kind) for document in corpus.read().documents]


def add(corpus: Corpus, path: Path, name: str | None = None) -> str:
    addition = corpus.adding(path, id=name, present=corpus.read().documents)
    with addition.change.made():
        return addition.document.id


def test_a_home_without_digests_has_those_of_the_installation(tmp_path):
    """An empty folder, or one that is not there, is a corpus of what ships."""
    assert named(Corpus(tmp_path / "new")) == [("liu-2026", "digest"), ("wu-2025", "digest")]


def test_reading_tells_every_file_and_its_fingerprint(corpus):
    """The sources are the files in order; their fingerprints are what `fingerprints` gives."""
    written(corpus.articles / "lichen.md", OTHER)
    reading = corpus.read()
    assert [document.id for document in reading.documents] == ["kelp-2021", "lichen"]
    assert reading.sources == (
        Source("kelp-2021.md", sha256(DIGEST), "kelp-2021", "digest"),
        Source("lichen.md", sha256(OTHER), "lichen", "article"),
    )
    assert corpus.fingerprints() == {(source.file, source.sha256) for source in reading.sources}


@pytest.fixture
def files_read(monkeypatch) -> list[str]:
    """The names of the files that are read from now on."""
    names = []

    def read(path, **settings):
        names.append(path.name)
        return read_as_ever(path, **settings)

    read_as_ever = formats.read
    monkeypatch.setattr(formats, "read", read)
    return names


def test_articles_whose_files_are_the_same_are_not_read_again(corpus, files_read):
    """What was read before comes out the same, with a digest's facts; what has changed is read."""
    written(corpus.articles / "kelp-2021.md", ARTICLE)
    written(corpus.articles / "lichen.md", OTHER)
    before = corpus.read()
    files_read.clear()
    told = []
    assert corpus.read(before, progress=lambda *many: told.append(many)) == before
    assert files_read == told == []
    written(corpus.articles / "lichen.md", OTHER.replace("a millimetre", "an inch"))
    again = corpus.read(before, progress=lambda *many: told.append(many))
    assert (files_read, told) == (["lichen.md"], [(1, 1)])
    assert again == corpus.read()


def test_articles_are_read_again_where_a_digest_has_changed(corpus, files_read):
    """The facts that they had from it may be others."""
    written(corpus.home / "corpus" / "digests" / "kelp-2021.md", DIGEST)
    written(corpus.articles / "kelp-2021.md", ARTICLE)
    before = corpus.read()
    written(corpus.home / "corpus" / "digests" / "kelp-2021.md", DIGEST.replace("year: 2021", "year: 2022"))
    files_read.clear()
    assert [document.year for document in corpus.read(before).documents] == [2022]
    assert files_read == ["kelp-2021.md", "kelp-2021.md"]


def test_an_article_that_was_read_before_can_lose_its_place(corpus):
    """A file of its work that comes before it is the one that counts, as if all were read anew."""
    written(corpus.articles / "lichen.md", OTHER)
    before = corpus.read()
    written(corpus.articles / "first.md", OTHER)
    again = corpus.read(before)
    assert [document.id for document in again.documents] == ["first", "kelp-2021"]
    assert [problem.reason for problem in again.problems] == ["its work is already read from first.md"]


def test_an_article_takes_the_place_and_the_facts_of_its_digest(corpus, tmp_path):
    """It is known under the digest's id, and has the bibliographic facts that its own file lacks."""
    assert add(corpus, written(tmp_path / "Paper on kelp.md", ARTICLE)) == "kelp-2021"
    (article,) = corpus.read().documents
    assert (article.id, article.kind, article.source) == ("kelp-2021", "article", "kelp-2021.md")
    assert article.text.startswith("Kelp in Health")
    assert (article.title, article.doi, article.year) == ("Kelp in health", "10.1234/kelp", 2021)
    assert article.authors == ("Ng C", "Åberg D")
    assert (article.journal, article.url) == ("Reviews of Kelp", "https://doi.org/10.1234/kelp")


def test_an_article_can_have_a_name_of_its_own(corpus, tmp_path):
    """With an id given, it still takes the digest's place."""
    assert add(corpus, written(tmp_path / "a.md", ARTICLE), "mine") == "mine"
    assert named(corpus) == [("mine", "article")]


def test_the_same_work_added_again_takes_the_earlier_ones_place(corpus, tmp_path):
    """Whatever the new file is called, one article of the work is left, under the name that it had."""
    add(corpus, written(tmp_path / "a.md", OTHER), "lichen")
    assert add(corpus, written(tmp_path / "b.txt", AS_TEXT)) == "lichen"
    assert [path.name for path in corpus.articles.iterdir()] == ["lichen.txt"]
    assert add(corpus, written(tmp_path / "c.md", OTHER), "other") == "other"
    assert [path.name for path in corpus.articles.iterdir()] == ["other.md"]


def test_a_file_of_the_corpus_can_be_added_where_it_lies(corpus):
    """It keeps its words, and moves to the name of its id."""
    path = written(corpus.articles / "Some lichen (2).md", OTHER)
    assert named(corpus) == [("kelp-2021", "digest"), ("some-lichen-2", "article")]
    assert add(corpus, path) == "some-lichen-2"
    assert [path.name for path in corpus.articles.iterdir()] == ["some-lichen-2.md"]
    assert (corpus.articles / "some-lichen-2.md").read_text(encoding="utf-8") == OTHER


@pytest.mark.parametrize(("name", "known_as"), [("kelp-2021", "kelp-2021"), ("by hand", "by-hand")])
def test_a_file_put_there_by_hand_counts(corpus, name, known_as):
    """An article's id is its file's name, made simple where that cannot be one."""
    written(corpus.articles / f"{name}.md", ARTICLE)
    assert named(corpus) == [(known_as, "article")]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.md", b"", "the file is empty"),
        ("paper.pdf", b"%PDF-1.7", "files that end in .pdf cannot be read"),
        ("rubbish.txt", bytes(range(256)) * 8, "binary data"),
        ("kelp-2021.md", OTHER.encode(), "the id 'kelp-2021' belongs to “Kelp in health”"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_rest_stands(corpus, name, content, told):
    """The problem names file and reason; the file is a source without a document."""
    corpus.articles.mkdir()
    (corpus.articles / name).write_bytes(content)
    reading = corpus.read()
    assert [document.id for document in reading.documents] == ["kelp-2021"]
    assert [problem.path for problem in reading.problems] == [corpus.articles / name]
    assert told in str(reading.problems[0])
    assert reading.sources[1] == Source(name, hashlib.sha256(content).hexdigest(), "", "article")


def test_a_name_that_leads_nowhere_is_told(corpus):
    """A folder or a dangling link among the articles ends in no traceback."""
    (corpus.articles / "folder.md").mkdir(parents=True)
    (corpus.articles / "link.md").symlink_to(corpus.articles / "lost")
    reading = corpus.read()
    assert [problem.reason for problem in reading.problems] == ["this is a folder", "there is no such file"]
    assert corpus.fingerprints() >= {("folder.md", ""), ("link.md", "")}


def test_two_files_of_one_work_are_told(corpus):
    """The first by name is taken; the other one is a problem, and not lost in silence."""
    written(corpus.articles / "a.md", OTHER)
    written(corpus.articles / "b.md", OTHER)
    reading = corpus.read()
    assert [document.source for document in reading.documents] == ["a.md", "kelp-2021.md"]
    assert [str(problem) for problem in reading.problems] == [
        f"{corpus.articles / 'b.md'}: its work is already read from a.md. Keep one of the two files."
    ]


def test_hidden_files_do_not_count(corpus):
    """What an interrupted copy or a file manager left behind is not read."""
    written(corpus.articles / ".lichen.md.part", OTHER)
    assert corpus.read().problems == ()
    assert named(corpus) == [("kelp-2021", "digest")]


def test_a_digest_of_the_home_that_cannot_be_read_is_told(tmp_path):
    """It stops neither the others nor an addition."""
    corpus = Corpus(home_in(tmp_path, **{"kelp-2021": DIGEST, "bad": "---\n: [\n---\n"}))
    assert named(corpus) == [("kelp-2021", "digest")]
    assert [problem.path.name for problem in corpus.read().problems] == ["bad.md"]
    assert add(corpus, written(tmp_path / "a.md", ARTICLE)) == "kelp-2021"


def test_adding_copies_nothing_until_the_change_is_made(corpus, tmp_path):
    """What adding comes to can be looked at first: the id, and the bytes that will stand there."""
    path = written(tmp_path / "x.MD", OTHER)
    addition = corpus.adding(path, id="lichen", present=())
    assert (addition.document.id, addition.path) == ("lichen", corpus.articles / "lichen.md")
    assert addition.change.files == {corpus.articles / "lichen.md": OTHER.encode()}
    assert not corpus.articles.exists()


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        (OTHER, "kelp-2021", "the id 'kelp-2021' belongs to “Kelp in health”. Give another with --id."),
        (OTHER, "../x", "'../x' cannot be an id"),
        (OTHER, ".hidden", "'.hidden' cannot be an id"),
        (OTHER, "x" * 101, "cannot be an id"),
        ("", None, "the file is empty"),
    ],
)
def test_a_file_that_cannot_be_added_is_refused(corpus, tmp_path, text, name, told):
    """Unreadable, a name that no file may have, or another work's: the reason names the file."""
    path = written(tmp_path / "x.md", text)
    with pytest.raises(ReadingError, match=r"x\.md: ") as caught:
        corpus.adding(path, id=name, present=corpus.read().documents)
    assert told in str(caught.value)


def test_a_file_that_is_not_there_is_said_not_to_be(corpus, tmp_path):
    """Whatever the ending of its name."""
    with pytest.raises(ReadingError, match=r"lost: there is no such file\. Check its name\."):
        corpus.adding(tmp_path / "lost", id=None, present=())


def test_the_id_of_a_removed_digest_stays_taken(corpus, tmp_path):
    """Else the digest could not come back."""
    (digest,) = corpus.read().documents
    with corpus.removing(digest).made():
        pass
    with pytest.raises(ReadingError, match="belongs to “Kelp in health”"):
        corpus.adding(written(tmp_path / "x.md", OTHER), id="kelp-2021", present=())


def test_a_removed_digest_is_remembered_and_can_come_back(corpus):
    """Its id is written down, its file left alone; restored, nothing is left of the list."""
    (digest,) = corpus.read().documents
    before = corpus.fingerprints()
    with corpus.removing(digest).made():
        pass
    assert (corpus.removed(), corpus.read().documents) == ({"kelp-2021"}, ())
    assert corpus.fingerprints() == frozenset()
    with corpus.restoring("kelp-2021").change.made():
        pass
    assert (corpus.removed(), named(corpus)) == (frozenset(), [("kelp-2021", "digest")])
    assert corpus.fingerprints() == before
    assert not (corpus.home / "corpus" / "removed.txt").exists()


def test_a_removed_digest_whose_file_is_gone_cannot_come_back(corpus):
    """That is said, and it stays removed."""
    with corpus.removing(corpus.read().documents[0]).made():
        pass
    (corpus.home / "corpus" / "digests" / "kelp-2021.md").unlink()
    with pytest.raises(ReadingError, match=r"can no longer be read\. Add its file\."):
        corpus.restoring("kelp-2021")


def test_a_removed_article_leaves_its_place_to_the_digest(corpus, tmp_path):
    """Its file is deleted."""
    add(corpus, written(tmp_path / "x.md", ARTICLE))
    (article,) = corpus.read().documents
    with corpus.removing(article).made():
        pass
    assert list(corpus.articles.iterdir()) == []
    assert named(corpus) == [("kelp-2021", "digest")]


def test_a_digest_of_the_users_own_is_removed_as_an_article_is(corpus, tmp_path):
    """What was added is deleted, also when its head says that it is a digest."""
    text = (HEAD + OTHER).replace("kelp", "moss").replace("Kelp", "Moss")
    assert add(corpus, written(tmp_path / "x.md", text)) == "moss-2021"
    moss = corpus.read().documents[1]
    assert (moss.id, moss.kind) == ("moss-2021", "digest")
    with corpus.removing(moss).made():
        pass
    assert corpus.removed() == frozenset()
    assert named(corpus) == [("kelp-2021", "digest")]


def test_a_list_of_what_was_removed_that_is_not_text_does_no_harm(corpus):
    """Someone's editor may have saved it in any encoding."""
    written(corpus.home / "corpus" / "removed.txt", "").write_bytes(b"kelp-2021\r\n\xff\xfe\n")
    assert named(corpus) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"doi": "10.1/A"}, {"doi": "10.1/a"}, True),
        ({"doi": "10.1/a", "title": "Kelp"}, {"doi": "10.1/b", "title": "Kelp"}, False),
        ({"doi": "10.1/a", "title": "Kelp, in health"}, {"title": "KELP IN  HEALTH."}, True),
        ({"title": "Kelp"}, {"title": "Moss"}, False),
        ({"title": ""}, {"title": "…"}, False),
        ({"title": "A", "authors": ("Ada Reed",)}, {"title": "A", "authors": ("Bo Moss", "A Reed")}, True),
        ({"title": "A", "authors": ("Ada Reed",)}, {"title": "A", "authors": ("Bo Moss",)}, False),
        ({"title": "A", "authors": ("Ada Reed",)}, {"title": "A"}, True),
    ],
)
def test_works_are_the_same_by_doi_or_else_by_title(one, other, same):
    """A DOI decides where both have one; else the title, but for case and signs, and an author of both."""
    assert is_same_work(replace(UNKNOWN, **one), replace(UNKNOWN, **other)) is same
