"""Passages that say the same as a better one stand under it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from askreviews import Library, export
from askreviews.answers import MODES
from askreviews.testing import FakeEncoder
from sample_corpus import home_in

SAID = "Giant kelp grows half a metre a day in cold water that is rich in nitrate, and slows down in summer"
LAST = "Sea urchins eat giant kelp wherever the otters are gone"
QUESTION = "How fast does giant kelp grow in cold water?"


def library_of(folder, **parts: str) -> Library:
    """A review with one paragraph in each of its sections, and a list of three references."""
    body = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in parts.items())
    listed = "## References\n\n1. A. 2001.\n2. B. 2002.\n3. C. 2003.\n"
    return Library(home_in(folder, kelp=f"# Kelp\n\n{body}\n\n{listed}"), encoder=FakeEncoder())


def shown(matches) -> list[tuple[str, list[str]]]:
    """The heading of each passage, with the headings of those that stand under it."""
    return [
        (match.section[-1], [match.document.sections[p.section].heading for p in match.similar])
        for match in matches
    ]


def test_what_says_the_same_takes_no_place_of_its_own(tmp_path):
    """The passages behind it move up, and ranks count what is shown."""
    with library_of(tmp_path, Abstract=f"{SAID}.", Growth=f"{SAID}.", Urchins=f"{LAST} [3].") as library:
        matches = library.ask(QUESTION, k=2).matches
    assert shown(matches) == [("Abstract", ["Growth"]), ("Urchins", [])]
    assert [match.rank for match in matches] == [1, 2]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("giant kelp grows", [("Growth", ["Abstract"])]),
        ("giant kelp grows after storms", [("Growth", []), ("Abstract", [])]),
    ],
)
def test_a_repeat_may_say_less_but_not_of_what_is_asked(tmp_path, question, found):
    """A part of a passage stands under it, unless it leaves out a word of the question that the whole has."""
    more = f"{SAID} [1]. After storms giant kelp grows and grows."
    with library_of(tmp_path, Abstract=f"{SAID}.", Growth=more) as library:
        assert shown(library.search(question)) == found


@pytest.mark.parametrize(
    "other",
    [
        SAID.replace("half a metre", "2 metres") + ".",
        SAID.replace("kelp", "moss") + ".",
        SAID.replace("in summer", "in winter") + ".",
        SAID.replace("grows", "never grows") + ".",
        f"{SAID} [2].",
    ],
    ids=["figure", "name", "word", "denial", "reference"],
)
def test_what_says_something_else_is_never_hidden(tmp_path, other):
    """Not another figure, name or word, not the contrary, and not another reference."""
    with library_of(tmp_path, Growth=f"{SAID} [1].", Other=other) as library:
        assert dict(shown(library.ask(QUESTION).matches)) == {
            "Growth": [],
            "Other": [],
        }


def test_two_reviews_that_say_the_same_are_two_sources(tmp_path):
    """Only passages of one document stand under each other."""
    text = f"# Kelp\n\n## Growth\n\n{SAID}.\n"
    with Library(home_in(tmp_path, one=text, two=text), encoder=FakeEncoder()) as library:
        assert shown(library.search(QUESTION, documents=["one", "two"])) == [("Growth", []), ("Growth", [])]


@pytest.mark.parametrize("mode", MODES)
def test_the_first_passages_do_not_depend_on_how_many_are_asked_for(tmp_path, mode):
    """Nor does what stands under them, however often a document repeats itself."""
    repeated = {f"Part {number}": f"{SAID}." for number in range(30)}
    with library_of(tmp_path, **repeated, Urchins=f"{LAST} [3].") as library:
        one, all_of_them = (library.search("giant kelp", k, mode) for k in (1, 100))
    assert one == all_of_them[:1]
    assert sorted((heading, len(under)) for heading, under in shown(all_of_them)) == [
        ("Part 0", 29),
        ("Urchins", 0),
    ]


def test_only_what_is_searched_stands_under_a_passage(tmp_path):
    """A section that was left out is not named."""
    with library_of(tmp_path, Abstract=f"{SAID}.", Growth=f"{SAID}.", Urchins=f"{LAST}.") as library:
        assert shown(library.search(QUESTION, sections="Growth")) == [("Growth", [])]


def test_repeats_are_told_in_json(tmp_path):
    """With their headings, their place and their words."""
    with library_of(tmp_path, Abstract=f"{SAID}.", Growth=f"{SAID}.") as library:
        answer = library.ask(QUESTION)
    told = json.loads(export.answer_json(answer))["matches"][0]
    other = answer.matches[0].similar[0].span
    assert told["similar"] == [
        {"start": other.start, "end": other.end, "text": f"{SAID}.", "section": ["Growth"]}
    ]
    assert other.of(answer.matches[0].document.text) == f"{SAID}."
    alone = replace(answer, matches=(replace(answer.matches[0], similar=()),))
    assert json.loads(export.answer_json(alone))["matches"][0]["similar"] == []
