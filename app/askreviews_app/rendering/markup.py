"""Text into HTML that shows it as it is written."""

from __future__ import annotations

import html
from urllib.parse import urlsplit

NEW_TAB_ID = "new-tab"
"""The element that says, for screen readers, what every outside link does; the page's header holds it."""


def escape(text: str) -> str:
    """`text` as HTML, in an element or in a quoted attribute."""
    return html.escape(text, quote=True)


def isolated(text: str) -> str:
    """`text` as HTML whose direction, and marks that turn it around, end with it (Unicode UAX #9)."""
    return f'<bdi dir="auto">{escape(text)}</bdi>'


def hidden(text: str) -> str:
    """`text` for screen readers only."""
    return f'<span class="hidden-text">{escape(text)}</span>'


def outside_link(url: str | None, text: str) -> str:
    """`text` as a link that leaves the application; plain where `url` is not one of the web's."""
    if url is None or urlsplit(url).scheme not in ("http", "https"):
        return isolated(text)
    return (
        f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer" aria-describedby="{NEW_TAB_ID}">'
        f"{isolated(text)}</a>"
    )
