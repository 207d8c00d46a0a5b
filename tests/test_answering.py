"""Answers: what is asked, what comes back, and what cannot be asked."""

from contextlib import closing

import pytest

from askreviews import engines, preparing
from askreviews.abbreviations import Abbreviations
from askreviews.answers import MODES
from askreviews.errors import QuestionError, UnknownName
from askreviews.indexing import from_json
from askreviews.library import Library
from askreviews.retrieval import Question
from sample_corpus import home_in, library_in, written

REEFS = """# Reefs and their fish

## Growth of corals

Corals grow a centimetre a year in warm water [1]. Algae inside the corals feed them with sugar [2,3].

Sand lies between the corals.

## Fish

### Parrotfish

Parrotfish bite dead coral, and what they leave is sand [4].

### Wrasses

Wrasses clean the gills of larger fish, as brain-derived neurotrophic factor (BDNF) studies have shown [5].

## References

1. Aa B. Corals. J Reef. 2001;1:1-2.
2. Cc D. Algae. J Reef. 2002;2:1-2.
4. Ee F. Parrotfish. J Reef. 2004;4:1-2.
5. Gg H. Wrasses. J Reef. 2005;5:1-2. doi:10.1234/reef.5
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Library:
    """Two small reviews: the digest of kelp, and an article on reefs."""
    folder = tmp_path_factory.mktemp("reviews")
    with library_in(home_in(folder)) as library:
        library.add(written(folder / "reefs.md", REEFS))
        yield library


def test_the_best_passage_comes_first_with_its_place_and_its_references(library):
    """Work, headings, paragraph, words and entries of the passage that was asked for."""
    match = library.ask("Which fish bite dead coral?").matches[0]
    assert (match.rank, match.document.id, match.section) == (1, "reefs", ("Fish", "Parrotfish"))
    assert match.text == "Parrotfish bite dead coral, and what they leave is sand [4]."
    assert [(entry.number, entry.title) for entry in match.references] == [(4, "Parrotfish")]


def test_evidence_is_the_sentence_that_speaks_to_the_question(library):
    """With the numbers that this sentence cites; the passage's other numbers are resolved, too."""
    match = library.ask("What do algae feed the corals with?").matches[0]
    assert [evidence.text for evidence in match.evidence] == [
        "Algae inside the corals feed them with sugar [2,3]."
    ]
    assert match.evidence[0].references == (2, 3)
    assert [(entry.number, entry.listed) for entry in match.references] == [(1, True), (2, True), (3, False)]


def test_the_explanation_names_the_words_met_as_they_were_written(library):
    """In the question's own spelling, each once, in its order; the two shares add up to one."""
    explanation = library.ask("PARROTFISH biting coral, wrasses, coral?").matches[0].explanation
    assert explanation.terms == ("PARROTFISH", "biting", "coral")
    assert explanation.missing == ("wrasses",)
    assert explanation.keyword + explanation.meaning == pytest.approx(1)
    assert 0 < explanation.similarity <= 1


def test_what_a_passage_holds_is_read_off_the_index_as_off_its_text(library):
    """The words met are those that an analysis of the passage's own words finds."""
    question = "Do parrotfish, wrasses or BDNF studies bite dead corals, algae, sand [4] or 2001?"
    with closing(engines.load().read(library.home / "index")) as index:
        merged = Abbreviations.merge(from_json(index.abbreviations).values())
        asked = Question.parse(question, merged)
        for match in library.ask(question, k=100).matches:
            view = preparing.View.of(match.document)
            held = set(view.terms(match.passage.span, match.passage.citations))
            read = tuple(dict.fromkeys(word.text for word in asked.words if word.met_by(held)))
            assert match.explanation.terms == read


def test_a_short_form_that_a_document_defines_finds_the_long_one(library):
    """And the other way round."""
    for question in ("BDNF", "brain-derived neurotrophic factor"):
        assert library.ask(question).matches[0].section == ("Fish", "Wrasses")


def test_words_that_are_nowhere_are_named(library):
    """As the question wrote them."""
    assert library.ask("Do wrasses clean Aspirin or ibuprofen?").unknown == ("Aspirin", "ibuprofen")
    assert library.ask("Do wrasses clean gills?").unknown == ()
    found = library.ask("Do wrasses clean the gills of aspirin?").matches[0]
    assert found.explanation.missing == ()  # said once, of all passages


def test_evidence_that_cites_nothing_has_the_number_that_follows(tmp_path):
    """Of the next sentence of its passage that cites; none where itself cites, or none does."""
    text = """# Ferns

## Growth

Ferns were watered daily. They grew tall within a month. Only light was kept from them.[1,2] Others had
none.[3] Roots stayed short.

## References

1. Aa B. Ferns. J Fern. 2001;1:1-2.
2. Cc D. Light. J Fern. 2002;2:1-2.
3. Ee F. Dark. J Fern. 2004;4:1-2.
"""
    with library_in(home_in(tmp_path)) as library:
        library.add(written(tmp_path / "ferns.md", text))
        for asked, own, following in (
            ("Were ferns watered daily?", (), (1, 2)),
            ("Was light kept from them?", (1, 2), ()),
            ("Did roots stay short?", (), ()),
        ):
            match = library.ask(asked).matches[0]
            (evidence,) = match.evidence
            assert (evidence.references, evidence.following) == (own, following)
            numbers = [tuple(entry.number for entry in part) for part in match.cited]
            assert numbers == [own, following, tuple({1, 2, 3} - {*own, *following})]


def test_a_name_that_the_first_passage_alone_lacks_is_told(tmp_path):
    """M1, which another passage has; not M2, which the first has, nor what none has, nor a plain word."""
    text = REEFS.replace("bite dead coral", "of M2 reefs bite dead coral").replace(
        "larger", "M1 reefs' larger"
    )
    with library_in(home_in(tmp_path)) as library:
        library.add(written(tmp_path / "reefs.md", text))
        answer = library.ask("Do parrotfish of M1 reefs bite dead coral, or of M2, as wrasses or M3?")
        assert answer.matches[0].section == ("Fish", "Parrotfish")
        assert answer.matches[0].explanation.missing == ("M1", "wrasses")
        assert (answer.unnamed, answer.unmet, answer.unknown) == (("M1",), (), ("M3",))
        alone = library.ask("Do parrotfish of M1 reefs bite dead coral, or of M2, as wrasses or M3?", k=1)
        assert (alone.unnamed, alone.unmet) == ((), ("M1", "wrasses"))  # told of all that is shown


@pytest.mark.parametrize(("above", "told"), [("### Parrotfish", ("M1",)), ("### Parrotfish of M1 reefs", ())])
def test_a_name_that_stands_above_the_first_passage_is_not_told(tmp_path, above, told):
    """What its heading or its title names, a passage speaks of, though it does not say so again."""
    text = REEFS.replace("### Parrotfish", above).replace("larger", "M1 reefs' larger")
    with library_in(home_in(tmp_path)) as library:
        library.add(written(tmp_path / "reefs.md", text))
        answer = library.ask("Do parrotfish of M1 reefs bite dead coral?")
        assert answer.matches[0].explanation.missing == ("M1", "reefs")
        assert answer.unnamed == told


def test_a_word_is_met_by_another_that_is_derived_from_the_same_one(library):
    """It is neither unknown nor missing, and finds the passage where it occurs nowhere itself."""
    answer = library.ask("Are coral algae sugary?", mode="keyword")
    assert answer.unknown == answer.unmet == ()
    assert answer.matches[0].explanation.terms == ("coral", "algae", "sugary")
    assert [m.section[-1] for m in library.ask("sugary", mode="keyword").matches] == ["Growth of corals"]


def test_a_question_of_something_else_is_not_found_and_gives_the_nearest(library):
    """The verdict is no, and the passages are said to be the nearest only."""
    answer = library.ask("What dose of aspirin is given after a heart attack?")
    assert not answer.found
    assert answer.nearest == answer.matches != ()
    assert answer.confidence < 0.5


def test_a_question_in_the_documents_own_words_is_found(library):
    """The verdict is yes, and nothing is called merely near."""
    answer = library.ask("Parrotfish bite dead coral")
    assert answer.found
    assert answer.nearest == ()
    assert answer.confidence >= 0.5


def test_in_keyword_mode_only_what_shares_a_word_is_returned(library):
    """The words are the whole score, best first."""
    answer = library.ask("sand", mode="keyword")
    assert [match.section[-1] for match in answer.matches] == ["Parrotfish", "Growth of corals"]
    assert {(match.explanation.keyword, match.explanation.meaning) for match in answer.matches} == {(1, 0)}
    assert library.ask("aspirin", mode="keyword").matches == ()
    assert not library.ask("aspirin", mode="keyword").found


def test_in_meaning_mode_every_passage_can_be_returned(library):
    """The embedding is the whole score."""
    answer = library.ask("sand", mode="meaning", k=100)
    assert len(answer.matches) == 5
    assert {match.explanation.keyword for match in answer.matches} == {0}


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        ({"documents": ["kelp-2021"]}, {"kelp-2021"}),
        ({"documents": "reefs"}, {"reefs"}),
        ({"documents": ["kelp", "reefs"]}, {"kelp-2021", "reefs"}),
        ({"documents": None}, {"kelp-2021", "reefs"}),
        ({"documents": ["reefs"], "sections": ["fish"]}, {"reefs"}),
    ],
)
def test_only_the_documents_that_are_named_are_searched(library, limit, found):
    """By id or its beginning, one or several; None means all."""
    assert {match.document.id for match in library.ask("coral and kelp", k=20, **limit).matches} == found


@pytest.mark.parametrize(
    ("sections", "found"),
    [
        (["FISH"], {("Fish", "Parrotfish"), ("Fish", "Wrasses")}),
        (["parrot", "grows"], {("Fish", "Parrotfish"), ("Where it grows",)}),
        ("wrasses", {("Fish", "Wrasses")}),
    ],
)
def test_only_the_sections_that_are_named_are_searched(library, sections, found):
    """By a word of their heading or of one above, whatever the case."""
    assert {match.section for match in library.ask("coral", k=20, sections=sections).matches} == found


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ({"documents": ["moss"]}, "'moss' is not the id of a document"),
        ({"sections": ["Roots"]}, "No section 'Roots' is there"),
        ({"documents": ["kelp"], "sections": ["Fish"]}, "No section 'Fish' is there"),
    ],
)
def test_a_part_that_is_not_there_is_said_not_to_be(library, limit, told):
    """Rather than searched in vain."""
    with pytest.raises(UnknownName, match=told):
        library.ask("coral", **limit)


@pytest.mark.parametrize("k", [1, 2, 100])
def test_at_most_as_many_passages_as_asked_for(library, k):
    """There are five in all."""
    assert len(library.ask("coral", k=k).matches) == min(k, 5)


@pytest.mark.parametrize(
    ("question", "settings", "told"),
    [
        ("", {}, "The question is empty"),
        (" \n\t ", {}, "The question is empty"),
        ("?!… ()", {}, "The question is empty"),
        ("🧪🐟", {}, "The question is empty"),
        ("\0", {}, "The question is empty"),
        ("\ud800", {}, "The question is empty"),
        ("the of and", {}, "“the of and” holds only words that every text has"),
        ("a", {}, "holds only words that every text has"),
        ("1 2 x ²", {}, "“1 2 x ²” holds only single letters or digits"),
        ("coral " * 16_667, {}, "The question has 100,001 characters, more than 2,000"),
        (" ".join(f"w{number}" for number in range(400)), {}, "400 different terms, more than 256"),
        ("coral", {"k": 0}, "0 passages were asked for. Ask for 1 to 100"),
        ("coral", {"k": 101}, "101 passages were asked for. Ask for 1 to 100"),
        ("coral", {"mode": "magic"}, "There is no mode 'magic'. Choose one of: hybrid, keyword, meaning"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_reason(library, question, settings, told):
    """And with what to do instead."""
    with pytest.raises(QuestionError) as caught:
        library.ask(question, **settings)
    assert told in str(caught.value)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "question",
    [
        "珊瑚吃什么？",
        "ما الذي يأكله المرجان؟",
        "Чем питаются кораллы?",
        "<script>alert('coral')</script>",
        "**coral** `sand` | table | ![](http://example.org/x.png)",
        "'; DROP TABLE documents; --",
        "coral\0sand",
        "coral \ud800 sand",
        "12345",
        "xy",
        "β-2",
        "IL-6<TNF",
        "e\u0301te\u0301",
        "ﬁsh",
        "\u202ecoral",
        "coral\n\nsand",
        "z" * 2_000,
        "(" * 900 + "coral" + ")" * 900,
        "NF-κB " * 300,
        "[1-99999]",
    ],
)
def test_any_other_question_gets_an_answer(library, question, mode):
    """In another script, with mark-up or signs that steer: the question comes back as it was asked."""
    answer = library.ask(question, mode=mode)
    assert answer.question == question.strip()
    assert answer.mode == mode
    assert answer.nearest == (() if answer.found else answer.matches)


def test_blanks_around_a_question_do_not_count(library):
    """The answer is the same but for the time it took."""
    assert library.ask("  coral \n").matches == library.ask("coral").matches


def test_a_library_without_documents_cannot_be_asked(tmp_path):
    """In every mode the message says what to do."""
    library = library_in(home_in(tmp_path))
    library.remove("kelp-2021")
    for mode in MODES:
        with pytest.raises(QuestionError, match=r"no documents yet\. Add one: askreviews add FILE"):
            library.ask("Does kelp work?", mode=mode)
