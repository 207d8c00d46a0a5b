"""The page where questions are asked: a conversation, the question box, and how to search beside it."""

from __future__ import annotations

import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import gradio as gr

from askreviews import AskReviewsError
from askreviews_app import phrases, rendering, texts
from askreviews_app.pages.address import (
    COUNTS,
    DEFAULT_COUNT,
    DEFAULT_MODE,
    Link,
    Search,
    from_address,
    to_address,
)
from askreviews_app.rendering import Asked, shell

if TYPE_CHECKING:
    from askreviews import Library
    from askreviews.answers import Mode

_ASKED = """(question, ...settings) => {
  const asking = new CustomEvent("askreviews:asked", { detail: { question, earlier: [] } });
  document.dispatchEvent(asking);
  return [question, ...settings.slice(0, -1), asking.detail.earlier];
}"""
SURE = 0.8
"""An example is offered that is at least so likely to be answered."""
_FAILED = '() => document.dispatchEvent(new Event("askreviews:failed"))'
"""What tells `conversation.js` that a question is on its way, and that no answer will come.

Of the first it learns what was asked before.
"""


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that events read and write."""

    conversation: gr.HTML
    examples: tuple[gr.Button, ...]
    question: gr.Textbox
    documents: gr.CheckboxGroup
    sections: gr.CheckboxGroup
    mode: gr.Radio
    count: gr.Radio

    @property
    def settings(self) -> list[gr.components.FormComponent]:
        """How to search, in the order in which events take it."""
        return [self.mode, self.count, self.documents, self.sections]


def build(blocks: gr.Blocks, library: Library) -> None:
    """Add the page to `blocks`, which is open."""
    gr.HTML(shell.banner("/"), elem_id="header", apply_default_css=False)
    with gr.Row(elem_id="page"):
        with gr.Column(elem_id="settings"):
            gr.HTML(rendering.settings_head("settings-body"), apply_default_css=False)
            with gr.Column(elem_id="settings-body"):
                gr.HTML(rendering.settings_info(), apply_default_css=False)
                documents = _documents(library)
                mode, count = _ways()
                with gr.Accordion(texts.SECTIONS_LABEL, open=False, elem_id="sections-fold"):
                    sections = _sections(library)
        with gr.Column(elem_id="reading"):
            with gr.Column(elem_id="welcome"):
                gr.HTML(rendering.welcome(), apply_default_css=False)
                examples = tuple(
                    gr.Button("", elem_classes="example", visible="hidden")
                    for _ in range(texts.EXAMPLES_SHOWN)
                )
            conversation = _conversation()
            with gr.Column(elem_id="composer"):
                question = _question_box()
    _wire(blocks, library, Parts(conversation, examples, question, documents, sections, mode, count))


def _ways() -> tuple[gr.Radio, gr.Radio]:
    modes = [(label, mode) for mode, label in texts.MODES.items()]
    mode = gr.Radio(modes, value=DEFAULT_MODE, label=texts.MODE_LABEL, elem_id="mode")
    count = gr.Radio(list(COUNTS), value=DEFAULT_COUNT, label=texts.COUNT_LABEL, elem_id="count")
    return mode, count


def _documents(library: Library, ticked: tuple[str, ...] = ()) -> gr.CheckboxGroup:
    """A box for each document that the library holds now, all of them ticked unless `ticked` names some."""
    choices = [(document.label, document.id) for document in library.documents]
    return gr.CheckboxGroup(
        choices,
        value=list(ticked) or [name for _, name in choices],
        label=texts.DOCUMENTS_LABEL,
        elem_id="documents",
    )


def _sections(library: Library, ticked: tuple[str, ...] = ()) -> gr.CheckboxGroup:
    """A box for each heading at the top of a document, none of them ticked unless `ticked` names some."""
    return gr.CheckboxGroup(
        _headings(library),
        value=list(ticked),
        label=texts.SECTIONS_LABEL,
        info=texts.SECTIONS_INFO,
        elem_id="sections",
    )


def _examples(library: Library) -> list[gr.Button]:
    """Some of the examples that the library answers, others each time; fewer where it answers fewer."""
    answered = [
        text for text in random.sample(texts.EXAMPLES, len(texts.EXAMPLES)) if _answers(library, text)
    ]
    shown = answered[: texts.EXAMPLES_SHOWN]
    hidden = [gr.Button("", visible="hidden")] * (texts.EXAMPLES_SHOWN - len(shown))
    return [gr.Button(text, visible=True) for text in shown] + hidden


def _answers(library: Library, question: str) -> bool:
    try:
        answer = library.ask(question, k=1)
    except AskReviewsError:
        return False
    return answer.confidence >= SURE and not (answer.unknown or answer.unmet or answer.unnamed)


def _conversation() -> gr.HTML:
    """An empty log to which each new value is added as a turn.

    Only the newest turn is ever sent, and what stands on the page is not drawn again: an entry that a
    reader has opened stays open, and the tenth answer costs what the first one did.
    """
    return gr.HTML(
        html_template=rendering.log(),
        js_on_load=(shell.LOOK_FOLDER / "conversation.js").read_text(encoding="utf-8"),
        apply_default_css=False,
        elem_id="conversation",
    )


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label=texts.QUESTION_LABEL,
        placeholder=texts.QUESTION_PLACEHOLDER,
        submit_btn=texts.ASK,
        max_lines=6,
        elem_id="question",
    )


def _wire(blocks: gr.Blocks, library: Library, parts: Parts) -> None:
    """Ask when a question is sent, when an example is pressed, and when a link with a question is opened.

    What documents there are is asked anew each time: another process may have added or removed some.
    """

    def ask(
        question: str, mode: Mode, count: int, documents: list[str], sections: list[str], earlier: list[str]
    ) -> list[Any]:
        if not documents:
            return [rendering.refusal(question, texts.NO_DOCUMENT, turn=_new_name()), gr.skip()]
        search = Search(question, mode, count, tuple(documents), tuple(sections))
        return [_turn(library, Link(search), earlier), ""]

    def open_page(request: gr.Request) -> list[Any]:
        link = from_address(str(request.query_params), known=_ids(library), headings=_headings(library))
        if link is None:
            boxes = [_documents(library), _sections(library)]
            return [gr.skip(), gr.skip(), gr.skip(), *boxes, *_examples(library)]
        search = link.search
        boxes = [_documents(library, search.documents), _sections(library, search.sections)]
        examples = [gr.skip()] * texts.EXAMPLES_SHOWN
        return [_turn(library, link), search.mode, search.count, *boxes, *examples]

    # Filled in by `_ASKED`: what was asked before stands on the page, and only there.
    earlier = gr.JSON([], visible=False)
    # Not through Gradio's queue: its client loses an answer that is asked for while another one arrives.
    quietly: dict[str, Any] = {"api_visibility": "private", "queue": False, "show_progress": "hidden"}
    for asked, source in [(parts.question.submit, parts.question), *((e.click, e) for e in parts.examples)]:
        inputs = [source, *parts.settings, earlier]
        asking = asked(ask, inputs, [parts.conversation, parts.question], js=_ASKED, **quietly)
        asking.failure(None, js=_FAILED)
    blocks.load(open_page, None, [parts.conversation, *parts.settings, *parts.examples], **quietly)


def _turn(library: Library, link: Link, earlier: Sequence[str] = ()) -> str:
    """Ask, and render what comes back; documents that are gone are left out, and named.

    `earlier` are the questions before, as they were asked, oldest first: what leans on them is asked whole.
    """
    name, search = _new_name(), link.search
    notices = [phrases.ignored(link.ignored)] if link.ignored else []
    try:
        present = _ids(library)
        chosen = tuple(document for document in search.documents if document in present)
        gone = tuple(document for document in search.documents if document not in present)
        if gone and not chosen:
            return rendering.refusal(search.question, phrases.gone(gone), turn=name)
        notices += [phrases.gone(gone)] if gone else []
        asked_as = library.read_follow_up(search.question, earlier).asked_as
        search = replace(search, question=asked_as, documents=() if set(chosen) == set(present) else chosen)
        given = library.ask(
            search.question,
            k=search.count,
            mode=search.mode,
            documents=search.documents or None,
            sections=search.sections or None,
        )
        asked = Asked(
            said=link.search.question,
            address=to_address(search),
            notices=notices,
            papers=library.cited_by(given),
            searched=len(chosen or present),
        )
    except AskReviewsError as error:
        return rendering.refusal(link.search.question, str(error), turn=name)
    return rendering.answer(given, asked, turn=name)


def _ids(library: Library) -> list[str]:
    return [document.id for document in library.documents]


def _headings(library: Library) -> list[str]:
    """The headings at the top of the documents that have text under them, each once, in reading order."""
    tops = {
        section.path[0]: None
        for document in library.documents
        for section in document.sections
        if section.paragraphs and section.path
    }
    return [*tops]


def _new_name() -> str:
    """An id that no other turn has, not even on a page that outlived a restart of the server."""
    return f"turn-{secrets.token_hex(4)}"
