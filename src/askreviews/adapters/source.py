"""What all adapters share: who searches, and what is told of a passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from askreviews.answers import Match, Mode
from askreviews.export.answers import match_form


class Source(Protocol):
    """What passages come from: a `Library`, or a `Client` of a server."""

    def search(
        self,
        question: str,
        k: int = 10,
        mode: Mode = "hybrid",
        documents: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
    ) -> tuple[Match, ...]:
        """The best `k` passages."""


def metadata(match: Match) -> dict[str, object]:
    """All that JSON tells of a passage but its text: its document, place, evidence and references."""
    told: dict[str, object] = msgspec.to_builtins(match_form(match))
    del told["text"]
    return told
