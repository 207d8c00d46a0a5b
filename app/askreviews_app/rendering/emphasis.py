"""The marks of emphasis in a text: what they enclose is set so, they themselves are kept but not shown."""

from __future__ import annotations

import re

from askreviews_app.rendering.markup import escape

_ENCLOSED = re.compile(
    r"""
      (?<![\w*])(?P<strong>\*\*)(?=[^\s*])(?P<in_strong>[^*]+)(?<!\s)\*\*(?![\w*])
    | (?<![\w*])(?P<em>\*)(?=[^\s*])(?P<in_em>[^*]+)(?<!\s)\*(?![\w*])
    | (?P<sup>\^\{)(?P<in_sup>[^{}]+)\}
    | (?P<sub>_\{)(?P<in_sub>[^{}]+)\}
    """,
    re.VERBOSE,
)
"""Markdown's emphasis, which touches what it encloses and no word outside, and TeX's raised and lowered."""
_CLOSING = {"**": "**", "*": "*", "^{": "}", "_{": "}"}


def emphasized(text: str) -> str:
    """`text` as HTML, its characters all there in their order: ``*in vitro*`` is set in italics."""
    pieces, place = [], 0
    for found in _ENCLOSED.finditer(text):
        element, opening = next((name, mark) for name, mark in found.groupdict().items() if mark in _CLOSING)
        inside = escape(found[f"in_{element}"])
        enclosed = f"{delimiter(opening)}{inside}{delimiter(_CLOSING[opening])}"
        pieces += [escape(text[place : found.start()]), f"<{element}>{enclosed}</{element}>"]
        place = found.end()
    return "".join((*pieces, escape(text[place:])))


def delimiter(mark: str) -> str:
    """A mark that is copied with the text, and not seen."""
    return f'<span class="delimiter">{escape(mark)}</span>'
