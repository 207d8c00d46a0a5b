"""The entries of a reference list that a passage cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from askreviews_app import phrases, texts
from askreviews_app.rendering.emphasis import emphasized
from askreviews_app.rendering.markup import escape, outside_link
from askreviews_app.rendering.quotes import Anchor

if TYPE_CHECKING:
    from askreviews import Match, Reference


def entries(match: Match, anchor: Anchor) -> str:
    """The entries that the evidence cites and those cited next behind it, then, folded, the others."""
    own, following, folded = match.cited
    shown = ((texts.EVIDENCE_REFERENCES, own), (texts.FOLLOWING_REFERENCES, following))
    parts = [
        f'<p class="entries-title">{escape(title)}</p>{_list(listed, anchor)}'
        for title, listed in shown
        if listed
    ]
    if folded:
        title = texts.OTHER_REFERENCES if parts else texts.REFERENCES
        numbers = ", ".join(str(entry.number) for entry in folded)
        parts.append(
            f"<details><summary>{escape(title)}: {escape(numbers)}</summary>{_list(folded, anchor)}</details>"
        )
    return f'<div class="entries">{"".join(parts)}</div>' if parts else ""


def _list(references: Sequence[Reference], anchor: Anchor) -> str:
    return f'<ul class="entry-list">{"".join(_entry(entry, anchor) for entry in references)}</ul>'


def _entry(entry: Reference, anchor: Anchor) -> str:
    return (
        f'<li id="{escape(anchor(entry.number))}" tabindex="-1">'
        f'<span class="entry-number">{entry.number}</span>'
        f'<span class="entry-text">{words(entry)}</span></li>'
    )


def words(entry: Reference) -> str:
    """The entry as printed, its DOI or address a link where it stands; after it, where the words lack it."""
    if not entry.raw:
        said = texts.NO_WORDS if entry.listed else texts.NOT_LISTED
        words = f'<em class="no-words">{escape(said)}</em>'
        return f"{words} {_link(entry, phrases.doi(entry.doi))}" if entry.doi else words
    place = _place(entry)
    if place is None:
        printed = f'<bdi dir="auto">{emphasized(entry.raw)}</bdi>'
        return f"{printed} {_link(entry, phrases.doi(entry.doi))}" if entry.doi else printed
    before, after = entry.raw[: place.start()], entry.raw[place.end() :]
    return f'<bdi dir="auto">{emphasized(before)}{_link(entry, place[0])}{emphasized(after)}</bdi>'


def _place(entry: Reference) -> re.Match[str] | None:
    """Where the entry itself says what its `url` is made of."""
    if entry.doi:
        sought = rf"(?:doi:\s?|https?://(?:dx\.)?doi\.org/)?{re.escape(entry.doi)}"
    elif entry.url is None:
        return None
    elif entry.url in entry.raw:
        sought = re.escape(entry.url)
    elif entry.pmid:
        sought = rf"(?:\bPMID:?\s?)?\b{entry.pmid}"
    else:
        sought = rf"PMC\s?{(entry.pmcid or '').removeprefix('PMC')}"
    return re.search(sought, entry.raw, re.IGNORECASE)


def _link(entry: Reference, text: str) -> str:
    return outside_link(entry.url, text)
