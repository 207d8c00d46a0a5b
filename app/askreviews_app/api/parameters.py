"""Parameters that several routes take."""

from __future__ import annotations

from typing import Annotated

from fastapi import Header, Path

Name = Annotated[str, Path(description="A document's id.", examples=["wu-2025"])]
Number = Annotated[
    int, Path(description="A number of its reference list.", ge=0, le=1_000_000, examples=[61])
]
Known = Annotated[str | None, Header(alias="If-None-Match", description="The ETag of what is known.")]
