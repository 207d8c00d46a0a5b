"""What stands around every page: its head with the way to the others, and the list of keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from askreviews_app import texts
from askreviews_app.rendering.markup import NEW_TAB_ID, escape, isolated

LOOK = "/look"
"""Where the style sheets and scripts are served."""
LOOK_FOLDER = Path(__file__).parents[1] / "look"
"""Where they lie."""


def page(here: str, title: str, body: str, *, sheets: Sequence[str] = (), modules: Sequence[str] = ()) -> str:
    """A whole page.

    `here` is its path in `texts.PAGES`; `title` names what is on it; `sheets` and `modules` are style
    sheets and scripts that it needs besides those of every page.
    """
    links = style_links("base.css", "passage.css", "pages.css", *sheets)
    loaded = scripts("keys.js", *modules)
    return (
        f'<!doctype html><html lang="{texts.LANGUAGE}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · {escape(texts.TITLE)}</title>"
        f'<link rel="icon" href="{LOOK}/favicon.svg" type="image/svg+xml">{links}{loaded}</head>'
        f'<body class="site"><a class="skip" href="#main">{escape(texts.SKIP)}</a>{banner(here)}'
        f'<main id="main" tabindex="-1">{body}</main></body></html>'
    )


def banner(here: str) -> str:
    """The name of the product, the way to every page, and the keys."""
    pages = "".join(
        f'<li><a href="{path}"{_current(path, here)}>{escape(name)}</a></li>'
        for path, name in texts.PAGES.items()
    )
    return (
        f'<header class="banner"><a class="name" href="/">{escape(texts.TITLE)}</a>'
        f'<nav aria-label="{escape(texts.PAGES_LABEL)}"><ul>{pages}</ul></nav>'
        f'<button class="shortcuts-button" type="button" aria-label="{escape(texts.SHORTCUTS)}">?</button>'
        f'<span id="{NEW_TAB_ID}" hidden>{escape(texts.NEW_TAB)}</span></header>{_shortcuts()}'
    )


def style_links(*names: str) -> str:
    """The elements that load style sheets."""
    return "".join(f'<link rel="stylesheet" href="{LOOK}/{name}">' for name in names)


def scripts(*names: str) -> str:
    """The elements that load scripts."""
    return "".join(f'<script type="module" src="{LOOK}/{name}"></script>' for name in names)


def note(text: str) -> str:
    """A sentence that says what went wrong."""
    return f'<p class="note" role="alert">{isolated(text)}</p>'


def _current(path: str, here: str) -> str:
    return ' aria-current="page"' if path == here else ""


def _shortcuts() -> str:
    keys = "".join(
        f"<dt><kbd>{escape(key)}</kbd></dt><dd>{escape(said)}</dd>" for key, said in texts.KEYS.items()
    )
    return (
        f'<dialog class="shortcuts" aria-labelledby="shortcuts-title"><h2 id="shortcuts-title">'
        f"{escape(texts.SHORTCUTS)}</h2><dl>{keys}</dl>"
        f'<button class="close" type="button">{escape(texts.CLOSE)}</button></dialog>'
    )
