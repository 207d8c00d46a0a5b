"""Lay words of a question, read as the documents' terms for them where no document has the words."""

import pytest

from askreviews import engines
from askreviews.abbreviations import Abbreviations
from askreviews.answers import Synonyms
from askreviews.lexical import weigh
from askreviews.retrieval import Question, Searcher, Vocabulary
from askreviews.retrieval.thesaurus import Thesaurus, lay_terms
from askreviews.testing import FakeEncoder
from sample_corpus import home_in, library_in, written

ENCODER = FakeEncoder()
REVIEW = """# Ferns in medicine

## Routes

Fern oil was given by the nasal route in two trials [1]. Others chose an injection into the tail [2].

## Cells

In hypoxia, cells of the frond secrete more oil [3]. A bruise of the frond heals in a week.

## Leaves

Fronds kept in little oxygen turn brown.

## Seeds

Young ferns are often short of water.

## References

1. Aa B. Noses. J Fern. 2001;1:1-2.
2. Cc D. Tails. J Fern. 2002;2:1-2.
3. Ee F. Air. J Fern. 2004;4:1-2.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """One review of ferns."""
    folder = tmp_path_factory.mktemp("ferns")
    with library_in(home_in(folder)) as library:
        library.add(written(folder / "ferns.md", REVIEW))
        yield library


def test_a_lay_word_that_occurs_nowhere_is_read_as_terms_that_do(library):
    """The answer says so, the passage meets the word, and it is not among the unknown ones."""
    answer = library.ask("Can I sniff fern oil?")
    assert answer.synonyms == (Synonyms("sniff", ("nasal",)),)
    assert answer.unknown == ()
    assert answer.matches[0].section == ("Routes",)
    assert "sniff" in answer.matches[0].explanation.terms


def test_a_phrase_is_read_whole(library):
    """Its words may stand apart by stop words; the longest phrase of a place counts."""
    answer = library.ask("Do fronds starved of oxygen give more oil?")
    assert answer.synonyms == (Synonyms("starved of oxygen", ("hypoxia",)),)
    assert answer.matches[0].section == ("Cells",)


def test_what_the_documents_say_themselves_stays_as_it_is(library):
    """A phrase whose words stand in one passage, and one for which they have no term."""
    assert library.ask("Does a bruise heal?").synonyms == ()
    assert library.ask("Does too little oxygen turn fronds brown?").synonyms == ()
    answer = library.ask("Can the windpipe take fern oil?")
    assert (answer.synonyms, answer.unknown) == ((), ("windpipe",))


def test_words_of_a_phrase_in_different_passages_do_not_count_as_the_phrase(library):
    """The seeds are short of water in one, the air holds oxygen in another."""
    assert library.ask("Which fern is short of oxygen?").synonyms == (
        Synonyms("short of oxygen", ("hypoxia",)),
    )


def test_only_the_documents_searched_count(library):
    """What the kelp's digest lacks is unknown there, whatever the review of ferns says."""
    answer = library.ask("Can I sniff kelp extract?", documents=["kelp-2021"])
    assert (answer.synonyms, answer.unknown) == ((), ("sniff",))
    there = library.ask("Does a bruise of the frond heal?", documents=["ferns"], sections=["Routes"])
    assert there.unknown == ("bruise", "frond", "heal")


def test_terms_that_were_not_written_prove_no_answer(library):
    """That a passage has the term for "sniff" says nothing of whether anybody sniffs violins."""
    searcher = Searcher(engines.load().read(library.home / "index"), ENCODER)
    lay, plain = (searcher.read(text, Abbreviations()) for text in ("Sniff violins?", "Smell violins?"))
    assert [synonyms.text for synonyms in lay.synonyms] == ["Sniff"]
    asked = ENCODER.embed([lay.for_model])[0]
    own = searcher.own_pieces(lay)
    assert asked.pieces[:own].tolist() == ENCODER.embed(["Sniff violins?"])[0].pieces.tolist()
    assert own < len(asked.pieces)
    assert searcher.own_pieces(plain) is None


def test_papers_are_asked_for_in_lay_words_too(library):
    """The bibliography is ranked by the same reading of the question."""
    assert library.papers("Can I sniff it?")[0].reference.number == 1


def test_the_list_that_ships_can_be_read():
    """Each phrase once, none without a term."""
    thesaurus = lay_terms()
    assert len(thesaurus.terms) > 200
    assert all(terms and all(terms) for terms in thesaurus.terms.values())
    assert max(map(len, thesaurus.terms)) == thesaurus.longest


@pytest.mark.parametrize("line", ["sniff", "sniff\t", "of the\tnasal", "needle\tnasal\nneedles\toral"])
def test_a_broken_list_is_refused(line):
    """A phrase without terms or without words, and one that stands twice."""
    with pytest.raises(ValueError, match=r"No terms|stands twice"):
        Thesaurus.read(line)


def test_a_number_is_met_in_words_and_in_figures():
    """Nine passages are 9 passages."""
    weights = weigh([["9", "spore"], ["nine", "frond"]])
    for asked, other in (("nine spores", "9"), ("9 spores", "nine")):
        question = Question.parse(asked, Abbreviations()).with_cognates(Vocabulary(weights))
        assert question.words[0].forms[-1] == (other,)


def test_other_forms_of_an_irregular_word_are_met():
    """*Mouse* where the documents say mice, *fall* where they say fell; what they have is left alone."""
    seen = Vocabulary(weigh([["mice", "fell"], ["spore", "fall"]]))
    (mouse,) = Question.parse("mouse", Abbreviations()).with_cognates(seen).words
    assert mouse.met_by(("mice",))
    assert seen.cognates("mous") == ("mice",)
    assert seen.cognates("fall") == ("fell",)
    assert seen.cognates("spore") == ()
