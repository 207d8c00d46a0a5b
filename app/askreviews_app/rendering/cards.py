"""A matching passage as a card: where it stands, what it says, what it cites, why it came up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from askreviews.export.quotations import quotation
from askreviews.tables import row_at
from askreviews_app import phrases, texts
from askreviews_app.rendering.addresses import reading_address
from askreviews_app.rendering.entries import entries
from askreviews_app.rendering.markup import escape, hidden, isolated, outside_link
from askreviews_app.rendering.quotes import quote

if TYPE_CHECKING:
    from askreviews import Document, Match
    from askreviews.papers import Paper


def card(
    match: Match, turn: str, *, question: str, papers: Sequence[Paper] = (), answers: bool = True
) -> str:
    """`match` as an article; `turn` is an id that no other answer on the page has.

    `question` is what it was found for: opened in its document, it stands among the others found for that.
    `papers` are those that the answer cites.

    What does not answer (`answers`) is shown without the shares of its rank, which would look like certainty.
    """
    name = f"{turn}-{match.rank}"

    def anchor(number: int) -> str:
        return f"{name}-ref-{number}"

    return (
        f'<article class="card" id="{name}" aria-labelledby="{name}-title">'
        f"{_head(match, name)}"
        f'<blockquote class="quote" dir="auto">{quote(match, anchor)}</blockquote>'
        f"{entries(match, anchor)}{_similar(match)}{_reasons(match, shares=answers)}"
        f"{_actions(match, question, papers)}</article>"
    )


def _head(match: Match, name: str) -> str:
    number = match.passage.paragraph
    kind = match.document.sections[match.passage.section].paragraphs[number].kind
    place = [isolated(heading) for heading in match.section]
    row = row_at(match.document, match.passage.span)
    if row and row.table:
        place.append(isolated(row.table))
    place.append(escape(phrases.place(kind, number + 1, table=bool(row and row.table))))
    separator = '<span class="step" aria-hidden="true"> › </span>'
    rank = hidden(f"{phrases.rank(match.rank)}: ")
    return (
        f'<header class="card-head"><span class="rank" aria-hidden="true">{match.rank}</span><div>'
        f'<h3 class="work" id="{name}-title">{rank}{_work(match.document)}</h3>'
        f'<p class="place">{separator.join(place)}</p></div></header>'
    )


def _work(document: Document) -> str:
    return outside_link(document.link, document.label)


def _similar(match: Match) -> str:
    """The passages of the document that say the same, folded."""
    if not match.similar:
        return ""
    document = match.document
    others = "".join(
        f'<li><a href="{escape(reading_address(document, at=passage.span))}">'
        f"{isolated(' › '.join(document.sections[passage.section].path))}</a>"
        f'<blockquote class="quote" dir="auto">{escape(passage.span.of(document.text))}</blockquote></li>'
        for passage in match.similar
    )
    said = escape(phrases.also_said(len(match.similar)))
    return f'<details class="entries"><summary>{said}</summary><ul class="citing">{others}</ul></details>'


def _reasons(match: Match, *, shares: bool) -> str:
    """What matched, in words, and, where `shares` are told, the two once more as a bar."""
    explanation = match.explanation
    said = phrases.shared_words(explanation.terms)
    if explanation.missing:
        said = f"{said} {phrases.missing_words(explanation.missing)}"
    if not shares:
        return f'<footer class="reasons"><p>{isolated(said)}</p></footer>'
    shares_said = phrases.shares(explanation.keyword, explanation.meaning)
    # By words alone, the meaning is not looked at.
    near = (
        f"{phrases.closeness(explanation.similarity)} "
        if explanation.similarity or explanation.meaning
        else ""
    )
    said = f"{said} {near}{shares_said}"
    return (
        f'<footer class="reasons"><span class="bar" aria-hidden="true">'
        f'<span style="width:{explanation.keyword:.0%}"></span></span><p>{isolated(said)}</p></footer>'
    )


def _actions(match: Match, question: str, papers: Sequence[Paper]) -> str:
    """Open it in its document, copy it with its citation, say whether it answers."""
    span = match.passage.span
    place = reading_address(match.document, question=question, at=span)
    copies = "".join(
        f'<button class="copy" type="button" data-text="{escape(quotation(match, style, papers))}">'
        f"{escape(label)}</button>"
        for style, label in texts.COPIES.items()
    )
    thumbs = "".join(
        f'<button class="thumb" type="button" aria-pressed="false" data-relevant="{value}">'
        f"{escape(label)}</button>"
        for value, label in (("true", texts.ANSWERS), ("false", texts.ANSWERS_NOT))
    )
    return (
        f'<div class="actions" data-copied="{escape(texts.COPIED)}" '
        f'data-not-copied="{escape(texts.NOT_COPIED)}">'
        f'<a class="open" href="{escape(place)}">{escape(texts.OPEN)}</a>{copies}'
        f'<span class="thumbs" role="group" aria-label="{escape(texts.THUMBS)}" data-question="'
        f'{escape(question)}" data-document="{escape(match.document.id)}" data-start="{span.start}" '
        f'data-end="{span.end}" data-kept="{escape(texts.KEPT)}">'
        f'<span aria-hidden="true">{escape(texts.THUMBS)}</span>{thumbs}</span>'
        f'<span class="said" role="status"></span></div>'
    )
