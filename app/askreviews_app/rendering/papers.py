"""The cited papers: ranked for a question, each with all that is said where it is cited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from askreviews_app import phrases, texts
from askreviews_app.rendering.addresses import (
    READ,
    REFERENCES,
    paper_address,
    reading_address,
    saving_addresses,
)
from askreviews_app.rendering.entries import words
from askreviews_app.rendering.markup import escape, isolated, outside_link
from askreviews_app.rendering.shell import note, page

if TYPE_CHECKING:
    from askreviews import CitingSentence, Document
    from askreviews.checking import ReferenceCheck
    from askreviews.papers import Paper


@dataclass(frozen=True, slots=True)
class Filters:
    """What the papers are filtered by, and the question that ranks them; what is empty does not filter."""

    question: str = ""
    first: int | None = None
    last: int | None = None
    journal: str = ""
    documents: tuple[str, ...] = ()

    def query(self) -> str:
        """The fields of an address that filters so."""
        fields = {"q": self.question, "from": self.first, "to": self.last, "journal": self.journal}
        named = [(name, str(value)) for name, value in fields.items() if value]
        return urlencode(named + [("review", name) for name in self.documents])


@dataclass(frozen=True, slots=True)
class Listing:
    """The papers found: the `shown` ones of `count`, and, for a question, whether the reviews answer it.

    `bare` are left out: no list says anything of them.
    """

    shown: Sequence[Paper]
    count: int
    bare: int = 0
    answered: bool = True
    problem: str = ""


def references(documents: Sequence[Document], filters: Filters, listing: Listing) -> str:
    """The page on which the bibliography is asked."""
    body = (
        f'<h1 class="title">{escape(texts.REFERENCES_TITLE)}</h1>'
        f'<p class="lead">{escape(texts.REFERENCES_TEXT)}</p>{_form(documents, filters)}'
        f"{note(listing.problem) if listing.problem else _listed(filters, listing)}{_checks(documents)}"
    )
    return page(REFERENCES, texts.REFERENCES_TITLE, body, sheets=("papers.css",))


def one(paper: Paper) -> str:
    """The page of one paper: every sentence, in all documents, that cites it."""
    said = f"<h2>{escape(texts.SAID_OF_IT)}</h2>"
    body = f'<h1 class="title">{_title(paper)}</h1>{_facts(paper)}{said}{_citing(paper.citing)}'
    return page(READ, texts.WHO_CITES, body, sheets=("papers.css",))


def saved_as(what: str, query: str, label: str = texts.SAVE_AS) -> str:
    """The links that save papers for a reference manager, behind a `label`."""
    links = " ".join(
        f'<a href="{escape(address)}" download>{escape(texts.FORMATS[kind])}</a>'
        for kind, address in saving_addresses(what, query).items()
    )
    return f'<span class="saving">{escape(label)} {links}</span>'


def check(checked: ReferenceCheck) -> str:
    """The page of what is doubtful in the references of one document."""
    document = checked.document
    doubts: dict[str, Iterable[tuple[int, ...]]] = {
        texts.UNLISTED: [(number,) for number in checked.unlisted],
        texts.UNCITED: [(number,) for number in checked.uncited],
        texts.DUPLICATES: checked.duplicates,
        texts.WITHOUT_DOI: [(number,) for number in checked.without_doi],
        texts.WITHOUT_AUTHORS: [(number,) for number in checked.without_authors],
        texts.WITHOUT_TITLE: [(number,) for number in checked.without_title],
        texts.WITHOUT_YEAR: [(number,) for number in checked.without_year],
        texts.MALFORMED: [(number,) for number in checked.malformed_dois],
        texts.WITHOUT_WORDS: [(number,) for number in checked.without_words],
    }
    rows = "".join(_doubt(document, said, list(numbers)) for said, numbers in doubts.items())
    digest = f'<p class="aside">{escape(texts.CHECKED_DIGEST)}</p>' if document.kind == "digest" else ""
    body = (
        f'<h1 class="title">{escape(texts.CHECK_TITLE)}</h1><p class="lead">{isolated(document.label)}</p>'
        f'{digest}<dl class="doubts">{rows}</dl>'
    )
    return page(REFERENCES, texts.CHECK_TITLE, body, sheets=("papers.css",))


def _doubt(document: Document, said: str, numbers: Sequence[tuple[int, ...]]) -> str:
    if not numbers:
        return f"<dt>{escape(said)}</dt><dd>{escape(texts.NONE)}</dd>"
    links = ", ".join(
        " = ".join(
            f'<a href="{escape(reading_address(document))}#ref-{number}">{number}</a>' for number in of_one
        )
        for of_one in numbers
    )
    return f"<dt>{escape(said)} ({len(numbers)})</dt><dd>{links}</dd>"


def _form(documents: Sequence[Document], filters: Filters) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="review" value="{escape(document.id)}"'
        f"{' checked' if document.id in filters.documents else ''}> {isolated(document.label)}</label>"
        for document in documents
    )
    return (
        f'<form class="search" role="search" action="{REFERENCES}">'
        f'<label class="field wide">{escape(texts.PAPERS_ABOUT)}<input type="search" name="q" '
        f'value="{escape(filters.question)}" data-main-box></label>'
        f"{_number('from', texts.YEAR_FROM, filters.first)}{_number('to', texts.YEAR_TO, filters.last)}"
        f'<label class="field">{escape(texts.JOURNAL)}<input name="journal" '
        f'value="{escape(filters.journal)}"></label>'
        f'<fieldset class="field wide"><legend>{escape(texts.CITED_BY)}</legend>'
        f'<div class="choices">{boxes}</div></fieldset>'
        f'<button class="main" type="submit">{escape(texts.SHOW)}</button></form>'
    )


def _number(name: str, label: str, value: int | None) -> str:
    return (
        f'<label class="field">{escape(label)}<input type="number" name="{name}" min="1800" max="2200" '
        f'value="{value or ""}"></label>'
    )


def _listed(filters: Filters, listing: Listing) -> str:
    verdict = "" if listing.answered else f'<p class="note">{escape(texts.PAPERS_NOT_ANSWERING)}</p>'
    more = ""
    if len(listing.shown) < listing.count:
        address = f"{REFERENCES}?{filters.query()}&all=1"
        more = f'<p><a href="{escape(address)}">{escape(phrases.show_all(listing.count))}</a></p>'
    whole = "" if more else "&all=1"
    saving = saved_as("references", filters.query() + whole) if listing.count else ""
    bare = (
        f'<p class="facts">{escape(phrases.papers_without_words(listing.bare))}</p>' if listing.bare else ""
    )
    items = "".join(_paper(paper) for paper in listing.shown)
    return (
        f'{verdict}<p class="facts">{escape(phrases.papers_listed(len(listing.shown), listing.count))} '
        f'{saving}</p>{bare}<ol class="papers">{items}</ol>{more}'
    )


def _paper(paper: Paper) -> str:
    citing = ""
    if paper.citing:
        said = escape(phrases.cited_in(len(paper.citing)))
        citing = f"<details><summary>{said}</summary>{_citing(paper.citing)}</details>"
    return f'<li class="stop"><h2>{_title(paper)}</h2>{_facts(paper)}{citing}</li>'


def _title(paper: Paper) -> str:
    said = paper.reference
    return isolated(said.title) if said.title else words(said)


def _facts(paper: Paper) -> str:
    said = paper.reference
    document, entry = paper.entries[0]
    numbers = "; ".join(
        f'<a href="{READ}/{escape(quote(name))}#ref-{of_one[0]}">{escape(name)}</a> '
        + ", ".join(f"[{number}]" for number in of_one)
        for name, of_one in paper.numbers.items()
    )
    published = (
        phrases.published(said.authors, said.journal or said.book, said.year, more=said.has_more_authors)
        if said.title
        else ""
    )
    link = outside_link(f"https://doi.org/{paper.doi}", phrases.doi(paper.doi)) if paper.doi else ""
    saving = saved_as("paper", paper_address(document, entry.number))
    return f'<p class="facts">{isolated(published)} {link}</p><p class="facts">{numbers} · {saving}</p>'


def _citing(sentences: Sequence[CitingSentence]) -> str:
    """The sentences side by side, a column for each document."""
    columns = "".join(
        f"<section><h3>{isolated(of_one[0].document.label)}</h3>"
        f'<ul class="citing">{"".join(map(_sentence, of_one))}</ul></section>'
        for of_one in (list(g) for _, g in groupby(sentences, key=lambda sentence: sentence.document.id))
    )
    return f'<div class="columns">{columns}</div>' if columns else f"<p>{escape(texts.NEVER_CITED)}</p>"


def _sentence(citing: CitingSentence) -> str:
    place = reading_address(citing.document, at=citing.sentence.span)
    return (
        f'<li><a class="open" href="{escape(place)}">{isolated(" › ".join(citing.section))}</a>'
        f'<blockquote dir="auto">{escape(citing.text)}</blockquote></li>'
    )


def _checks(documents: Sequence[Document]) -> str:
    links = "".join(
        f'<li><a href="{REFERENCES}/check/{escape(quote(document.id))}">{isolated(document.label)}</a></li>'
        for document in documents
    )
    return f"<h2>{escape(texts.CHECK_TITLE)}</h2><ul>{links}</ul>" if links else ""
