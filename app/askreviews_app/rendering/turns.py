"""A turn of the conversation: the question as it was asked, and what came back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from askreviews.papers import worded
from askreviews_app import phrases, texts
from askreviews_app.rendering.cards import card
from askreviews_app.rendering.markup import escape, hidden, isolated
from askreviews_app.rendering.papers import saved_as
from askreviews_app.rendering.shell import note

if TYPE_CHECKING:
    from askreviews import Answer
    from askreviews.answers import Misspelling
    from askreviews.papers import Paper


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question was asked.

    `said` is what the reader wrote, which may lean on earlier questions; `address` is the link that asks the
    same again, `notices` say what was asked for and left out, `papers` are those that the passages cite, and
    `searched` is how many documents were searched.
    """

    said: str
    address: str
    notices: Sequence[str] = ()
    papers: Sequence[Paper] = ()
    searched: int = 0


def answer(given: Answer, asked: Asked, *, turn: str) -> str:
    """The turn of an answer; `turn` is an id that no other turn on the page has."""
    left_out = "".join(f'<p class="notice">{isolated(notice)}</p>' for notice in asked.notices)
    body = _found(given, asked, turn) if given.found else _not_found(given, asked, turn)
    body = _read_as(asked.said, given.question) + left_out + body + _papers(given, asked)
    return _turn(asked.said, turn, body, asked.address, asked_as=given.question)


def refusal(question: str, reason: str, *, turn: str) -> str:
    """The turn of a question that could not be asked, with the reason in words."""
    shown = question if question.strip() else texts.EMPTY_QUESTION
    return _turn(shown, turn, note(reason))


def log() -> str:
    """The empty conversation, to which turns are added, and what `conversation.js` adds of itself.

    That is the turn that stands there during a search, and the note that follows when no answer comes.
    """
    waiting = _turn("", "turn-waiting", f'<p class="verdict" role="status">{escape(texts.SEARCHING)}</p>')
    failed = note(texts.FAILED)
    links = (
        f'<a class="new" href="/" hidden>{escape(texts.NEW_CONVERSATION)}</a>'
        f'<a class="last" href="/" hidden>{escape(texts.LAST_CONVERSATION)}</a>'
    )
    return (
        f'<div class="log" role="region" aria-label="{escape(texts.CONVERSATION_LABEL)}"></div>'
        f'<p class="conversations">{links}</p>'
        f'<template class="waiting">{waiting}</template><template class="failed">{failed}</template>'
    )


def settings_head(body: str) -> str:
    """The title over the settings; where there is little room, a button that folds the element `body` out."""
    title = escape(texts.SETTINGS)
    return (
        f'<h2 class="settings-title">{title}</h2><button class="settings-button" type="button" '
        f'aria-expanded="false" aria-controls="{escape(body)}">{title}</button>'
    )


def settings_info() -> str:
    """What is said of the settings."""
    return f'<p class="settings-info">{escape(texts.SETTINGS_INFO)}</p>'


def welcome() -> str:
    """What the first screen says."""
    return (
        f"<h2>{escape(texts.WELCOME)}</h2><p>{escape(texts.WELCOME_TEXT)}</p>"
        f'<p class="aside">{escape(texts.DIGESTS_NOTE)}</p>'
        f'<p class="examples-title">{escape(texts.EXAMPLES_LABEL)}</p>'
    )


def _turn(
    question: str, turn: str, body: str, address: str | None = None, asked_as: str | None = None
) -> str:
    asked = f'{hidden(texts.QUESTION_PREFIX)}<span class="asked">{escape(question)}</span>'
    link = f'<a class="again" href="{escape(address)}">{escape(texts.LINK_TO_ANSWER)}</a>' if address else ""
    read = "" if asked_as is None else f' data-asked="{escape(asked_as)}"'
    return (
        f'<section class="turn" id="{turn}"{read} aria-labelledby="{turn}-question">'
        f'<h2 class="question" id="{turn}-question" tabindex="-1" dir="auto">{asked}</h2>'
        f"{body}{link}</section>"
    )


def _read_as(said: str, asked_as: str) -> str:
    """How a follow-up was read, and the ways to have it read otherwise."""
    if asked_as == said:
        return ""
    return (
        f'<p class="read-as">{escape(texts.ASKED_AS)} <q>{escape(asked_as)}</q> '
        f'<button type="button" data-ask="{escape(asked_as)}">{escape(texts.CHANGE)}</button> '
        f'<button type="button" data-ask="{escape(said)}" data-now>{escape(texts.AS_WRITTEN)}</button></p>'
    )


def _found(given: Answer, asked: Asked, turn: str) -> str:
    chance = phrases.confidence(given.confidence, whole=not given.unknown)
    said = f"{phrases.found(len(given.matches))} {chance}"
    time = f'<span class="time">{escape(phrases.elapsed(given.elapsed_ms))}</span>'
    return f'{_unknown(given)}<p class="verdict">{escape(said)} {time}</p>{_cards(given, asked, turn)}'


def _not_found(given: Answer, asked: Asked, turn: str) -> str:
    if given.nearest:
        nearest = (
            f'<details class="nearest"><summary>{escape(phrases.nearest(len(given.nearest)))}</summary>'
            f"{_cards(given, asked, turn)}</details>"
        )
    else:
        nearest = f"<p>{escape(texts.NOTHING_NEAR)}</p>"
    tried = f'<p class="notice">{escape(phrases.tried(given.mode, asked.searched))}</p>'
    said = texts.NOT_FOUND
    if given.is_unsure:
        said = f"{texts.UNSURE} {phrases.confidence(given.confidence, whole=not given.unknown)}"
    return f'<p class="verdict not-found">{escape(said)}</p>{_unknown(given)}{tried}{nearest}'


def _papers(given: Answer, asked: Asked) -> str:
    """How many papers of which a list has words stand behind an answer, and the ways to save them."""
    papers = worded(asked.papers)
    if not given.found or not papers:
        return ""
    shared = sum(len(paper.numbers) > 1 for paper in papers)
    said = escape(phrases.papers_behind(len(papers), shared))
    saved = saved_as("answer", asked.address.removeprefix("?"), texts.SAVE_WITH_REVIEWS)
    return f'<p class="behind">{said} {saved}</p>'


def _unknown(given: Answer) -> str:
    said = [phrases.synonyms(one.text, one.terms) for one in given.synonyms]
    if given.unknown:
        said.append(phrases.unknown_words(given.unknown, found=given.found))
    if given.found and given.unmet:
        said.append(phrases.unmet_words(given.unmet))
    if given.found and given.unnamed:
        said.append(phrases.unnamed_words(given.unnamed))
    return "".join(f'<p class="unknown">{isolated(line)}</p>' for line in said) + _meant(given)


def _meant(given: Answer) -> str:
    """A button that asks again with every misspelt word as the documents spell it, and names one, or all."""
    if not given.misspelt:
        return ""
    again = reduce(_respelt, given.misspelt, given.question)
    words = given.misspelt[0].word if len(given.misspelt) == 1 else again
    return (
        f'<p class="read-as"><button type="button" data-ask="{escape(again)}" data-now>'
        f"{isolated(phrases.meant(words))}</button></p>"
    )


def _respelt(question: str, misspelling: Misspelling) -> str:
    """The question with the word as the documents spell it, a capital at its beginning kept."""
    word = misspelling.word
    word = f"{word[0].upper()}{word[1:]}" if misspelling.text[0].isupper() else word
    return re.sub(rf"\b{re.escape(misspelling.text)}\b", lambda _: word, question)


def _cards(given: Answer, asked: Asked, turn: str) -> str:
    cards = (
        f"<li>{card(match, turn, question=given.question, papers=asked.papers, answers=given.found)}</li>"
        for match in given.matches
    )
    return f'<ol class="cards">{"".join(cards)}</ol>'
