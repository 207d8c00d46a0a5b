"""A document as it was read: its outline, its whole text, its reference list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from askreviews_app import phrases, texts
from askreviews_app.rendering.addresses import AT, READ, citing_address, reading_address
from askreviews_app.rendering.entries import words
from askreviews_app.rendering.markup import escape, isolated, outside_link
from askreviews_app.rendering.quotes import Layers, Mark, Quoted
from askreviews_app.rendering.shell import note, page

if TYPE_CHECKING:
    from askreviews import Document, Match
    from askreviews.documents import Paragraph, Section, Span


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in a document, and where it is: passages that match a question, or words.

    `at` is the stretch that the address names, `problem` why a search could not be made.
    """

    question: str = ""
    matches: tuple[Match, ...] = ()
    words: str = ""
    found: tuple[Span, ...] = ()
    at: Span | None = None
    problem: str = ""

    def layers(self) -> Layers:
        """What to set off: passages around evidence, or the words."""
        passages = [
            Mark(match.passage.span, "span", "passage", f"match-{match.rank}", stop=True)
            for match in self.matches
            if match.passage.span != self.at
        ]
        if self.at is not None:
            passages.append(Mark(self.at, "span", "passage", AT, stop=True))
        evidence = [Mark(evidence.span) for match in self.matches for evidence in match.evidence]
        words = [Mark(span, id=f"word-{n}", stop=True) for n, span in enumerate(self.found, 1)]
        return passages, evidence, words


def shelf(documents: Sequence[Document]) -> str:
    """The page that lists what can be read."""
    works = "".join(
        f'<li class="stop"><h2><a class="open" href="{escape(reading_address(document))}">'
        f"{isolated(document.label)}</a></h2>{byline(document)}</li>"
        for document in documents
    )
    shown = f'<ul class="works">{works}</ul>' if works else f"<p>{escape(texts.NO_DOCUMENTS)}</p>"
    body = f'<h1 class="title">{escape(texts.READ_TITLE)}</h1><p class="lead">{escape(texts.READ_TEXT)}</p>'
    return page(READ, texts.READ_TITLE, body + shown)


def byline(document: Document) -> str:
    """Who wrote it, where and when it appeared, and where it is found."""
    said = phrases.published(document.authors, document.journal, document.year)
    link = outside_link(document.link, document.doi or texts.PUBLISHED_WORK) if document.link else ""
    return f'<p class="facts">{isolated(said)} {link}</p>'


def reading(document: Document, sought: Sought) -> str:
    """The page of one document."""
    citations = [citation for _, _, sentence in document.sentences() for citation in sentence.citations]
    quoted = Quoted(document, citations, lambda number: f"ref-{number}", sought.layers())
    body = (
        f'<div class="reading">{_outline(document)}<div>{_finder(document, sought)}'
        f'<article class="prose" lang="en"><h1 class="title">{isolated(document.label)}</h1>'
        f"{byline(document)}{_sections(quoted)}</article>{_references(document)}</div></div>{_panel()}"
    )
    return page(READ, document.label, body, sheets=("reading.css",), modules=("reading.js",))


def _outline(document: Document) -> str:
    items = "".join(
        f'<li style="--level:{section.level}"><a href="#section-{n}">{escape(section.heading)}</a></li>'
        for n, section in enumerate(document.sections)
        if section.heading
    )
    listed = f'<li style="--level:1"><a href="#references">{escape(texts.REFERENCE_LIST)}</a></li>'
    return (
        f'<nav class="outline" aria-label="{escape(texts.OUTLINE)}"><details open><summary>'
        f"{escape(texts.OUTLINE)}</summary><ul>{items}{listed}</ul></details></nav>"
    )


def _finder(document: Document, sought: Sought) -> str:
    label = escape(texts.FIND)
    form = (
        f'<form role="search" action="{escape(reading_address(document))}"><input type="search" name="find" '
        f'aria-label="{label}" placeholder="{label}" value="{escape(sought.words)}" maxlength="200" '
        f'data-main-box><button type="submit">{escape(texts.FIND_BUTTON)}</button></form>'
    )
    steps = "".join(
        f'<button type="button" data-step="{step}" hidden>{escape(said)}</button>'
        for step, said in ((-1, texts.PREVIOUS), (1, texts.NEXT))
    )
    count = f'<span class="count" aria-live="polite" data-words="{escape(texts.AT_OF_ALL)}"></span>'
    problem = note(sought.problem) if sought.problem else ""
    return (
        f'<div class="finder">{form}<div class="steps">{steps}{count}</div>'
        f"<p>{escape(_said(sought))}</p></div>{problem}"
    )


def _said(sought: Sought) -> str:
    if sought.words and not sought.problem:
        return phrases.words_found(len(sought.found), sought.words)
    if sought.question and not sought.problem:
        return phrases.passages_marked(len(sought.matches), sought.question)
    return ""


def _sections(quoted: Quoted) -> str:
    return "".join(_section(section, n, quoted) for n, section in enumerate(quoted.document.sections))


def _section(section: Section, n: int, quoted: Quoted) -> str:
    level = min(section.level + 1, 6)
    heading = f'<h{level} id="section-{n}">{escape(section.heading)}</h{level}>' if section.heading else ""
    blocks = groupby(section.paragraphs, key=lambda paragraph: [cell.column for cell in paragraph.cells])
    return heading + "".join(
        _table(columns, rows, quoted) if columns else "".join(_paragraph(p, quoted) for p in rows)
        for columns, rows in blocks
    )


def _paragraph(paragraph: Paragraph, quoted: Quoted) -> str:
    css = f' class="{paragraph.kind}"' if paragraph.kind != "text" else ""
    span = paragraph.span
    return f'<p{css} id="p-{span.start}" dir="auto">{quoted.html(span.start, span.end)}</p>'


def _table(columns: Sequence[str], rows: Iterable[Paragraph], quoted: Quoted) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    lines = "".join(
        f'<tr id="p-{row.span.start}">'
        + "".join(f"<td>{quoted.html(cell.span.start, cell.span.end)}</td>" for cell in row.cells)
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{escape(texts.TABLE)}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _references(document: Document) -> str:
    cited = sorted({number for _, _, sentence in document.sentences() for number in sentence.numbers})
    numbers = sorted({entry.number for entry in document.references} | set(cited))
    entries = (document.reference(number) for number in numbers)
    items = "".join(
        f'<li id="ref-{entry.number}"><span class="entry-number">{entry.number}</span>'
        f'<span class="entry-text">{words(entry)} '
        f'<a class="who-cites" href="{escape(citing_address(document, entry.number))}" '
        f'aria-label="{escape(phrases.who_cites(entry.number))}">{escape(texts.WHO_CITES)}</a></span></li>'
        for entry in entries
    )
    return (
        f'<section class="list-of-references" aria-labelledby="references"><h2 id="references">'
        f'{escape(texts.REFERENCE_LIST)}</h2><ul class="entry-list">{items}</ul></section>'
    )


def _panel() -> str:
    return (
        f'<dialog class="citing-panel" aria-label="{escape(texts.WHO_CITES)}"><button class="close" '
        f'type="button">{escape(texts.CLOSE)}</button><div class="content"></div></dialog>'
    )
