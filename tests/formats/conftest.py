from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from askreviews import formats
from askreviews.documents import Document

REFERENCES = """References

1. Hall I, Ray B. Slow growth of lichens. J Lichen. 2015;1(2):1-9. doi:10.1000/jl.1
2. Moss K. Cold rocks. Arct Bot. 2019;4:33-40.
3. Fern L, et al. Spores at sea. Nature. 2020;580:1-3. doi:10.1000/nat.3
"""


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Write text (or bytes) to a file of the given name and read it."""

    def read(content: str | bytes, name: str = "lichens.txt") -> Document:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return formats.read(path)

    return read


def outline(document: Document) -> list[tuple[tuple[str, ...], list[str]]]:
    """Each section's path with its paragraphs' texts."""
    return [(s.path, [p.span.of(document.text) for p in s.paragraphs]) for s in document.sections]


def cited(document: Document) -> dict[str, tuple[int, ...]]:
    """The numbers that each sentence cites, for the sentences that cite any."""
    return {s.span.of(document.text): s.numbers for _, _, s in document.sentences() if s.numbers}
