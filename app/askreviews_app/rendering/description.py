"""The HTTP interface described for people, from its OpenAPI description."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from askreviews_app import phrases, texts
from askreviews_app.rendering.markup import escape
from askreviews_app.rendering.shell import page

INTERFACE = "/api"


def interface(description: Mapping[str, Any], prefix: str, server: str) -> str:
    """The page of the interface whose OpenAPI `description` this is, served by `server` under `prefix`."""
    routes = "".join(
        _route(prefix, path, method, operation, server)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    )
    body = (
        f'<h1 class="title">{escape(texts.INTERFACE_TITLE)}</h1>'
        f'<p class="lead">{escape(description["info"]["description"])}</p>'
        f'<p><a href="{prefix}/openapi.json">{escape(texts.OPENAPI)}</a></p>{routes}'
    )
    return page(INTERFACE, texts.INTERFACE_TITLE, body, sheets=("figures.css",))


def _route(prefix: str, path: str, method: str, operation: Mapping[str, Any], server: str) -> str:
    rows = "".join(
        f"<tr><th scope='row'><code>{escape(name)}</code></th><td>{escape(said)}</td></tr>"
        for name, said in _parameters(operation)
    )
    table = f'<table class="figures"><tbody>{rows}</tbody></table>' if rows else ""
    answers = ", ".join(sorted(operation["responses"]))
    return (
        f"<section><h2><code>{escape(method.upper())} {escape(prefix + path)}</code></h2>"
        f"<p>{escape(operation.get('description', ''))}</p>{table}"
        f"<p class='facts'>{escape(phrases.answers_with(answers))}</p>"
        f"<pre><code>{escape(_example(f'{server}{prefix}{path}', path, method))}</code></pre></section>"
    )


def _parameters(operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each parameter with where it stands and what it may be."""
    for parameter in operation.get("parameters", ()):
        needed = texts.REQUIRED if parameter.get("required") else texts.OPTIONAL
        schema = json.dumps(parameter["schema"], ensure_ascii=False, sort_keys=True)
        yield parameter["name"], f"{parameter['in']}, {needed}: {schema}"


def _example(address: str, path: str, method: str) -> str:
    """A call that works on the documents that ship."""
    shown = address.replace("{id}", "wu-2025").replace("{number}", "61")
    if method == "get":
        asked = "?question=mTOR" if path in ("/ask", "/search", "/papers") else ""
        return f'curl "{shown}{asked}"'
    bodies = {
        "/ask/batch": {"questions": ["What does miR-124 do?", "OTULIN"]},
        "/embed": {"texts": ["miR-124"]},
    }
    body = json.dumps(bodies.get(path, {"question": "Which microRNA acts on mTOR?", "k": 3}))
    return f"curl {shown} -H 'Content-Type: application/json' -d '{body}'"
