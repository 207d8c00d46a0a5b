"""The query adapters: what their numbers do, worked by hand, and for whom they are."""

import os
import subprocess
import sys
from math import exp

import numpy as np
import pytest

from askreviews import encoders
from askreviews.encoders import Embedding
from askreviews.engines import PassageTokens
from askreviews.retrieval import query_adapter
from askreviews.retrieval.late import LateInteraction
from askreviews.retrieval.query_adapter import ANSWERING, RANKING, QueryAdapter, fitted_for

EAST, NORTH = (127, 0), (0, 127)


def adapter(down, up, importance) -> QueryAdapter:
    return QueryAdapter(*(np.array(numbers, np.float32) for numbers in (down, up, importance)))


TURNING = adapter([[1], [0]], [[-1, 1]], [0, 0])
"""What points east looks for what points north: (1, 0) + 1 * (-1, 1)."""
WEIGHING = adapter([[0], [0]], [[0, 0]], [0, -2])
"""What points north counts exp(-2)."""


def test_a_piece_looks_for_something_else():
    """(1, 0) becomes (0, 1); (0, 1), which the first matrix does not see, stays."""
    (sought,) = query_adapter.sought(np.array([EAST, NORTH], np.int8), (TURNING,))
    np.testing.assert_array_equal(sought.tokens, [NORTH, NORTH])


def test_a_piece_counts_more_or_less():
    """Of (1, 0) and (0, 1) with importance (0, -2): exp(0) and exp(-2), whatever the vectors' lengths."""
    weights = query_adapter.sought(np.array([EAST, (0, 60)], np.int8), (WEIGHING,))[0].weights
    np.testing.assert_allclose(weights, [1, exp(-2)], rtol=1e-6)


QUESTION = Embedding(np.zeros(2, np.float32), np.array([8, 9], np.int32), np.array([EAST, NORTH], np.int8))


def looking(*by: QueryAdapter | None) -> LateInteraction:
    """At two passages of one piece each, east and north; the question is for east and north, both as rare."""
    held = PassageTokens(
        starts=np.array([0, 1, 2]),
        pieces=np.array([1, 2], np.int32),
        vectors=encoders.shifted(np.array([EAST, NORTH], np.int8)),
        sentences=np.array([0, 1, 2]),
        lengths=np.full(2, 127, np.float32),
    )
    return LateInteraction(held, np.arange(3), *by)


SHARE = 1 / (1 + exp(-2))


@pytest.mark.parametrize(
    ("by", "scores"), [(None, [0.5, 0.5]), (TURNING, [0, 1]), (WEIGHING, [SHARE, 1 - SHARE])]
)
def test_one_adapter_ranks_and_another_tells_whether_there_is_an_answer(by, scores):
    """East looks for north, so the northern passage has all; as the model has it, each has one of two."""
    late = looking(by, None)
    assert late.look(late.read(QUESTION), [0, 1]).scores.tolist() == pytest.approx(scores)
    assert late.closeness(late.read(QUESTION), [0, 1]).tolist() == pytest.approx([0.5, 0.5])
    late = looking(None, by)
    assert late.look(late.read(QUESTION), [0, 1]).scores.tolist() == pytest.approx([0.5, 0.5])
    assert late.closeness(late.read(QUESTION), [0, 1]).tolist() == pytest.approx(scores)


def test_two_adapters_at_once_are_each_as_alone():
    """Of different ranks, in either order, with one missing or both: the same pieces and weights."""
    choose = np.random.default_rng(3)
    tokens = choose.integers(-127, 128, (5, 6), dtype=np.int8)
    first, second = (
        adapter(choose.normal(size=(6, rank)), choose.normal(size=(rank, 6)), choose.normal(size=6))
        for rank in (1, 3)
    )
    for adapters in ((first, second), (second, first), (None, first), (second, None), (None, None)):
        for by, made in zip(adapters, query_adapter.sought(tokens, adapters), strict=True):
            alone = query_adapter.sought(tokens, (by,))[0] if by else query_adapter.Sought(tokens, np.ones(5))
            np.testing.assert_array_equal(made.tokens, alone.tokens)
            np.testing.assert_array_equal(made.weights, alone.weights)


@pytest.mark.parametrize("file", [RANKING, ANSWERING])
def test_it_is_for_the_model_it_was_fitted_to_alone(file):
    """The installed model has it; another one's vectors mean something else."""
    shipped = fitted_for(encoders.load().fingerprint, file)
    assert shipped is not None
    assert shipped.down.shape == (384, len(shipped.up))
    assert shipped.up.shape == (len(shipped.up), 384)
    assert shipped.importance.shape == (384,)
    assert fitted_for("f00d", file) is None


@pytest.mark.parametrize("file", [RANKING, ANSWERING])
def test_the_shipped_numbers_change_a_question_and_do_not_replace_it(file):
    """All finite; each piece still points where it did, roughly, and none is left out or counts alone."""
    assert np.load(file).dtype == np.float16
    assert np.isfinite(np.load(file)).all()
    encoder = encoders.load()
    tokens = encoder.embed(["How much kelp lowers IL-6 in mice?"])[0].tokens
    shipped = fitted_for(encoder.fingerprint, file)
    sought = query_adapter.sought(tokens, (shipped,))[0]
    adapted = sought.tokens
    products = np.einsum("nd,nd->n", tokens.astype(int), adapted.astype(int))
    cosines = products / encoders.lengths(tokens) / encoders.lengths(adapted)
    assert cosines.mean() > 0.5
    assert cosines.min() > 0.3
    assert cosines.max() < 1
    assert 0.1 < sought.weights.min() < sought.weights.max() < 10


def test_what_a_question_looks_for_does_not_depend_on_the_number_of_threads():
    """With one thread for all products and with four: the same bytes, before they are rounded too."""
    program = (
        "import sys\n"
        "from askreviews import encoders\n"
        "from askreviews.retrieval import query_adapter\n"
        "from askreviews.retrieval.query_adapter import RANKING, fitted_for\n"
        "encoder = encoders.load()\n"
        "tokens = encoder.embed(['How much does kelp lower IL-6 in mice, rats and pigs?'])[0].tokens\n"
        "encoders.graphs._processors = lambda: int(sys.argv[1])\n"
        "shipped = fitted_for(encoder.fingerprint, RANKING)\n"
        "exact = encoders.low_rank(tokens.astype('f4') / 127, shipped.down, shipped.up)\n"
        "sought = query_adapter.sought(tokens, (shipped,))[0]\n"
        "for values in (exact, sought.tokens, sought.weights):\n"
        "    sys.stdout.buffer.write(values.tobytes())\n"
    )
    one, four = (
        subprocess.run(
            [sys.executable, "-c", program, threads],
            capture_output=True,
            check=True,
            env=os.environ | {"OPENBLAS_NUM_THREADS": threads},
        ).stdout
        for threads in ("1", "4")
    )
    assert len(one) > 10 * 384 * 5
    assert one == four
