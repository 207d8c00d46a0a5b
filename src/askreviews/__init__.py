"""Ask scientific reviews a question: their own passages answer, with their reference numbers.

>>> import askreviews
>>> library = askreviews.open()                                             # doctest: +SKIP
>>> answer = library.ask("Which microRNA of M2 macrophages acts on mTOR?")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from askreviews.version import __version__

if TYPE_CHECKING:
    from askreviews import errors
    from askreviews.answers import Answer, CitingSentence, Evidence, Match, Mode
    from askreviews.documents import Document, Reference, Span
    from askreviews.errors import AskReviewsError
    from askreviews.home import find_home
    from askreviews.library import Library
    from askreviews.opening import open  # noqa: A004
    from askreviews.passages import Passage

__all__ = [
    "Answer",
    "AskReviewsError",
    "CitingSentence",
    "Document",
    "Evidence",
    "Library",
    "Match",
    "Mode",
    "Passage",
    "Reference",
    "Span",
    "__version__",
    "errors",
    "find_home",
    "open",
]

_HOMES = {
    "answers": ("Answer", "CitingSentence", "Evidence", "Match", "Mode"),
    "documents": ("Document", "Reference", "Span"),
    "errors": ("AskReviewsError",),
    "home": ("find_home",),
    "library": ("Library",),
    "opening": ("open",),
    "passages": ("Passage",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used: importing askreviews alone loads nothing heavy (PEP 562)."""
    if name == "errors":
        return import_module(f"{__name__}.errors")
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
