"""The pages that change what the library holds, over a real library in a folder of its own."""

from __future__ import annotations

import threading

import pytest
from app_samples import MOSS, SampleLibrary
from page_reader import read
from starlette.testclient import TestClient

from askreviews import Library
from askreviews.testing import FakeEncoder
from askreviews_app import create, phrases, texts
from askreviews_app.security import MAX_UPLOAD_BYTES
from askreviews_app.uploads import MOST, Uploads
from sample_corpus import home_in, written

KELP = "# Kelp\n\n## Growth\n\nKelp grows fast [1].\n\n## References\n\n1. Sea A. Kelp. J Sea. 2001;1:1.\n"
CORAL = (
    "# Coral\n\n## Growth\n\nCoral is slow [1, 3].\n\n## References\n\n1. Sea B. Coral. J Sea. 2002;2:1.\n"
)


@pytest.fixture
def library(tmp_path):
    """A library of one article."""
    with Library(home_in(tmp_path, kelp=KELP), encoder=FakeEncoder()) as library:
        yield library


@pytest.fixture
def client(library):
    """A client of the application over it, on this machine."""
    with TestClient(create(library), follow_redirects=False) as client:
        yield client


def main(answer):
    """The page's main part as elements."""
    html = answer.text
    return read(html[html.index("<main") : html.index("</body>")]).one("main")


def uploaded(client, content, name="coral.md"):
    """The page that answers an upload."""
    return client.post("/documents/preview", files={"file": (name, content)})


def token(page) -> str:
    """What asks for the upload again."""
    return page.all("input")[0].attributes["value"]


def boxes(client) -> list[str]:
    """The ids of the documents that can be ticked."""
    fields = main(client.get("/documents")).all("input")
    return [f.attributes["value"] for f in fields if f.attributes.get("type") == "checkbox"]


def wait() -> None:
    """Wait for the job that runs."""
    for thread in threading.enumerate():
        if thread.name in (texts.ADDING, texts.REMOVING, texts.REBUILD, texts.MEASURING):
            thread.join(timeout=600)


def test_upload_is_looked_at_before_it_counts(client, library):
    """The page says what was read and what was doubtful; the library has not changed."""
    page = main(uploaded(client, CORAL))
    assert "1 section, 1 passage, 1 reference." in page.text
    assert "The text cites 3, which the reference list lacks." in page.text
    unused = CORAL.replace("2002;2:1.", "2002;2:1.\n2. Sea C. Sand. J Sea. 2003;3:1.")
    assert "In the list, but cited nowhere by number: 2." in main(uploaded(client, unused)).text
    assert "Sea B. Coral." in page.text
    assert [document.id for document in library.documents] == ["kelp"]


def test_upload_is_added_and_can_be_asked(client, library):
    """Added, the review is among the documents and answers; the page says so."""
    added = client.post(
        "/documents/add", data={"token": token(main(uploaded(client, CORAL)))}, follow_redirects=False
    )
    assert (added.status_code, added.headers["location"]) == (303, "/documents")
    wait()
    assert [document.id for document in library.documents] == ["coral", "kelp"]
    assert 'class="done"' in client.get("/jobs").text
    page = main(client.get("/documents"))
    assert page.one(css="done").text == "Added: Coral"
    assert library.ask("slow coral").matches[0].document.id == "coral"


def several(client, **files):
    """The page that answers an upload of several files at once."""
    sent = [("file", (f"{name}.md", content)) for name, content in files.items()]
    return client.post("/documents/preview", files=sent)


def test_several_uploads_are_looked_at_and_added_together(client, library):
    """Each says what was read; what cannot be read is named, and the others are added in one go."""
    answer = several(client, coral=CORAL, empty="", kelp2=KELP.replace("fast", "slowly"))
    page = main(answer)
    assert answer.status_code == 200
    assert page.all(css="note")[0].text.startswith("empty.md: the file is empty.")
    assert [item.one("h2").text for item in page.all("li", css="stop")] == ["Coral", "Kelp"]
    assert "It takes the place of: Kelp" in page.text
    assert page.one("summary").text == "1 doubt in reading it"
    tokens = list(dict.fromkeys(field.attributes["value"] for field in page.all("input")))
    assert [button.text for button in page.all("button")] == ["Add these 2", texts.DISCARD_THEM]
    client.post("/documents/add", data={"token": tokens})
    wait()
    assert main(client.get("/documents")).one(css="done").text == "Added: Coral; Kelp"
    assert [document.id for document in library.documents] == ["coral", "kelp"]
    assert "slowly" in library.document("kelp").text


def test_several_uploads_can_be_discarded_and_none_may_be_readable(client, library):
    """Discarded, none of them waits any more; where none can be read, there is nothing to add."""
    page = main(several(client, coral=CORAL, kelp2=KELP.replace("fast", "slowly")))
    tokens = list(dict.fromkeys(field.attributes["value"] for field in page.all("input")))
    client.post("/documents/discard", data={"token": tokens})
    gone = client.post("/documents/add", data={"token": tokens})
    assert (gone.status_code, main(gone).one(css="note").text) == (422, texts.UPLOAD_GONE)
    answer = several(client, one="", two="")
    assert (answer.status_code, main(answer).all("button")) == (422, [])
    assert [document.id for document in library.documents] == ["kelp"]


def test_more_uploads_than_can_wait_are_refused(client):
    """In words that name another way."""
    answer = several(client, **{f"coral{number}": CORAL for number in range(MOST + 1)})
    assert (answer.status_code, main(answer).one(css="note").text) == (422, phrases.too_many(MOST))


def test_upload_that_another_file_comes_before_is_told_by_its_name(client, library, tmp_path):
    """What is refused only when it is added is told by the user's name for it; the others are added."""
    page = main(several(client, coral=CORAL, sand=CORAL.replace("Coral", "Sand").replace("coral", "sand")))
    tokens = list(dict.fromkeys(field.attributes["value"] for field in page.all("input")))
    written(tmp_path / "sand.md", KELP.replace("Kelp", "Dune").replace("kelp", "dune"))
    library.add(tmp_path / "sand.md", id="sand")
    client.post("/documents/add", data={"token": tokens})
    wait()
    note = main(client.get("/documents")).one(css="note").text
    assert note == "Adding: sand.md: the id 'sand' belongs to “Dune”. Give another with --id. Added: Coral"
    assert [document.id for document in library.documents] == ["coral", "kelp", "sand"]


def test_upload_can_be_discarded(client, library):
    """What was discarded cannot be added any more."""
    waiting = token(main(uploaded(client, CORAL)))
    client.post("/documents/discard", data={"token": waiting})
    answer = client.post("/documents/add", data={"token": waiting})
    assert (answer.status_code, main(answer).one(css="note").text) == (422, texts.UPLOAD_GONE)
    assert [document.id for document in library.documents] == ["kelp"]


def test_upload_says_what_it_replaces(client):
    """A file of a work that is there takes its place, and says so."""
    page = main(uploaded(client, KELP.replace("fast", "slowly"), "kelp-2.md"))
    assert page.one(css="note").text == "It takes the place of: Kelp"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "empty.md", "empty"),
        (b"\x00\x01\x02\xff" * 300, "x.txt", "x.txt"),
        (b"%PDF-1.7", "a.pdf", "a.pdf"),
    ],
)
def test_broken_upload_is_explained(client, content, name, said):
    """What cannot be read is refused in a sentence that names the user's file, not ours."""
    answer = uploaded(client, content, name)
    assert answer.status_code == 422
    note = main(answer).one(css="note").text
    assert said in note
    assert "/tmp" not in note


def test_upload_that_is_too_large_is_refused(client):
    """More than the server would read is refused before it is read."""
    answer = uploaded(client, b"x" * (MAX_UPLOAD_BYTES + 1))
    assert answer.status_code == 413


def test_digest_is_removed_after_a_question_and_brought_back(client, library):
    """Removing asks first; then the document is gone, and one button brings the digest back."""
    page = main(client.get("/documents/remove?name=kelp"))
    assert page.one("input").attributes["value"] == "kelp"
    client.post("/documents/remove", data={"name": "kelp"})
    wait()
    assert library.documents == ()
    page = main(client.get("/documents"))
    assert page.one(css="done").text.startswith("Removed the digest kelp.")
    assert texts.NO_DOCUMENTS_YET in page.text
    assert phrases.bring_back("kelp") in [button.text for button in page.all("button")]
    client.post("/documents/restore", data={"name": "kelp"})
    wait()
    assert [document.id for document in library.documents] == ["kelp"]


def test_removing_what_is_not_there_is_explained(client):
    """An unknown id gives a page, or a sentence after the attempt."""
    assert client.get("/documents/remove?name=nobody").status_code == 404
    client.post("/documents/remove", data={"name": "nobody"})
    wait()
    assert "'nobody' is not the id of a document" in main(client.get("/documents")).one(css="note").text


def test_several_documents_are_chosen_and_removed_together(client, library):
    """Each has a box, where there are several; one question is asked for all of them, and one index built."""
    assert boxes(client) == []
    client.post("/documents/add", data={"token": token(main(uploaded(client, CORAL)))})
    wait()
    names = boxes(client)
    assert names == [document.id for document in library.documents]
    assert len(names) == 2
    asked = main(client.get("/documents/remove", params={"name": [*names, names[0]]}))
    assert asked.one("h1").text == phrases.remove_them(2)
    assert [field.attributes["value"] for field in asked.all("input")] == names
    client.post("/documents/remove", data={"name": names})
    wait()
    assert library.documents == ()
    nothing = client.get("/documents/remove")
    assert (nothing.status_code, main(nothing).one(css="note").text) == (422, texts.NONE_CHOSEN)


def test_only_a_removed_digest_is_brought_back(client, library, tmp_path):
    """The name of a file on the server brings nothing in."""
    secret = tmp_path / "secret.md"
    secret.write_text(CORAL, encoding="utf-8")
    assert client.post("/documents/restore", data={"name": str(secret)}).status_code == 404
    assert [document.id for document in library.documents] == ["kelp"]


def test_index_is_built_anew(client):
    """The button rebuilds, and says so."""
    client.post("/documents/rebuild")
    wait()
    assert main(client.get("/documents")).one(css="done").text == texts.REBUILT


def test_server_that_others_reach_changes_nothing(library):
    """Served to other machines, the pages show, but offer and take no change."""
    with TestClient(create(library, host="192.168.0.9"), base_url="http://192.168.0.9") as client:
        page = main(client.get("/documents"))
        assert page.all("form") == page.all("input") == []
        assert texts.READ_ONLY in page.text
        for path in ("/documents/remove", "/documents/rebuild", "/documents/preview", "/quality/run"):
            assert client.post(path, data={"name": "kelp"}).status_code in (404, 405)
    assert [document.id for document in library.documents] == ["kelp"]


def test_uploads_are_bounded():
    """The oldest of too many gives way; a name is never a path."""
    uploads = Uploads()
    tokens = [uploads.keep("../../etc/passwd", b"x")[0] for _ in range(MOST + 1)]
    assert uploads.path(tokens[0]) is None
    path = uploads.path(tokens[1])
    assert (path.name, path.read_bytes()) == ("passwd", b"x")
    assert uploads.keep("C:\\moss\\a.md", b"")[1].name == "a.md"


def test_uploads_go_with_the_server(library, tmp_path, monkeypatch):
    """What was uploaded and neither added nor discarded is on no disk once the server has stopped."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with TestClient(create(library)) as client:
        assert list(tmp_path.glob("askreviews-*")) == []
        assert uploaded(client, CORAL).status_code == 200
        assert len(list(tmp_path.glob("askreviews-*/*/coral.md"))) == 1
    assert list(tmp_path.glob("askreviews-*")) == []


def test_comparison_marks_what_is_shared():
    """The same passage is marked on both sides; what stands alone says so."""
    with TestClient(create(SampleLibrary(MOSS))) as client:
        page = main(client.get("/compare?q=moss&left=mode:keyword&right=mode:meaning"))
        relations = [relation.text for relation in page.all(css="relation")]
        assert relations == [texts.SAME_PASSAGE] * 3
        ids = [card.attributes["id"] for card in page.all(css="card")]
        assert len(set(ids)) == 6
        checked = [i.attributes["value"] for i in page.all("input") if "checked" in i.attributes]
        assert checked == ["mode:keyword", "mode:meaning"]
        assert page.all("h2")[0].text == texts.MODES["keyword"]
        refused = main(client.get("/compare", params={"q": "x", "left": "nonsense"}))
        assert len(refused.all(css="card")) > 0
        assert main(client.get("/compare")).all(css="card") == []


def test_quality_is_measured_from_the_page(tmp_path):
    """The button measures in the background; then the figures, the plots and the failures stand there.

    Once the library holds something else, the page says that they are of an earlier one.
    """
    home = tmp_path / "own"
    (home / "corpus").mkdir(parents=True)
    with (
        Library(home, encoder=FakeEncoder()) as library,
        TestClient(create(library), follow_redirects=False) as client,
    ):
        assert texts.NOT_MEASURED in client.get("/quality").text
        client.post("/quality/run")
        assert "data-running" in client.get("/jobs").text
        wait()
        page = main(client.get("/quality"))
        assert page.one(css="done").text == "Asked 224 questions in each mode."
        first = page.all("table")[0]
        assert [th.text for th in first.one("thead").all("th")] == list(texts.MODES.values())
        assert "MRR@10" in [th.text for th in first.one("tbody").all("th")]
        assert len(first.all("svg")) == 3 * 10
        assert len(page.one(css="worst").all("details")) == 15
        assert (home / "quality" / "report.json").is_file()
        assert texts.OUTDATED not in page.text
        library.remove("liu-2026")
        assert texts.OUTDATED in main(client.get("/quality")).text


def test_what_is_asked_for_while_a_job_runs_is_refused_in_words(library):
    """Nothing is dropped without a word, and nothing is changed."""
    free = threading.Event()
    changed = library.rebuild
    library.rebuild = lambda: free.wait(timeout=30) and changed()
    with TestClient(create(library)) as client:
        client.post("/documents/rebuild", follow_redirects=False)
        refused = client.post("/documents/remove", data={"name": "kelp"}, follow_redirects=False)
        measured = client.post("/quality/run", follow_redirects=False)
        free.set()
        wait()
        assert (refused.status_code, measured.status_code) == (409, 409)
        assert phrases.busy(texts.REMOVING) in main(refused).text
        assert phrases.busy(texts.MEASURING) in main(measured).text
        assert "Kelp" in main(client.get("/documents")).text
