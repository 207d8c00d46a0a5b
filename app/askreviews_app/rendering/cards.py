"""A matching passage as a card: where it stands, what it says, what it cites, why it came up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from askreviews_app import texts
from askreviews_app.rendering.entries import entries
from askreviews_app.rendering.markup import escape, hidden, isolated, outside_link
from askreviews_app.rendering.quotes import quote

if TYPE_CHECKING:
    from askreviews import Document, Match


def card(match: Match, turn: str) -> str:
    """`match` as an article; `turn` is an id that no other answer on the page has."""
    name = f"{turn}-{match.rank}"

    def anchor(number: int) -> str:
        return f"{name}-ref-{number}"

    return (
        f'<article class="card" id="{name}" aria-labelledby="{name}-title">'
        f"{_head(match, name)}"
        f'<blockquote class="quote" dir="auto">{quote(match, anchor)}</blockquote>'
        f"{entries(match, anchor)}{_reasons(match)}</article>"
    )


def _head(match: Match, name: str) -> str:
    number = match.passage.paragraph
    kind = match.document.sections[match.passage.section].paragraphs[number].kind
    place = [isolated(heading) for heading in match.section]
    place.append(escape(texts.place(kind, number + 1)))
    separator = '<span class="step" aria-hidden="true"> › </span>'
    rank = hidden(f"{texts.rank(match.rank)}: ")
    return (
        f'<header class="card-head"><span class="rank" aria-hidden="true">{match.rank}</span><div>'
        f'<h3 class="work" id="{name}-title">{rank}{_work(match.document)}</h3>'
        f'<p class="place">{separator.join(place)}</p></div></header>'
    )


def _work(document: Document) -> str:
    url = document.url or (f"https://doi.org/{document.doi}" if document.doi else None)
    return outside_link(url, document.label)


def _reasons(match: Match) -> str:
    """What matched, in words, and the two shares once more as a bar."""
    explanation = match.explanation
    said = f"{texts.shared_words(explanation.terms)} {texts.shares(explanation.keyword, explanation.meaning)}"
    return (
        f'<footer class="reasons"><span class="bar" aria-hidden="true">'
        f'<span style="width:{explanation.keyword:.0%}"></span></span><p>{isolated(said)}</p></footer>'
    )
