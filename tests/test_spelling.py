"""One spelling for what is written in many ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askreviews.spelling import american, folded, plain


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("TGFbeta1", "TGFβ1"),
        ("nfkappab", "nfκb"),
        ("alphabet", "alphabet"),
        ("TGF\u2011ß1", "TGF-β1"),
        ("Ca²⁺", "Ca2+"),
        ("10⁶", "10^6"),
        ("H₂O", "H2O"),
        ("Straße", "Straße"),
        ("naïve", "naive"),
        ("τ", "tau"),
        ("Λόγος", "Λογος"),
    ],
)
def test_a_word_in_compatibility_form(written, expected):
    """Greek names inside a name become letters, charges and exponents stay apart, accents go."""
    assert plain(written) == expected


@pytest.mark.parametrize("name", ["NF-κB", "NF- κ B", "NF kappa B", "NF\u2013kB", "NFκB"])
def test_a_name_has_one_key(name):
    """Hyphens, spaces and Greek do not matter to the key of a name; case does."""
    assert folded(name) == "NFkB"


@pytest.mark.parametrize(
    ("british", "expected"),
    [
        ("antitumour", "antitumor"),
        ("ischaemia", "ischemia"),
        ("diarrhoea", "diarrhea"),
        ("characterised", "characterized"),
        ("analysed", "analyzed"),
        ("nanometres", "nanometers"),
        ("exercise", "exercise"),
        ("comprise", "comprise"),
        ("precise", "precise"),
        ("disease", "disease"),
        ("hours", "hours"),
        ("aerobic", "aerobic"),
    ],
)
def test_british_spelling_is_folded(british, expected):
    """Regular differences are folded; words spelt alike everywhere stay."""
    assert american(british) == expected


@given(st.text(max_size=60))
def test_any_text_folds(text):
    """No text is too odd to be folded, and the key holds no space."""
    assert not any(c.isspace() for c in folded(text))
