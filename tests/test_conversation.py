"""Follow-ups: read with the words of what was asked before, or left alone."""

from __future__ import annotations

import pytest

from askreviews import Library
from askreviews.abbreviations import NONE
from askreviews.conversation import MEMORY, FollowUp, read_follow_up
from askreviews.retrieval.question import MOST_CHARACTERS
from askreviews.testing import FakeEncoder
from sample_corpus import home_in

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
        ("Is peat better?", "Is peat better — spores royal fern germinate M2 soil?"),
        ("Any losses?", "Any losses — spores royal fern germinate M2 soil?"),
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
        "Do mosses and their rhizoids need soil?",
        "Do mosses lose water because they lack roots?",
        "Do mosses hold the same water as lichens?",
        "What happens to mosses once it rains?",
    ],
)
def test_what_stands_alone_is_left_as_it_is(question):
    """A question with a topic of its own is asked as it was written."""
    assert read_follow_up(question, [FERN], NONE) == FollowUp(question, question)
    assert not read_follow_up(question, [FERN], NONE).leans


def test_a_name_may_be_all_that_gives_way():
    """Then nothing that tells is carried over, and yet the question leans."""
    reading = read_follow_up("And of peat?", ["What is known of moss?"], NONE)
    assert (reading.asked_as, reading.carried, reading.leans) == ("What is known of peat?", (), True)


def test_words_stay_whole():
    """An opening is taken off at the beginning alone, never out of a later word."""
    assert read("What is the reason for this?", FERN).startswith("What is the reason for this — ")
    assert read("the same for mosses?", FERN).startswith("the same for mosses — ")


@pytest.mark.parametrize(
    ("before", "question", "asked_as"),
    [
        ("Does melatonin help rats to walk?", "and in mice?", "Does melatonin help mice to walk?"),
        ("How deadly is an infection of SARS?", "And of MERS?", "How deadly is an infection of MERS?"),
        ("Does SARS infect the liver?", "What about MERS?", "Does MERS infect the liver?"),
        (
            "How often do infants with RSV wheeze?",
            "And adults with flu?",
            "How often do adults with flu wheeze?",
        ),
        ("Is remdesivir toxic?", "What about favipiravir?", "Is favipiravir toxic?"),
        ("Who grows ferns in wet peat in Wales?", "and in Kent?", "Who grows ferns in wet peat in Kent?"),
        ("Do ferns grow in wet peat?", "and in mice?", "in mice — ferns grow wet peat?"),
        ("Do ferns grow in wet peat?", "and of moss?", "of moss — ferns grow wet peat?"),
        ("Which genes does miR-21-5p silence?", "and miR-126-3p?", "Which genes does miR-126-3p silence?"),
        (
            "Which miRNA do M2 macrophage exosomes carry against mTOR?",
            "and in M1 macrophages?",
            "Which miRNA do M1 macrophage exosomes carry against mTOR?",
        ),
        (
            "What do M2 macrophage exosomes do?",
            "What about those from Schwann cells?",
            "What do Schwann cell exosomes do?",
        ),
        ("How do exosomes act on M1 macrophages?", "On astrocytes?", "How do exosomes act on astrocytes?"),
        ("Which immune cells grow?", "and cancer cells?", "Which cancer cells grow?"),
        ("What do neurons send to astrocytes?", "And to microglia?", "What do neurons send to microglia?"),
    ],
)
def test_kinds_replace_each_other(before, question, asked_as):
    """What is named takes the place of what is of its kind, in number and with the subtype of a cell."""
    assert read(question, before) == asked_as


def test_what_else_was_asked_for_is_left_behind():
    """A question that asks for a thing of its own does not look for the earlier one as well."""
    before = "Which pigments are stored in spores of the royal fern?"
    assert read("Which light do they need?", before) == "Which light do they need — stored spores royal fern?"
    assert "pigments" in read("Which ones do they need?", before)


def test_a_chain_keeps_the_topic():
    """The topic is that of the last question that stood alone, with what was changed since."""
    third = "light — spores royal fern germinate M1 soil?"
    assert read("what about light?", FERN, "And in M1 soil?") == third


def test_a_chain_may_hold_questions_as_written_or_as_read():
    """What was read once is not read again, so both give the same."""
    said = [FERN, "what about light?"]
    as_read = [FERN, read(said[1], FERN)]
    assert read("Does it harm them?", *said) == read("Does it harm them?", *as_read)
    assert (
        read("Does it harm them?", *said) == "Does it harm them — light spores royal fern germinate M2 soil?"
    )


def test_fragments_of_one_sort_follow_each_other():
    """A second fragment takes the place of the first, unless one of them says where or by what."""
    assert read("and frost?", FERN, "what about light?") == "frost — spores royal fern germinate M2 soil?"
    assert read("and in snow?", FERN, "what about light?").startswith("in snow — light spores ")


def test_a_new_topic_ends_the_old_one():
    """After a question that stands alone, nothing of the one before it is carried."""
    carried = read_follow_up("Why?", [FERN, "Which moss grows on granite?"], NONE).carried
    assert carried == ("moss", "grows", "granite")


def test_topics_begin_within_memory():
    """A follow-up after many others is still read; a topic further back is forgotten."""
    assert read("Why?", FERN, *["Why?"] * (MEMORY - 1)).endswith("royal fern germinate M2 soil?")
    assert read("Why?", FERN, *["Why?"] * MEMORY) == "Why?"


def test_first_question_has_nothing_to_lean_on():
    """Without an earlier question, or after an empty one, even a fragment is asked as it is."""
    assert read("and in mice?") == "and in mice?"
    assert read("and in mice?", " ") == "and in mice?"


def test_what_is_carried_is_told():
    """The words that were taken over are named, each once, in their order."""
    reading = read_follow_up("Why?", ["Does the moss outlive the moss?"], NONE)
    assert (reading.carried, reading.leans) == (("moss", "outlive"), True)


def test_reading_uses_only_words_that_were_said():
    """Every word of a reading stands in one of the questions; a plural may have lost its s."""
    asked = ["Which miRNA do M2 macrophage exosomes carry?", "and Schwann cells?", "Does it help them?"]
    said = {word.strip("?—").lower() for question in asked for word in question.split()}
    read_as = {word.strip("?—").lower() for word in read(asked[2], *asked[:2]).split()} - {""}
    assert all(word in said or f"{word}s" in said for word in read_as)


def test_questions_that_are_too_long_are_left_alone():
    """The library refuses them; a short follow-up after one is not read with it."""
    assert read("and " * MOST_CHARACTERS, FERN) == "and " * MOST_CHARACTERS
    assert read("Why?", "fern " * MOST_CHARACTERS) == "Why?"


def test_the_library_takes_one_earlier_question_or_several(tmp_path):
    """A single text stands for itself; anything but text is refused in a sentence."""
    with Library(home_in(tmp_path), encoder=FakeEncoder()) as library:
        assert library.read_follow_up("Why?", "Does kelp outlive mice?").carried == ("kelp", "mice")
        with pytest.raises(TypeError, match="question must be of type str, not int"):
            library.read_follow_up(7, [])
        with pytest.raises(TypeError, match="earlier must be of type str, not NoneType"):
            library.read_follow_up("Why?", [None])


def test_a_word_that_no_document_holds_is_not_carried_on(tmp_path):
    """Else one question that found nothing would spoil all that follow it."""
    with Library(home_in(tmp_path), encoder=FakeEncoder()) as library:
        reading = library.read_follow_up("Why is that?", ["Does kelp lower the blood pressure of unicorns?"])
        assert "unicorns" not in reading.carried
        assert reading.carried[0] == "kelp"
