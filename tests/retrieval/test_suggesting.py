"""Words of the documents for words that are probably misspelt."""

from dataclasses import replace

import pytest

import askreviews
from askreviews.answers import Misspelling, Synonyms
from askreviews.documents import Paragraph, Section, Span
from askreviews.retrieval.suggesting import Suggestions
from sample_corpus import home_in
from sample_review import DOCUMENT


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The digest of kelp, asked with the model that ships: to the fake one every word is known."""
    with askreviews.open(home_in(tmp_path_factory.mktemp("kelp"))) as library:
        yield library


@pytest.mark.parametrize(("written", "meant"), [("presure", "pressure"), ("Forrests", "forests")])
def test_a_misspelt_word_comes_with_the_one_that_is_spelt_most_like_it(library, written, meant):
    """It stays unknown: nothing is searched for in its place."""
    answer = library.ask(f"What of {written} and kelp?")
    assert answer.misspelt == (Misspelling(written, meant),)
    assert answer.unknown == (written,)


def test_another_form_of_a_word_is_no_misspelling(library):
    """It ends in another letter: "iodind" may be one, but so would "hypoxic" be for "hypoxia"."""
    answer = library.ask("Does iodind help?")
    assert (answer.unknown, answer.misspelt) == (("iodind",), ())


@pytest.mark.parametrize(
    ("written", "other"),
    [("exonuclease", "endonuclease"), ("hypertonic", "hypotonic"), ("intracellular", "intercellular")],
)
def test_another_prefix_is_no_misspelling(written, other):
    """It says something else, and is spelt rightly; a letter wrong behind the prefix is a misspelling."""
    section = Section("", (), Span(0, 0), paragraphs=(Paragraph(Span(0, len(other)), ()),))
    suggestions = Suggestions([replace(DOCUMENT, text=other, sections=(section,))])
    assert suggestions.for_word(written) is None
    assert suggestions.for_word(f"{other[:6]}{other[7:]}") == other


def test_a_word_of_a_title_alone_is_neither_unknown_nor_misspelt(library):
    """Titles and headings are not searched, but nobody should read that their words occur nowhere."""
    answer = library.ask("Kelp and health?")
    assert (answer.unknown, answer.misspelt) == ((), ())
    assert "health" not in answer.matches[0].explanation.terms


def test_an_english_word_is_not_corrected(library):
    """The model reads it in one piece: "pleasure" is not "pressure" misspelt."""
    answer = library.ask("pleasure and iodine?")
    assert (answer.unknown, answer.misspelt) == (("pleasure",), ())
    assert library.ask("preasure and iodine?").misspelt == (Misspelling("preasure", "pressure"),)


def test_a_lay_word_is_not_among_those_that_only_the_passages_lack(library):
    """No document holds it, which is why it was read as something else."""
    answer = library.ask("Iodine and forests?", k=1)
    (unmet,) = answer.unmet
    assert replace(answer, synonyms=(Synonyms(unmet, ("thyroid",)),)).unmet == ()


@pytest.mark.parametrize("written", ["aspirin", "IL-7", "kepl", "x" * 300])
def test_a_word_that_is_like_none_has_no_suggestion(library, written):
    """Neither another word, nor a name with a number, nor one too short or too long to tell."""
    assert library.ask(f"{written} and iodine?").misspelt == ()
