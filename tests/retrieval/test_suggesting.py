"""Words of the documents for words that are probably misspelt."""

import pytest

from askreviews.answers import Misspelling
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


@pytest.mark.parametrize("written", ["aspirin", "IL-7", "kepl", "x" * 300])
def test_a_word_that_is_like_none_has_no_suggestion(library, written):
    """Neither another word, nor a name with a number, nor one too short or too long to tell."""
    assert library.ask(f"{written} and iodine?").misspelt == ()
