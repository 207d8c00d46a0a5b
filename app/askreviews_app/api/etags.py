"""ETags: what one index answers stays the same until another takes its place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec
from fastapi import Response

from askreviews import __version__

if TYPE_CHECKING:
    from askreviews import Library

INDEX = "Askreviews-Index"
"""The header that says which index an answer comes from, on every answer that comes from one."""
JSON = "application/json"


def index_hash(library: Library) -> str:
    """Names the index that answers now: equal for equal texts, models and versions of the program."""
    decisive = (__version__, library.models, library.manifest.origin)
    return hashlib.sha256(msgspec.json.encode(decisive)).hexdigest()[:32]


def tagged(index: str, known: str | None, encode: Callable[[], bytes]) -> Response:
    """What `encode` makes, with the hash of its `index` as ETag; 304, unmade, when the client knows that.

    Weak, for the time that an answer took is told in it.
    """
    tag = f'W/"{index}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", INDEX: index}
    if known is not None and _matches(known, tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(encode(), headers=headers, media_type=JSON)


def _matches(known: str, tag: str) -> bool:
    """Whether an If-None-Match names `tag` (RFC 9110, 13.1.2: compared weakly)."""
    named = {part.strip().removeprefix("W/") for part in known.split(",")}
    return known.strip() == "*" or tag.removeprefix("W/") in named
