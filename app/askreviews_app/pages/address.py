"""What the page's address says: a question with how to search, so that a link asks the same again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

from askreviews_app import texts

if TYPE_CHECKING:
    from askreviews.answers import Mode

COUNTS = (3, 5, 10)
DEFAULT_COUNT = 5
DEFAULT_MODE = next(iter(texts.MODES))


@dataclass(frozen=True, slots=True)
class Search:
    """A question, and how it is searched for. `documents` or `sections` empty means all of them."""

    question: str
    mode: Mode = DEFAULT_MODE
    count: int = DEFAULT_COUNT
    documents: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What a link asks, and the parts of it, as ``name=value``, that mean nothing here."""

    search: Search
    ignored: tuple[str, ...] = ()


def to_address(search: Search) -> str:
    """The link, relative to the page, that asks `search` again."""
    fields = [("q", search.question), ("mode", search.mode), ("k", str(search.count))]
    fields += [("document", name) for name in search.documents]
    return "?" + urlencode(fields + [("section", heading) for heading in search.sections])


def from_address(query: str, *, known: Collection[str], headings: Collection[str] = ()) -> Link | None:
    """What a link asks; nothing when it holds no question.

    Anyone can write a link: a mode, a number, a document (`known` holds their ids) or a section (`headings`)
    that the page does not offer is ignored, and the search is as the page would start it.
    """
    fields = parse_qs(query)
    if "q" not in fields:
        return None
    offered: dict[str, Collection[str]] = {
        "mode": [*texts.MODES],
        "k": [str(count) for count in COUNTS],
        "document": known,
        "section": headings,
    }
    ignored = tuple(
        f"{name}={value}" for name in offered for value in fields.get(name, []) if value not in offered[name]
    )
    mode = fields.get("mode", [""])[0]
    count = fields.get("k", [""])[0]
    search = Search(
        question=fields["q"][0],
        mode=next((offered for offered in texts.MODES if offered == mode), DEFAULT_MODE),
        count=next((offered for offered in COUNTS if str(offered) == count), DEFAULT_COUNT),
        documents=tuple(name for name in fields.get("document", []) if name in known),
        sections=tuple(heading for heading in fields.get("section", []) if heading in headings),
    )
    return Link(search, ignored)
