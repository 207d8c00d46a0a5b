"""Follow-ups: read with the words of what was asked before, or left alone."""

from __future__ import annotations

import pytest

from askreviews.abbreviations import NONE
from askreviews.conversation import FollowUp, read_follow_up
from askreviews.retrieval.question import MOST_CHARACTERS

FERN = "How do spores of the royal fern germinate in M2 soil?"


def read(question: str, *earlier: str) -> str:
    """How `question` is read after the earlier ones."""
    return read_follow_up(question, earlier, NONE).asked_as


@pytest.mark.parametrize(
    ("question", "asked_as"),
    [
        ("And in M1 soil?", "How do spores of the royal fern germinate in M1 soil?"),
        ("what about light?", "light — spores royal fern germinate M2 soil?"),
        ("Do they need light?", "Do they need light — spores royal fern germinate M2 soil?"),
        ("Why?", "Why — spores royal fern germinate M2 soil?"),
        ("At what depth?", "At what depth — spores royal fern germinate M2 soil?"),
        ("Does frost kill the spores too?", "Does frost kill the spores too — royal fern germinate M2 soil?"),
    ],
)
def test_what_leans_takes_over_the_topic(question, asked_as):
    """The words of the question before are added, or the new name stands in the place of the old one."""
    assert read(question, FERN) == asked_as


@pytest.mark.parametrize(
    "question",
    [
        "Which moss grows on granite?",
        "What is a rhizoid?",
        "rhizoid",
        "IL-6",
        "Which royal ferns keep rain water longer than the mosses that they grow beside?",
        "Is it known how mosses breathe?",
        "By what means do liverworts spread?",
    ],
)
def test_what_stands_alone_is_left_as_it_is(question):
    """A question with a topic of its own is asked as it was written."""
    assert read_follow_up(question, [FERN], NONE) == FollowUp(question, question)
    assert not read_follow_up(question, [FERN], NONE).leans


def test_a_chain_keeps_the_topic():
    """Each follow-up is read after the last as it was asked, so the topic is not lost."""
    second = read("And in M1 soil?", FERN)
    third = read("what about light?", FERN, second)
    assert third == "light — spores royal fern germinate M1 soil?"


def test_kinds_replace_each_other():
    """What is named of the same kind takes the place of the other."""
    assert read("and in mice?", "Does melatonin help rats to walk?") == "Does melatonin help mice to walk?"
    before = "Which genes does miR-21-5p silence?"
    assert read("and miR-126-3p?", before) == "Which genes does miR-126-3p silence?"


def test_first_question_has_nothing_to_lean_on():
    """Without an earlier question, even a fragment is asked as it is."""
    assert read("and in mice?") == "and in mice?"


def test_what_is_carried_is_told():
    """The words that were taken over are named, each once, in their order."""
    reading = read_follow_up("Why?", ["Does the moss outlive the moss?"], NONE)
    assert (reading.carried, reading.leans) == (("moss", "outlive"), True)


def test_reading_stays_askable():
    """A word is taken over once, and a question that is too long is left for the library to refuse."""
    assert read("Why?", "fern " * MOST_CHARACTERS) == "Why — fern?"
    assert read("and " * MOST_CHARACTERS, FERN) == "and " * MOST_CHARACTERS
