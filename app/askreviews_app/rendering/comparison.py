"""Two answers to one question, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from askreviews_app import phrases, texts
from askreviews_app.rendering.cards import card
from askreviews_app.rendering.markup import escape, isolated
from askreviews_app.rendering.shell import note, page

if TYPE_CHECKING:
    from askreviews import Answer, Match
    from askreviews.comparing import AnswerComparison, Pair
    from askreviews.papers import Paper

COMPARE = "/compare"


@dataclass(frozen=True, slots=True)
class Choice:
    """What can stand on a side: its name in the address, and its label."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What was asked for: the question, and what stands on either side."""

    question: str
    left: Choice
    right: Choice


def comparison(
    choices: Sequence[Choice],
    asked: Compared,
    found: AnswerComparison | None = None,
    papers: Sequence[Paper] = (),
    problem: str = "",
) -> str:
    """The page on which two answers are compared, which cite `papers`; without `found`, its form alone."""
    body = (
        f'<h1 class="title">{escape(texts.COMPARE_TITLE)}</h1>'
        f'<p class="lead">{escape(texts.COMPARE_TEXT)}</p>'
        f"{_form(choices, asked)}{note(problem) if problem else ''}"
        f"{_columns(asked, found, papers) if found else ''}"
    )
    return page(COMPARE, texts.COMPARE_TITLE, body, sheets=("compare.css",), modules=("cards.js",))


def _form(choices: Sequence[Choice], asked: Compared) -> str:
    sides = "".join(
        f'<fieldset class="field"><legend>{escape(label)}</legend><div class="choices">'
        + "".join(
            f'<label><input type="radio" name="{name}" value="{escape(choice.name)}"'
            f"{' checked' if choice == chosen else ''}> {isolated(choice.label)}</label>"
            for choice in choices
        )
        + "</div></fieldset>"
        for name, label, chosen in (("left", texts.LEFT, asked.left), ("right", texts.RIGHT, asked.right))
    )
    return (
        f'<form class="search" role="search" action="{COMPARE}"><label class="field wide">'
        f'{escape(texts.QUESTION_LABEL)}<input type="search" name="q" value="{escape(asked.question)}" '
        f"data-main-box></label>{sides}"
        f'<button class="main" type="submit">{escape(texts.SHOW)}</button></form>'
    )


def _columns(asked: Compared, found: AnswerComparison, papers: Sequence[Paper]) -> str:
    heads = "".join(
        f"<div><h2>{isolated(choice.label)}</h2>{_verdict(answer)}</div>"
        for choice, answer in ((asked.left, found.left), (asked.right, found.right))
    )
    rows = "".join(_row(number, pair, found, papers) for number, pair in enumerate(found.pairs, 1))
    shared = sum(pair.same for pair in found.pairs)
    near = sum(bool(pair.left and pair.right) for pair in found.pairs) - shared
    alone = len(found.pairs) - shared - near
    said = escape(phrases.compared(shared, near, alone))
    return f'<p class="facts">{said}</p><div class="sides heads">{heads}</div><ol class="pairs">{rows}</ol>'


def _verdict(answer: Answer) -> str:
    if not answer.found:
        return f'<p class="facts">{escape(texts.ONLY_NEAREST)}</p>'
    chance = phrases.confidence(answer.confidence, whole=not answer.unknown)
    return f'<p class="facts">{escape(chance)}</p>'


def _row(number: int, pair: Pair, found: AnswerComparison, papers: Sequence[Paper]) -> str:
    if pair.same:
        kind, said = "same", texts.SAME_PASSAGE
    elif pair.left and pair.right:
        kind, said = "near", phrases.same_papers([_called(pair, n) for n in range(len(pair.papers))])
    else:
        kind, said = "alone", texts.ALONE
    sides = "".join(
        f"<div>{_side(match, f'pair-{number}-{side}', answer, papers)}</div>"
        for side, match, answer in (("left", pair.left, found.left), ("right", pair.right, found.right))
    )
    return f'<li class="{kind}"><p class="relation">{isolated(said)}</p><div class="sides">{sides}</div></li>'


def _called(pair: Pair, n: int) -> str:
    """A paper's number on either side."""
    numbers = pair.papers[n].numbers
    sides = [match.document.id for match in (pair.left, pair.right) if match]
    return " = ".join(f"{name} [{numbers[name][0]}]" for name in dict.fromkeys(sides) if name in numbers)


def _side(match: Match | None, name: str, answer: Answer, papers: Sequence[Paper]) -> str:
    return (
        card(match, name, question=answer.question, papers=papers, answers=answer.found)
        if match
        else f'<p class="none">{escape(texts.NOT_HERE_SIDE)}</p>'
    )
