"""Storage engines: what an index holds goes in, an unchanging snapshot of it comes out.

An engine keeps vectors and multiplies them with a query; term weights, scores and fusion stay the product's
own, so every engine answers alike. To add one, write a module and one line in `ENGINES`; the contract tests
pick it up from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from askreviews.engines.base import Allowed, Engine, Index, IndexContents, Level, PassageTokens, Vectors
from askreviews.engines.disk import Disk, LocalDisk

__all__ = [
    "DEFAULT",
    "ENGINES",
    "Allowed",
    "Disk",
    "Engine",
    "Index",
    "IndexContents",
    "Level",
    "LocalDisk",
    "PassageTokens",
    "Vectors",
    "load",
]

DEFAULT = "faiss"


def _faiss() -> Engine:
    from askreviews.engines.faiss import FaissEngine  # noqa: PLC0415 - no engine is imported unasked

    return FaissEngine()


ENGINES: Mapping[str, Callable[[], Engine]] = {"faiss": _faiss}


def load(name: str = DEFAULT) -> Engine:
    """The engine called `name`.

    Raises:
        ValueError: there is no such engine; the message names those that there are.

    """
    if name not in ENGINES:
        raise ValueError(f"no engine is called {name!r}. Choose one of: {', '.join(sorted(ENGINES))}")
    return ENGINES[name]()
