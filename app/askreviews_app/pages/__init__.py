"""The pages; none computes what it shows.

The conversation is built of Gradio's components. What has an address of its own is a plain HTML page: it can
be linked to, printed and read without a script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr
from fastapi import APIRouter

from askreviews_app import texts
from askreviews_app.jobs import Jobs
from askreviews_app.pages import ask, compare, documents, judging, quality, read, references, saving
from askreviews_app.rendering import shell

if TYPE_CHECKING:
    from askreviews import Library


def build(library: Library) -> gr.Blocks:
    """All pages over `library`."""
    blocks: gr.Blocks
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False) as blocks:
        ask.build(blocks, library)
    return blocks


def routers(library: Library, *, may_change: bool) -> tuple[APIRouter, ...]:
    """The routes of the pages that have an address of their own.

    `may_change` is whether readers may change what the library holds, and keep the machine busy.
    """
    jobs = Jobs()
    return (
        *(page.router(library) for page in (references, read, saving, compare, judging)),
        *(page.router(library, jobs, may_change=may_change) for page in (quality, documents)),
    )


def head() -> str:
    """What the head of Gradio's page loads."""
    return shell.style_links("base.css", "passage.css", "ask.css") + shell.scripts("keys.js", "cards.js")


def theme() -> gr.themes.Base:
    """Gradio's plainest theme in fonts that every system has: its own would be fetched from the network.

    What is painted before `style.css` is there is set here, in the colours of its `--ground` and `--ink`.
    """
    plain = gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"])
    return plain.set(
        body_background_fill="#faf9f5",
        body_background_fill_dark="#14181b",
        body_text_color="#1c2226",
        body_text_color_dark="#e8e6e0",
    )
