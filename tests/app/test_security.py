"""What the application refuses."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re

import pytest
from app_samples import MOSS, SampleLibrary
from starlette.testclient import TestClient

from askreviews_app import create
from askreviews_app.security import MAX_BODY_BYTES, BoundedBody


@pytest.fixture(scope="module")
def client():
    """A client of the application, as if on this machine."""
    with TestClient(create(SampleLibrary(MOSS))) as client:
        yield client


def policy(response) -> dict[str, str]:
    """The directives of a response's Content-Security-Policy."""
    directives = response.headers["content-security-policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


def test_page_is_served_with_a_policy_that_keeps_everything_inside(client):
    """The page may load from its own server only, and run only the scripts that it came with."""
    page = client.get("/")
    assert page.status_code == 200
    directives = policy(page)
    assert directives["default-src"] == directives["connect-src"] == directives["form-action"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert "'unsafe-inline'" not in directives["script-src"]
    scripts = re.findall(r"<script(?:\s[^>]*)?>(.*?)</script>", page.text, re.DOTALL)
    inline = [script for script in scripts if script.strip()]
    assert len(inline) >= 3
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in directives["script-src"]


@pytest.mark.parametrize("path", ["/", "/theme.css", "/nowhere"])
def test_every_response_carries_the_headers(client, path):
    """Policy and companions stand on pages, files and refusals alike."""
    headers = client.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path", ["/", "/documents", "/embed.js", "/nowhere", "/api/v1/health", "/api/v1/ask?question=moss"]
)
def test_head_says_what_get_would(client, path):
    """The same status, kind and length, and no body: a link checker asks so."""
    got, head = client.get(path), client.head(path)
    assert head.status_code == got.status_code
    assert head.headers["content-type"] == got.headers["content-type"]
    assert head.headers.get("etag") == got.headers.get("etag")
    assert head.content == b""


@pytest.mark.parametrize("path", ["/api/v1/documents", "/api/v1/health"])
def test_what_answers_get_names_head_too_where_another_method_is_refused(client, path):
    """As RFC 9110, 10.2.1 wants of Allow."""
    refused = client.delete(path)
    assert refused.status_code == 405
    assert {method.strip() for method in refused.headers["allow"].split(",")} >= {"GET", "HEAD"}


@pytest.mark.parametrize("host", ["localhost:7860", "127.0.0.1:7860", "[::1]:7860", "testserver"])
def test_loopback_names_are_served(client, host):
    """The server answers to the names of this machine."""
    assert client.get("/theme.css", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "192.168.0.9", ""])
def test_other_hosts_are_refused(client, host):
    """A name that was rebound to this machine gets nothing (DNS rebinding)."""
    assert client.get("/theme.css", headers={"host": host}).status_code == 400


def test_named_host_is_served():
    """The address that the application is served on is among its names."""
    with TestClient(create(SampleLibrary(MOSS), host="192.168.0.9")) as client:
        assert client.get("/theme.css", headers={"host": "192.168.0.9:80"}).status_code == 200
        assert client.get("/theme.css", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "192.168.0.9"])
def test_no_other_origin_may_read(host):
    """A page of another origin is given no leave to read, neither asked beforehand nor after."""
    with TestClient(create(SampleLibrary(MOSS), host=host)) as client:
        origin = {"origin": "http://evil.example", "host": host}
        answer = client.get("/theme.css", headers=origin)
        asked = client.options(
            "/gradio_api/run/predict", headers=origin | {"access-control-request-method": "POST"}
        )
    assert "access-control-allow-origin" not in answer.headers
    assert "access-control-allow-origin" not in asked.headers
    assert asked.status_code == 400


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/proxy=http://example.com"),
        ("POST", "/gradio_api/vibe-edit"),
        ("POST", "/gradio_api/process_recording"),
        ("POST", "/gradio_api/call/ask"),
        ("GET", "/monitoring"),
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
        ("PUT", "/"),
    ],
)
def test_paths_that_the_page_does_not_use_are_closed(client, method, path):
    """Uploads, files, proxies and whatever else the framework brings answer 404."""
    assert client.request(method, path).status_code == 404


def test_long_body_is_refused(client):
    """A body over the limit is answered 413, announced or not."""
    long = b"x" * (MAX_BODY_BYTES + 1)
    assert client.post("/gradio_api/run/predict", content=long).status_code == 413
    assert client.post("/gradio_api/run/predict", content=iter([long])).status_code == 413


def test_body_within_the_limit_arrives_whole():
    """What is let through reaches the application unchanged, then the connection as it is."""
    arrived = []

    async def app(scope, receive, send):
        arrived.append(await receive())
        arrived.append(await receive())

    parts = [
        {"type": "http.request", "body": b"ab", "more_body": True},
        {"type": "http.request", "body": b"cd", "more_body": False},
        {"type": "http.disconnect"},
    ]

    async def receive():
        return parts.pop(0)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": []}
    asyncio.run(BoundedBody(app, limit=4)(scope, receive, None))
    assert arrived == [
        {"type": "http.request", "body": b"abcd", "more_body": False},
        {"type": "http.disconnect"},
    ]


def test_malformed_length_is_refused(client):
    """A length that is no number is not guessed at."""
    answer = client.post("/gradio_api/run/predict", content=b"{}", headers={"content-length": "-1"})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 204),
        ({"sec-fetch-site": "same-origin"}, 204),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://testserver"}, 204),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_no_other_origin_may_change_anything(client, headers, status):
    """What another site's page asks for is refused, though its browser stands on this machine."""
    judgment = {"question": "moss", "document": "moss-2024", "start": 0, "end": 5, "relevant": True}
    assert client.post("/judgments", json=judgment, headers=headers).status_code == status


def test_judgment_of_an_unknown_document_is_explained(client):
    """The page gets the library's own sentence."""
    judgment = {"question": "moss", "document": "nobody", "start": 0, "end": 5, "relevant": True}
    answer = client.post("/judgments", json=judgment)
    assert (answer.status_code, answer.json()["detail"][:8]) == (404, "'nobody'")
