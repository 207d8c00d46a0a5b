"""How a browser test asks a question, and reads what comes."""

from __future__ import annotations

from askreviews_app import texts


def ask(page, question):
    """Ask `question` in the box, and wait for its turn; the newest turn."""
    before = page.locator(".turn:not(#turn-waiting)").count()
    box = page.get_by_role("textbox", name=texts.QUESTION_LABEL)
    box.fill(question)
    page.get_by_role("button", name=texts.ASK, exact=True).click()
    turn = page.locator(".turn:not(#turn-waiting)").nth(before)
    turn.wait_for()
    return turn


def text_of(locator):
    """The characters in the page, whatever their style."""
    return locator.evaluate("element => element.textContent")
