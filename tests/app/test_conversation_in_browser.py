"""A conversation in a real browser: links to it, what a reload keeps, and how follow-ups are read."""

from __future__ import annotations

import pytest
from app_samples import HARD, MOSS
from asking import ask, text_of

from askreviews_app import phrases, texts

pytestmark = pytest.mark.browser


def test_link_asks_at_once(open_page):
    """A link with a question shows its answer, and the settings that it was asked with."""
    page = open_page("?q=IL-6%3CTNF+%26+more&mode=keyword&k=3&document=moss-2024")
    page.locator(".card").first.wait_for()
    assert text_of(page.locator(".asked")) == "IL-6<TNF & more"
    assert page.get_by_role("radio", name=texts.MODES["keyword"]).is_checked()
    assert page.get_by_role("radio", name="3", exact=True).is_checked()
    assert page.get_by_role("checkbox", name=MOSS.label).is_checked()
    assert not page.get_by_role("checkbox", name=HARD.label).is_checked()


def test_page_opened_by_a_link_answers_the_next_question(open_page):
    """After a link to one document, a second question is asked of the same document."""
    page = open_page("?q=CSPG&mode=hybrid&k=3&document=moss-2024")
    page.locator(".card").first.wait_for()
    turn = ask(page, "moss")
    assert {text.partition(": ")[2] for text in turn.locator(".work").all_text_contents()} == {MOSS.label}
    link = turn.get_by_role("link", name=texts.LINK_TO_ANSWER).get_attribute("href")
    assert link == "?q=moss&mode=hybrid&k=3&document=moss-2024"


def test_link_says_what_of_it_was_ignored(open_page):
    """A link that names a document, mode or number that is not there is answered, and told so."""
    page = open_page("?q=moss&mode=magic&k=7&document=nobody")
    page.locator(".card").first.wait_for()
    said = "Ignored in the link: “mode=magic”, “k=7”, “document=nobody”."
    assert text_of(page.locator(".notice")) == said
    assert page.get_by_role("checkbox", name=HARD.label).is_checked()


def test_reload_keeps_the_conversation(open_page):
    """A page that is loaded anew has the turns that it had, and no id twice."""
    page = open_page()
    ask(page, "first moss")
    ask(page, "second moss")
    page.reload()
    page.locator(".card").nth(7).wait_for()
    assert page.locator(".asked").all_text_contents() == ["first moss", "second moss"]
    ids = page.evaluate("[...document.querySelectorAll('#conversation [id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))


def test_a_conversation_can_be_left_and_taken_up_again(open_page):
    """A new one begins on an empty page, from which one step leads back to the last."""
    page = open_page()
    ask(page, "first moss")
    ask(page, "second moss")
    page.get_by_role("link", name=texts.NEW_CONVERSATION).click()
    page.get_by_text("Nothing is generated").wait_for()
    assert page.locator(".asked").count() == 0
    page.get_by_role("link", name=texts.LAST_CONVERSATION).click()
    page.locator(".card").nth(7).wait_for()
    assert page.locator(".asked").all_text_contents() == ["first moss", "second moss"]


def test_a_misspelt_word_is_asked_again_as_the_documents_spell_it(open_page):
    """One press on what may have been meant."""
    page = open_page()
    ask(page, "What does mos keep?")
    page.get_by_role("button", name=phrases.meant("moss")).click()
    page.locator(".asked", has_text="What does moss keep?").wait_for()


def test_back_leads_to_the_question_before(open_page):
    """Back leads to the earlier question, then to the first screen; forward leads on again."""
    page = open_page()
    ask(page, "first moss")
    ask(page, "second moss")
    page.go_back()
    page.locator(".asked", has_text="first moss").wait_for()
    page.locator(".card").first.wait_for()
    assert page.locator(".asked").all_text_contents() == ["first moss"]
    page.go_back()
    page.get_by_text("Nothing is generated").wait_for()
    page.go_forward()
    page.locator(".card").first.wait_for()
    assert page.locator(".asked").all_text_contents() == ["first moss"]


def test_forward_has_the_questions_before(open_page):
    """However far one went back; a new question from there begins another row of turns."""
    page = open_page()
    for question in ("first moss", "second moss", "third moss"):
        ask(page, question)
    for _ in range(2):
        page.go_back()
        page.locator(".card").first.wait_for()
    assert page.locator(".asked").all_text_contents() == ["first moss"]
    page.go_forward()
    page.locator(".asked", has_text="second moss").wait_for()
    page.locator(".turn").nth(1).locator(".card").first.wait_for()
    assert page.locator(".asked").all_text_contents() == ["first moss", "second moss"]
    page.go_forward()
    page.locator(".turn").nth(2).locator(".card").first.wait_for()
    assert page.locator(".asked").all_text_contents() == ["first moss", "second moss", "third moss"]


def test_follow_up_is_read_with_what_was_asked_before(open_page):
    """A follow-up says how it was read; it can be asked as it was written instead."""
    page = open_page()
    ask(page, "moss")
    turn = ask(page, "and salt")
    assert turn.locator("q").inner_text() == "salt — moss"
    assert "q=salt+%E2%80%94+moss" in page.url
    turn.get_by_role("button", name=texts.AS_WRITTEN).click()
    page.locator(".turn").nth(2).locator(".card").first.wait_for()
    last = page.locator(".turn").nth(2)
    assert (text_of(last.locator(".asked")), last.locator("q").count()) == ("and salt", 0)


def test_reading_of_a_follow_up_can_be_changed(open_page):
    """The words it was read as come into the box, where they can be changed; then they are asked alone."""
    page = open_page()
    ask(page, "moss")
    ask(page, "and salt").get_by_role("button", name=texts.CHANGE).click()
    box = page.get_by_role("textbox", name=texts.QUESTION_LABEL)
    assert box.input_value() == "salt — moss"
    turn = ask(page, "and salt of moss")
    assert turn.locator("q").count() == 0
