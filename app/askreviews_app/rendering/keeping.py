"""The documents that a library holds, and one that is about to be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from askreviews_app import texts
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
ENTRIES = 5
"""How many entries of the reference list a preview shows."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a library holds: its documents, the digests that were removed, and the files it could not read."""

    documents: Sequence[Document]
    removed: Sequence[str]
    problems: Sequence[ReadingError]


def documents(held: Held, job: Job | None, *, may_change: bool, problem: str = "") -> str:
    """The page that lists the documents and, where readers may change anything, takes new ones.

    While a job runs, nothing else can be begun.
    """
    idle = may_change and (job is None or job.finished)
    works = "".join(_work(document, may_change=idle) for document in held.documents)
    unread = "".join(note(str(error)) for error in held.problems)
    listed = f'<ul class="works">{works}</ul>' if works else f"<p>{escape(texts.NO_DOCUMENTS_YET)}</p>"
    body = (
        f'<h1 class="title">{escape(texts.DOCUMENTS_TITLE)}</h1>{job_box(job)}'
        f"{note(problem) if problem else ''}{_changes(held.removed) if idle else ''}"
        f"{'' if may_change else _fixed()}{unread}"
        f"<h2>{escape(texts.HELD)}</h2>{listed}{_rebuild() if idle else ''}"
    )
    return page(DOCUMENTS, texts.DOCUMENTS_TITLE, body, sheets=("figures.css",), modules=("jobs.js",))


def preview(seen: Preview, token: str, file: str) -> str:
    """The page of what was read from an upload, before it counts."""
    document = seen.document
    replaced = f'<p class="note">{isolated(texts.replaces(seen.replaced.label))}</p>' if seen.replaced else ""
    told = [*document.warnings]
    if seen.check.uncited and document.kind == "article":
        told.append(f"{texts.UNCITED}: {', '.join(map(str, seen.check.uncited))}.")
    warnings = "".join(f"<li>{isolated(warning)}</li>" for warning in told)
    doubts = (
        f"<h2>{escape(texts.DOUBTS)}</h2><ul>{warnings}</ul>"
        if warnings
        else f"<p>{escape(texts.NO_DOUBTS)}</p>"
    )
    sections = "".join(f"<li>{_section(section)}</li>" for section in document.sections)
    entries = "".join(
        f"<li><b>{entry.number}</b> {isolated(entry.raw)}</li>" for entry in document.references[:ENTRIES]
    )
    buttons = "".join(
        f'<form method="post" action="{DOCUMENTS}/{what}"><input type="hidden" name="token" value="{token}">'
        f'<button{css} type="submit">{escape(label)}</button></form>'
        for what, label, css in (("add", texts.ADD_IT, ' class="main"'), ("discard", texts.DISCARD, ""))
    )
    body = (
        f'<h1 class="title">{escape(texts.PREVIEW_TITLE)}</h1><p class="facts">{isolated(file)}</p>'
        f"<h2>{isolated(document.label)}</h2>{byline(document)}"
        f"<p>{escape(texts.read_as(len(document.sections), seen.passages, len(document.references)))}</p>"
        f'{replaced}<div class="actions">{buttons}</div>{doubts}'
        f"<h2>{escape(texts.OUTLINE)}</h2><ul>{sections}</ul>"
        f"<h2>{escape(texts.FIRST_ENTRIES)}</h2><ul>{entries or f'<li>{escape(texts.NONE)}</li>'}</ul>"
    )
    return page(DOCUMENTS, texts.PREVIEW_TITLE, body)


def removal(document: Document) -> str:
    """The page that asks whether a document is really to go."""
    body = (
        f'<h1 class="title">{escape(texts.REMOVE_TITLE)}</h1><p class="lead">{isolated(document.label)}</p>'
        f'<p>{escape(texts.REMOVE_TEXT)}</p><div class="actions">'
        f'<form method="post" action="{DOCUMENTS}/remove"><input type="hidden" name="name" '
        f'value="{escape(document.id)}"><button class="main" type="submit">{escape(texts.REMOVE)}</button>'
        f'</form><a class="button" href="{DOCUMENTS}">{escape(texts.KEEP)}</a></div>'
    )
    return page(DOCUMENTS, texts.REMOVE_TITLE, body)


def _changes(removed: Sequence[str]) -> str:
    back = "".join(
        f'<form method="post" action="{DOCUMENTS}/restore"><input type="hidden" name="name" '
        f'value="{escape(name)}"><button type="submit">{escape(texts.bring_back(name))}</button></form>'
        for name in removed
    )
    return (
        f'<h2>{escape(texts.ADD_TITLE)}</h2><p class="lead">{escape(texts.ADD_TEXT)}</p>'
        f'<form class="search" method="post" action="{DOCUMENTS}/preview" enctype="multipart/form-data">'
        f'<label class="field wide">{escape(texts.FILE)}<input type="file" name="file" accept=".txt,.md" '
        f'required></label><button class="main" type="submit">{escape(texts.LOOK_AT)}</button></form>'
        f'<div class="actions">{back}</div>'
    )


def _fixed() -> str:
    return f'<p class="aside">{escape(texts.READ_ONLY)}</p>'


def _rebuild() -> str:
    return (
        f'<form class="actions" method="post" action="{DOCUMENTS}/rebuild"><button type="submit">'
        f'{escape(texts.REBUILD)}</button><span class="facts">{escape(texts.REBUILD_TEXT)}</span></form>'
    )


def _work(document: Document, *, may_change: bool) -> str:
    bare = sum(not entry.raw for entry in document.references)
    facts = texts.holds(len(document.sections), len(document.references), bare)
    links = [
        (reading_address(document), texts.READ_TITLE),
        (f"{REFERENCES}/check/{quote(document.id)}", texts.CHECK_TITLE),
    ]
    if may_change:
        links.append((f"{DOCUMENTS}/{quote(document.id)}/remove", texts.REMOVE))
    about = hidden(f": {document.id}")
    shown = " ".join(f'<a href="{escape(address)}">{escape(label)}{about}</a>' for address, label in links)
    warnings = "".join(f"<li>{isolated(warning)}</li>" for warning in document.warnings)
    doubts = (
        f"<details><summary>{escape(texts.doubts(len(document.warnings)))}</summary><ul>{warnings}</ul></details>"
        if warnings
        else ""
    )
    return (
        f'<li class="stop"><h2>{isolated(document.label)}</h2>{byline(document)}'
        f'<p class="facts">{escape(facts)} <code>{escape(document.id)}</code></p>{doubts}'
        f'<div class="actions">{shown}</div></li>'
    )


def _section(section: Section) -> str:
    indent = "\N{EM SPACE}" * (section.level - 1)
    return f"{indent}{isolated(section.heading)} ({len(section.paragraphs)})"
