"""What the page shows of an answer: its question, verdict, cards, and what was tried."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app_samples import HARD, HARD_STRINGS, MOSS, match, passages
from page_reader import read
from turns_shown import LIBRARY, answered, shown, turned

from askreviews.answers import Misspelling, Synonyms
from askreviews_app import phrases, rendering, texts
from askreviews_app.rendering.cards import card


def test_follow_up_says_how_it_was_read():
    """What was read otherwise than written says so, and offers both readings."""
    page = read(turned(LIBRARY.ask("salt <moss>"), said="and <salt>"))
    assert page.one(css="asked").text == "and <salt>"
    assert page.one("section").attributes["data-asked"] == "salt <moss>"
    assert page.one("q").text == "salt <moss>"
    offered = [b.attributes["data-ask"] for b in page.one(css="read-as").all("button")]
    assert offered == ["salt <moss>", "and <salt>"]
    assert answered("moss").all(css="read-as") == []


def test_answer_shows_question_verdict_and_cards():
    """A turn holds the question, how sure the answer is, and the passages in order."""
    page = answered(k=3)
    assert page.one(css="asked").text == "How does moss keep water?"
    assert page.one(css="verdict").text == (
        "3 passages, best first. Estimated chance that they answer the question: 93\N{NO-BREAK SPACE}%. 12 ms"
    )
    assert [rank.text for rank in page.all(css="rank")] == ["1", "2", "3"]
    assert page.one("a", css="again").attributes["href"] == "?q=moss"


@pytest.mark.parametrize(
    ("confidence", "said"),
    [(1.0, "more than 99"), (0.996, "more than 99"), (0.5, "50"), (0.004, "less than 1")],
)
def test_chance_is_never_certainty(confidence, said):
    """However sure the estimate, it is not given as all or nothing."""
    given = replace(LIBRARY.ask("moss"), confidence=confidence)
    page = read(turned(given))
    assert f"question: {said}\N{NO-BREAK SPACE}%." in page.one(css="verdict").text


def test_words_that_a_passage_lacks_are_said():
    """Behind those that it shares: it may be about something else."""
    found = match(MOSS, passages(MOSS)[0])
    lacking = replace(found, explanation=replace(found.explanation, missing=("dose", "<rats>")))
    said = read(card(lacking, "turn-1", question="salt")).one(css="reasons").text
    assert said.startswith("Shares with the question: “moss”, “water”. It does not hold “dose”, “<rats>”.")


def test_what_lay_words_were_read_as_is_said():
    """With the words as the reader wrote them, before the words that are nowhere; all of it is text."""
    given = replace(LIBRARY.ask("moss and zinc"), synonyms=(Synonyms("<sniff>", ("nasal", "intranasal")),))
    said = [line.text for line in read(turned(given)).all(css="unknown")]
    assert said[0] == ("“<sniff>” occurs nowhere in the text searched; it was read as “nasal”, “intranasal”.")
    assert said[1].startswith("“zinc” occurs nowhere")


def test_words_that_all_passages_lack_are_said_above_them():
    """One that a single passage has is not; nor is any where nothing answers."""
    given = LIBRARY.ask("moss", k=2)
    one, other = (
        replace(match, explanation=replace(match.explanation, missing=missing))
        for match, missing in zip(given.matches, [("dose", "<rats>"), ("<rats>",)], strict=True)
    )
    said = read(turned(replace(given, matches=(one, other)))).one(css="unknown").text
    assert said == (
        "None of these passages has “<rats>”, though the documents do; they may speak of something else."
    )
    assert read(turned(replace(given, matches=(one, other), found=False))).all(css="unknown") == []


def test_several_misspelt_words_are_mended_at_once():
    """One button asks the whole question again; the first letter of a name stays a capital."""
    words = (Misspelling("Schwan", "schwann"), Misspelling("exosmes", "exosomes"))
    given = replace(LIBRARY.ask("Schwan cell exosmes?"), misspelt=words)
    button = read(turned(given)).one(css="read-as").one("button")
    assert button.attributes["data-ask"] == "Schwann cell exosomes?"
    assert button.text == "Did you mean “Schwann cell exosomes”?"
    alone = read(turned(replace(given, misspelt=words[1:]))).one(css="read-as")
    assert alone.text == "Did you mean “exosomes”?"


def test_unknown_words_come_before_the_chance():
    """Where the documents lack a word of the question, that is said first, and the chance is for the rest."""
    said = answered("How does moss keep zinc?", k=2).one("section").text
    first = said.index(
        "“zinc” occurs nowhere in the text searched; the passages may speak of something else."
    )
    assert first < said.index("Estimated chance that they answer the rest of the question")


def test_notices_stand_in_the_answer():
    """What was left out of what a link asked for is said over the answer, as text."""
    page = read(turned(LIBRARY.ask("moss"), notices=[phrases.ignored(("mode=<b>", "k=x"))]))
    assert page.one(css="notice").text == "Ignored in the link: “mode=<b>”, “k=x”."


def test_answer_not_found_folds_the_nearest():
    """When the documents do not answer, that is said, the unknown words named, the nearest folded away."""
    page = answered("What dose of aspirin?", k=2)
    assert page.one(css="verdict").text == texts.NOT_FOUND
    assert page.one(css="unknown").text == "“aspirin” occurs nowhere in the text searched."
    assert page.one(css="notice").text.startswith("Looked for by words and meaning in 0 documents.")
    fold = page.one(css="nearest")
    assert fold.all("summary")[0].text == "Show the 2 nearest passages"
    assert len(fold.all(css="card")) == 2 == len(page.all(css="card"))
    assert "open" not in fold.attributes


def test_what_may_be_an_answer_is_not_denied():
    """Where the estimate is not low, the turn says so and how likely an answer is; the rest is folded."""
    given = replace(LIBRARY.ask("What dose of aspirin?", k=2), confidence=0.27)
    page = read(turned(given))
    assert page.one(css="verdict").text == (
        "It is uncertain whether the documents answer this. "
        "Estimated chance that they answer the rest of the question: 27\N{NO-BREAK SPACE}%."
    )
    assert len(page.one(css="nearest").all(css="card")) == 2


def test_answer_not_found_gives_no_shares():
    """What is only nearest says which words it shares, and no number that looks like certainty."""
    page = answered("What dose of aspirin?", k=2)
    assert {reasons.text for reasons in page.all(css="reasons")} == {
        "Shares with the question: “moss”, “water”."
    }
    assert page.all(css="bar") == []


def test_answer_with_nothing_near():
    """Without a single passage, the turn says so and shows no empty list."""
    page = answered("aspirin", k=0)
    assert texts.NOTHING_NEAR in page.text
    assert page.all("ol") == []


def test_several_unknown_words_are_named():
    """Unknown words stand in one sentence."""
    assert phrases.unknown_words(("a", "b"), found=False) == "“a”, “b” occur nowhere in the text searched."


def test_refusal_is_text():
    """A question that cannot be asked is shown with the reason, both as they are written."""
    page = read(rendering.refusal("<b>", "Name <i> a molecule & more", turn="turn-2"))
    assert page.one(css="asked").text == "<b>"
    assert (page.one(css="note").text, page.one(css="note").attributes["role"]) == (
        "Name <i> a molecule & more",
        "alert",
    )


def test_ids_are_unique_on_the_page():
    """Two turns with the same passages share no id, and every target of a label or link is there."""
    page = read("".join(turned(LIBRARY.ask("moss", k=10), turn=turn) for turn in ("turn-1", "turn-2")))
    ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    labels = {e.attributes["aria-labelledby"] for e in page.all() if "aria-labelledby" in e.attributes}
    targets = {link.attributes["href"].removeprefix("#") for link in page.all("a", css="number")}
    assert labels | targets <= set(ids)


@pytest.mark.parametrize("string", HARD_STRINGS)
def test_hard_question_is_text(string):
    """A question full of mark-up is shown as it was typed, and adds no element to the page."""
    page = read(rendering.refusal(string, string, turn="turn-3"))
    assert (page.one(css="asked").text, page.one(css="note").text) == (string, string)
    assert {element.tag for element in page.all()} == {"section", "h2", "span", "p", "bdi"}


def test_hard_document_is_text():
    """Mark-up in a title, a heading, a text or an entry is shown as written, and is never an element."""
    page = shown(HARD)
    hard = " ".join(HARD_STRINGS)
    assert page.one("h3").text == f"Passage 1: {hard}"
    assert page.one(css="place").text == f"{hard} › paragraph 1"
    assert page.one(css="entry-text").text == f"{hard} doi:{HARD.references[0].doi}"
    assert {element.tag for element in page.all()} <= {
        *("article", "header", "span", "div", "h3", "p", "bdi", "a", "blockquote", "mark"),
        *("ul", "li", "details", "summary", "footer", "button", "em"),
    }
    assert page.one("h3").all("a") == []
