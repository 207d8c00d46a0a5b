"""The HTTP interface over a real library."""

from __future__ import annotations

import inspect
import logging
import typing
from types import SimpleNamespace

import msgspec
import pytest
from starlette.testclient import TestClient

from askreviews import AskReviewsError, Library, export
from askreviews.export import answers, documents, papers, works
from askreviews.testing import FakeEncoder
from askreviews_app import create
from askreviews_app.api import models
from askreviews_app.security import MAX_BODY_BYTES
from sample_corpus import home_in

QUESTION = "Where does kelp grow?"
MANIFEST = SimpleNamespace(origin="made of nothing")
API = "/api/v1"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library of one digest."""
    with Library(home_in(tmp_path_factory.mktemp("api")), encoder=FakeEncoder()) as library:
        yield library


@pytest.fixture(scope="module")
def client(library):
    """A client of the application, as if on this machine."""
    with TestClient(create(library, origins=["https://lab.example"])) as client:
        yield client


MIRRORS = [
    (models.Work, works.WorkForm),
    (models.ListedWork, documents.ListedWorkForm),
    (models.Stretch, works.SpanForm),
    (models.Cell, works.CellForm),
    (models.Reference, works.ReferenceForm),
    (models.Evidence, answers.EvidenceForm),
    (models.Similar, answers.SimilarForm),
    (models.Match, answers.MatchForm),
    (models.Answer, answers.AnswerForm),
    (models.Refusal, answers.RefusalForm),
    (models.CitingSentence, answers.CitingSentenceForm),
    (models.Citation, documents.CitationForm),
    (models.Sentence, documents.SentenceForm),
    (models.Paragraph, documents.ParagraphForm),
    (models.Section, documents.SectionForm),
    (models.Sections, documents.SectionsForm),
    (models.Document, documents.DocumentForm),
    (models.Paper, papers.PaperForm),
]


@pytest.mark.parametrize(("model", "form"), MIRRORS, ids=lambda kind: kind.__name__)
def test_models_mirror_the_forms(model, form):
    """Each has the fields of the JSON form, in its order, and may be null where that may."""
    hints = typing.get_type_hints(form)
    fields = model.model_fields
    assert list(fields) == [field.name for field in msgspec.structs.fields(form)]
    nullable = {name for name, hint in hints.items() if type(None) in typing.get_args(hint)}
    assert {name for name, f in fields.items() if type(None) in typing.get_args(f.annotation)} == nullable


def timeless(answer):
    """The JSON of an answer without the time that it took."""
    return {name: value for name, value in answer.items() if name != "elapsed_ms"}


def test_answer_is_that_of_the_library(client, library):
    """By body and by address, the JSON is what ``askreviews ask --json`` prints."""
    expected = timeless(msgspec.json.decode(export.answer_json(library.ask(QUESTION, k=2, mode="keyword"))))
    body = {"question": QUESTION, "k": 2, "mode": "keyword"}
    posted = client.post(f"{API}/ask", json=body)
    got = client.get(f"{API}/ask", params=body)
    assert timeless(posted.json()) == timeless(got.json()) == expected
    assert models.Answer.model_validate(posted.json()).question == QUESTION


def test_several_questions_get_a_line_each(client):
    """A question that cannot be asked gets its reason in its place."""
    lines = client.post(f"{API}/ask/batch", json={"questions": [QUESTION, "the", "kelp"]}).text.splitlines()
    first, second, third = map(msgspec.json.decode, lines)
    assert (first["question"], third["question"]) == (QUESTION, "kelp")
    assert second["question"] == "the"
    assert "only words that every text has" in second["error"]


LINES = {"content-type": "application/x-ndjson"}


def test_several_questions_may_come_as_json_lines(client):
    """Each line says how its own question is searched; blank lines are none."""
    body = b'{"question": "kelp", "k": 1}\n\n{"question": "kelp grows", "mode": "keyword", "k": 2}\r\n'
    lines = client.post(f"{API}/ask/batch", content=body, headers=LINES).text.splitlines()
    answers = [msgspec.json.decode(line) for line in lines]
    assert [(a["question"], a["mode"], len(a["matches"])) for a in answers] == [
        ("kelp", "hybrid", 1),
        ("kelp grows", "keyword", 2),
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"question": "kelp"}\n{"question": 1}\n', "body.line 2.question: Input should be a valid string"),
        (b'{"question": "kelp"}\n{"question"\n', "body.line 2: Invalid JSON"),
        (b'{"question": "\xff"}', "body.line 1: Invalid JSON"),
        (b'{"question": "kelp"}\n' * 33, "body: There are 33 lines, and at most 32 may be"),
    ],
)
def test_line_that_cannot_be_read_is_named(client, body, said):
    """Nothing is asked when one of the lines is no question."""
    answer = client.post(f"{API}/ask/batch", content=body, headers=LINES)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert said in answer.json()["detail"]


def test_search_documents_papers_and_embeddings(client, library):
    """The other routes answer what the library answers."""
    found = client.post(f"{API}/search", json={"question": QUESTION, "k": 3}).content
    assert found == export.matches_json(library.search(QUESTION, 3))
    assert client.get(f"{API}/documents").content == export.works_json(library.documents)
    assert client.get(f"{API}/documents/kelp-2021").content == export.document_json(library.documents[0])
    one = client.get(f"{API}/documents/kelp-2021/references/1").content
    assert one == export.paper_json(library.paper("kelp-2021", 1))
    assert client.get(f"{API}/papers?question=kelp&k=2").content == export.papers_json(
        library.papers("kelp", 2)
    )
    assert client.get(f"{API}/search", params={"question": QUESTION, "k": 3}).content == found
    vectors = client.post(f"{API}/embed", json={"texts": ["kelp", "ice"]}).json()
    assert vectors["vectors"] == library.embed(["kelp", "ice"]).tolist()
    assert vectors["model"] == library.models[0]


@pytest.mark.parametrize(
    ("model", "method"),
    [
        (models.Question, Library.ask),
        (models.QuestionByAddress, Library.ask),
        (models.Questions, Library.ask_many),
        (models.SearchedFor, Library.search),
        (models.SearchedForByAddress, Library.search),
    ],
)
def test_what_is_not_said_is_as_in_the_library(model, method):
    """As many passages, ranked in the same way, whoever is asked."""
    expected = inspect.signature(method).parameters
    for name in ("k", "mode"):
        assert model.model_fields[name].default == expected[name].default


def test_sections_are_chosen_by_heading(client, library):
    """All sections, or those under a heading with these words; offsets hold in the whole text."""
    whole = client.get(f"{API}/documents/kelp-2021/sections").json()["sections"]
    assert [s["heading"] for s in whole] == [s.heading for s in library.documents[0].sections]
    wanted = whole[0]["heading"]
    some = client.get(f"{API}/documents/kelp-2021/sections", params={"heading": wanted.upper()}).json()
    assert wanted in [s["heading"] for s in some["sections"]]
    none = client.get(f"{API}/documents/kelp-2021/sections", params={"heading": "nobody wrote this"})
    assert none.status_code == 404
    assert "has no section 'nobody wrote this'; it has:" in none.json()["detail"]
    assert len(some["sections"]) < len(whole) or len(whole) == 1


READ = (
    "/documents",
    "/documents/kelp-2021",
    "/papers?question=kelp",
    "/ask?question=kelp",
    "/search?question=kelp",
)


@pytest.mark.parametrize("path", READ)
def test_unchanged_answers_are_not_sent_again(client, path):
    """A client that knows the index's ETag gets 304 and no body, whatever it reads."""
    first = client.get(API + path)
    tag = first.headers["etag"]
    assert tag == f'W/"{first.headers["askreviews-index"]}"'
    for known in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        again = client.get(API + path, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(API + path, headers={"If-None-Match": '"x"'}).status_code == 200


def test_unknown_document_is_unknown_to_those_who_know_the_index_too(client):
    """What is not there is never "unchanged"."""
    known = {"If-None-Match": client.get(f"{API}/documents").headers["etag"]}
    assert client.get(f"{API}/documents/nobody", headers=known).status_code == 404


def test_another_index_has_another_hash(tmp_path):
    """The hash follows from the texts: it changes with them, and comes back with them."""
    review = tmp_path / "moss.md"
    review.write_text("# Moss\n\n## Shade\n\nMoss keeps water in the shade [1].\n", encoding="utf-8")
    with Library(home_in(tmp_path), encoder=FakeEncoder()) as library, TestClient(create(library)) as client:

        def asked():
            return client.post(f"{API}/ask", json={"question": "kelp"}).headers["askreviews-index"]

        before = asked()
        added = library.add(review).id
        between = asked()
        library.remove(added)
        assert (asked() == before, between == before) == (True, False)


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "said"),
    [
        ("GET", "/documents/nobody", None, 404, "'nobody' is not the id of a document"),
        ("GET", "/documents/kelp-2021/references/999", None, 404, "has no reference 999"),
        ("GET", "/nowhere", None, 404, "Not Found"),
        ("GET", "/documents/", None, 404, "Not Found"),
        ("GET", "/ask?question=kelp&more=1", None, 422, "query.more: Extra inputs"),
        ("DELETE", "/documents/kelp-2021", None, 405, "Method Not Allowed"),
        ("POST", "/ask", {"question": "  "}, 422, "The question is empty"),
        (
            "POST",
            "/ask",
            {"question": "kelp", "k": 0},
            422,
            "body.k: Input should be greater",
        ),
        ("POST", "/ask", {"question": "kelp", "mode": "magic"}, 422, "body.mode"),
        ("POST", "/ask", {"question": "kelp", "more": 1}, 422, "body.more: Extra inputs"),
        ("POST", "/ask", {"question": "kelp", "documents": ["x"]}, 404, "'x' is not the id"),
        ("POST", "/ask", {"question": "kelp", "documents": []}, 422, "No documents are named"),
        ("POST", "/search", {"question": "kelp", "sections": []}, 422, "No sections are named"),
        (
            "POST",
            "/ask/batch",
            {"questions": ["kelp"] * 33},
            422,
            "body.questions: List should have at most",
        ),
        ("POST", "/embed", {"texts": []}, 422, "body.texts"),
    ],
)
def test_errors_are_problems(client, method, path, body, status, said):
    """What cannot be done is told as problem details, in a sentence."""
    answer = client.request(method, API + path, json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert (problem["status"], problem["type"]) == (status, "about:blank")
    assert said in problem["detail"]


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b'{"question": ', "application/json", "body.13: not JSON: Expecting value"),
        (b'["kelp"]', "application/json", "body: not a JSON object, sent as application/json"),
        (b"kelp", "text/plain", "body: not a JSON object, sent as application/json"),
        (b"", "application/json", "body: not a JSON object, sent as application/json"),
    ],
)
def test_body_that_is_no_question_is_told_in_plain_words(client, body, kind, said):
    """Cut off, of another shape, of another kind, or none at all."""
    answer = client.post(f"{API}/ask", content=body, headers={"content-type": kind})
    assert (answer.status_code, answer.json()["detail"]) == (422, said)


def test_body_that_is_too_long_is_a_problem(client):
    """The limit holds before any route sees the body."""
    answer = client.post(f"{API}/ask", content=b"x" * (MAX_BODY_BYTES + 1))
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


def test_body_that_is_no_json_is_a_problem(client):
    """Broken JSON, bytes that are no UTF-8 and other kinds of body are told, not crashed on."""
    headers = {"content-type": "application/json"}
    for content in (b"{", b"\xff\xfe", b"[1]"):
        answer = client.post(f"{API}/ask", content=content, headers=headers)
        assert answer.status_code in (400, 422)
        assert answer.headers["content-type"] == "application/problem+json"


def test_error_of_ours_shows_no_trace(caplog, tmp_path):
    """A client learns that it failed; the log says why."""

    class Broken:
        documents = ()
        models = ("fake",)
        manifest = MANIFEST

        def ask(self, *asked):
            raise ZeroDivisionError("a secret of the program")

    with TestClient(create(Broken()), raise_server_exceptions=False) as client:
        answer = client.post(f"{API}/ask", json={"question": "kelp"})
        ready = client.get(f"{API}/ready")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "a secret of the program" in caplog.text
    assert (ready.status_code, ready.json()["detail"]) == (503, "There are no documents yet.")


def test_library_that_cannot_answer_is_a_problem():
    """An index that cannot be read is told with the library's own advice."""

    class Damaged:
        models = ("fake",)
        documents = ()
        manifest = MANIFEST

        def document(self, name):
            raise AskReviewsError("The index is damaged. Rebuild it with `askreviews index`.")

    with TestClient(create(Damaged())) as client:
        answer = client.get(f"{API}/documents/kelp")
    assert (answer.status_code, answer.json()["detail"]) == (
        503,
        "The index is damaged. Rebuild it with `askreviews index`.",
    )


def test_only_named_origins_may_call(client):
    """A page of an origin that was allowed may read the answers; another may not."""
    for origin, allowed in (("https://lab.example", "https://lab.example"), ("https://evil.example", None)):
        answer = client.get(f"{API}/documents", headers={"origin": origin})
        assert answer.headers.get("access-control-allow-origin") == allowed
        asked = {
            "origin": origin,
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type",
        }
        before = client.options(f"{API}/ask", headers=asked)
        assert (before.status_code == 200) == (allowed is not None)
    page = client.get("/read", headers={"origin": "https://lab.example"})
    assert "access-control-allow-origin" not in page.headers


@pytest.mark.parametrize(
    ("path", "body"), [("/ask", b'{"question": "kelp"}'), ("/ask/batch", b'{"questions": ["kelp"]}')]
)
def test_cross_origin_form_cannot_ask(client, path, body):
    """Without JSON's content type, which a browser asks leave for, nothing is taken."""
    answer = client.post(API + path, content=body, headers={"content-type": "text/plain"})
    assert answer.status_code == 422
    assert "sent as application/json" in answer.json()["detail"]


def test_refusals_before_any_route_are_problems(client):
    """Another host's name, and a preflight of an origin that may not ask, are told like all else."""
    rebound = client.get(f"{API}/documents", headers={"host": "evil.example"})
    asked = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    before = client.options(f"{API}/ask", headers=asked)
    for answer, said in ((rebound, "Invalid host header"), (before, "Disallowed CORS origin")):
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
        assert said in answer.json()["detail"]
        assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_metrics_count_routes_and_verdicts(library):
    """Requests by route, their times, questions by verdict; no path or method that someone made up."""
    with TestClient(create(library)) as client:
        client.post(f"{API}/ask", json={"question": QUESTION})
        client.request("BREW", f"{API}/ask")
        client.get(f"{API}/documents/nobody")
        client.get(f"{API}/made/up")
        text = client.get(f"{API}/metrics").text
    assert 'askreviews_requests_total{method="POST",route="/ask",status="200"} 1.0' in text
    assert 'askreviews_requests_total{method="GET",route="/documents/{id}",status="404"} 1.0' in text
    assert 'route="none",status="404"} 1.0' in text
    assert "askreviews_questions_total" in text
    assert 'method="other",route="/ask",status="405"' in text
    assert f"askreviews_index_passages {float(library.manifest.counts.passages)}" in text
    assert "made/up" not in text
    assert "BREW" not in text


def test_questions_are_not_logged(client, caplog):
    """What is asked leaves no trace in the log."""
    with caplog.at_level(logging.DEBUG):
        client.post(f"{API}/ask", json={"question": "kelp zyzzyva"})
        client.get(f"{API}/ask", params={"question": "kelp zyzzyva"})
    ours = [record for record in caplog.records if not record.name.startswith("http")]
    assert not any("zyzzyva" in record.getMessage() for record in ours)


def test_page_describes_every_route(client):
    """The page of the interface lists each route of the description, with an example, as text."""
    page = client.get("/api").text
    described = client.get(f"{API}/openapi.json").json()["paths"]
    for path, methods in described.items():
        for method in methods:
            assert f"{method.upper()} {API}{path}" in page
    assert page.count("curl") == sum(len(methods) for methods in described.values()) == 14
