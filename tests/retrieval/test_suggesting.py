"""Words of the documents for words that are probably misspelt."""

from dataclasses import replace

import pytest

from askreviews.answers import Misspelling, Synonyms
from sample_corpus import home_in, library_in


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The digest of kelp."""
    with library_in(home_in(tmp_path_factory.mktemp("kelp"))) as library:
        yield library


@pytest.mark.parametrize(("written", "meant"), [("presure", "pressure"), ("Forrests", "forests")])
def test_a_misspelt_word_comes_with_the_one_that_is_spelt_most_like_it(library, written, meant):
    """It stays unknown: nothing is searched for in its place."""
    answer = library.ask(f"What of {written} and kelp?")
    assert answer.misspelt == (Misspelling(written, meant),)
    assert answer.unknown == (written,)


def test_a_word_of_a_title_alone_is_not_suggested_for_itself(library):
    """Titles, headings and references are not searched: nobody who types their words is wrong."""
    answer = library.ask("Kelp and health?")
    assert (answer.unknown, answer.misspelt) == (("health",), ())


def test_a_lay_word_is_not_among_those_that_only_the_passages_lack(library):
    """No document holds it, which is why it was read as something else."""
    answer = library.ask("Iodine and forests?", k=1)
    (unmet,) = answer.unmet
    assert replace(answer, synonyms=(Synonyms(unmet, ("thyroid",)),)).unmet == ()


@pytest.mark.parametrize("written", ["aspirin", "IL-7", "kepl", "x" * 300])
def test_a_word_that_is_like_none_has_no_suggestion(library, written):
    """Neither another word, nor a name with a number, nor one too short or too long to tell."""
    assert library.ask(f"{written} and iodine?").misspelt == ()
