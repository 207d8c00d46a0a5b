"""BM25 weights: rank-bm25's scores, without its traps."""

from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from askreviews.lexical import TermWeights, weigh

UNITS = [["scar", "axon", "scar"], ["axon"], [], ["vessel", "axon"]]
term = st.sampled_from("abcdefgh")
corpora = st.lists(st.lists(term, max_size=12), min_size=1, max_size=12).filter(any)


@given(corpora, st.lists(st.sampled_from("abcdefghxyz"), max_size=6), st.floats(0.1, 3), st.floats(0, 0.99))
def test_scores_are_those_of_rank_bm25(units, question, k1, b):
    """For every collection, question and setting, each unit's score is the one that rank-bm25 gives."""
    expected = BM25Plus(units, k1=k1, b=b, delta=0).get_scores(question)
    np.testing.assert_allclose(weigh(units, k1=k1, b=b).scores(question), expected, atol=1e-6)


def test_an_empty_unit_scores_nothing_where_rank_bm25_divides_zero_by_zero():
    """With b = 1 the length of an empty unit takes its whole denominator away."""
    assert weigh(UNITS, b=1.0).scores(["axon"]).tolist()[2] == 0.0


def test_the_formula_worked_by_hand():
    """Four units of 1.5 terms on average; "scar" is twice in the first, which holds three terms."""
    norm = 0.9 * (1 - 0.4 + 0.4 * 3 / 1.5)
    weights = weigh(UNITS)
    assert weights.average_length == 1.5
    assert weights.scores(["scar"]) == pytest.approx([log(5 / 1) * 2 * 1.9 / (norm + 2), 0, 0, 0])


def test_the_columns_hold_only_units_with_the_term():
    """The matrix is stored term by term: sorted vocabulary, where each column starts, ascending rows."""
    weights = weigh(UNITS)
    assert weights.vocabulary == ("axon", "scar", "vessel")
    assert weights.starts.tolist() == [0, 3, 4, 5]
    assert weights.rows.tolist() == [0, 1, 3, 0, 3]
    assert (weights.starts.dtype, weights.rows.dtype, weights.weights.dtype) == (
        np.int64,
        np.int32,
        np.float64,
    )


def test_a_term_in_most_units_still_counts():
    """The idf is above zero for a term in three of four units, and zero for an unknown one."""
    weights = weigh(UNITS)
    assert weights.idf("axon") == pytest.approx(log(5 / 3))
    assert weights.idf("aspirin") == 0.0
    assert (weights.scores(["axon"]) > 0).tolist() == [True, True, False, True]


def test_a_repeated_term_counts_twice():
    """A question that names a term twice gives it twice the weight, as rank-bm25 does."""
    weights = weigh(UNITS)
    np.testing.assert_allclose(weights.scores(["scar", "scar"]), 2 * weights.scores(["scar"]))


def test_a_related_term_counts_a_quarter():
    """Words of a long form count less than the short form that the question has."""
    weights = weigh(UNITS)
    both = weights.scores(["vessel"], related=["axon", "unknown"])
    np.testing.assert_allclose(both, weights.scores(["vessel"]) + 0.25 * weights.scores(["axon"]))


def test_membership_is_of_terms():
    """A term is in the weights when some unit holds it."""
    weights = weigh(UNITS)
    assert "scar" in weights
    assert "zebra" not in weights


def test_terms_by_their_beginning():
    """All of them, in order; none where none begins so."""
    weights = weigh([["scar", "scarring", "axon"], ["scar", "scab", "scat"]])
    assert list(weights.beginning_with("scar")) == ["scar", "scarring"]
    assert list(weights.beginning_with("")) == ["axon", "scab", "scar", "scarring", "scat"]
    assert list(weights.beginning_with("zebra")) == list(weigh([]).beginning_with("a")) == []


@pytest.mark.parametrize("units", [[], [[]], [[], []]])
def test_nothing_to_weigh_gives_zeros(units):
    """An empty collection and empty units score zero, where rank-bm25 divides by zero."""
    weights = weigh(units)
    assert weights.scores(["axon"]).tolist() == [0.0] * len(units)
    assert weights.idf("axon") == 0.0
    assert weights.average_length == 0.0


def test_weights_may_be_memory_mapped(tmp_path: Path):
    """Arrays that are read from disk and cannot be written to give the same scores."""
    built = weigh(UNITS)
    arrays = {}
    for name in ("starts", "rows", "weights"):
        np.save(tmp_path / f"{name}.npy", getattr(built, name))
        arrays[name] = np.load(tmp_path / f"{name}.npy", mmap_mode="r")
    mapped = TermWeights(
        vocabulary=built.vocabulary, size=built.size, average_length=built.average_length, **arrays
    )
    assert mapped.scores(["axon", "scar"]).tolist() == built.scores(["axon", "scar"]).tolist()
