"""What callers hand to a library: looked up, or refused in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from askreviews.documents import Document
from askreviews.errors import QuestionError, UnknownName


def called(name: str, documents: Sequence[Document]) -> Document:
    """The document of that id, or the only one whose id begins so (UnknownName)."""
    found = [d for d in documents if d.id == name] or [d for d in documents if name and d.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(d.id for d in found or documents) or "none yet"
    reason = "is the beginning of several" if found else "is not the id of a document"
    raise UnknownName(f"{name!r} {reason}; there are: {names}.")


def no_reference(document: Document, number: int) -> str:
    """Why `number` names no entry of `document`."""
    last = max((entry.number for entry in document.references), default=0)
    known = f"its list goes from 1 to {last}" if last else "it has no reference list"
    return f"{document.id} has no reference {number}; {known}."


def expect(name: str, value: object, kind: type) -> None:
    """Refuse a value of the wrong type in a sentence, before it fails somewhere deep inside."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be of type {kind.__name__}, not {type(value).__name__}: {value!r}")


def several(name: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The texts; one alone is a sequence as well, of its letters, and never meant so (TypeError)."""
    if isinstance(texts, str):
        return (texts,)
    if not isinstance(texts, Iterable):
        raise TypeError(f"{name} must be texts, not {type(texts).__name__}: {texts!r}")
    found = tuple(texts)
    for one in found:
        expect(f"each of {name}", one, str)
    return found


def chosen(name: str, texts: Iterable[str] | None) -> tuple[str, ...] | None:
    """The texts, or None for all that there are; a choice of nothing is none (QuestionError)."""
    if texts is None:
        return None
    found = several(name, texts)
    if not any(found):
        raise QuestionError(f"No {name} are named. Leave `{name}` out, or give None, to search all of them.")
    return found
