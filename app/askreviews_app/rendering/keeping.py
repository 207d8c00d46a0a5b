"""The documents that a library holds, and one that is about to be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from askreviews_app import phrases, texts
from askreviews_app.rendering.addresses import REFERENCES, reading_address
from askreviews_app.rendering.jobs import job_box
from askreviews_app.rendering.markup import escape, hidden, isolated
from askreviews_app.rendering.reading import byline
from askreviews_app.rendering.shell import note, page

if TYPE_CHECKING:
    from askreviews import Document
    from askreviews.corpus import Preview
    from askreviews.documents import Section
    from askreviews.errors import ReadingError
    from askreviews_app.jobs import Job

DOCUMENTS = "/documents"
REMOVAL = f"{DOCUMENTS}/remove"
CHOOSING = "choosing"
"""The form that the boxes of the list belong to."""
ENTRIES = 5
"""How many entries of the reference list a preview shows."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a library holds: its documents, the digests that were removed, and the files it could not read."""

    documents: Sequence[Document]
    removed: Sequence[str]
    problems: Sequence[ReadingError]


@dataclass(frozen=True, slots=True)
class Looked:
    """An upload that was looked at: its file's name, what asks for it again, and what was read."""

    file: str
    token: str
    seen: Preview


def documents(held: Held, job: Job | None, *, may_change: bool, problem: str = "") -> str:
    """The page that lists the documents and, where readers may change anything, takes new ones.

    While a job runs, nothing else can be begun.
    """
    idle = may_change and (job is None or job.finished)
    several = len(held.documents) > 1
    works = "".join(_work(document, may_change=idle, several=several) for document in held.documents)
    unread = "".join(note(str(error)) for error in held.problems)
    listed = f'<ul class="works">{works}</ul>' if works else f"<p>{escape(texts.NO_DOCUMENTS_YET)}</p>"
    body = (
        f'<h1 class="title">{escape(texts.DOCUMENTS_TITLE)}</h1>{job_box(job)}'
        f"{note(problem) if problem else ''}{_changes(held.removed) if idle else ''}"
        f"{'' if may_change else _fixed()}{unread}"
        f"<h2>{escape(texts.HELD)}</h2>{listed}"
        f"{_choosing() if idle and several else ''}{_rebuild() if idle else ''}"
    )
    return page(DOCUMENTS, texts.DOCUMENTS_TITLE, body, sheets=("figures.css",), modules=("jobs.js",))


def preview(looked: Looked) -> str:
    """The page of what was read from an upload, before it counts."""
    document = looked.seen.document
    sections = "".join(f"<li>{_section(section)}</li>" for section in document.sections)
    entries = "".join(
        f"<li><b>{entry.number}</b> {isolated(entry.raw)}</li>" for entry in document.references[:ENTRIES]
    )
    told = _doubts(looked.seen)
    doubts = (
        f"<h2>{escape(texts.DOUBTS)}</h2>{_listed(told)}" if told else f"<p>{escape(texts.NO_DOUBTS)}</p>"
    )
    body = (
        f'<h1 class="title">{escape(texts.PREVIEW_TITLE)}</h1><p class="facts">{isolated(looked.file)}</p>'
        f"{_facts(looked.seen)}{_decision([looked.token], texts.ADD_IT, texts.DISCARD)}{doubts}"
        f"<h2>{escape(texts.OUTLINE)}</h2><ul>{sections}</ul>"
        f"<h2>{escape(texts.FIRST_ENTRIES)}</h2><ul>{entries or f'<li>{escape(texts.NONE)}</li>'}</ul>"
    )
    return page(DOCUMENTS, texts.PREVIEW_TITLE, body)


def previews(looked: Sequence[Looked], problems: Sequence[str]) -> str:
    """The page of what was read from several uploads, of which those with `problems` cannot be added."""
    read = "".join(
        f'<li class="stop"><p class="facts">{isolated(one.file)}</p>{_facts(one.seen)}'
        f"{_folded(_doubts(one.seen))}</li>"
        for one in looked
    )
    tokens = [one.token for one in looked]
    decision = _decision(tokens, phrases.add_them(len(tokens)), texts.DISCARD_THEM) if tokens else ""
    body = (
        f'<h1 class="title">{escape(texts.PREVIEW_TITLE)}</h1>'
        f'{"".join(note(problem) for problem in problems)}{decision}<ul class="works">{read}</ul>'
    )
    return page(DOCUMENTS, texts.PREVIEW_TITLE, body)


def _facts(seen: Preview) -> str:
    """Of which work a file is, how much was read, and whose place it would take."""
    document = seen.document
    replaced = (
        f'<p class="note">{isolated(phrases.replaces(seen.replaced.label))}</p>' if seen.replaced else ""
    )
    read = phrases.read_as(len(document.sections), seen.passages, len(document.references))
    return f"<h2>{isolated(document.label)}</h2>{byline(document)}<p>{escape(read)}</p>{replaced}"


def _doubts(seen: Preview) -> list[str]:
    """What was doubtful in a file."""
    told = [*seen.document.warnings]
    if seen.check.uncited and seen.document.kind == "article":
        told.append(f"{texts.UNCITED}: {', '.join(map(str, seen.check.uncited))}.")
    return told


def _listed(doubts: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{isolated(doubt)}</li>' for doubt in doubts)}</ul>"


def _folded(doubts: Sequence[str]) -> str:
    if not doubts:
        return ""
    return f"<details><summary>{escape(phrases.doubts(len(doubts)))}</summary>{_listed(doubts)}</details>"


def _decision(tokens: Sequence[str], add: str, discard: str) -> str:
    """The buttons that add what waits under `tokens`, or let it go."""
    waiting = "".join(f'<input type="hidden" name="token" value="{token}">' for token in tokens)
    buttons = "".join(
        f'<form method="post" action="{DOCUMENTS}/{what}">{waiting}'
        f'<button{css} type="submit">{escape(label)}</button></form>'
        for what, label, css in (("add", add, ' class="main"'), ("discard", discard, ""))
    )
    return f'<div class="actions">{buttons}</div>'


def removal(going: Sequence[Document]) -> str:
    """The page that asks whether documents are really to go."""
    title = phrases.remove_them(len(going))
    labels = "".join(f"<li>{isolated(document.label)}</li>" for document in going)
    names = "".join(f'<input type="hidden" name="name" value="{escape(document.id)}">' for document in going)
    body = (
        f'<h1 class="title">{escape(title)}</h1><ul class="lead">{labels}</ul>'
        f'<p>{escape(texts.REMOVE_TEXT)}</p><div class="actions">'
        f'<form method="post" action="{REMOVAL}">{names}'
        f'<button class="main" type="submit">{escape(texts.REMOVE)}</button>'
        f'</form><a class="button" href="{DOCUMENTS}">{escape(texts.KEEP)}</a></div>'
    )
    return page(DOCUMENTS, title, body)


def _changes(removed: Sequence[str]) -> str:
    back = "".join(
        f'<form method="post" action="{DOCUMENTS}/restore"><input type="hidden" name="name" '
        f'value="{escape(name)}"><button type="submit">{escape(phrases.bring_back(name))}</button></form>'
        for name in removed
    )
    return (
        f'<h2>{escape(texts.ADD_TITLE)}</h2><p class="lead">{escape(texts.ADD_TEXT)}</p>'
        f'<form class="search" method="post" action="{DOCUMENTS}/preview" enctype="multipart/form-data">'
        f'<label class="field wide">{escape(texts.FILE)}'
        f'<input type="file" name="file" accept=".txt,.md" multiple required></label>'
        f'<button class="main" type="submit">{escape(texts.LOOK_AT)}</button></form>'
        f'<div class="actions">{back}</div>'
    )


def _fixed() -> str:
    return f'<p class="aside">{escape(texts.READ_ONLY)}</p>'


def _rebuild() -> str:
    return (
        f'<form class="actions" method="post" action="{DOCUMENTS}/rebuild"><button type="submit">'
        f'{escape(texts.REBUILD)}</button><span class="facts">{escape(texts.REBUILD_TEXT)}</span></form>'
    )


def _choosing() -> str:
    """What removes the documents whose boxes are ticked, wherever on the page these are."""
    return (
        f'<form class="actions" id="{CHOOSING}" action="{REMOVAL}"><button type="submit">'
        f"{escape(texts.REMOVE_CHOSEN)}</button></form>"
    )


def _work(document: Document, *, may_change: bool, several: bool) -> str:
    """A document of the list; where there are several, it can be chosen with others."""
    bare = sum(not entry.raw for entry in document.references)
    facts = phrases.holds(len(document.sections), len(document.references), bare)
    links = [
        (reading_address(document), texts.READ_TITLE),
        (f"{REFERENCES}/check/{quote(document.id)}", texts.CHECK_TITLE),
    ]
    if may_change:
        links.append((f"{REMOVAL}?{urlencode({'name': document.id})}", texts.REMOVE))
    about = hidden(f": {document.id}")
    choice = (
        f'<label><input type="checkbox" form="{CHOOSING}" name="name" value="{escape(document.id)}"> '
        f"{escape(texts.CHOOSE)}{about}</label>"
        if may_change and several
        else ""
    )
    shown = " ".join(f'<a href="{escape(address)}">{escape(label)}{about}</a>' for address, label in links)
    return (
        f'<li class="stop"><h2>{isolated(document.label)}</h2>{byline(document)}'
        f'<p class="facts">{escape(facts)} <code>{escape(document.id)}</code></p>{_folded(document.warnings)}'
        f'<div class="actions">{shown}{choice}</div></li>'
    )


def _section(section: Section) -> str:
    indent = "\N{EM SPACE}" * (section.level - 1)
    return f"{indent}{isolated(section.heading)} ({len(section.paragraphs)})"
